"""How the drafts of the tagger and of the rules go together."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pipeline.model import Rejection
from pipeline.stages.attribute.draft import SET_BELOW, SPEAKERLESS, Draft
from pipeline.stages.attribute.label import FINITE
from pipeline.stages.attribute.lexicon import cue_lexicon
from pipeline.stages.attribute.nested import nested_drafts
from pipeline.stages.attribute.page import Page
from pipeline.stages.attribute.settle import confidence, settle
from pipeline.stages.attribute.shelf import Shelf, clash, meet, within
from pipeline.stages.attribute.stance import known_stance
from pipeline.stages.quoted import quoted

DOUBTFUL = 0.35
"""Below this confidence fewer than one attribution in three is right (PolNeAR dev)."""
UNKNOWN = 0.6
"""The same for a cue that the lexicon does not know and a content without quotation marks."""
SURE = 0.7
"""The confidence of a rule that is believed where the tagger is in doubt."""
FORMATS = frozenset({"colon", "transcript", "answer", "introduced", SET_BELOW})
"""The patterns of formats, of which few are in the training data."""
TURNS = frozenset({"transcript", "answer"})
NO_ONE = frozenset({"no", "nobody", "none", "neither", "nothing"})
HEARSAY = frozenset({"report", "believe", "think", "rumor", "rumour", "reportedly", "allegedly", "hear", "quote"})
"""Words that tell of somebody's say-so even where nobody is named."""
UNSTATED = frozenset({"denies", "doubts", "alleges", "opposes", "unsaid"})
"""Stances in whose contents nothing is told for a fact by anyone."""
JOINTS = ("and ", "but ", "while ")
"""Words between two statements."""


@dataclass(frozen=True, slots=True)
class Combined:
    """The drafts that are believed, those of the tagger that are too doubtful to name a speaker, and why each of these
    and of those that are left out is not believed.
    """

    drafts: list[Draft]
    doubtful: list[Draft]
    rejections: list[Rejection]


def combine(page: Page, tagged: list[Draft], patterns: list[Draft]) -> Combined:
    """The tagger's drafts with those of the rules that it leaves room for.

    The rules add formats without a cue. Where the tagger takes a mark for the cue, reads a part of a turn, or is in
    doubt, a rule that reads the same words replaces it. Inside contents the rules add the links of a chain of sources.
    What stays in doubt names nobody as a speaker (see `_doubted`).
    """
    shelf = Shelf(page, tagged)
    doubts = {id(draft) for draft in tagged if doubtful(page, draft)}
    replaced: set[int] = set()
    outside = []
    for draft in patterns:
        met = [t for t in shelf.near(draft) if clash(draft, t) or within(draft, t) or within(t, draft)]
        known = draft.pattern in FORMATS or (bool(met) and confidence(draft) >= SURE)
        if known and all(id(t) in doubts or _gives_way(page, t, draft) for t in met):
            outside.append(draft)
            replaced.update(id(t) for t in met)
    kept: list[Draft] = []
    doubted: list[Draft] = []
    rejections: list[Rejection] = []
    for draft in tagged:
        if id(draft) in replaced:
            continue
        if draft.source and page.text[slice(*draft.source)].split()[0].lower() in NO_ONE:
            rejections.append(_rejection(page, draft, "nobody-speaks", "the source is nobody"))
        elif id(draft) in doubts:
            why = f"confidence {draft.sure or 0:.2f}: this may not be who says these words"
            rejections.append(_rejection(page, draft, "doubtful-attribution", why))
            doubted.append(draft)
            kept += _doubted(page, draft)
        else:
            inner = nested_drafts(page, draft.content)
            kept += [_without_others(page, draft, inner), *inner]
    settled = settle(page, outside)
    inside = [i for d in settled if d.pattern in TURNS for i in nested_drafts(page, d.content)]
    return Combined([*kept, *settled, *inside], doubted, rejections)


def doubtful(page: Page, draft: Draft) -> bool:
    """Whether a draft of the tagger is too unsure to name a speaker."""
    sure = confidence(draft)
    if sure < DOUBTFUL or draft.cue is None:
        return sure < DOUBTFUL
    plain = not page.quotations_within(draft.start, draft.end)
    return sure < UNKNOWN and plain and known_stance(page, draft.cue, draft.content) is None


def _doubted(page: Page, draft: Draft) -> list[Draft]:
    """What is left of a doubtful draft.

    Its content becomes words that nobody is known to have said, so that neither the doubtful source nor the outlet is
    made to say them, where it has quotation marks, where the cue is one of saying, or where a clause may be somebody's
    statement. Else it is the outlet's: nobody is said to have said anything ("it is worth noting that", "known as",
    "offered its troops to help").
    """
    quoted = page.quotations_within(draft.start, draft.end)
    lemmas = {w.lemma.lower() for w in page.words(*draft.cue)} if draft.cue else set()
    saying = lemmas & (HEARSAY | cue_lexicon().reporting)
    known = draft.cue and known_stance(page, draft.cue, draft.content) is not None
    clause = page.text[draft.start : draft.start + 5].lower() == "that "
    stated = draft.stance in UNSTATED or any(t.tag in FINITE for t in page.words(draft.start, draft.end))
    told = quoted or saying or (draft.source and (clause or (known and stated)))
    return [Draft(SPEAKERLESS, draft.content, "asserts", "unnamed")] if told else []


def _gives_way(page: Page, tagged: Draft, draft: Draft) -> bool:
    """Whether a draft of the tagger that is in no doubt gives way to one of the rules on the same words."""
    mark = tagged.cue is not None and not any(c.isalnum() for c in page.text[slice(*tagged.cue)])
    same = (
        draft.pattern == SET_BELOW and tagged.cue is not None and draft.cue is not None and meet(tagged.cue, draft.cue)
    )
    return same or (mark and draft.pattern in FORMATS) or (draft.pattern in TURNS and within(tagged, draft))


def _without_others(page: Page, draft: Draft, inner: list[Draft]) -> Draft:
    """The draft without a further piece that has a source of its own in front ("..., he said, *and residents say it*"):
    a second statement, and not one in the mouth of the first speaker.
    """
    own = [d.source[0] for d in inner if d.source]
    first, *rest = draft.content
    stay = [
        (start, end)
        for start, end in rest
        if page.quotation_at(start) or not any(page.text[start:s].lower() in JOINTS for s in own if start <= s < end)
    ]
    return replace(draft, content=(first, *stay))


def _rejection(page: Page, draft: Draft, reason: str, why: str) -> Rejection:
    stretches = [stretch for stretch in (draft.source, draft.cue, *draft.content) if stretch]
    words = [page.text[slice(*stretch)] for stretch in (draft.source, draft.cue) if stretch]
    return Rejection(
        "attribute",
        f"{page.reading.article.id}:{min(a for a, _ in stretches)}-{max(b for _, b in stretches)}",
        reason,
        f"{quoted(' … '.join(words))}: {why}",
    )
