"""Measure the precision of each pattern of the rule-based attributor on annotated articles.

    python -m tests.quality.pattern_precision PATH/polnear/train.jsonl [EVERY]

EVERY takes every n-th article (default 1). A draft that lies within no other one counts as right where an annotated
attribution shares its cue, its source (or both have none) and at least half of its content (intersection over
union of the characters), one to one, as in "linked with cue" of the attribution scorer. The figures are written into
the table ``confidence`` of the cue lexicon by hand.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

from pipeline.model import Reading
from pipeline.nlp.spacy_parser import SpacyParser
from pipeline.stages.attribute.draft import Draft, Stretch
from pipeline.stages.attribute.page import Page
from pipeline.stages.attribute.patterns import find_drafts
from tests.conftest import plain_article

Annotation = dict[str, list[dict[str, int]]]


def _stretches(spans: list[dict[str, int]]) -> list[Stretch]:
    return [(s["start"], s["end"]) for s in spans]


def _meet(left: list[Stretch], right: list[Stretch]) -> bool:
    if not left or not right:
        return not left and not right
    return any(a < d and c < b for a, b in left for c, d in right)


def _overlap(left: list[Stretch], right: list[Stretch]) -> float:
    one = {i for a, b in left for i in range(a, b)}
    other = {i for a, b in right for i in range(a, b)}
    return len(one & other) / len(one | other) if one | other else 0.0


def _right(draft: Draft, gold: list[Annotation]) -> list[tuple[float, int]]:
    """The annotations that the draft agrees with: how well, and which."""
    found = []
    for number, annotation in enumerate(gold):
        content = _stretches(annotation["content"])
        source, cue = ([s] if s else [] for s in (draft.source, draft.cue))
        # Formats without a cue have a colon for a cue in PolNeAR.
        same_cue = not draft.cue or _meet(cue, _stretches(annotation["cue"]))
        if same_cue and _meet(source, _stretches(annotation["source"])):
            overlap = _overlap(list(draft.content), content)
            if overlap >= 0.5:
                found.append((overlap, number))
    return found


def _outer(drafts: list[Draft]) -> list[Draft]:
    return [d for d in drafts if not any(o is not d and all(o.covers(c) for c in d.content) for o in drafts)]


def count(page: Page, gold: list[Annotation], made: Counter[str], right: Counter[str]) -> None:
    """Add the drafts of a page, by pattern, to `made`, and those that are annotated to `right`."""
    drafts = [d for d in _outer(find_drafts(page)[0]) if d.source or d.cue]
    pairs = sorted((-value, i, j) for i, d in enumerate(drafts) for value, j in _right(d, gold))
    taken: set[int] = set()
    hit: set[int] = set()
    for _, i, j in pairs:
        if i not in hit and j not in taken:
            hit.add(i)
            taken.add(j)
    made.update(d.pattern for d in drafts)
    right.update(drafts[i].pattern for i in hit)


def main(path: str, every: int = 1) -> None:
    """Print one line for each pattern: name, precision, right ones, all."""
    parser = SpacyParser()
    made: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for number, line in enumerate(Path(path).read_text("utf-8").splitlines()):
        if number % every == 0:
            document = json.loads(line)
            article = plain_article(document["text"])
            page = Page(Reading(article, parser.parse(article)))
            count(page, document["attributions"], made, right)
    for pattern in sorted(made):
        share = right[pattern] / made[pattern]
        sys.stdout.write(f"{pattern} = {share:.2f}  # {right[pattern]} of {made[pattern]}\n")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 1)
