"""What the tagger finds, as drafts."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from pipeline.model import Sentence, Token
from pipeline.nlp.tagger import Part, Tagged
from pipeline.stages.attribute.draft import TAGGED, Draft, Stretch
from pipeline.stages.attribute.page import Page
from pipeline.stages.attribute.pieces import tidy, untimed
from pipeline.stages.attribute.shelf import Shelf
from pipeline.stages.attribute.sources import source_kind
from pipeline.stages.attribute.stance import stance_of


def tagged_drafts(page: Page, found: Sequence[Tagged]) -> list[Draft]:
    """The drafts of the attributions that the tagger found, in its order; a cue without a content makes none."""
    return _one_speaker(page, [_draft(page, tagged) for tagged in found if tagged.content])


def _one_speaker(page: Page, drafts: list[Draft]) -> list[Draft]:
    """The drafts without the pieces that another draft holds wholly (the rest of its quotation, for which the tagger
    took another speaker), and without those behind a later sentence in which somebody else speaks. What is reported
    inside a content has its cue there too, and stays; so does a whole content.
    """
    shelf = Shelf(page, drafts)
    cues = [draft.cue[0] if draft.cue else draft.start for draft in drafts]
    kept = []
    for draft in drafts:
        own = []
        for piece in draft.content:
            # The drafts are in the order of their cues; only those between this one's and the piece can part them.
            between = drafts[bisect_right(cues, draft.cue[0] if draft.cue else 0) : bisect_left(cues, piece[0])]
            held = any(o.covers(piece) for o in shelf.at(piece[0]) if _apart(draft, o))
            if not held and not any(_speaks_between(page, draft, o, piece) for o in between if _apart(draft, o)):
                own.append(piece)
        kept.append(replace(draft, content=tuple(own) or draft.content))
    return kept


def _apart(draft: Draft, other: Draft) -> bool:
    """Whether another draft is not the one whose content holds the cue of this one."""
    return other is not draft and not (draft.cue and other.covers(draft.cue))


def _speaks_between(page: Page, draft: Draft, other: Draft, piece: Stretch) -> bool:
    """Whether another speaker has a sentence between the cue of a draft and a piece of its content behind it."""
    if draft.cue is None or other.cue is None or other.source is None or draft.covers(other.cue):
        return False
    start = page.sentence_start(other.cue[0])
    return draft.cue[1] <= start and other.cue[1] <= piece[0] and page.sentence_end(draft.cue[0]) <= start


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
