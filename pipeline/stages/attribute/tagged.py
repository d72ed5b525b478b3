"""What the tagger finds, as drafts, and how they go together with those of the rules."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model import Rejection, Sentence, Token
from pipeline.nlp.tagger.found import Part, Tagged
from pipeline.stages.attribute.draft import SPEAKERLESS, Draft, Stretch
from pipeline.stages.attribute.nested import nested_drafts
from pipeline.stages.attribute.page import Page
from pipeline.stages.attribute.shelf import Shelf, clash, within
from pipeline.stages.attribute.sources import source_kind
from pipeline.stages.attribute.stance import stance_of

TAGGED = "tagged"
DOUBTFUL = 0.35
"""Below this confidence fewer than one attribution in three is right (PolNeAR dev): the words are left out."""
FORMATS = frozenset({"colon", "transcript", "answer", "introduced"})
"""The patterns of formats without a cue, which few articles of the training data have: they stand beside the tagger's
drafts where these leave their words alone."""


def tagged_drafts(page: Page, found: Sequence[Tagged]) -> tuple[list[Draft], list[Rejection]]:
    """The drafts of the attributions that the tagger found, in its order; a cue without a content makes none.

    A doubtful one is told as a Rejection, and its content becomes words that nobody is known to have said: neither the
    source that it might have nor the outlet is made to say them.
    """
    drafts, rejections = [], []
    for tagged in found:
        if tagged.content:
            draft = _draft(page, tagged)
            if tagged.confidence < DOUBTFUL:
                rejections.append(_doubt(page, draft))
                draft = Draft(SPEAKERLESS, draft.content, "asserts", "unnamed")
            drafts.append(draft)
    return drafts, rejections


def _doubt(page: Page, draft: Draft) -> Rejection:
    ends = [offset for stretch in (draft.source, draft.cue, *draft.content) if stretch for offset in stretch]
    source = page.text[draft.source[0] : draft.source[1]] if draft.source else "no source"
    cue = page.text[draft.cue[0] : draft.cue[1]] if draft.cue else ""
    return Rejection(
        "attribute",
        f"{page.reading.article.id}:{min(ends)}-{max(ends)}",
        "doubtful-attribution",
        f"“{cue}” with {f'the source “{source}”' if draft.source else source} may not be an attribution of these words "
        f"(confidence {draft.sure:.2f}); they are left out",
    )


def _draft(page: Page, tagged: Tagged) -> Draft:
    cue = _stretch(tagged.cue)
    source = _stretch(tagged.source) if tagged.source else None
    content = _pieces(page, tagged.content)
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


def _pieces(page: Page, parts: Sequence[Part]) -> tuple[Stretch, ...]:
    """The pieces in order, those that only white space parts joined, unless a line ends between them."""
    pieces: list[Stretch] = []
    for part in parts:
        between = page.text[pieces[-1][1] : part.start] if pieces else None
        if between is not None and not between.strip() and "\n" not in between:
            pieces[-1] = (pieces[-1][0], part.end)
        else:
            pieces.append((part.start, part.end))
    return tuple(pieces)


def combine(page: Page, tagged: list[Draft], patterns: list[Draft]) -> list[Draft]:
    """The tagger's drafts with those of the rules that it leaves room for.

    Outside the tagger's contents, the rules add formats without a cue, and whatever touches nothing that the tagger
    found; inside them, the links of a chain of sources.
    """
    shelf = Shelf(page, tagged)
    outside = [
        draft
        for draft in patterns
        if draft.pattern in FORMATS and not any(clash(draft, t) or within(draft, t) for t in shelf.near(draft))
    ]
    inside = [i for draft in tagged if draft.pattern == TAGGED for i in nested_drafts(page, draft.content)]
    return [*tagged, *outside, *inside]
