"""Drafts weighed against each other: conflicts settled, and what is weak inside another left out."""

from __future__ import annotations

from pipeline.stages.attribute.chain import counts_inside
from pipeline.stages.attribute.draft import SPEAKERLESS, Draft
from pipeline.stages.attribute.lexicon import cue_lexicon
from pipeline.stages.attribute.page import Page
from pipeline.stages.attribute.shelf import Shelf, clash, within

DEFAULT_CONFIDENCE = 0.5


def confidence(draft: Draft) -> float:
    """How sure a draft is: as the tagger says, else the measured precision of the pattern that found it."""
    if draft.sure is not None:
        return draft.sure
    return cue_lexicon().confidence.get(draft.pattern, DEFAULT_CONFIDENCE)


def settle(page: Page, drafts: list[Draft]) -> list[Draft]:
    """One role for each cue: of two drafts with one cue or one content, the surer one stays."""
    shelf = Shelf(page)
    kept = []
    for draft in sorted(drafts, key=lambda d: (-confidence(d), d.start, d.end, d.cue or (0, 0))):
        if not any(clash(draft, other) for other in shelf.near(draft)):
            kept.append(draft)
            shelf.put(draft)
    return kept


def heard(page: Page, drafts: list[Draft]) -> list[Draft]:
    """The drafts without those inside a quotation that nobody is known to speak, where nobody knows who "I" is,
    and without what is weak inside another attribution.

    "Reyes said that the army denied it" is a chain of two sources. "Reyes said that she wants to leave" is one source
    that speaks of what she wants: the claim itself shows that, and a second link would only repeat her.
    """
    shelf = Shelf(page)
    kept = []
    # From the widest to the narrowest: what holds a draft is decided before it.
    for draft in sorted(drafts, key=lambda d: (-width(d), d.start, d.cue or (0, 0))):
        around = [other.pattern for other in shelf.near(draft) if within(draft, other)]
        if SPEAKERLESS in around:
            continue
        inside = bool(around)
        if inside and not counts_inside(page, draft):
            continue
        if inside or not (draft.cue and page.quotation_at(draft.cue[0])):
            kept.append(draft)
            shelf.put(draft)
    return kept


def width(draft: Draft) -> int:
    """The number of characters of the content."""
    return sum(end - start for start, end in draft.content)
