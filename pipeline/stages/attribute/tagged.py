"""What the tagger finds, as drafts, and how they go together with those of the rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.model import Rejection, Sentence, Token
from pipeline.nlp.tagger.found import Part, Tagged
from pipeline.stages.attribute.draft import SPEAKERLESS, Draft, Stretch
from pipeline.stages.attribute.nested import nested_drafts
from pipeline.stages.attribute.page import Page
from pipeline.stages.attribute.pieces import tidy, untimed
from pipeline.stages.attribute.settle import confidence, settle
from pipeline.stages.attribute.shelf import Shelf, clash, within
from pipeline.stages.attribute.sources import source_kind
from pipeline.stages.attribute.stance import stance_of

TAGGED = "tagged"
DOUBTFUL = 0.35
"""Below this confidence fewer than one attribution in three is right (PolNeAR dev): the words are left out."""
NO_ONE = frozenset({"no", "nobody", "none", "neither", "nothing"})
JOINTS = ("and ", "but ", "while ")
"""Words between two statements."""
SURE = 0.7
"""The confidence of a rule that is believed where the tagger is in doubt."""
FORMATS = frozenset({"colon", "transcript", "answer", "introduced"})
"""The patterns of formats without a cue, which few articles of the training data have: they stand beside the tagger's
drafts where these leave their words alone."""


def tagged_drafts(page: Page, found: Sequence[Tagged]) -> tuple[list[Draft], list[Rejection]]:
    """The drafts of the attributions that the tagger found, in its order; a cue without a content makes none.

    A doubtful one is told as a Rejection. Where it names a source or has quotation marks, its content becomes words
    that nobody is known to have said: neither that source nor the outlet is made to say them.
    """
    drafts, rejections = [], []
    for tagged in found:
        if tagged.content:
            draft = _draft(page, tagged)
            if draft.source and page.text[slice(*draft.source)].split()[0].lower() in NO_ONE:
                rejections.append(_rejection(page, draft, "nobody-speaks", "the source is nobody"))
                continue
            if tagged.confidence < DOUBTFUL:
                why = f"confidence {tagged.confidence:.2f}: this may not be who says these words"
                rejections.append(_rejection(page, draft, "doubtful-attribution", why))
                if draft.source is None and not page.quotations_within(draft.start, draft.end):
                    continue  # nobody else is named and nothing is quoted: the words are the outlet's
                draft = Draft(SPEAKERLESS, draft.content, "asserts", "unnamed")
            drafts.append(draft)
    return drafts, rejections


def _rejection(page: Page, draft: Draft, reason: str, why: str) -> Rejection:
    stretches = [stretch for stretch in (draft.source, draft.cue, *draft.content) if stretch]
    words = [page.text[slice(*stretch)] for stretch in (draft.source, draft.cue) if stretch]
    return Rejection(
        "attribute",
        f"{page.reading.article.id}:{min(a for a, _ in stretches)}-{max(b for _, b in stretches)}",
        reason,
        f"“{' … '.join(words)}”: {why}",
    )


def _draft(page: Page, tagged: Tagged) -> Draft:
    cue = _stretch(tagged.cue)
    source = untimed(page, _stretch(tagged.source)) if tagged.source else None
    content = tidy(page, cue, [_stretch(part) for part in tagged.content])
    sentence = page.sentence_at(cue[0])
    return Draft(
        TAGGED,
        content,
        stance_of(page, cue, content),
        source_kind(page, *source) if source else "unnamed",
        source,
        cue,
        sentence,
        _verb(sentence, cue) if sentence else None,
        sure=tagged.confidence,
    )


def _verb(sentence: Sentence, cue: Stretch) -> Token | None:
    """The verb that a time of saying hangs on: the last of the cue ("was expected to tell reporters"), else its last
    word.
    """
    words = [t for t in sentence.tokens if t.start < cue[1] and t.end > cue[0]]
    verbs = [t for t in words if t.pos in ("VERB", "AUX")]
    found = verbs or words
    return found[-1] if found else None


def _stretch(part: Part) -> Stretch:
    return part.start, part.end


def combine(page: Page, tagged: list[Draft], patterns: list[Draft]) -> list[Draft]:
    """The tagger's drafts with those of the rules that it leaves room for.

    Outside the tagger's contents the rules add formats without a cue; where the tagger takes a mark for the cue, or
    is in doubt, a sure rule that reads the same words replaces it. Inside the contents the rules add the links of a
    chain of sources.
    """
    shelf = Shelf(page, tagged)
    replaced: set[int] = set()
    outside = []
    for draft in patterns:
        met = [t for t in shelf.near(draft) if clash(draft, t) or within(draft, t) or within(t, draft)]
        weak = draft.pattern in FORMATS or (met and confidence(draft) >= SURE and draft.source is not None)
        if weak and all(_gives_way(page, t, draft) for t in met):
            outside.append(draft)
            replaced.update(id(t) for t in met)
    kept: list[Draft] = []
    for draft in tagged:
        if id(draft) in replaced:
            continue
        inner = nested_drafts(page, draft.content) if draft.pattern == TAGGED else []
        kept += [_without_others(page, draft, inner), *inner]
    return [*kept, *settle(page, outside)]


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


def _gives_way(page: Page, tagged: Draft, draft: Draft) -> bool:
    if tagged.pattern == SPEAKERLESS:
        return confidence(draft) >= SURE
    mark = tagged.cue is not None and not any(c.isalnum() for c in page.text[slice(*tagged.cue)])
    return mark and draft.pattern in FORMATS
