"""Conversations written as turns: "REYES: ...", "Q. ... A. ...", initials."""

from __future__ import annotations

import re
from collections import Counter
from functools import partial
from itertools import takewhile, zip_longest

from pipeline.model import Block, SourceKind
from pipeline.stages.attribute.draft import Draft
from pipeline.stages.attribute.label import stance_of
from pipeline.stages.attribute.page import Page

TURN = re.compile(r"(?:[\"“”]|'')?(?P<label>(?:Q|A)(?=[.:] )|[^\W\d_][\w.'’ -]{0,45}?)(?::|(?<=Q)\.|(?<=A)\.) +(?=\S)")
QUESTION_AND_ANSWER = frozenset({"Q", "A"})
ASIDE = re.compile(r"[\"“”]?[(\[][^()\[\]\n]*[)\]][\"“”]?$")
"""A stage direction that is a line: "(CROSSTALK)", "[laughter]"."""
MIN_TURNS = 2
MIN_SPEAKERS = 2
MAX_LABEL = 4
MARKS = '"“”'


def transcript(page: Page) -> list[Draft]:
    """The turns of a conversation: two labels or more that come back, or a "Q" with its "A".

    A paragraph without a label between two turns goes on with the first of them, unless it is a stage direction. An
    opening quotation mark before a label belongs to the transcript, which is quoted whole.
    """
    blocks = [(i, b) for i, b in enumerate(page.reading.article.blocks) if b.kind == "paragraph"]
    labels = {i: m for i, b in blocks if (m := TURN.match(page.text, b.start, b.end)) and _is_label(m["label"])}
    speakers = _speakers([m["label"] for m in labels.values()])
    turns = [i for i, m in labels.items() if m["label"] in speakers]
    made = []
    for index, following in zip_longest(turns, turns[1:]):
        label = labels[index]
        marks = MARKS if label[0][0] in MARKS else ""
        behind = [b for i, b in blocks if index < i and (following is None or i < following)]
        if following is None:
            # Where the last turn ends, nobody tells, but for the marks that open each paragraph of a quoted transcript.
            behind = list(takewhile(partial(_opens, page, marks), behind))
        pieces = [_piece(page, label.end(), page.reading.article.blocks[index].end)]
        pieces += [_piece(page, b.start, b.end, marks) for b in behind if not ASIDE.match(page.text, b.start, b.end)]
        kind: SourceKind = "unnamed" if label["label"] in QUESTION_AND_ANSWER else "person"
        stance = stance_of(page, pieces[0], pieces[0][1])
        made.append(Draft("transcript", tuple(pieces), stance, kind, source=label.span("label")))
    return made


def _is_label(label: str) -> bool:
    return len(label.split()) <= MAX_LABEL and all(word[:1].isupper() for word in label.split())


def _speakers(labels: list[str]) -> frozenset[str]:
    count = Counter(labels)
    if set(labels) >= QUESTION_AND_ANSWER:
        return QUESTION_AND_ANSWER
    speakers = frozenset(name for name, times in count.items() if times >= MIN_TURNS)
    return speakers if len(speakers) >= MIN_SPEAKERS else frozenset()


def _opens(page: Page, marks: str, block: Block) -> bool:
    """Whether a block opens with one of the marks."""
    return page.text[block.start] in tuple(marks)


def _piece(page: Page, start: int, end: int, marks: str = "") -> tuple[int, int]:
    """The words of a turn with their stop, without `marks` in front: nothing but the turn stands there."""
    while start < end and (page.text[start].isspace() or page.text[start] in marks):
        start += 1
    return start, end
