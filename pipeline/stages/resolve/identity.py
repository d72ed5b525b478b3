"""Claim identity: what is said, and by whom, apart from where it stands."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence

from pipeline.model import Attribution, Claim, Mention, Reading, Sentence, SourceLink, TimeRef, Token

Key = tuple[object, ...]
Words = tuple[frozenset[str], frozenset[str]]
"""Words of a clause that may not be left out, and words that may."""

SILENT = frozenset({"PUNCT", "SPACE", "AUX", "CCONJ", "PART"})
"""Parts of speech that change nothing of what is said beyond what the fields of a claim tell already."""
TELLING = frozenset({"MD", "PDT", "RP"})
"""Tags that do all the same: "may", "all the", "up"."""
LOOSE = frozenset({"NOUN", "PROPN", "VERB", "PRON", "ADP"})
"""Parts of speech of words that may be left out when the same is said shortly: "for talks on grain". Others may not:
"again", "second", "nearly", "if".
"""
POINTING = frozenset({"the", "a", "an", "this", "that", "these", "those"})
"""Determiners that add nothing. Others do: "no", "every", "another"."""
VERBATIM = 5
"""So many words, determiners aside, are not said twice of two things."""
DEFINITE = frozenset({"the"})


def verbatim(reading: Reading, claim: Claim, said: Mapping[str, Attribution], named: set[str]) -> Key | None:
    """What must be equal of claims in the same words; None for a short clause or one without actor and target."""
    tokens = _tokens(reading, claim.evidence.start, claim.evidence.end)
    words = tuple(t.lower for t in tokens if t.pos not in ("PUNCT", "DET"))
    if len(words) < VERBATIM or not (claim.actor or claim.target):
        return None
    people = (frozenset(m.entity for m in role if m.entity in named) for role in _roles(claim))
    return _sources(claim, said), claim.action.lemma, *people, *_status(claim), words


def core(reading: Reading, claim: Claim, said: Mapping[str, Attribution]) -> Key:
    """What must be equal, apart from time and the other words."""
    return (
        _sources(claim, said),
        claim.action.lemma,
        claim.action.plover,
        *(frozenset(_meaning(reading, m) for m in role) for role in (*_roles(claim), *_ways(claim))),
        *_status(claim),
        tuple((q.minimum, q.maximum, q.unit) for q in claim.quantity),
    )


def _roles(claim: Claim) -> tuple[tuple[Mention, ...], ...]:
    return claim.actor, claim.target, claim.place, claim.instrument


def _ways(claim: Claim) -> tuple[tuple[Mention, ...], ...]:
    return claim.recipient, claim.departure, claim.destination


def _status(claim: Claim) -> tuple[str, ...]:
    return claim.polarity, claim.modality, claim.certainty, claim.tense


def _sources(claim: Claim, said: Mapping[str, Attribution]) -> Key:
    return tuple(_source(link, said) for link in claim.sources)


def _source(link: SourceLink, said: Mapping[str, Attribution]) -> Key:
    if link.attribution is None:
        return ("outlet", link.entity)
    act = said.get(link.attribution)
    if link.entity is None or link.kind == "unnamed" or act is None:
        return ("act", link.attribution)
    return ("speaker", link.entity, act.stance, act.basis and act.basis.kind)


def _meaning(reading: Reading, mention: Mention) -> Key:
    """The entity of a mention; the words, if they can only mean one thing; else the place itself."""
    if mention.entity is not None:
        return ("entity", mention.entity)
    tokens = _tokens(reading, mention.start, mention.end)
    words = tuple(t.lower for t in tokens if t.lower not in POINTING and t.pos != "PUNCT")
    proper = bool(tokens) and all(t.pos in ("PROPN", "PUNCT") or t.lower in DEFINITE for t in tokens)
    if words and (proper or tokens[0].lower in DEFINITE):
        return ("words", *words)
    return ("place", mention.start, mention.end)


def time_of(claim: Claim) -> Key | None:
    """The time of what is said, as it was read."""
    return _interval(claim.time)


def said_at(claim: Claim, said: Mapping[str, Attribution]) -> Key | None:
    """When each link of the chain speaks, as far as one of them is told."""
    acts = [said.get(link.attribution or "") for link in claim.sources]
    times = tuple(_interval(act.said_at) if act else None for act in acts)
    return times if any(times) else None


def _interval(time: TimeRef | None) -> Key | None:
    return None if time is None else (time.value, time.begin, time.finish)


def all_named(role: Sequence[Mention], named: set[str]) -> bool:
    """Whether a role is filled, and by named entities alone."""
    return bool(role) and all(m.entity in named for m in role)


class Saying:
    """The sources and cues of attributions, found by where they stand."""

    def __init__(self, attributions: Iterable[Attribution]) -> None:
        spans = {(span.start, span.end) for act in attributions for span in (act.source, act.cue) if span}
        self._spans = sorted(spans)
        self._longest = max((end - start for start, end in spans), default=0)

    def within(self, start: int, end: int) -> list[tuple[int, int]]:
        """Those near the offsets ``[start, end)``, all that share a character with them among these."""
        first = bisect_left(self._spans, (start - self._longest, 0))
        return self._spans[first : bisect_left(self._spans, (end, 0))]


def other_words(reading: Reading, claim: Claim, saying: Saying) -> Words:
    """The lemmas of the evidence that stand in no part of the claim, not in its time, and not in words of saying: those
    that may not be left out, and those that may.
    """
    roles = [(m.start, m.end) for role in _roles(claim) for m in role]
    timed = [(t.start, t.end) for t in (claim.time,) if t]
    parts = [*roles, *timed, *((q.start, q.end) for q in claim.quantity), (claim.action.start, claim.action.end)]
    parts += saying.within(claim.evidence.start, claim.evidence.end)
    strict, loose = set[str](), set[str]()
    for sentence in _sentences(reading, claim.evidence.start, claim.evidence.end):
        for token in sentence.between(claim.evidence.start, claim.evidence.end):
            if not _tells(token) or _within(token, parts):
                continue
            governed = sentence.children(token, "pobj") if token.pos == "ADP" else ()
            if any(_within(t, timed) for t in governed):
                continue
            bound = token.pos not in LOOSE or token.tag in TELLING or any(_within(t, roles) for t in governed)
            (strict if bound else loose).add(token.lemma.lower())
    return frozenset(strict), frozenset(loose)


def _within(token: Token, parts: Iterable[tuple[int, int]]) -> bool:
    return any(start <= token.start and token.end <= end for start, end in parts)


def _tells(token: Token) -> bool:
    """Whether a word outside the parts of a claim says something."""
    if token.tag in TELLING:
        return True
    if token.pos == "DET":
        return token.lower not in POINTING and token.tag != "WDT"
    return token.pos not in SILENT and token.dep != "agent" and token.tag not in ("WDT", "WP", "POS")


def _tokens(reading: Reading, start: int, end: int) -> list[Token]:
    return [t for s in _sentences(reading, start, end) for t in s.between(start, end)]


def _sentences(reading: Reading, start: int, end: int) -> Sequence[Sentence]:
    first = max(bisect_right(reading.sentences, start, key=lambda s: s.start) - 1, 0)
    return reading.sentences[first : bisect_left(reading.sentences, end, key=lambda s: s.start)]
