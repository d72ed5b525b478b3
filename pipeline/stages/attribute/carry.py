"""Quotations without a cue of their own: joined to what their speaker said before, or carried on from it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from pipeline.model import Rejection
from pipeline.stages.attribute.answer import answer
from pipeline.stages.attribute.direct import breaks, is_speech
from pipeline.stages.attribute.draft import SPEAKERLESS, TAGGED, Draft, Stretch
from pipeline.stages.attribute.introduction import introduced
from pipeline.stages.attribute.label import Known
from pipeline.stages.attribute.page import Page
from pipeline.stages.attribute.quotes import Quotation

MIN_WORDS = 4
SMALL = 3
"""Words up to this length may stand in small letters in a title."""
FINITE = frozenset({"VBD", "VBP", "VBZ", "MD", "VB"})
REFUSING = frozenset({"denies", "refuses", "doubts", "opposes", "unsaid"})
"""Stances that are not those of what the speaker says next."""
REPORTING = frozenset(
    {
        "quote-before",
        "quote-after",
        "clause",
        "clause-before",
        "clause-around",
        "according",
        "colon",
        "transcript",
        "introduced",
        TAGGED,
    }
)
"""The patterns whose speaker can go on in a quotation that follows."""


def carry_on(page: Page, drafts: list[Draft]) -> tuple[list[Draft], list[Rejection]]:
    """The drafts with the quotations that carry them on, and a Rejection for each that is left without a speaker.

    A quotation in the same paragraph, behind a sentence by its speaker, is another piece of the same attribution
    (PolNeAR annotates it so). A quotation that opens the next paragraph is an attribution of its own, without
    source and cue, that continues the one before. Only quotation marks carry a speaker on. A quotation in a paragraph
    that is left without a speaker is an attribution without source and cue that continues none.
    """
    desk = _Desk(page, drafts)
    rejections = []
    known = Known.of(page)
    covered = {
        q.start for draft in drafts for a, b in draft.content for q in page.quotations_within(a, b) if q.end <= b
    }
    # A quoted transcript opens a mark in front of each of its labels.
    labels = (page.quotation_at(draft.source[0]) for draft in drafts if draft.pattern == "transcript" and draft.source)
    covered.update(quotation.start for quotation in labels if quotation)
    for quotation in page.quotations:
        if quotation.start in covered:
            continue
        piece = (quotation.start, quotation.end)
        ahead = _told_later(desk, quotation)
        if ahead is not None:
            desk.join(ahead, piece)
            continue
        before = _unclosed_before(page, quotation)
        place = _covering(desk, before) if before else None
        if place is None and is_speech(page, quotation):
            presented = introduced(page, known, quotation)
            place = _same_paragraph(desk, quotation) if page.opens_sentence(quotation) else None
            if presented and not (place is not None and desk.drafts[place].verb == presented.verb):
                desk.add(presented)
                continue
        if place is not None:
            told = desk.drafts[place]
            if told.stance in REFUSING and told.cue and told.end <= quotation.start:
                # "Reyes denied it. 'We were not there.'": she says this, and does not deny it.
                desk.add(Draft("carried", (piece,), "asserts", told.kind, carried=told.carried or told))
            else:
                desk.join(place, piece)
            continue
        carried = _paragraph_before(desk, quotation) if is_speech(page, quotation) else None
        answered = answer(page, quotation, desk.last()) if carried is None else None
        if carried is not None:
            origin = carried.carried or carried
            desk.add(Draft("carried", (piece,), origin.stance, origin.kind, carried=origin))
        elif answered is not None:
            desk.add(answered)
        elif _needs_speaker(page, quotation):
            rejections.append(_rejection(page, quotation))
            if page.reading.article.blocks[quotation.block].kind == "paragraph" and not is_title(page, quotation):
                desk.add(Draft(SPEAKERLESS, (piece,), "asserts", "unnamed"))
    return desk.drafts, rejections


class _Desk:
    """The drafts at their places, and the places by the blocks that the drafts have a piece in."""

    def __init__(self, page: Page, drafts: list[Draft]) -> None:
        self.page = page
        self.drafts: list[Draft] = []
        self._blocks: defaultdict[int, list[int]] = defaultdict(list)
        for draft in drafts:
            self.add(draft)

    def add(self, draft: Draft) -> None:
        """Put a draft at the next place."""
        for block in sorted({self.page.block_at(start) for start, _ in draft.content}):
            self._blocks[block].append(len(self.drafts))
        self.drafts.append(draft)

    def join(self, place: int, piece: Stretch) -> None:
        """Make the piece part of the content of the draft at a place."""
        draft = self.drafts[place]
        self.drafts[place] = replace(draft, content=tuple(sorted((*draft.content, piece))))
        block = self._blocks[self.page.block_at(piece[0])]
        if place not in block:
            block.append(place)

    def last(self) -> Draft | None:
        """The draft that was added last."""
        return self.drafts[-1] if self.drafts else None

    def block(self, index: int) -> list[tuple[int, Draft]]:
        """The drafts with a piece in a block, with their places."""
        return [(place, self.drafts[place]) for place in self._blocks[index]]


def _covers(draft: Draft, quotation: Quotation) -> bool:
    return any(start <= quotation.start and quotation.end <= end for start, end in draft.content)


def _covering(desk: _Desk, quotation: Quotation) -> int | None:
    places = [i for i, draft in desk.block(quotation.block) if _covers(draft, quotation)]
    return max(places, key=lambda i: desk.drafts[i].end - desk.drafts[i].start, default=None)


def _unclosed_before(page: Page, quotation: Quotation) -> Quotation | None:
    before = page.quotation_next(quotation, -1)
    return before if before and before.carries and before.block != quotation.block else None


def _told_later(desk: _Desk, quotation: Quotation) -> int | None:
    """The draft of a quotation of several paragraphs whose speaker is named in a later one of them."""
    here = quotation
    while here.carries and (following := desk.page.quotation_next(here, 1)) and following.block != here.block:
        found = [
            i for i, d in desk.block(following.block) if d.content[0] == (following.start, following.end) and d.cue
        ]
        if found:
            return found[0]
        here = following
    return None


def _last_end(draft: Draft) -> int:
    return max(draft.end, draft.cue[1] if draft.cue else 0, draft.source[1] if draft.source else 0)


def _same_paragraph(desk: _Desk, quotation: Quotation) -> int | None:
    """The draft of the sentence right before the quotation, if its speaker can go on."""
    page = desk.page
    block = page.reading.article.blocks[quotation.block]
    nearest, at = None, block.start
    for place, draft in desk.block(quotation.block):
        end = _last_end(draft)
        if not (block.start <= draft.start and end <= quotation.start) or draft.pattern not in REPORTING:
            continue
        if end >= at and not (draft.cue and page.quotation_at(draft.cue[0])):
            nearest, at = place, end
    if nearest is None:
        return None
    gap = page.text[at : quotation.start]
    tail = gap.strip()
    # One sentence may end in the gap: that of the cue. A whole sentence of the outlet's own breaks the thread.
    if breaks(gap.rstrip()[:-1] + " ") or len(tail) > 200:
        return None
    return nearest


def _paragraph_before(desk: _Desk, quotation: Quotation) -> Draft | None:
    """The draft that the paragraph before ends with, if a quotation is part of it and this one opens its paragraph."""
    page, blocks = desk.page, desk.page.reading.article.blocks
    block = blocks[quotation.block]
    if quotation.start != block.start or quotation.block == 0:
        return None
    before = blocks[quotation.block - 1]
    if before.kind != "paragraph" or block.kind != "paragraph":
        return None
    if page.text[quotation.end : block.end].strip():
        return None
    for _, draft in desk.block(quotation.block - 1):
        if before.start <= draft.start and draft.end <= before.end and draft.pattern in REPORTING | {"carried"}:
            rest = page.text[_last_end(draft) : before.end]
            quoted = page.quotation_at(draft.end - 1) or page.quotation_at(draft.start)
            if quoted and not breaks(rest) and (not draft.cue or not page.quotation_at(draft.cue[0])):
                return draft
    return None


def _needs_speaker(page: Page, quotation: Quotation) -> bool:
    words = page.words(quotation.start, quotation.end)
    return len(quotation.inner(page.text).split()) >= MIN_WORDS and any(t.tag in FINITE for t in words)


def is_title(page: Page, quotation: Quotation) -> bool:
    """Whether a quotation is written as the title of a work: every long word with a capital, and no stop at the end."""
    words = [w for w in quotation.inner(page.text).rstrip(",").split() if w[:1].isalpha()]
    return quotation.closing(page.text) not in ".;" and all(w[:1].isupper() for w in words if len(w) > SMALL)


def _rejection(page: Page, quotation: Quotation) -> Rejection:
    return Rejection(
        "attribute",
        f"{page.reading.article.id}:{quotation.start}-{quotation.end}",
        "quote-without-speaker",
        "a quotation of a clause or more stands here, and no words near it say who speaks",
    )
