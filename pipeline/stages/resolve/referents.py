"""Referents: the places in a text that refer to someone or something, before they are joined."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.model import SourceKind, Token

Form = Literal["name", "description", "pronoun", "group"]
Article = Literal["definite", "indefinite", "possessive", "bare", "none"]
"""How a description is determined: "the base", "a base", "their base", "bases", "no base"."""


@dataclass(frozen=True, slots=True)
class Noun:
    """What the words of a description tell. `words` are the lemmas that narrow it down, the head's among them."""

    lemma: str
    words: frozenset[str]
    article: Article
    plural: bool
    narrowed: bool
    """Whether a clause narrows it ("the man who called")."""


@dataclass(frozen=True, slots=True)
class Referent:
    """A place that refers. `start`, `end`, `text`: the name, pronoun or whole description there.

    `sentence` is the position in the reading, `head` the token that heads the phrase. `label` is the OntoNotes
    type of a name, `norm` the name in normal form, `title` the words of the title before it, role nouns in one form.
    `noun` is what a description tells. `heading`: it stands in a title or heading, where capitals mislead the
    parser. `asked` tells that a claim or attribution holds this place, `speaks` as what kind of source, if it is
    one. A group is several joined by "and" ("Reyes and Ortiz").
    """

    sentence: int
    head: Token
    form: Form
    start: int
    end: int
    text: str
    label: str = ""
    norm: str = ""
    title: tuple[str, ...] = ()
    noun: Noun | None = None
    heading: bool = False
    asked: bool = False
    speaks: SourceKind | None = None

    @property
    def plural(self) -> bool:
        """Whether it means several."""
        if self.noun is not None:
            return self.noun.plural
        return self.form == "group" or self.head.tag in {"NNS", "NNPS"}

    @property
    def titled(self) -> bool:
        """Whether a person's title stands before the name."""
        return bool(self.title)
