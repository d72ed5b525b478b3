"""What each part of the attributor brings: PolNeAR dev, scored with one part after the other taken away or added.

    python -m tests.quality.ablation

Parts are taken away when the tagger is used, not when it is trained: a network that never had them would lean on the
rest a little more. "greedy tags" takes the best allowed tag of each word, "nearest cue" links by distance. Figures are
exact F1 by role, F1 of the tokens of contents, and F1 of linked attributions.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, replace
from typing import Any
from unittest.mock import patch

import numpy as np

from pipeline import jsonl
from pipeline.model import Article, Attribution, Reading
from pipeline.nlp.spacy_parser import SpacyParser
from pipeline.nlp.tagger import Part, Tagged
from pipeline.nlp.tagger.crf import Crf, Floats
from pipeline.nlp.tagger.links import Weights
from pipeline.nlp.tagger.shipped import shipped_tagger
from pipeline.nlp.tagger.tagger import Tagger
from pipeline.nlp.tagger.words import RULE, Ints, Words
from pipeline.seeds import find_seeds
from pipeline.stages.attribute import RuleAttributor, TrainedAttributor
from pipeline.stages.attribute.hints import hinted_words
from pipeline.stages.attribute.page import Page
from pipeline.stages.attribute.patterns import find_drafts
from pipeline.stages.parse import parse_seeds
from pipeline.workers import available_cores
from tests.quality.scorer import DEV, Record, attribution_scorer, read_records

FIGURES = ("source exact", "cue exact", "content exact", "content token", "linked")
FORBIDDEN = -1e3


@dataclass(frozen=True, slots=True)
class Read:
    """An article, and its words as the tagger is given them."""

    reading: Reading
    words: Words


def _without_rules(words: Words) -> Words:
    features = words.features.copy()
    features[:, RULE] = 0
    return replace(words, features=features, hint=np.full_like(words.hint, -1))


def _greedy(tagger: Tagger) -> AbstractContextManager[object]:
    """The tagger with a CRF that only forbids."""
    follow, start = (np.where(x < FORBIDDEN, x, 0).astype(np.float32) for x in (tagger.crf.follow, tagger.crf.start))
    return patch.object(tagger, "crf", Crf(follow, start))


def _nearest(weights: Weights, words: Words, offset: int, hidden: Floats, left: Ints, right: Ints, role: str) -> Floats:
    """All probability on the nearest span."""
    out = np.zeros((len(left), 1 + len(right)), np.float32)
    if not len(right):
        out[:, 0] = 1
        return out
    gap = np.maximum(left[:, None, 0] - right[None, :, 1], right[None, :, 0] - left[:, None, 1])
    out[np.arange(len(left)), 1 + gap.argmin(1)] = 1
    return out


@contextmanager
def _both(tagger: Tagger) -> Iterator[None]:
    with _greedy(tagger), _linking_by_distance(tagger):
        yield


def _linking_by_distance(tagger: Tagger) -> AbstractContextManager[object]:
    return patch("pipeline.nlp.tagger.tagger.link_probabilities", _nearest)


def _as_it_is(tagger: Tagger) -> AbstractContextManager[object]:
    return nullcontext()


def _span(part: Part | None) -> Record | None:
    return None if part is None else {"start": part.start, "end": part.end}


def _tagged(article: Article, found: list[Tagged]) -> Iterator[Record]:
    for one in found:
        if one.content:
            content = [_span(part) for part in one.content]
            yield {"article": article.id, "source": _span(one.source), "cue": _span(one.cue), "content": content}


def _attributed(made: tuple[Attribution, ...], kept: Callable[[Attribution], bool]) -> Iterator[Record]:
    return (jsonl.decode(jsonl.encode(said), Record) for said in made if kept(said))


def main() -> int:
    """Print a line of figures for each variant; returns the exit status."""
    scorer, gold = attribution_scorer(), read_records(DEV)
    parser, tagger = SpacyParser(), shipped_tagger(available_cores())
    read = []
    for article in parse_seeds(find_seeds([str(DEV)])):
        if isinstance(article, Article):
            page = Page(Reading(article, parser.parse(article)))
            read.append(Read(page.reading, hinted_words(page, find_drafts(page)[0])))

    def show(name: str, predicted: list[Record]) -> None:
        scores: dict[str, Any] = scorer.score(gold, predicted)["scores"]
        figures = "".join(f"{scores[figure].f1:15.3f}" for figure in FIGURES)
        print(f"{name:34}{figures}", flush=True)

    print(" " * 34 + "".join(f"{figure:>15}" for figure in FIGURES))
    rules = RuleAttributor()
    show("rules", [r for one in read for r in _attributed(rules.attribute(one.reading).made, lambda a: not a.parent)])
    for name, change, reduced in (
        ("tagger, greedy tags, nearest cue", _both, False),
        ("tagger, greedy tags", _greedy, False),
        ("tagger, nearest cue", _linking_by_distance, False),
        ("tagger, no features of the rules", _as_it_is, True),
        ("tagger", _as_it_is, False),
    ):
        with change(tagger):
            show(
                name,
                [
                    r
                    for one in read
                    for r in _tagged(
                        one.reading.article, tagger.find(_without_rules(one.words) if reduced else one.words)
                    )
                ],
            )
    trained = TrainedAttributor(tagger)
    made = [trained.attribute(one.reading).made for one in read]
    for name, kept in (
        ("tagger and rules, outermost", lambda a: not a.parent),
        ("... without the doubtful", lambda a: not a.parent and not a.doubtful),
        ("... with nested ones", lambda a: True),
    ):
        show(name, [r for found in made for r in _attributed(found, kept)])
    return 0


if __name__ == "__main__":
    sys.exit(main())
