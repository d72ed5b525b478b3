"""The word lists of ``lexicon/compare.toml``, typed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from pipeline.lexicon import load

WORD = re.compile(r"[\w'-]+")


@dataclass(frozen=True, slots=True)
class Words:
    """What `compare` knows of words. All are in lower case; `kinds` gives the action that a lemma is a word for."""

    kinds: dict[str, str]
    one_actor: frozenset[str]
    one_target: frozenset[str]
    tolls: frozenset[str]
    turns: frozenset[str]
    vague: frozenset[str]
    about: tuple[str, ...]
    people: frozenset[str]
    rest: frozenset[str]
    severity: frozenset[str]
    unread: tuple[str, ...]
    bounded: tuple[str, ...]
    units: dict[str, str]
    denying: frozenset[str]
    part: frozenset[str]
    nobody: frozenset[str]
    bodies: frozenset[str]
    sides: frozenset[str]
    definite: frozenset[str]
    pointing: frozenset[str]
    hollow: frozenset[str]

    def kind(self, lemma: str) -> str:
        """The action that a lemma is a word for, the lemma itself where it stands alone. Of a light verb with what it
        carries ("carry out attack"), the last word counts.

        >>> words().kind("shelling"), words().kind("carry out attack"), words().kind("weigh")
        ('attack', 'attack', 'weigh')
        """
        plain = lemma.lower()
        light, _, noun = plain.rpartition(" ")
        return self.kinds.get(plain) or (light and self.kinds.get(noun)) or plain


def says(text: str, phrases: Iterable[str]) -> bool:
    """Whether a text has one of the phrases, word by word, whatever the case.

    >>> says("It has not won since 1908.", ("since",)), says("It was sincere.", ("since",))
    (True, False)
    """
    plain = f" {' '.join(WORD.findall(text.lower()))} "
    return any(f" {phrase} " in plain for phrase in phrases)


@cache
def words() -> Words:
    """The shipped lists."""
    table = load("compare")
    numbers, roles = table["numbers"], table["roles"]
    return Words(
        kinds={lemma: kind for kind, lemmas in table["actions"].items() for lemma in lemmas},
        one_actor=frozenset(roles["one_actor"]),
        one_target=frozenset(roles["one_target"]),
        tolls=frozenset(roles["tolls"]),
        turns=frozenset(roles["turns"]),
        vague=frozenset(roles["vague"]),
        about=tuple(numbers["about"]),
        people=frozenset(numbers["people"]),
        rest=frozenset(numbers["rest"]),
        severity=frozenset(numbers["severity"]),
        unread=tuple(table["times"]["unread"]),
        bounded=tuple(table["times"]["bounded"]),
        units=dict(numbers["same"]),
        denying=frozenset(table["words"]["denying"]),
        part=frozenset(table["words"]["part"]),
        nobody=frozenset(table["words"]["nobody"]),
        bodies=frozenset(table["words"]["bodies"]),
        sides=frozenset(table["words"]["sides"]),
        definite=frozenset(table["words"]["definite"]),
        pointing=frozenset(table["words"]["pointing"]),
        hollow=frozenset(table["words"]["hollow"]),
    )
