"""The fuller name that a short one stands for in an article: spelt out, or with the words that "the" stands for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from pipeline.lexicon import load
from pipeline.model import Reading
from pipeline.stages.resolve.lexicon import words
from pipeline.stages.resolve.namegroup import NameGroup
from pipeline.stages.resolve.nameindex import NameIndex
from pipeline.stages.resolve.naming import is_generic, normalise
from pipeline.stages.resolve.phrases import lemma
from pipeline.stages.resolve.referents import Referent
from pipeline.stages.resolve.which import places_of

ACRONYM = re.compile(r"[A-Z][A-Za-z]{0,4}[A-Z]s?")
COMPANY_ENDS = frozenset({"inc", "corp", "co", "ltd", "llc", "plc", "company", "corporation", "group"})
NEAR = 6
"""Code points: a name in brackets begins less behind the end of the one that it stands for."""
HALVES = {"north": {"north korea"}, "south": {"south korea", "south sudan"}}
"""The countries that go by their first word and "the"."""


def fuller(
    group: NameGroup, names: NameIndex, reading: Reading, referents: tuple[Referent, ...]
) -> Iterator[tuple[NameGroup, str]]:
    """The one fuller name, if any, of a body or place: spelt out, or with the words that "the" stands for."""
    if group.kind == "person":
        return
    size, surface = len(group.parts), referents[group.first].text

    def longer(groups: Iterable[NameGroup]) -> list[NameGroup]:
        return [g for g in groups if len(g.parts) > size and g.kind != "person"]

    if size == 1 and ACRONYM.fullmatch(surface.replace(".", "")):
        spelt = [g for g in longer(names.spelling_out(group.parts[0])) if g.kind == group.kind]
        beside = longer(names.before(group.places, NEAR))
        spelt = spelt or [g for g in beside if _in_brackets(group, g, reading, referents)]
        if len(spelt) == 1:
            yield spelt[0], "acronym"
        return
    if group.norm == "house":
        return
    if group.norm in HALVES:
        # "The North", in an article that names North Korea and no other such country.
        whole = [g for g in longer(names.beginning(group.norm)) if g.norm in HALVES[group.norm]]
        if len(whole) == 1 and any(definite(reading, referents[i]) for i in group.places):
            yield whole[0], "short-name"
        return
    alike = [g for g in longer(names.beginning(group.parts[0])) if g.kind == group.kind]
    fitting = [g for g in alike if g.parts[:size] == group.parts and set(g.parts[size:]) <= COMPANY_ENDS]
    if size > 1:
        # "Orvel Guard" is the Orvel Guard of Tamsk, if there is no other; a department is not that of anything.
        fitting += [g for g in alike if g.parts[: size + 1] == (*group.parts, "of") and _of_place(g, size)]
    if 2 * sum(definite(reading, referents[i]) for i in group.places) > len(group.places):
        behind = longer(names.ending(group.parts[-1]))
        fitting += [g for g in behind if g.kind == group.kind and g.parts[-size:] == group.parts]
        if size == 1 and group.parts[0] in words().organisation_ends:
            # "the Church": the Church of Orvel, if the article names no other.
            fitting += [g for g in alike if g.parts[:2] == (group.parts[0], "of")]
    if len(fitting) == 1:
        yield fitting[0], "short-name"


def _in_brackets(short: NameGroup, long: NameGroup, reading: Reading, referents: tuple[Referent, ...]) -> bool:
    """Whether the short name stands in brackets right behind the long one; not that of an agency, which stands there
    for who took the picture or made the report ("Ana Reyes (AFP)").
    """
    if short.norm in _agencies():
        return False
    text = reading.article.text
    return any(
        re.fullmatch(r"['’s]{0,2} ?[(\[]", text[referents[a].end : referents[b].start])
        for a in long.places
        for b in short.places
        if 0 < referents[b].start - referents[a].end < NEAR
    )


@cache
def _agencies() -> frozenset[str]:
    """The normalised names of news agencies."""
    rows = (row for row in load("outlets")["outlets"] if row.get("agency"))
    return frozenset(normalise(name) for row in rows for name in (row["name"], *row["aliases"]))


def _of_place(full: NameGroup, size: int) -> bool:
    """Whether what a name goes on with behind "of" only tells where, or its head needs no more to be told."""
    return not is_generic(full.parts[size - 1]) or bool(places_of(" ".join(full.parts[size + 1 :])))


def definite(reading: Reading, place: Referent) -> bool:
    """Whether "the" stands right before a name."""
    sentence = reading.sentences[place.sentence]
    before = [t for t in sentence.tokens if t.end <= place.start][-1:]
    return bool(before) and lemma(before[0]) == "the"
