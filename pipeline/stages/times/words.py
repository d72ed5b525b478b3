"""Words as the grammar of times sees them: what a word may be, as one character of a private alphabet.

A text becomes a string with one character a word, in which patterns over classes of words are plain regular
expressions. A word can be in many classes ("second" is an ordinal and a unit); each set of
classes that occurs has a character.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from pipeline.lexicon import load

OTHER = "x"
"""The character of all words that no pattern mentions."""

_FIRST_CHARACTER = 0xE000
_LONGEST_NUMBER = 9
_PLAIN = frozenset({"word", "other", "possessive", "abbreviation"})
# A number after one of these (or a month) and a hyphen is a date or an age, not the name of a machine.
_PREFIXES = frozenset({"mid", "early", "late", "pre", "post", "and", "the"})


class Word(NamedTuple):
    """A word or sign (a tuple, since there is one for each word of a text). Offsets are code points of the article;
    `sort` is its character; `tag` is the parser's (Penn Treebank), or "".
    """

    start: int
    end: int
    text: str
    lower: str
    sort: str
    tag: str = ""

    @property
    def number(self) -> float | None:
        """The number that digits stand for ("2,500", "29th", "1.5"); None for words."""
        digits = re.match(r"\d[\d,]*(?:\.\d+)?", self.lower)
        return float(digits[0].replace(",", "")) if digits and len(digits[0]) <= 2 * _LONGEST_NUMBER else None


@lru_cache(maxsize=1 << 12)
def number_classes(text: str) -> frozenset[str]:
    """What a number written in digits may be.

    >>> sorted(number_classes("12")), sorted(number_classes("1530")), sorted(number_classes("2,500"))
    (['DAY', 'HOUR', 'INT'], ['INT', 'MIL', 'YEAR'], ['INT'])
    """
    if "." in text:
        return frozenset({"DEC"})
    found = {"INT"}
    if "," not in text and len(text) <= 4:
        number = int(text)
        found |= {"DAY"} if 1 <= number <= 31 and len(text) <= 2 else set()
        found |= {"HOUR"} if number <= 24 and len(text) <= 2 else set()
        found |= {"YEAR"} if len(text) == 4 and 1000 <= number <= 2199 else set()
        found |= {"MIL"} if len(text) == 4 and number // 100 < 24 and number % 100 < 60 else set()
    return frozenset(found)


class Alphabet:
    """The lexicon's words and their characters. `literals` are the words that patterns spell out."""

    def __init__(self, literals: Iterable[str]) -> None:
        data = load("times")
        self.values: Mapping[str, Mapping[str, int | str]] = data["words"]
        self._cased = frozenset(data["choices"]["cased"])
        self._not_tags: Mapping[str, list[str]] = data["not_tags"]
        self._literals = {word: frozenset({word}) for word in literals}
        self._shape_classes: Mapping[str, str] = data["shape_classes"]
        shapes = "|".join(f"(?P<{name}>{regex})" for name, regex in data["shapes"].items())
        self._shape = re.compile(shapes)
        classes: dict[str, set[str]] = {}
        for name, table in [*self.values.items(), *data["classes"].items()]:
            for word in table:
                classes.setdefault(word, set()).add(name)
        self._classes = {word: frozenset(found) | self._literal(word) for word, found in classes.items()}
        sets = [*self._classes.values(), *self._literals.values()]
        sets += [frozenset({shape}) for shape in self._shape_classes.values()]
        sets += [number_classes(str(n)) for n in range(10_000)] + [
            number_classes(t) for t in ("10000", "1.5", "09", "007")
        ]
        self._characters = {
            found: chr(_FIRST_CHARACTER + n) for n, found in enumerate(sorted(set(sets) - {frozenset()}, key=sorted))
        }

        members: dict[str, list[str]] = {}
        for known, character in self._characters.items():
            for name in known:
                members.setdefault(name, []).append(character)
        self._members = {name: "".join(characters) for name, characters in members.items()}
        conditional = self._cased | self._not_tags.keys()
        self._unconditional = {
            word: self._characters[found] for word, found in self._classes.items() if word not in conditional
        }
        self._unconditional |= {
            word: self._characters[found]
            for word, found in self._literals.items()
            if word not in conditional and word not in self._classes
        }

    def _literal(self, lower: str) -> frozenset[str]:
        return self._literals.get(lower, frozenset())

    def characters(self, name: str) -> str:
        """The characters of all words that may be a `name` (a class, or a word spelt out)."""
        return self._members.get(name, "")

    def words(self, text: str, start: int, end: int, tags: Mapping[int, str]) -> list[Word]:
        """The words of ``text[start:end]``; `tags` holds the parser's tag for offsets where one of its words begins."""
        found: list[Word] = []
        for match in self._shape.finditer(text, start, end):
            written = match.group()
            lower = written.lower().replace("’", "'")
            first, last = match.span()
            tag = tags.get(first, "")
            sort = self._unconditional.get(lower) if match.lastgroup in _PLAIN else None
            found.append(Word(first, last, written, lower, sort or self._sort(match, lower, tag, found), tag))
        return found

    def _sort(self, match: re.Match[str], lower: str, tag: str, before: list[Word]) -> str:
        shape = str(match.lastgroup)
        if shape == "number":
            if self._glued(match.string, match.start(), match.end(), before):
                return OTHER
            return self._characters.get(number_classes(lower), OTHER)
        if shape in self._shape_classes:
            return self._characters[frozenset({self._shape_classes[shape]})]
        if any(tag.startswith(bad) for bad in self._not_tags.get(lower, ())):
            return OTHER
        small = lower in self._cased and match.group()[0].islower()
        classes = self._literal(lower) if small else self._classes.get(lower, self._literal(lower))
        return self._characters.get(classes, OTHER)

    def _glued(self, text: str, start: int, end: int, before: list[Word]) -> bool:
        """Whether a number is part of a name, a price or a decimal ("F-16", "$2024", "A10")."""
        previous = text[start - 1 : start]
        following = text[end : end + 1]
        if previous.isalpha() or previous in {"$", "£", "€", "#", "_", "¥"} or following in {"%", "_", "$", "€", "£"}:
            return True
        if previous in {"-", "/", "."} and before and len(before) > 1 and before[-2].end == start - 1:
            word = before[-2]
            return word.text[-1].isalpha() and word.lower not in _PREFIXES and word.lower not in self.values["MONTH"]
        return False
