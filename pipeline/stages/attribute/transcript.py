"""Conversations written as turns: "REYES: ...", "Q. ... A. ...", initials."""

from __future__ import annotations

import re
from collections import Counter

from pipeline.model import SourceKind
from pipeline.stages.attribute.draft import Draft
from pipeline.stages.attribute.label import stance_of
from pipeline.stages.attribute.page import Page

TURN = re.compile(r"(?P<label>(?:Q|A)(?=[.:] )|[^\W\d_][\w.'’ -]{0,45}?)(?::|(?<=Q)\.|(?<=A)\.) +(?=\S)")
QUESTION_AND_ANSWER = frozenset({"Q", "A"})
MIN_TURNS = 2
MIN_SPEAKERS = 2
MAX_LABEL = 4


def transcript(page: Page) -> list[Draft]:
    """The turns of a conversation: two labels or more that come back, or a "Q" with its "A".

    A paragraph without a label between two turns goes on with the first of them.
    """
    blocks = [(i, b) for i, b in enumerate(page.reading.article.blocks) if b.kind == "paragraph"]
    labels = {i: m for i, b in blocks if (m := TURN.match(page.text, b.start, b.end)) and _is_label(m["label"])}
    speakers = _speakers([m["label"] for m in labels.values()])
    turns = [i for i, m in labels.items() if m["label"] in speakers]
    made = []
    for place, index in enumerate(turns):
        label = labels[index]
        limit = turns[place + 1] if place + 1 < len(turns) else index + 1
        pieces = [_piece(page, label.end(), page.reading.article.blocks[index].end)]
        pieces += [_piece(page, b.start, b.end) for i, b in blocks if index < i < limit]
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


def _piece(page: Page, start: int, end: int) -> tuple[int, int]:
    """The words of a turn with their stop: nothing but the turn stands there."""
    while start < end and page.text[start].isspace():
        start += 1
    return start, end
