"""Quantities: numbers with what they count, and their bounds.

Bounds are inclusive, so "more than 10" has the minimum 10 and no maximum. "Some 2,500" has 2,500 as both bounds: the
words are kept beside the number. "Dozens" is at least two dozen. "Up to 40" has the maximum 40 and no minimum.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.model import Quantity, Reading, Sentence, Token
from pipeline.stages.split.phrases import core, is_time
from pipeline.stages.split.words import NUMBERS

GROUPS = frozenset({"group", "total", "team", "series", "convoy", "fleet", "crowd", "gang"})
"""Nouns that a number of others make up: "a group of five ships"."""
CURRENCIES = frozenset("$€£¥")
MONEY = re.compile(r"^[A-Za-z]{0,3}[$€£¥]")
DECIMAL = re.compile(r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?")
SHORT = 4
"""Longer numbers are counts, not versions."""
RANGE = re.compile(r"([0-9])[-–—]([0-9])")
VAGUE = frozenset({"several", "few", "many"})
"""Before "hundred" or "thousand" they leave the number open upwards."""


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
        named = (number.index > head.index and head.pos == "PROPN") or _numbers_a_name(sentence, number)
        if is_time(number) or number.tag != "CD" or mixed or named:
            continue
        parts = [*sentence.children(number, "quantmod", "compound", "nmod", "advmod", "amod"), number]
        parts += [g for p in parts[:-1] for g in sentence.children(p)]
        if any(p.lower == "between" for p in parts):
            parts += sentence.children(number, "cc", "conj")
        parts = sorted((p for p in parts if not is_time(p)), key=lambda t: t.index)
        bounds = _bounds([p.lower for p in parts])
        if bounds is None:
            continue
        first = parts[0]
        noun = core(sentence, head)
        final = max(number, parts[-1], key=lambda t: t.index)
        words = reading.article.text[first.start : final.end].lower()
        # "at least" may hang on the noun; the two words before the number decide.
        before = " ".join(t.lower for t in sentence.tokens[max(0, first.index - 2) : first.index])
        said = f"{before} {words}"
        least, most = bounds
        money = next((p.text for p in parts if p.text in CURRENCIES or p.text.endswith("$")), None)
        money = money or next((m[0] for p in parts if (m := MONEY.match(p.text))), None)
        unit = money or _unit(head, noun, final)
        if any(f" {phrase} " in f" {said} " for phrase in NUMBERS.least):
            yield _quantity(reading, first, _last(final, noun), least, None, unit)
        elif any(f" {phrase} " in f" {said} " for phrase in NUMBERS.most):
            yield _quantity(reading, first, _last(final, noun), None, most, unit)
        else:
            yield _quantity(reading, first, _last(final, noun), least, most, unit)


def _numbers_a_name(sentence: Sentence, number: Token) -> bool:
    """Whether digits belong to the name right before them: "Falcon 9 rockets", "Windows 7 users"."""
    before = sentence.tokens[number.index - 1] if number.index else None
    digits = number.text.replace(".", "").isdigit() and len(number.text) <= SHORT
    return digits and before is not None and before.pos == "PROPN" and not is_time(before)


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


def _bounds(parts: list[str]) -> tuple[float, float | None] | None:
    """The least and the greatest number that the words give, None where they give none or cannot be read for sure.

    >>> _bounds(["200", "to", "300"]), _bounds(["two", "to", "three", "million"]), _bounds(["several", "hundred"])
    ((200.0, 300.0), (2000000.0, 3000000.0), (200.0, None))
    """
    joined = [w for p in parts for w in RANGE.sub(r"\1 to \2", p).split()]
    if joined[:1] == ["between"]:
        joined = ["to" if w == "and" else w for w in joined[1:]]
    joined = ["to" if w in "-–—" and _digits(joined[i - 1 : i]) else w for i, w in enumerate(joined)]
    for i in range(len(joined) - 1, 0, -1):
        if all(DECIMAL.fullmatch(MONEY.sub("", w)) for w in joined[i - 1 : i + 1]):
            joined.insert(i, "to")  # the parser keeps the stroke of "200-300" to itself
    if "to" in joined and _value(joined[: joined.index("to")]) is not None:
        at = joined.index("to")
        left, right = _value(joined[:at]), _value(joined[at + 1 :])
        if left is None or right is None:
            return None
        scale = next((NUMBERS.scales[w] for w in reversed(joined) if w in NUMBERS.scales), 1.0)
        if not any(w in NUMBERS.scales for w in joined[:at]):
            left *= scale
        return (left, right) if left <= right else None
    value = _value(joined)
    if value is None:
        return None
    if any(w in VAGUE for w in joined) and any(w in NUMBERS.scales for w in joined):
        return 2 * value, None
    return value, value


def _digits(words: list[str]) -> bool:
    return any(c.isdigit() for w in words for c in w)


def _value(parts: list[str]) -> float | None:
    """The number that the words give, None where they give none, or where one with digits cannot be read.

    >>> _value(["1.5", "million"]), _value(["twenty", "-", "two"]), _value(["2,500"]), _value(["many"])
    (1500000.0, 22.0, 2500.0, None)
    >>> _value(["au$40", "million"]), _value(["650,0000"])
    (40000000.0, None)
    """
    total, part, seen = 0.0, 0.0, False
    for word in (w for p in parts for w in p.replace("-", " ").split()):
        plain = MONEY.sub("", word)
        if DECIMAL.fullmatch(plain):
            part, seen = part + float(plain.replace(",", "")), True
        elif plain in NUMBERS.words:
            part, seen = part + NUMBERS.words[plain], True
        elif plain in NUMBERS.scales:
            part, seen = (part or 1.0) * NUMBERS.scales[plain], True
            if NUMBERS.scales[plain] >= 1000:
                total, part = total + part, 0.0
        elif _digits([plain]):
            return None
    return total + part if seen else None
