"""Attributions inside a content: "Reyes said *that Brill denied that the army had lied*", to any depth."""

from __future__ import annotations

from dataclasses import replace

from pipeline.stages.attribute.according import phrases
from pipeline.stages.attribute.chain import counts_inside
from pipeline.stages.attribute.draft import Draft, Stretch
from pipeline.stages.attribute.indirect import by_verbs
from pipeline.stages.attribute.page import Page
from pipeline.stages.attribute.quotes import DOUBLE
from pipeline.stages.attribute.settle import settle


def nested_drafts(page: Page, content: tuple[Stretch, ...]) -> list[Draft]:
    """The attributions that lie wholly inside a content, settled among each other, in the order of the text.

    All depths are in the list: of "that Brill denied that the army had lied", the denial and what the army said
    both, and the parent of each is the narrowest content around it (as `assemble` finds it). The source and the cue
    of each lie within one piece of `content` each; what a pattern takes beyond it is cut off. Left out are those
    whose source is the speaker of the content ("I said", "we believe") or a mere "it".

    `content` are offsets, in order, whoever found them; the result depends on the page and on them alone.
    """
    found = []
    for piece in content:
        inside = page.inside(piece)
        for sentence in page.sentences_in(*piece):
            for draft in (*by_verbs(inside, sentence), *phrases(inside, sentence)):
                inner = _cut(inside, draft, content) if counts_inside(page, draft) else None
                if inner is not None and inner not in found:
                    found.append(inner)
    return sorted(settle(page, found), key=lambda d: (d.start, -d.end, d.cue or (0, 0)))


def _cut(page: Page, draft: Draft, content: tuple[Stretch, ...]) -> Draft | None:
    """The draft with its content cut to the given one; None where its source or cue lies outside."""
    named = [stretch for stretch in (draft.source, draft.cue) if stretch]
    if not all(any(first <= start and end <= last for first, last in content) for start, end in named):
        return None
    kept = []
    for start, end in draft.content:
        for first, last in content:
            cut = _trimmed(page, max(start, first), min(end, last))
            if cut[1] > cut[0]:
                kept.append(cut)
    return replace(draft, content=tuple(kept)) if kept else None


def _trimmed(page: Page, start: int, end: int) -> Stretch:
    """The stretch without marks of a quotation whose other mark is outside, and nothing where no word is left but the
    one that joins the whole content to its own cue ("said *that*, according to the ministry, ...").
    """
    if start >= end:
        return start, start
    start, end = page.trim(start, end)
    while start < end and _loose(page, start):
        start, end = page.trim(start + 1, end)
    while start < end and _loose(page, end - 1):
        start, end = page.trim(start, end - 1)
    words = page.words(start, end)
    joint = len(words) == 1 and words[0].lower in ("that", "and", "but")
    return (start, start) if joint else (start, end)


def _loose(page: Page, offset: int) -> bool:
    return page.text[offset] in DOUBLE and page.quotation_at(offset) is None
