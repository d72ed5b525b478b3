"""What a text tells of a source that it does not name: its position, and why it is not named."""

from __future__ import annotations

from bisect import bisect_right

from pipeline.model import Anonymity, Sentence, Span, Token
from pipeline.stages.attribute.draft import Stretch
from pipeline.stages.attribute.kinds import counted, is_person
from pipeline.stages.attribute.lexicon import speaker_lexicon
from pipeline.stages.attribute.page import Page
from pipeline.stages.attribute.sources import head_of, source_kind, subject_of, temporal
from pipeline.stages.attribute.withholding import VERBAL, reasons, tells, triggers

MARKS = frozenset({'"', "“", "”", "''", "``"})
PRONOUNS = frozenset({"he", "she", "they", "both", "all", "neither", "none"})
NO_POSITION = frozenset({"like", "as", "including", "such"})
LONGEST = 45
"""How many tokens a reason may have: a longer one is a slip of the parser."""


def anonymity_of(page: Page, source: Stretch) -> Anonymity | None:
    """What the text tells of the source at `source`: words for its position, words for why it is not named.

    The position is what follows the noun and narrows it ("in the ministry", "familiar with the talks"). The reason may
    stand in the same phrase, beside the cue, or in the next sentence if that speaks of the same source. None where the
    text tells neither, or where the source is named.
    """
    head = head_of(page, *source)
    sentence = page.sentence_at(source[0])
    if head is None or sentence is None:
        return None
    kind = source_kind(page, *source)
    if kind not in ("unnamed", "collective") and head.lower not in speaker_lexicon().people:
        return None
    reason = _reason(page, sentence, head, source)
    position = None
    if is_person(counted(sentence, head)) and (kind == "unnamed" or reason is not None):
        position = _position(page, sentence, head, source, reason)
    return None if position is None and reason is None else Anonymity(position, reason)


def _position(page: Page, sentence: Sentence, head: Token, source: Stretch, reason: Span | None) -> Span | None:
    """From the first to the last of the phrases and clauses behind the noun that do not tell the reason."""
    head = counted(sentence, head)
    limit = reason.start if reason is not None and reason.start > head.start else sentence.end
    first, last = None, None
    for child in sentence.children(head, "prep", "amod", "acl", "relcl", "advmod"):
        below = sentence.subtree(child)
        if child.index < head.index or temporal(sentence, child) or below[0].lower in NO_POSITION:
            continue
        if child.dep == "advmod" and len(below) == 1:
            continue
        if below[0].start >= min(limit, source[1]) or (last is not None and below[0].index > last.index + 2):
            break
        if reason is None and next(triggers(sentence, child), None):
            continue
        first, last = first or below[0], below[-1] if below[-1].end <= limit else _before(sentence, limit)
    if first is None or last is None or last.index < first.index or page.quotation_at(first.start):
        return None
    return _span(page, sentence, first.index, last.index)


def _before(sentence: Sentence, limit: int) -> Token:
    """The last word before an offset that is neither a mark nor a conjunction."""
    inside = [t for t in sentence.tokens if t.end <= limit]
    while len(inside) > 1 and inside[-1].pos in ("PUNCT", "CCONJ"):
        inside.pop()
    return inside[-1]


def _reason(page: Page, sentence: Sentence, head: Token, source: Stretch) -> Span | None:
    for trigger in triggers(sentence, None):
        top = _clause(sentence, trigger)
        if page.quotation_at(trigger.start) is None and _of_source(sentence, top, trigger, head, source):
            return _reason_span(page, sentence, top, trigger)
    place = bisect_right(page.sentences, sentence.start, key=lambda s: s.start)
    if place < len(page.sentences):
        after = page.sentences[place]
        for trigger in triggers(after, None):
            top = _clause(after, trigger)
            if page.quotation_at(trigger.start) is None and _repeats(after, top, trigger, head):
                return _reason_span(page, after, top, trigger)
    return None


def _clause(sentence: Sentence, trigger: Token) -> Token:
    """The top of the clause or phrase that holds the trigger and nothing of what is said."""
    words = reasons()
    top = trigger
    for governor in sentence.ancestors(trigger):
        if governor.pos in VERBAL and governor.lemma.lower() not in words.carrying and not tells(sentence, governor):
            if top.dep in ("advcl", "prep") or governor.pos not in VERBAL:
                break
            if top.dep not in ("xcomp", "dobj", "pcomp", "nsubjpass", "nsubj", "acomp", "advmod"):
                break
        if governor.pos in ("NOUN", "PROPN", "PRON") and top.dep in ("relcl", "acl"):
            break
        if top.dep == "conj" and top.pos in VERBAL:
            break
        top = governor
    return top


def _of_source(sentence: Sentence, top: Token, trigger: Token, head: Token, source: Stretch) -> bool:
    """Whether the clause speaks of the source: it is part of its phrase, or the source is its subject."""
    if source[0] <= trigger.start < source[1]:
        return True
    above = (top, *sentence.ancestors(top))
    for token in above:
        if source[0] <= token.start < source[1]:
            return True
        if token.pos in VERBAL:
            subject = subject_of(sentence, token)
            if _is_subject(sentence, token, source):
                return True
            told = token.dep == "ccomp" and subject is not None and subject.lower in PRONOUNS
            if told and _is_subject(sentence, sentence.head(token), source):
                # "An official said he was not allowed to speak."
                return True
        if token.dep == "relcl" and sentence.head(token).index == head.index:
            return True
        if token.dep in ("ccomp", "relcl"):
            break
    if top.dep == "ccomp":
        return False
    first = sentence.subtree(top)[0]
    between = [t for t in sentence.tokens if source[1] <= t.start and t.end <= first.start]
    return first.start >= source[1] and all(t.pos in ("PUNCT", "VERB", "AUX", "ADV") for t in between)


def _is_subject(sentence: Sentence, verb: Token, source: Stretch) -> bool:
    subject = subject_of(sentence, verb)
    return subject is not None and source[0] <= subject.start < source[1]


def _repeats(sentence: Sentence, top: Token, trigger: Token, head: Token) -> bool:
    """Whether the clause speaks of the source of the sentence before: a pronoun, or its noun with "the"."""
    for token in (top, *sentence.ancestors(top)):
        subject = subject_of(sentence, token) if token.pos in VERBAL else token
        if subject is None or subject.index == trigger.index:
            continue
        if subject.lower in PRONOUNS:
            return True
        definite = any(c.lower in ("the", "this", "these", "both") for c in sentence.children(subject, "det", "predet"))
        if definite and subject.lemma.lower() == head.lemma.lower():
            return True
    return False


def _reason_span(page: Page, sentence: Sentence, top: Token, trigger: Token) -> Span | None:
    below = {t.index for t in sentence.subtree(top)}
    first = min(below)
    if top.dep in ("ROOT", "ccomp", "parataxis", "conj") and top.pos in VERBAL:
        first = _predicate(sentence, top, trigger)
    last = trigger.index
    while last + 1 < len(sentence.tokens) and last + 1 in below and sentence.tokens[last + 1].text not in MARKS:
        if _further(sentence, sentence.tokens[last + 1]):
            break
        last += 1
    last = _with_grounds(sentence, last)
    if last - first > LONGEST:
        first, last = trigger.index, trigger.index
    return _span(page, sentence, first, last)


def _predicate(sentence: Sentence, verb: Token, trigger: Token) -> int:
    """Where the reason begins in a main clause: at the terms ("on condition of ..."), else at the verb and its helpers.

    Its subject is no part of it.
    """
    for token in (trigger, *sentence.ancestors(trigger)):
        if token.index == verb.index:
            break
        if token.dep == "prep" and token.lower in ("on", "under"):
            return token.index
    helpers = [c.index for c in sentence.children(verb, "aux", "auxpass", "neg")]
    return min([verb.index, trigger.index, *helpers])


def _further(sentence: Sentence, token: Token) -> bool:
    """Whether a conjunction joins another statement about the source ("declined to be named *and* is no member")."""
    joined = [t for t in sentence.children(sentence.head(token), "conj") if t.index > token.index]
    return token.dep == "cc" and sentence.head(token).pos in VERBAL and bool(joined) and not tells(sentence, joined[0])


def _with_grounds(sentence: Sentence, last: int) -> int:
    """The end moved behind the ground that follows ("... of anonymity, because he feared for his job")."""
    start = last + 1
    if start < len(sentence.tokens) and sentence.tokens[start].text == ",":
        start += 1
    if start >= len(sentence.tokens) or sentence.tokens[start].lower not in reasons().grounds:
        return last
    opening = sentence.tokens[start]
    for token in (opening, *sentence.ancestors(opening)):
        below = sentence.subtree(token)
        if below[0].index < start:
            break
        if token.dep in ("advcl", "prep", "xcomp"):
            return below[-1].index
    return last


def _span(page: Page, sentence: Sentence, first: int, last: int) -> Span | None:
    tokens = sentence.tokens
    while first < last and tokens[first].pos in ("PUNCT", "CCONJ"):
        first += 1
    while last > first and tokens[last].pos in ("PUNCT", "CCONJ"):
        last -= 1
    start, end = tokens[first].start, tokens[last].end
    return Span.of(page.text, start, end)
