"""Which of the places of one name is meant: a choice from what the article tells, or none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, field

from pipeline.lexicon import load
from pipeline.lexicon.gazetteer import (
    Place,
    capitals,
    cities,
    continents,
    countries,
    country_names,
    division_names,
    divisions,
    fold,
    neighbours,
    short_names,
)
from pipeline.stages.resolve.beside import Lies, Noun

FAR = 10
"""A place this many times as populous as the next of its name within one country is the one that is meant."""
FAMOUS = 1_000_000
"""From how many inhabitants on a place may go without its country in news from anywhere."""
ALONE = 20
"""How many times as populous as any namesake a place must be to go without its country."""
BY_FAR = 50
"""How many times as populous as a namesake in a country that the article names."""
CAPITAL = 100_000
"""From how many inhabitants on the capital of a country may go without its country."""
LARGE = 100_000
"""From how many inhabitants on a city in a country that news from anywhere names is known by the country alone."""
SHOWN = 4
"""How many candidates a judgement lists."""


@dataclass(frozen=True, slots=True)
class Context:
    """The countries and first-level divisions that the article names."""

    countries: Set[str] = field(default_factory=frozenset)
    divisions: Set[str] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True)
class Choice:
    """The place meant and why, or None and why not."""

    place: Place | None
    reason: str


def places_of(name: str) -> tuple[Place, ...]:
    """All places that a name may mean, most populous first; of a continent or country, that alone.

    >>> [str(p) for p in places_of("Syria")]
    ['Syria (country in SY, geonames:163843)']
    """
    if name.endswith(".") and name in short_names():
        return (divisions()[short_names()[name]],)
    key, data = fold(name), load("places")["names"]
    if key in data["vague"]:
        return ()
    if key in continents():
        return (continents()[key],)
    if key in country_names():
        country = countries()[country_names()[key]]
        other = data["contested"].get(key)
        return (country, divisions()[other]) if other else (country,)
    found = [divisions()[code] for code in division_names().get(key, ())]
    if not (found and key in data["division_first"]):
        found += cities(name)
    return tuple(sorted(found, key=lambda p: (-p.population, p.id)))


def choose(found: Sequence[Place], lies: Sequence[Lies], noun: Noun | None, context: Context) -> Choice | None:
    """The one of the places `found` that an article means; None if there is nothing to choose from.

    In this order: what stands beside the name (what it `lies` in, its `noun`) must fit; the divisions that the article
    names; the countries that it names; the one that is far more populous than all others. What is left in doubt is
    None, with a reason that lists the candidates.
    """
    if len(found) == 1 and found[0].type in {"continent", "country"}:
        return Choice(found[0], f"{found[0].type}-name")
    if noun is not None:
        found = [p for p in found if p.type == noun or (noun == "division" and p.type == "country")] or found
    if not found:
        return None
    if lies:
        return _stated(found, lies)
    if noun is None:
        found = _without_surroundings(found)
    if found[0].type == "country":
        return _contested(found, context)
    return _by_divisions(found, context) or _by_countries(found, context)


def _stated(found: Sequence[Place], lies: Sequence[Lies]) -> Choice:
    if all(p.type == "division" for p in found):
        # A division lies in a country; what else stands behind it goes on with a list ("Ohio, Texas and Iowa").
        lies = [areas for areas in lies if any("." not in code for code in areas)]
    fitting = _by_main(p for p in found if all(p.country in areas or p.division in areas for areas in lies))
    if not fitting:
        return Choice(None, listed("none-lies-there", found))
    fitting = _without_surroundings(fitting)
    if len(fitting) == 1 or fitting[0].population >= FAR * fitting[1].population:
        return Choice(fitting[0], "stated-beside")
    return Choice(None, listed("ambiguous-place", fitting))


def _without_surroundings(found: Sequence[Place]) -> Sequence[Place]:
    """Without the division that a city of its name lies in or is larger than: the city goes by the bare name, the
    region around it with its noun ("Idlib", "Idlib province"). Without the towns of a division's name elsewhere in its
    country: these go by the name and the division that they lie in.
    """
    parts = [p for p in found if p.type == "division"]
    found = [
        p
        for p in found
        if p.type != "city"
        or p.population >= LARGE
        or all(p.country != d.country or p.division == d.division for d in parts)
    ]
    held = [p for p in found if p.type == "city"]

    def of_city(division: Place) -> bool:
        return any(
            c.division == division.division or (c.country == division.country and c.population >= division.population)
            for c in held
        )

    return [p for p in found if p.type != "division" or not of_city(p)]


def _contested(found: Sequence[Place], context: Context) -> Choice:
    """A name of a country and of a part of another one: what else the article names must speak for one alone."""
    country, part = found
    abroad = country.country in context.countries or bool(neighbours(country.country) & context.countries)
    at_home = part.country in context.countries or any(d.startswith(part.country) for d in context.divisions)
    if abroad != at_home:
        return Choice(country if abroad else part, "country-in-article")
    return Choice(None, listed("ambiguous-place", found))


def _by_divisions(found: Sequence[Place], context: Context) -> Choice | None:
    near = _by_main(p for p in found if p.division in context.divisions)
    if not near:
        return None
    if len(near) > 1 and near[0].population < FAR * near[1].population:
        return Choice(None, listed("ambiguous-place", near))
    if found[0] is not near[0] and _alone(found) and found[0].country != near[0].country:
        return Choice(None, listed("ambiguous-place", found))
    return Choice(near[0], "region-in-article")


def _by_countries(found: Sequence[Place], context: Context) -> Choice:
    near = _by_main(p for p in found if p.country in context.countries)
    usual = load("places")["context"]["everywhere"]
    found = _rivals(found)
    first = found[0]
    if not near:
        known = first.type == "division" and first.country in usual and _ratio(found) >= ALONE
        if _alone(found) or known:
            return Choice(first, "far-largest")
        return Choice(None, listed("country-not-named", found))
    top = near[0]
    if len(near) > 1 and top.population < FAR * near[1].population:
        return Choice(None, listed("ambiguous-place", near))
    if top is first:
        rival = next((p for p in found if p.country != top.country), None)
        clear = rival is None or top.population >= 2 * rival.population
        large = top.population >= LARGE or top.type == "division"
        if _alone(found) or top.country not in usual or (clear and large):
            return Choice(top, "country-in-article")
        return Choice(None, listed("ambiguous-place", found))
    if _alone(found):
        far = first.population >= BY_FAR * top.population and top.country in usual
        return Choice(first, "far-largest") if far else Choice(None, listed("ambiguous-place", found))
    if top.country in usual:
        return Choice(None, listed("ambiguous-place", found))
    return Choice(top, "country-in-article")


def _by_main(found: Iterable[Place]) -> Sequence[Place]:
    """Those that go by their main name; if none does, all."""
    every = tuple(found)
    return tuple(p for p in every if p.main) or every


def _rivals(found: Sequence[Place]) -> Sequence[Place]:
    """Those that go by their main name, and the larger ones that go by another."""
    least = max((p.population for p in found if p.main), default=0)
    return tuple(p for p in found if p.main or p.population > least)


def _ratio(found: Sequence[Place]) -> float:
    return found[0].population / max(1, found[1].population) if len(found) > 1 else float("inf")


def _alone(found: Sequence[Place]) -> bool:
    """Whether the first place needs no country: news desks give none to the cities that readers everywhere know, and
    give one to their namesakes.
    """
    first = found[0]
    if not first.main:
        return False
    least = CAPITAL if first.id in capitals() else FAMOUS
    return first.population >= least and _ratio(found) >= ALONE


def listed(reason: str, found: Sequence[Place]) -> str:
    """A reason with the candidates."""
    more = f"; and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
    return f"{reason}: {'; '.join(str(p) for p in found[:SHOWN])}{more}"
