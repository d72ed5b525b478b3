"""PLOVER types of actions, through ``lexicon/plover.toml`` alone; where no word gives a type, there is none.

PLOVER: Political Language Ontology for Verifiable Event Records (Open Event Data Alliance), released codebook.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pipeline.lexicon import load
from pipeline.model import Sentence, Token
from pipeline.stages.split.phrases import lemma_of
from pipeline.stages.split.words import EVENTS, MILITARY


def _by_word(table: dict[str, list[str]]) -> dict[str, str]:
    """Word to type; a word listed under several types keeps the last one, as the file's order goes up in force."""
    return {word: kind for kind, listed in table.items() for word in listed}


_LEXICON: dict[str, Any] = load("plover")
_VERBS = _by_word(_LEXICON["verbs"])
_NOMINALS = _by_word(_LEXICON["nominals"])
_GOVERNORS = _by_word(_LEXICON["governors"])
_COMBINATIONS: tuple[tuple[str, frozenset[str], frozenset[str]], ...] = tuple(
    (c["type"], frozenset(c["verbs"]), frozenset(c["objects"])) for c in _LEXICON["combinations"]
)
_MILITARY: tuple[tuple[str, frozenset[str]], ...] = tuple(
    (c["type"], frozenset(c["verbs"])) for c in _LEXICON["military"]
)
_AGENTS = frozenset(_LEXICON["agents"]["verbs"])
_PLANNED = _by_word(_LEXICON["planned"])

EVENT_NOUNS = frozenset(_NOMINALS) | EVENTS
"""The nouns that name an event."""


def plover_type(
    verb: str,
    objects: Iterable[str],
    carried: str | None,
    around: Iterable[str],
    governors: Iterable[str],
    promised: bool,
    agents: bool = True,
) -> str | None:
    """The type of an action, or None.

    `verb` is the lemma with its particle, `objects` the lemmas of what is acted on, `carried` that of the noun that a
    light verb brings, `around` those of all arguments, `governors` those of absorbed verbs, outermost first.
    `promised`: the action is announced and not done yet.

    `agents`: someone is acted on, not only something.

    >>> plover_type("hit", ["base"], None, ["base", "missile"], [], False)
    'ASSAULT'
    >>> plover_type("hit", ["note"], None, ["note", "singer"], [], False) is None
    True
    >>> plover_type("impose", ["sanction"], None, ["sanction"], [], True)
    'THREATEN'
    """
    for governor in governors:
        if governor in _GOVERNORS:
            return _GOVERNORS[governor]
    objects = frozenset(objects)
    kind = _plain(verb, objects, carried, frozenset(around), agents)
    if promised and kind is not None and (objects or carried):
        return _PLANNED.get(kind, kind)
    return kind


def event_word(token: Token) -> str | None:
    """The word by which the lexicon knows an event noun, or None: a gerund goes by its form ("shelling")."""
    if token.pos not in ("NOUN", "VERB"):
        return None
    return next((w for w in (token.lemma.lower(), token.lower) if w in EVENT_NOUNS), None)


def prepositional_verb(sentence: Sentence, verb: Token) -> str | None:
    """The verb with its preposition where the lexicon knows the two as one ("call for"), or None; what has an object
    of its own is no such verb ("fired missiles at").
    """
    if sentence.children(verb, "dobj"):
        return None
    pairs = (f"{lemma_of(verb)} {p.lower}" for p in sentence.children(verb, "prep", "dative"))
    return next((pair for pair in pairs if pair in _VERBS), None)


def nominal_type(noun: str) -> str | None:
    """The type of an event noun.

    >>> nominal_type("airstrike"), nominal_type("election")
    ('ASSAULT', None)
    """
    return _NOMINALS.get(noun)


def _plain(verb: str, objects: frozenset[str], carried: str | None, around: frozenset[str], agents: bool) -> str | None:
    if carried is not None and carried in _NOMINALS:
        combined = _combined(verb, objects | {carried})
        return combined or _NOMINALS[carried]
    with_object = objects if carried is None else objects | {carried}
    combined = _combined(verb, with_object)
    if combined is not None:
        return combined
    for kind, verbs in _MILITARY:
        if verb in verbs and around & MILITARY:
            return kind
    if verb in _AGENTS and not agents:
        return None
    if verb in _VERBS:
        return _VERBS[verb]
    # A particle that only strengthens ("round up to 16") does not change a verb of force.
    forced = _VERBS.get(verb.partition(" ")[0])
    return forced if forced in ("ASSAULT", "COERCE") else None


def _combined(verb: str, objects: frozenset[str]) -> str | None:
    return next((kind for kind, verbs, nouns in _COMBINATIONS if verb in verbs and objects & nouns), None)
