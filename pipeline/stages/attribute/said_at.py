"""When it was said: the time expression that modifies the cue, not one inside the content."""

from __future__ import annotations

from pipeline.model import Sentence, TimeRef, Token
from pipeline.stages.attribute.draft import Draft
from pipeline.stages.attribute.page import Page

NEAR = 4
"""How many tokens may stand between the cue and a time that the parser attached elsewhere ("told reporters Monday")."""


def said_at(page: Page, draft: Draft) -> TimeRef | None:
    """The date or time of the act of saying, None where the words do not give one that lies on the calendar.

    Where two expressions modify the cue ("on Monday ... at noon"), the one nearer to it counts.
    """
    sentence, cue = draft.sentence, draft.cue
    if sentence is None or cue is None or draft.verb is None:
        return None
    found = []
    for time in page.times_in(sentence.start, sentence.end):
        if time.type not in ("DATE", "TIME") or time.begin is None:
            continue
        taken = (*draft.content, *([draft.source] if draft.source else []))
        if any(start < time.end and time.start < end for start, end in taken) or page.quotation_at(time.start):
            continue
        if _modifies(sentence, draft, time):
            found.append(time)
    return min(found, key=lambda t: (min(abs(t.start - cue[1]), abs(cue[0] - t.end)), t.start), default=None)


def _modifies(sentence: Sentence, draft: Draft, time: TimeRef) -> bool:
    tokens = sentence.between(time.start, time.end)
    if not tokens or draft.verb is None or draft.cue is None:
        return False
    if _leads_to(sentence, next(iter(sentence.tops(tokens)), tokens[-1]), draft):
        return True
    return _right_behind(sentence, draft, tokens[0])


def _leads_to(sentence: Sentence, token: Token, draft: Draft) -> bool:
    """Whether the parser hangs the time on the cue verb, with no other verb and no content between."""
    verb = draft.verb
    for governor in sentence.ancestors(token):
        if verb is not None and governor.index == verb.index:
            return True
        if any(start <= governor.start < end for start, end in draft.content):
            return False
        if governor.pos in ("VERB", "AUX"):
            cue = draft.cue
            return cue is not None and cue[0] <= governor.start < cue[1]
    return False


def _right_behind(sentence: Sentence, draft: Draft, first: Token) -> bool:
    """Whether the time stands right behind the cue and its speaker or listener, before any other clause."""
    ends = [stretch[1] for stretch in (draft.cue, draft.source) if stretch and stretch[1] <= first.start]
    if not ends:
        return False
    between = sentence.between(max(ends), first.start)
    return len(between) <= NEAR and all(
        t.pos in ("ADP", "NOUN", "PROPN", "DET", "PRON", "ADJ") and t.text not in (",", ";") for t in between
    )
