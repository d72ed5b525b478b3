"""Many articles out of few: real ones in other worlds, where the same happens to others, elsewhere, at another time.

Letters of all but common words are exchanged, one for one, in another way in each world, so that lengths and with
them all offsets stay, names that are the same in one world stay the same there, and two worlds have only common words
and names in common. A corpus of many worlds grows as news does: by other events, not by ever more reports of one.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import msgspec

from pipeline.model import Corpus, digest

WORD = re.compile(r"[^\W_]+")
COMMON = 0.2
"""Words that so large a part of the articles has stay as they are."""
ID = re.compile(r"[a-z]+-[0-9a-f]{20}")
DAYS = 40
"""How many days lie between one world and the next."""
LINKS = {"links", "location"}
"""What ties an entity to this world."""


class Worlds:
    """Other worlds for the results of some articles, each a corpus of one."""

    def __init__(self, parts: Sequence[Corpus]) -> None:
        counts = Counter(word for part in parts for word in {*WORD.findall(part.articles[0].text.lower())})
        self._common = {word for word, count in counts.items() if count > COMMON * len(parts)}
        self._parts = parts

    def __call__(self, number: int) -> Iterable[Corpus]:
        """The articles of world `number`; those of world 0 are the real ones."""
        return (self._moved(part, number) if number else part for part in self._parts)

    def _moved(self, part: Corpus, number: int) -> Corpus:
        letters = _exchanged(number)
        stays = {e.id for e in part.entities if self._words(e.label, letters) == e.label}

        text = self._words(part.articles[0].text, letters)

        def moved(value: Any, field: str = "") -> Any:
            if isinstance(value, dict):
                new = {key: moved(inside, key) for key, inside in value.items() if key not in LINKS}
                if {"start", "end", "text"} <= value.keys():
                    new["text"] = text[value["start"] : value["end"]]  # it may begin or end within a word
                return {"links": [], **new} if "links" in value else new
            if isinstance(value, list | tuple):
                return [moved(item, field) for item in value]
            if not isinstance(value, str):
                return value
            if field == "url":
                return f"{value}/w{number}"
            if field == "published":
                return _later(value, number)
            if value == name or ID.fullmatch(value):
                return value if value in stays else f"{value}w{number}"
            if field in ("text", "label", "aliases", "title", "byline", "subject", "lemma"):
                return self._words(value, letters)
            return value

        name = part.articles[0].id
        made: Corpus = msgspec.convert(moved(msgspec.to_builtins(part)), Corpus)
        article = made.articles[0]
        return replace(made, articles=(replace(article, digest=digest(article.id, article.text)),))

    def _words(self, text: str, letters: dict[int, int]) -> str:
        def word(match: re.Match[str]) -> str:
            return match[0] if match[0].lower() in self._common else match[0].translate(letters)

        return WORD.sub(word, text)


def _exchanged(number: int) -> dict[int, int]:
    """Another letter for each, vowels for vowels, capitals for capitals: another permutation in each world."""
    chance = random.Random(number)
    table: dict[int, int] = {}
    for letters in ("aeiou", "bcdfghjklmnpqrstvwxz", "0123456789"):
        shuffled = list(letters)
        chance.shuffle(shuffled)
        for one, other in zip(letters, shuffled, strict=True):
            table[ord(one)] = ord(other)
            table[ord(one.upper())] = ord(other.upper())
    return table


def _later(published: str, number: int) -> str:
    """A date of publication, later by the days between the worlds."""
    day, mark, clock = published.partition("T")
    if day.count("-") < 2:
        return published
    return (date.fromisoformat(day) + timedelta(days=DAYS * number)).isoformat() + mark + clock
