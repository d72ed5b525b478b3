"""What stands beside a name of a place and tells which is meant: "Tripoli, Lebanon", "the Syrian city of Hama"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from pipeline.lexicon import load
from pipeline.lexicon.gazetteer import adjectives, country_names, division_names, fold, short_names
from pipeline.model import Sentence, Token
from pipeline.stages.resolve.phrases import lemma
from pipeline.stages.resolve.referents import Referent

LONGEST = 4
"""How many words the name of a country or division has at most."""
REACH = 7
"""How many words before a name may tell what kind of place it is, and where."""

Noun = Literal["division", "city"]
Lies = frozenset[str]
"""What a place is said to lie in: countries ("SY") or first-level divisions ("US.TX"), of which one is meant."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What the words beside one name of a place tell: what it lies in, of what kind it is, and the town before it that
    it tells the place of, if it stands behind one ("Orvel, New York").
    """

    lies: tuple[Lies, ...] = ()
    noun: Noun | None = None
    town: str | None = None


def beside(sentence: Sentence, name: Referent) -> Beside:
    """What is told beside a name. The sentence is its own."""
    tokens = sentence.tokens
    first = next((t.index for t in tokens if t.start >= name.start), len(tokens))
    last = next((t.index for t in tokens if t.end >= name.end), len(tokens) - 1)
    if last + 1 < len(tokens) and tokens[last + 1].text in {"'s", "’s"}:
        return Beside(*_before(tokens[:first], first), _town(tokens[:first]))
    lies, noun = _before(tokens[:first], first)
    behind = _behind(tokens[last + 1 :])
    if noun is None and last + 1 < len(tokens):
        noun = "division" if fold(tokens[last + 1].text) in offices() else _noun(tokens[last + 1])
    return Beside((*lies, *behind), noun, _town(tokens[:first]))


def area(words: Sequence[Token]) -> tuple[Lies, int] | None:
    """The country or division that `words` begin with, and how many words its name has; the longest that is one."""
    end = next(
        (i for i, t in enumerate(words[:LONGEST]) if t.pos == "PUNCT" or t.text == ","), min(LONGEST, len(words))
    )
    if not words or not words[0].text[:1].isupper():
        return None
    sizes = range(end, 0, -1)
    return next(((found, size) for size in sizes if (found := lies_in(" ".join(t.text for t in words[:size])))), None)


def lies_in(name: str) -> Lies:
    """The country and divisions that a name may be that of; empty if it is none."""
    short = short_names().get(name) or short_names().get(name.replace(" ", ""))
    if short:
        return frozenset({short})
    key = fold(name)
    country = country_names().get(key)
    return frozenset({*division_names().get(key, ()), *((country,) if country else ())})


def _behind(words: Sequence[Token]) -> Iterable[Lies]:
    """``, Texas``, ``(Lebanon)``, ``in northern Syria``, ``, in the Syrian province of Idlib``."""
    at = 0
    comma = bool(words) and words[0].text in {",", "("}
    at += comma
    inside = at < len(words) and words[at].lower == "in"
    at += inside
    if not (comma or inside):
        return
    while at < len(words) and (words[at].text in between() or words[at].text in nouns()) and words[at].text != "of":
        at += 1
    people = at < len(words) and adjectives().get(fold(words[at].text))
    if people:
        rest = words[at + 1 : at + 1 + REACH]
        if inside and any(t.lower in nouns() for t in rest[:3]):
            yield people
        return
    found = area(words[at:])
    if found is None:
        return
    lies, size = found
    after = words[at + size] if at + size < len(words) else None
    # "Paris, Texas and Ohio" and "London, Lebanon, Syria" list places, and tell of none what it lies in.
    if comma and not inside and after is not None and after.lower in {"and", "or", "&", "-", "–"}:
        return
    yield lies


def _before(words: Sequence[Token], first: int) -> tuple[tuple[Lies, ...], Noun | None]:
    """``the Syrian city of``, ``Iraq's``, ``the Texas town of``, ``the Lebanese capital,``."""
    noun: Noun | None = None
    found: list[Lies] = []
    at, told = first - 1, False
    if at > 0 and words[at].text == "," and words[at - 1].text in nouns():
        at -= 1
    while at >= 0 and first - at <= REACH:
        word = words[at]
        key = lemma(word)
        if key in nouns() and not told:
            told = True
            of = at + 1 < first and words[at + 1].lower == "of"
            if not (key == "capital" and of):
                noun = _noun(word)
        elif word.text in between() or key in nouns():
            told = told or word.text in {"'s", "’s"}
        else:
            break
        at -= 1
    if at >= 0 and told:
        word = words[at]
        pair = f"{words[at - 1].text} {word.text}" if at else ""
        people = adjectives().get(fold(pair)) or adjectives().get(fold(word.text))
        if people:
            found.append(people)
        else:
            starts = range(max(0, at + 1 - LONGEST), at + 1)
            ends = (e[0] for i in starts if (e := area(words[i : at + 1])) and e[1] == at + 1 - i)
            found += [lies for lies in (next(ends, None),) if lies]
    return tuple(found), noun


def within_name(sentence: Sentence, name: Referent) -> bool:
    """Whether the name is a part of that of something else ("Orvel County", "the Orvel Marathon", "Orvel river")."""
    last = next((t.index for t in sentence.tokens if t.end >= name.end), len(sentence.tokens) - 1)
    after = sentence.tokens[last + 1] if last + 1 < len(sentence.tokens) else None
    if after is not None and after.lower in things():
        return True
    longer = after is not None and after.pos == "PROPN" and after.text[:1].isupper() and not after.text.isupper()
    return longer and after is not None and lemma(after) not in nouns() and name.head.head == after.index


def named_in(sentence: Sentence, head: Token) -> tuple[Token, ...]:
    """The name in a description whose head tells its kind: "the town of Orvel", "Orvel province"; empty if none is."""
    if lemma(head) not in nouns() or head.tag not in {"NN", "NNP"}:
        return ()
    tokens = sentence.tokens
    if head.index + 1 < len(tokens) and tokens[head.index + 1].lower == "of":
        return _run(tokens[head.index + 2 :], 1)
    return _run(tokens[: head.index], -1)


def _run(tokens: Sequence[Token], step: int) -> tuple[Token, ...]:
    """The proper nouns, with the marks between them, that tokens begin (or, backwards, end) with."""
    run: list[Token] = []
    for token in tokens[::step]:
        if token.pos != "PROPN" and not (run and token.text in {"-", "–"}):
            break
        run.append(token)
    while run and run[-1].pos != "PROPN":
        run.pop()
    return tuple(run[::step])


def _town(words: Sequence[Token]) -> str | None:
    if len(words) < 2 or words[-1].text != ",":
        return None
    return " ".join(t.text for t in _run(words[:-1], -1)) or None


def _noun(word: Token) -> Noun | None:
    key = lemma(word)
    if word.pos == "VERB" or key not in nouns() or not (word.text.islower() or word.pos == "PROPN"):
        return None
    return nouns()[key]


@cache
def nouns() -> dict[str, Noun]:
    """The nouns for kinds of places."""
    data = load("places")["nouns"]
    return {word: kind for kind in ("division", "city") for word in data[kind]}


@cache
def things() -> frozenset[str]:
    """The nouns whose own name is the one right before them."""
    return frozenset(load("places")["nouns"]["thing"])


@cache
def offices() -> frozenset[str]:
    """The nouns for who holds an office in a first-level division."""
    return frozenset(load("places")["nouns"]["office"])


@cache
def between() -> frozenset[str]:
    """The words that may stand between such a noun and what the place lies in."""
    return frozenset(load("places")["nouns"]["between"])
