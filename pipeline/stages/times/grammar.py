"""The grammar of times, compiled from ``lexicon/times.toml``.

The language of patterns: CLASS, word, ``name:CLASS`` or ``name:( ... )`` for a named piece, ``{piece}`` for a piece
defined in the lexicon, and ``( | )?`` as in regular expressions. There is no unbounded repetition, so matching
is linear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import count

from pipeline.lexicon import load
from pipeline.stages.times.words import OTHER, Alphabet, Word

_ITEM = re.compile(r"(?P<name>[a-z]+):|(?P<sign>[()|?])|(?P<atom>[^\s()|?:]+)|\s+")
_PIECE = re.compile(r"\{([a-z]+)\}")

_REMEMBERED = 24
# So many words in a row that all belong to times are a table or an attack on the program, no sentence.
_LONGEST = 500

Piece = tuple[str, int, int]
"""A named piece: name, first word, the word after the last."""

Fit = tuple[int, int, int, tuple[Piece, ...]]
"""Order of the pattern, first word, the word after the last, pieces."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern: `rule` names the function that gives its matches a value; `order` is its place in the lexicon."""

    order: int
    name: str
    rule: str
    regex: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Match:
    """Words ``[first, last)`` of `words` that fit `pattern`, with its named pieces ``(name, first, last)``."""

    pattern: Pattern
    words: tuple[Word, ...]
    first: int
    last: int
    pieces: tuple[Piece, ...]

    @property
    def start(self) -> int:
        """Offset of the first character."""
        return self.words[self.first].start

    @property
    def end(self) -> int:
        """Offset after the last character."""
        return self.words[self.last - 1].end

    def piece(self, name: str) -> tuple[Word, ...]:
        """The words of the first piece of that name; empty if there is none."""
        return next((self.words[i:j] for n, i, j in self.pieces if n == name), ())

    def said(self, name: str) -> str:
        """The words of a piece in small letters, one space between them, without articles; "" if there is none."""
        return " ".join(w.lower for w in self.piece(name) if w.lower not in {"the", "very"})

    def value(self, name: str, *classes: str) -> int | str | None:
        """The lexicon's value of the first word of a piece that is in one of the classes."""
        values = grammar().alphabet.values
        for word in self.piece(name):
            for kind in classes:
                if word.lower in values[kind]:
                    return values[kind][word.lower]
        return None

    def within(self, name: str) -> Match | None:
        """The match narrowed to a piece and the pieces inside it; None if there is no such piece."""
        found = next(((i, j) for n, i, j in self.pieces if n == name), None)
        if found is None:
            return None
        inner = tuple(p for p in self.pieces if found[0] <= p[1] and p[2] <= found[1] and p[0] != name)
        return Match(self.pattern, self.words, *found, inner)


@dataclass(frozen=True, slots=True)
class Grammar:
    """The alphabet and the patterns, in order. `heads` are the words without one of which nothing fits."""

    alphabet: Alphabet
    patterns: tuple[Pattern, ...]
    heads: re.Pattern[str]
    stretch: re.Pattern[str] = re.compile(f"[^{OTHER}]+")

    def matches(self, words: tuple[Word, ...]) -> list[Match]:
        """The best matches, in order, not overlapping: the first start wins, then the longest, then the first
        pattern.
        """
        line = "".join(word.sort for word in words)
        return [
            Match(self.patterns[order], words, at + first, at + last, tuple((n, at + i, at + j) for n, i, j in pieces))
            for at, stretch in self._stretches(line)
            for order, first, last, pieces in _fits(stretch)
        ]

    def _stretches(self, line: str) -> Iterator[tuple[int, str]]:
        """The stretches between words that no pattern knows, with their places; those without a head, or
        too long for a sentence, are left out.
        """
        for found in self.stretch.finditer(line):
            if len(found[0]) <= _LONGEST and self.heads.search(found[0]):
                yield found.start(), found[0]


@cache
def grammar() -> Grammar:
    """The grammar of the lexicon, compiled once."""
    data = load("times")
    holidays = " | ".join(sorted(data["holidays"], key=len, reverse=True))
    pieces = {**data["pieces"], "holiday": f"holiday:({holidays})"}
    written = [(entry, _expand(entry["match"], pieces)) for entry in data["patterns"]]
    literals = {atom for _, text in written for atom in _atoms(text) if not atom.isupper()}
    alphabet = Alphabet(literals)
    patterns = tuple(
        Pattern(order, entry["name"], entry["rule"], re.compile(_compile(text, alphabet)))
        for order, (entry, text) in enumerate(written)
    )
    heads = "".join(sorted(set().union(*(alphabet.characters(name) for name in data["choices"]["heads"]))))
    return Grammar(alphabet, patterns, re.compile(f"[{heads}]"))


def _fits(stretch: str) -> tuple[Fit, ...]:
    """What fits in a stretch of classes. Stretches recur, and short ones are worth remembering."""
    return _remembered_fits(stretch) if len(stretch) <= _REMEMBERED else _all_fits(stretch)


def _all_fits(stretch: str) -> tuple[Fit, ...]:
    found = [
        (hit.start(), -hit.end(), pattern.order, hit)
        for pattern in grammar().patterns
        for hit in pattern.regex.finditer(stretch)
    ]
    kept: list[Fit] = []
    reached = 0
    for first, _, order, hit in sorted(found, key=lambda item: item[:3]):
        if first >= reached:
            pieces = tuple(
                (name.rstrip("0123456789"), *hit.span(name))
                for name in hit.re.groupindex
                if 0 <= hit.start(name) < hit.end(name)
            )
            kept.append((order, first, hit.end(), pieces))
            reached = hit.end()
    return tuple(kept)


_remembered_fits = lru_cache(maxsize=1 << 14)(_all_fits)


def _expand(text: str, pieces: dict[str, str]) -> str:
    while _PIECE.search(text):
        text = _PIECE.sub(lambda found: f"({pieces[found[1]]})", text)
    return text


def _atoms(text: str) -> list[str]:
    return [found["atom"] for found in _ITEM.finditer(text) if found["atom"]]


def _compile(text: str, alphabet: Alphabet) -> str:
    parts: list[str] = []
    numbers = count(1)
    name: str | None = None
    for found in _ITEM.finditer(text):
        if found["name"]:
            name = f"{found['name']}{next(numbers)}"
        elif found["sign"] == "(":
            parts.append(f"(?P<{name}>" if name else "(?:")
            name = None
        elif found["sign"]:
            parts.append(found["sign"])
        elif found["atom"]:
            characters = alphabet.characters(found["atom"])
            if not characters:
                raise ValueError(f"no word is a {found['atom']}: {text}")
            parts.append(f"(?P<{name}>[{characters}])" if name else f"[{characters}]")
            name = None
    return "".join(parts)
