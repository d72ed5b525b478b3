"""What counts as a link of a chain of sources, inside the content of another attribution."""

from __future__ import annotations

from pipeline.stages.attribute.act import SHOWN
from pipeline.stages.attribute.draft import Draft
from pipeline.stages.attribute.lexicon import cue_lexicon
from pipeline.stages.attribute.page import Page

NESTED = frozenset({"clause", "clause-before", "clause-around", "according", "quote-before", "quote-after"})
"""The patterns that count inside another attribution."""
SAME_VOICE = frozenset({"i", "me", "we", "us", "you", "it", "one"})
"""Words for the one who speaks or listens in the content: they bring in no other source."""
TELLING = frozenset({"person", "organisation", "document"})
"""The sources that show something by saying it."""
SAYING_SO = frozenset({"denies", "acknowledges", "alleges", "confirms"})
"""Stances with which a gerund or a noun stands for a whole statement: "denied shelling the bridge"."""


def counts_inside(page: Page, draft: Draft) -> bool:
    """Whether a draft is a link of a chain of sources, and not only what its speaker tells of someone's mind.

    "Reyes said that the army denied it" is a chain of two. "Reyes said that she wants to leave" is not. An impersonal
    report ("that it was reported that ...") is a link without a source. What a thing shows ("that the arrests signal
    ...") is the speaker's own conclusion.
    """
    if draft.pattern not in NESTED and not (draft.pattern == "gerund" and draft.stance in SAYING_SO):
        return False
    if draft.verb is not None and cue_lexicon().lemma(draft.verb) in SHOWN and draft.kind not in TELLING:
        return False
    if draft.source is None:
        return draft.pattern == "clause" and draft.cue is not None
    return page.text[draft.source[0] : draft.source[1]].lower() not in SAME_VOICE
