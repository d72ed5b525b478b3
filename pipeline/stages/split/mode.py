"""PLOVER modes of actions (how it is done), through the tables of ``lexicon/plover.toml`` alone.

PLOVER: Political Language Ontology for Verifiable Event Records (Open Event Data Alliance), released codebook. A mode
is given only where a word of the action, or of what it is done with or to, says it; else there is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.lexicon import load
from pipeline.model import Sentence, Token
from pipeline.stages.split.phrases import core, names_of

Forms = tuple[str, ...]
"""What a table may know one word by, the longest first: ("car bomb", "bomb")."""


@dataclass(frozen=True, slots=True)
class Mode:
    """The words that say a mode: of the action, the instrument, the actor, and what is acted on by one of the verbs."""

    name: str
    words: frozenset[str]
    instruments: frozenset[str]
    actors: frozenset[str]
    verbs: frozenset[str]
    objects: frozenset[str]

    @property
    def known(self) -> frozenset[str]:
        """All words for it."""
        return self.words | self.instruments | self.actors | self.objects


def _modes(table: dict[str, dict[str, list[str]]]) -> tuple[Mode, ...]:
    keys = ("words", "instruments", "actors", "verbs", "objects")
    return tuple(Mode(name, *(frozenset(lists.get(key, ())) for key in keys)) for name, lists in table.items())


_LEXICON: dict[str, Any] = load("plover")
MODES: dict[str, tuple[Mode, ...]] = {kind: _modes(table) for kind, table in _LEXICON["modes"].items()}
"""The modes of each type that has any, in the order of the file."""
_UNSAID = frozenset(_LEXICON["unsaid"]["words"])


def mode_of(
    kind: str | None,
    verb: Forms,
    nouns: Sequence[Forms] = (),
    objects: Sequence[Forms] = (),
    instruments: Sequence[Forms] = (),
    actors: Sequence[Forms] = (),
) -> str | None:
    """The mode of an action of a type, or None. `nouns` are those that name the action: an event noun, or what a light
    verb brings. The codebook lets an action have several modes: the first in the file is given.

    >>> mode_of("ASSAULT", ("stab",)), mode_of("ASSAULT", ("kill",)), mode_of(None, ("stab",))
    ('primitive', None, None)
    >>> mode_of("ASSAULT", ("kill",), instruments=[("car bomb", "bomb")])
    'explosives'
    """
    modes = MODES.get(kind or "", ())
    known = frozenset[str]().union(*(m.known for m in modes)) | _UNSAID
    done = _meant([verb, *nouns], known)
    acted, used, doing = _meant(objects, known), _meant(instruments, known), _meant(actors, known)
    for mode in modes:
        by_object = (not mode.verbs or mode.verbs & set(verb)) and mode.objects & (acted | used | done)
        if mode.words & done or mode.instruments & used or mode.actors & doing or by_object:
            return mode.name
    return None


def forms(sentence: Sentence, noun: Token) -> Forms:
    """What a table may know a noun by: with the word before it ("car bomb"), with "of" ("state of emergency"), alone.

    The longest is first, so that a word inside of it is not taken for the whole.
    """
    noun = core(sentence, noun)
    alone = sorted(names_of(noun))
    before = [m.lower for m in sentence.children(noun, "compound", "amod", "nmod")]
    before += [m.lemma.lower() for m in sentence.children(noun, "compound", "amod", "nmod")]
    behind = [o.lower for p in sentence.children(noun, "prep") if p.lower == "of" for o in sentence.children(p, "pobj")]
    return (
        *(f"{a} of {b}" for a in alone for b in dict.fromkeys(behind)),
        *(f"{b} {a}" for b in dict.fromkeys(before) for a in alone),
        *alone,
    )


def _meant(words: Iterable[Forms], known: frozenset[str]) -> frozenset[str]:
    """For each word the longest of its forms that the tables know; there may be none."""
    found = (next((f for f in forms_of if f in known), None) for forms_of in words)
    return frozenset(f for f in found if f is not None)
