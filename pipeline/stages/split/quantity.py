"""Quantities: numbers with what they count, and their bounds.

Bounds are inclusive, so "more than 10" has the minimum 10 and no maximum. "Some 2,500" has 2,500 as both bounds: the
words are kept beside the number. "Dozens" is at least two dozen. "Up to 40" has the maximum 40 and no minimum.
"""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.model import Quantity, Reading, Sentence, Token
from pipeline.stages.split.phrases import core, is_time
from pipeline.stages.split.words import NUMBERS

GROUPS = frozenset({"group", "total", "team", "series", "convoy", "fleet", "crowd", "gang"})
"""Nouns that a number of others make up: "a group of five ships"."""
CURRENCIES = frozenset("$€£¥")


def quantities(reading: Reading, sentence: Sentence, heads: Iterable[Token]) -> tuple[Quantity, ...]:
    """The quantities of the nouns `heads`, in the order of the text. Dates, ages and ordinals are none."""
    found = {q for head in heads for q in _of(reading, sentence, head)}
    return tuple(sorted(found, key=lambda q: (q.start, q.end)))


def _of(reading: Reading, sentence: Sentence, head: Token) -> Iterable[Quantity]:
    if is_time(head):
        return
    if head.lower in GROUPS:
        for preposition in sentence.children(head, "prep"):
            for noun in sentence.children(preposition, "pobj") if preposition.lower == "of" else ():
                yield from _of(reading, sentence, noun)
    if head.lower in NUMBERS.plurals:
        noun = core(sentence, head)
        unit = noun.lower if noun is not head else None
        yield _quantity(
            reading, head, noun if noun.index > head.index else head, NUMBERS.plurals[head.lower], None, unit
        )
        return
    numbers = [head] if head.pos == "NUM" else list(sentence.children(head, "nummod"))
    for number in numbers:
        mixed = any(c.isdigit() for c in number.text) and any(c.isalpha() for c in number.text)
        named = number.index > head.index and head.pos == "PROPN"
        if is_time(number) or number.tag != "CD" or mixed or named:
            continue
        parts = [*sentence.children(number, "quantmod", "compound", "nmod", "advmod", "amod"), number]
        parts += [g for p in parts[:-1] for g in sentence.children(p)]
        parts = sorted((p for p in parts if not is_time(p)), key=lambda t: t.index)
        value = _value([p.lower for p in parts])
        if value is None:
            continue
        first = parts[0]
        noun = core(sentence, head)
        words = reading.article.text[first.start : number.end].lower()
        # "at least" may hang on the noun; the two words before the number decide.
        before = " ".join(t.lower for t in sentence.tokens[max(0, first.index - 2) : first.index])
        said = f"{before} {words}"
        least, most = value, value
        money = next((p.text for p in parts if p.text in CURRENCIES or p.text.endswith("$")), None)
        unit = money or _unit(head, noun, number)
        if any(f" {phrase} " in f" {said} " for phrase in NUMBERS.least):
            yield _quantity(reading, first, _last(number, noun), least, None, unit)
        elif any(f" {phrase} " in f" {said} " for phrase in NUMBERS.most):
            yield _quantity(reading, first, _last(number, noun), None, most, unit)
        else:
            yield _quantity(reading, first, _last(number, noun), least, most, unit)


def _last(number: Token, noun: Token) -> Token:
    return noun if noun.index > number.index else number


def _unit(head: Token, noun: Token, number: Token) -> str | None:
    if noun is number:
        return None
    return noun.text if noun.pos == "PROPN" else noun.lower


def _quantity(
    reading: Reading, first: Token, last: Token, least: float | None, most: float | None, unit: str | None
) -> Quantity:
    return Quantity(first.start, last.end, reading.article.text[first.start : last.end], least, most, unit)


def _value(parts: list[str]) -> float | None:
    """The number that the words give, None where they give none.

    >>> _value(["1.5", "million"]), _value(["twenty", "-", "two"]), _value(["2,500"]), _value(["many"])
    (1500000.0, 22.0, 2500.0, None)
    """
    total, part, seen = 0.0, 0.0, False
    for word in (w for p in parts for w in p.replace("-", " ").split()):
        plain = word.replace(",", "").lstrip("$€£")
        if plain.isascii() and plain.replace(".", "", 1).isdigit():
            part, seen = part + float(plain), True
        elif plain in NUMBERS.words:
            part, seen = part + NUMBERS.words[plain], True
        elif plain in NUMBERS.scales:
            part, seen = (part or 1.0) * NUMBERS.scales[plain], True
            if NUMBERS.scales[plain] >= 1000:
                total, part = total + part, 0.0
    return total + part if seen else None
