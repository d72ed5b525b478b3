"""Claim identity: what is said, and by whom, apart from where it stands.

An article often says the same thing twice: in its title and its first paragraph, or when it comes back to its subject.
That is one claim with two pieces of evidence. Two claims that are wrongly made one would lose a statement, so what is
in doubt stays two.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.model import Attribution, Claim, Entity, Evidence, Mention, Reading, Sentence, SourceLink, Token

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
DEFINITE = frozenset({"the"})


def join_repeats(
    reading: Reading, claims: Sequence[Claim], attributions: Sequence[Attribution], entities: Iterable[Entity]
) -> tuple[Claim, ...]:
    """The resolved claims of one article, each once: the first in the text, with the passages of the others.

    Two claims are the same if all of this is:

    - the chain of sources: the same entities, by acts of the same stance, time of saying and kind of basis; someone
      unnamed or unresolved is nobody else than the speaker of the same act;
    - the lemma and the PLOVER type of the action;
    - the entities in each role; a mention without an entity equals the same words alone, and those only where they are
      a proper name or begin with "the"; claims with neither actor nor target are never the same;
    - polarity, modality, certainty and tense;
    - the quantities, with their units;
    - the time, by its TIMEX3 value and interval. A claim without a time is the same as one with a time only if the
      actor and target of both are named and the article has no such claim of another time: the claim keeps the time;
    - all other words of the clause that say something: roles are not all that a clause says ("spoke of taxes", "spoke
      of war"). Where actor and target are told, one clause may add what the other leaves out ("for talks on grain"),
      but no adverb, adjective, number or condition, and no preposition of a role.

    Order is kept, and that of the arguments does not matter. Pure.
    """
    said = {a.id: a for a in attributions}
    named = {e.id for e in entities if any(j.reason == "exact-name" for j in e.judgements)}
    order = sorted(claims, key=_place)
    alike: dict[Key, list[Claim]] = defaultdict(list)
    for claim in order:
        if claim.actor or claim.target:
            alike[_key(reading, claim, said)].append(claim)
    joined: dict[str, Claim] = {}
    gone: set[str] = set()
    for group in alike.values():
        for first, *others in _same(reading, group, said, named):
            if others:
                joined[first.id] = _with(first, others)
                gone.update(c.id for c in others)
    return tuple(joined.get(c.id, c) for c in claims if c.id not in gone)


def _key(reading: Reading, claim: Claim, said: Mapping[str, Attribution]) -> Key:
    """What must be equal, apart from time and the other words."""
    return (
        tuple(_source(link, said) for link in claim.sources),
        claim.action.lemma,
        claim.action.plover,
        *(frozenset(_meaning(reading, m) for m in role) for role in _roles(claim)),
        claim.polarity,
        claim.modality,
        claim.certainty,
        claim.tense,
        tuple((q.minimum, q.maximum, q.unit) for q in claim.quantity),
    )


def _roles(claim: Claim) -> tuple[tuple[Mention, ...], ...]:
    return claim.actor, claim.target, claim.place, claim.instrument


def _source(link: SourceLink, said: Mapping[str, Attribution]) -> Key:
    if link.attribution is None:
        return ("outlet", link.entity)
    act = said.get(link.attribution)
    if link.entity is None or link.kind == "unnamed" or act is None:
        return ("act", link.attribution)
    said_at = act.said_at and (act.said_at.value, act.said_at.begin, act.said_at.finish)
    return ("speaker", link.entity, act.stance, said_at, act.basis and act.basis.kind)


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


def _same(
    reading: Reading, group: Sequence[Claim], said: Mapping[str, Attribution], named: set[str]
) -> Iterator[list[Claim]]:
    """The claims of a group of equal keys, those together that are the same."""
    if len(group) == 1:
        yield list(group)
        return
    times = {_time(c) for c in group} - {None}
    open_ends = len(times) == 1 and all(_named(role, named) for c in group for role in (c.actor, c.target))
    by_time: dict[Key | None, list[Claim]] = defaultdict(list)
    for claim in group:
        by_time[None if open_ends else _time(claim)].append(claim)
    for equal in by_time.values():
        by_words: dict[Words, list[Claim]] = defaultdict(list)
        for claim in equal:
            by_words[_other_words(reading, claim, said)].append(claim)
        yield from _shortened(by_words) if equal[0].actor and equal[0].target else by_words.values()


def _shortened(by_words: Mapping[Words, list[Claim]]) -> Iterator[list[Claim]]:
    """Claims without loose words go to those that have some, if these all have the same."""
    by_strict: dict[frozenset[str], dict[frozenset[str], list[Claim]]] = defaultdict(dict)
    for (strict, loose), claims in by_words.items():
        by_strict[strict][loose] = claims
    for variants in by_strict.values():
        if len(variants) == 2 and frozenset() in variants:
            yield sorted((c for claims in variants.values() for c in claims), key=_place)
        else:
            yield from variants.values()


def _place(claim: Claim) -> tuple[int, int, str]:
    return claim.action.start, claim.action.end, claim.id


def _time(claim: Claim) -> Key | None:
    return claim.time and (claim.time.value, claim.time.begin, claim.time.finish)


def _named(role: Sequence[Mention], named: set[str]) -> bool:
    return bool(role) and all(m.entity in named for m in role)


def _other_words(reading: Reading, claim: Claim, said: Mapping[str, Attribution]) -> Words:
    """The lemmas of the evidence that stand in no part of the claim, not in its time, and not in words of saying: those
    that may not be left out, and those that may.
    """
    roles = [(m.start, m.end) for role in _roles(claim) for m in role]
    timed = [(t.start, t.end) for t in (claim.time,) if t]
    parts = [*roles, *timed, *((q.start, q.end) for q in claim.quantity), (claim.action.start, claim.action.end)]
    for act in said.values():
        parts += [(span.start, span.end) for span in (act.source, act.cue) if span]
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
    found: list[Token] = []
    for sentence in _sentences(reading, start, end):
        found.extend(sentence.between(start, end))
    return found


def _sentences(reading: Reading, start: int, end: int) -> Iterator[Sentence]:
    return (s for s in reading.sentences if s.start < end and start < s.end)


def _with(first: Claim, others: Sequence[Claim]) -> Claim:
    """The first claim with the passages of the others; if it has no time, with the first time that one of them has."""
    timed = next((c for c in (first, *others) if c.time is not None), first)
    basis = timed.time_basis if timed is first else "carried"
    further = {e for c in others for e in (_evidence(c), *c.repeated)} | {*first.repeated}
    order = sorted(further, key=lambda e: (e.start, e.end, e.attribution or ""))
    return replace(first, time=timed.time, time_basis=basis, repeated=tuple(order))


def _evidence(claim: Claim) -> Evidence:
    spot = claim.evidence
    return Evidence(spot.start, spot.end, spot.text, claim.attribution, claim.confidence)
