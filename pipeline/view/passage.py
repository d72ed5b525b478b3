"""The passage of an article that a claim was read from, cut into marked pieces.

Offsets are code points and JavaScript counts UTF-16 units, so the pieces are cut here and travel as text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.model import Article, Attribution, Claim, Evidence, Mention, Quantity, Span, TimeRef

_LONG = 1500
_AROUND = 400


@dataclass(frozen=True, slots=True)
class Marked:
    """A marked span: the code of its role and its words."""

    role: str
    text: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text with the positions (in the passage's `spans`) of the spans that it is part of."""

    text: str
    marks: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Pieces in the order of the text. `gap`: text was left out just before; `cut`: just after."""

    pieces: tuple[Piece, ...]
    gap: bool
    cut: bool


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A stretch of an article that is shown, as code-point offsets. `gap`, `cut`: as in `Paragraph`."""

    start: int
    end: int
    gap: bool
    cut: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """The paragraphs around a claim and the spans marked in them."""

    paragraphs: tuple[Paragraph, ...]
    spans: tuple[Marked, ...]


Place = tuple[str, int, int]
"""A span to mark: the code of its role, start and end."""

_Spot = Span | Mention | TimeRef | Quantity | Evidence


def passage(article: Article, claim: Claim, chain: Sequence[Attribution]) -> Passage:
    """The paragraphs that hold a span of the claim or the source or cue of one in its `chain`, innermost first.

    A content that runs on over other paragraphs is marked in those that are shown. Paragraphs of more than
    1,500 characters are cut to the surroundings of the spans.
    """
    near = [*places_of_claim(claim), *(place for act in chain for place in places_of_saying(act))]
    spans = sorted({*near, *(contents(chain[0]) if chain else ())}, key=lambda span: (span[1], -span[2], span[0]))
    marked = tuple(Marked(role, article.text[start:end]) for role, start, end in spans)
    paragraphs = tuple(
        Paragraph(_pieces(article.text, shown.start, shown.end, spans), shown.gap, shown.cut)
        for shown in excerpts(article, near)
    )
    return Passage(paragraphs, marked)


def places_of_claim(claim: Claim) -> list[Place]:
    """Where the claim itself stands: its clause, its action, its parts, its time, and where it is said again."""
    found: list[Place] = [("evidence", claim.evidence.start, claim.evidence.end)]
    found.append(("action", claim.action.start, claim.action.end))
    for role in ("actor", "target", "instrument", "place", "quantity"):
        spots: Iterable[_Spot] = getattr(claim, role)
        found.extend((role, spot.start, spot.end) for spot in spots)
    found.extend(("time", spot.start, spot.end) for spot in (claim.time,) if spot)
    found.extend(("repeated", spot.start, spot.end) for spot in claim.repeated)
    return found


def places_of_repeats(claim: Claim, attributions: Mapping[str, Attribution]) -> list[Place]:
    """Where it stands who says the claim again, and by what cue."""
    acts = [act for spot in claim.repeated if (act := attributions.get(spot.attribution or ""))]
    return [place for act in acts for place in places_of_saying(act) if place[0] in ("source", "cue")]


def places_of_saying(act: Attribution) -> list[Place]:
    """Where it stands who says something, by what cue, when, how the source knows, and what is told of a source
    without a name.
    """
    unnamed = act.anonymity
    spots = (
        ("source", act.source),
        ("cue", act.cue),
        ("said", act.said_at),
        ("basis", act.basis.span if act.basis else None),
        ("position", unnamed.position if unnamed else None),
        ("reason", unnamed.reason if unnamed else None),
    )
    return [(role, spot.start, spot.end) for role, spot in spots if spot]


def contents(act: Attribution) -> list[Place]:
    """Where what is said stands."""
    return [("content", piece.start, piece.end) for piece in act.content]


def excerpts(article: Article, near: Sequence[Place]) -> tuple[Excerpt, ...]:
    """The paragraphs that hold one of the places, in the order of the text, long ones cut."""
    found: list[Excerpt] = []
    before = None
    for number, (start, end) in enumerate(_blocks(article)):
        inside = [span for span in near if span[1] < end and start < span[2]]
        if not inside:
            continue
        first, last = start, end
        if end - start > _LONG:
            first = max(start, min(span[1] for span in inside) - _AROUND)
            last = min(end, max(span[2] for span in inside) + _AROUND)
        gap = first > start or (before is not None and before != number - 1)
        found.append(Excerpt(first, last, gap, last < end))
        before = number
    return tuple(found)


def _blocks(article: Article) -> list[tuple[int, int]]:
    if article.blocks:
        return [(block.start, block.end) for block in article.blocks]
    found, start = [], 0
    for line in article.text.splitlines(keepends=True):
        found.append((start, start + len(line.rstrip())))
        start += len(line)
    return found


def _pieces(text: str, start: int, end: int, spans: list[tuple[str, int, int]]) -> tuple[Piece, ...]:
    borders = {start, end}
    for _, first, last in spans:
        borders.update(border for border in (first, last) if start < border < end)
    order = sorted(borders)
    return tuple(
        Piece(text[a:b], tuple(i for i, (_, first, last) in enumerate(spans) if first <= a and b <= last))
        for a, b in pairwise(order)
    )
