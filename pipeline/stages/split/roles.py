"""The roles of a claim, as heads of phrases."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.model import Sentence, Token
from pipeline.stages.split.places import within


@dataclass(slots=True)
class Roles:
    """Heads of the phrases in each role. `amount` is by how much ("fell two percent"); `cut` are the prepositions whose
    phrases have a role of their own.
    """

    actor: list[Token] = field(default_factory=list)
    target: list[Token] = field(default_factory=list)
    instrument: list[Token] = field(default_factory=list)
    place: list[Token] = field(default_factory=list)
    amount: list[Token] = field(default_factory=list)
    cut: set[int] = field(default_factory=set)

    def all(self) -> tuple[Token, ...]:
        """The heads of all roles."""
        return (*self.actor, *self.target, *self.instrument, *self.place)

    def add_place(self, sentence: Sentence, preposition: Token, noun: Token) -> None:
        """Take `noun` for a place, with the places that it lies in."""
        for marker, place in ((preposition, noun), *within(sentence, noun)):
            if place not in self.place:
                self.place.append(place)
            self.cut.add(marker.index)
