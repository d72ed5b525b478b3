"""Outlets that a text names: where their names stand, and the entities that they are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipeline.lexicon import load
from pipeline.model import Article, make_id
from pipeline.stages.parse.outlets import outlet_of
from pipeline.stages.resolve.entities import outlet_entity
from pipeline.stages.resolve.naming import normalise

_TOKEN = re.compile(r"[\w&][\w&.'’-]*")
_LONGEST = 6  # words of a name
_DAYS = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|"
                   r"September|October|November|December")  # fmt: skip


@dataclass(frozen=True, slots=True)
class NamedOutlet:
    """An outlet's canonical name, and where it is named: ``[start, end)`` in the text that was searched."""

    start: int
    end: int
    name: str


def outlet_id(article: Article) -> str:
    """The entity id of the article's publisher."""
    return outlet_entity(article).id


def id_of_outlet(name: str) -> str:
    """The entity id of the outlet with this canonical name, made as that of an article's publisher is."""
    return make_id("entity", "outlet", normalise(name))


def is_own(article: Article, name: str) -> bool:
    """Whether an outlet's canonical name is that of the article's own publisher, or of the house whose edition it is
    ("Al Mayadeen" of "Al Mayadeen English").
    """
    own = article.outlet or ""
    names = {normalise(own), normalise(outlet_of(own) or own)}
    return any(f"{known} ".startswith(f"{normalise(name)} ") for known in names)


@cache
def is_agency(outlet: str) -> bool:
    """Whether the id is that of an agency, which writes for other outlets."""
    return outlet in {id_of_outlet(entry["name"]) for entry in load("outlets")["outlets"] if entry.get("agency")}


def outlets_in(text: str) -> tuple[NamedOutlet, ...]:
    """The outlets that a short text names, in order: the longest known name at each word that has a capital."""
    found: list[NamedOutlet] = []
    at = 0
    while match := _TOKEN.search(text, at):
        named = outlet_at(text, match.start())
        if named:
            found.append(named)
        at = named.end if named else match.end()
    return tuple(found)


def outlet_at(text: str, start: int) -> NamedOutlet | None:
    """The known outlet whose name begins at `start`; the longest where several do, None where none does.

    A name of one plain word that goes on as another name ("Time Warner", "Guardian Life") is none.

    >>> outlet_at("told Agence France-Presse on Monday", 5)
    NamedOutlet(start=5, end=25, name='Agence France-Presse')
    >>> outlet_at("told Time Warner", 5) is None
    True
    """
    best: NamedOutlet | None = None
    end = start
    for count in range(_LONGEST):
        match = _TOKEN.match(text, end)
        if match is None or (count == 0 and not match[0][0].isupper() and match[0] != "the"):
            break
        word = match[0].rstrip(".'’-")
        stop = match.start() + len(word.removesuffix("'s").removesuffix("’s"))
        if (name := outlet_of(text[start:stop])) and "." not in text[start:stop].rstrip("."):
            best = NamedOutlet(start, stop, name)
        if stop < match.end() or text[match.end() : match.end() + 1] != " ":
            break  # a name does not go on behind a comma or a possessive
        end = match.end() + 1
    if best is None or best.name == text[best.start : best.end].lower():
        return None
    return None if _is_part(text, best) else best


def _is_part(text: str, named: NamedOutlet) -> bool:
    words = text[named.start : named.end].removeprefix("the ").removeprefix("The ")
    if " " in words or not words[1:].islower():
        return False
    following = _TOKEN.match(text, named.end + 1) if text[named.end : named.end + 1] == " " else None
    return following is not None and following[0][0].isupper() and not _DAYS.match(following[0])


def is_doubtful(words: str) -> bool:
    """Whether a name of an outlet, as it stands here, is that of something else at least as often ("Sun", "Time")."""
    return words in load("derive")["cites"]["doubtful"]


def names_ending_in(word: str) -> tuple[str, ...]:
    """The canonical names of several words that end in this one, sorted: the outlets that "the Times" may mean."""
    return _by_last_word().get(word, ())


@cache
def _by_last_word() -> dict[str, tuple[str, ...]]:
    names = sorted({entry["name"] for entry in load("outlets")["outlets"]})
    long = [name for name in names if len(name.removeprefix("The ").split()) > 1]
    return {last: tuple(n for n in long if n.endswith(f" {last}")) for last in {n.split()[-1] for n in long}}


def outlet_as_source(words: str) -> str | None:
    """The outlet that the words for a source mean, and nothing beside it; None where they mean anyone else.

    >>> outlet_as_source("the official Xinhua news agency"), outlet_as_source("BBC director Ana Reyes")
    ('Xinhua', None)
    >>> outlet_as_source("The Orvel Herald newspaper"), outlet_as_source("the Secret Service")
    ('Orvel Herald', None)
    """
    plain = " ".join(words.split()).strip(" ,.;:")
    if len(plain) > 80:
        return None
    if is_doubtful(plain):
        return None
    if known := outlet_of(plain):
        return known
    aside = frozenset(load("derive")["cites"]["aside"])
    named = outlets_in(plain)
    if len({n.name for n in named}) == 1:
        rest = plain[: named[0].start] + plain[named[0].end :]
        others = [t.lower() for t in re.findall(r"[\w.’'-]+", rest)]
        if all(o in aside or o.endswith(("'s", "’s", "s'", "s’")) or o in {"'s", "’s"} for o in others):
            return named[0].name
        return None
    return None if named else _unknown(plain, aside)


def _unknown(plain: str, aside: frozenset[str]) -> str | None:
    """A name that the lexicon does not have, with the shape of an outlet's."""
    tokens = plain.split()
    while tokens and tokens[0].lower() in aside and not (tokens[0][0].isupper() and len(tokens) == 2):
        tokens.pop(0)
    said = bool(tokens) and tokens[-1] in {"newspaper", "agency"}
    while tokens and tokens[-1].islower() and tokens[-1] in aside:
        tokens.pop()
    named = len(tokens) in {2, 3} and all(t[0].isupper() for t in tokens)
    heads = load("derive")["cites"]["heads"]
    return " ".join(tokens) if named and (tokens[-1] in heads or said) else None
