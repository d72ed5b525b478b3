"""The word lists of ``lexicon/compare.toml``, typed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from pipeline.lexicon import load


@dataclass(frozen=True, slots=True)
class Words:
    """What `compare` knows of words. All are in lower case; `kinds` gives the action that a lemma is a word for."""

    kinds: dict[str, str]
    one_actor: frozenset[str]
    one_target: frozenset[str]
    tolls: frozenset[str]
    vague: frozenset[str]
    about: tuple[str, ...]
    people: frozenset[str]
    rest: frozenset[str]
    units: dict[str, str]
    hollow: frozenset[str]

    def kind(self, lemma: str) -> str:
        """The action that a lemma is a word for, the lemma itself where it stands alone.

        >>> words().kind("shelling"), words().kind("weigh")
        ('attack', 'weigh')
        """
        return self.kinds.get(lemma.lower(), lemma.lower())


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
        vague=frozenset(roles["vague"]),
        about=tuple(numbers["about"]),
        people=frozenset(numbers["people"]),
        rest=frozenset(numbers["rest"]),
        units=dict(numbers["same"]),
        hollow=frozenset(table["words"]["hollow"]),
    )
