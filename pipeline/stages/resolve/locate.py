"""Link the named places of an article to GeoNames, where the article leaves no doubt which place is meant."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from pipeline.lexicon import load
from pipeline.lexicon.gazetteer import Place, adjectives, capitals, country_names, fold
from pipeline.model import Claim, Entity, Judgement, Location, Reading, judgement_order
from pipeline.stages.resolve.beside import Beside, Lies, beside, lies_in, named_in, nouns, within_name
from pipeline.stages.resolve.clusters import Clusters
from pipeline.stages.resolve.referents import Referent
from pipeline.stages.resolve.standing import Standing, standing
from pipeline.stages.resolve.which import LARGE, Choice, Context, choose, listed, places_of

PASSES = 2
"""How often the names are gone through: what is known after the first pass is context in the second."""


@dataclass(frozen=True, slots=True)
class _Named:
    """A place entity: its names as they are looked up, what is told beside them, and how it stands in sentences."""

    root: int
    names: frozenset[str]
    found: tuple[Place, ...]
    beside: tuple[Beside, ...]
    standing: Standing


def locate(
    reading: Reading,
    referents: Sequence[Referent],
    clusters: Clusters,
    made: Mapping[int, Entity],
    claims: Sequence[Claim],
) -> dict[int, Entity]:
    """The entities, those that are places with their links and location, or a judgement that tells why not.

    Nothing is joined and no identity changes. A place that is also the name of a person or body of the article is left
    alone, and so is a city that acts or speaks, as a government or a team does ("Washington warned"). Linear in the
    number of names.
    """
    named = _named(reading, referents, clusters, made, claims)
    others = _others(made.values())
    told, inside = _told(reading), _inside_names(reading)
    choices: dict[int, Choice] = {}
    for _ in range(PASSES):
        for place in named:
            if place.root not in choices or choices[place.root].place is None:
                choice = _choose(place, others, _context(told, inside, choices, place))
                if choice is not None:
                    choices[place.root] = choice
    return {root: _with(entity, choices.get(root), reading.article.id) for root, entity in made.items()}


def _named(
    reading: Reading,
    referents: Sequence[Referent],
    clusters: Clusters,
    made: Mapping[int, Entity],
    claims: Sequence[Claim],
) -> list[_Named]:
    members: dict[int, list[Referent]] = defaultdict(list)
    for index, referent in enumerate(referents):
        root = clusters.root(index)
        if root in made and made[root].kind == "place" and referent.form in {"name", "description"}:
            members[root].append(referent)
    acting = {(m.start, m.end) for claim in claims for m in claim.actor}
    found = []
    for root, places in members.items():
        top = _name_of(reading, referents[root])
        if top is None:
            continue
        if referents[root].form == "name":
            candidates, inside = _looked_up(made[root].label)
            within = (inside,) if inside != Beside() else ()
            names = [place for place in places if place.form == "name"]
            if all(within_name(reading.sentences[name.sentence], name) for name in names):
                continue
        else:
            candidates, names, within = places_of(top.text), [top], ()
        told = tuple(beside(reading.sentences[name.sentence], name) for name in names)
        keys = frozenset(fold(name.text) for name in names)
        stands = standing(reading, places, acting)
        found.append(_Named(root, keys, candidates, (*within, *told), stands))
    return found


def _name_of(reading: Reading, place: Referent) -> Referent | None:
    """The name itself, or the one in a description ("the town of Orvel"); None where there is none."""
    if place.form == "name":
        return place
    inside = named_in(reading.sentences[place.sentence], place.head)
    if not inside:
        return None
    start, end = inside[0].start, inside[-1].end
    return replace(place, head=inside[-1], start=start, end=end, text=reading.article.text[start:end])


def _looked_up(label: str) -> tuple[tuple[Place, ...], Beside]:
    """The places that a name may mean, and what the name itself tells ("Paris, Texas", "Idlib province")."""
    places = places_of(label)
    if places:
        return places, Beside()
    name, comma, rest = label.partition(",")
    lies = lies_in(rest.strip()) if comma else frozenset()
    if lies:
        places, inner = _looked_up(name)
        return places, Beside((*inner.lies, lies), inner.noun)
    head, _, last = label.rpartition(" ")
    noun = nouns().get(last.lower())
    if noun == "city" and last != last.lower():
        return (), Beside()  # "Orvel City" is a name of its own: another town, or a club
    return (places_of(head), Beside((), noun)) if head and noun else ((), Beside())


def _others(entities: Iterable[Entity]) -> dict[str, str]:
    """The names of people and bodies, and the last and first names of people, each with what it is a name of."""
    found: dict[str, str] = {}
    for entity in entities:
        if entity.kind in {"person", "organisation"}:
            for name in (entity.label, *entity.aliases):
                key = fold(name)
                found.setdefault(key, entity.kind)
                if entity.kind == "person" and " " in key:
                    found.setdefault(key.rsplit(" ", 1)[1], "person")
                    found.setdefault(key.split(" ", 1)[0], "person")
    return found


def _told(reading: Reading) -> dict[str, frozenset[str]]:
    """The countries that the article names, by name or adjective, each with the words that name it."""
    found: dict[str, set[str]] = defaultdict(set)
    for sentence in reading.sentences:
        for name in sentence.names:
            if name.label in {"GPE", "LOC", "NORP"}:
                words = [t.text for t in sentence.tokens[name.first : name.last + 1] if t.tag != "POS"]
                key = fold(" ".join(words))
                people = adjectives().get(key, frozenset())
                code = country_names().get(key) or (next(iter(people)) if len(people) == 1 else None)
                if code is not None and key not in load("places")["names"]["contested"]:
                    found[code].add(key)
    return {code: frozenset(words) for code, words in found.items()}


def _inside_names(reading: Reading) -> dict[str, str]:
    """The divisions of the countries whose parts go without their country, where their names stand within those of
    bodies ("the Ohio Supreme Court"), each with its name. What may well be a city is left out.
    """
    usual = load("places")["context"]["everywhere"]
    found: dict[str, str] = {}
    for sentence in reading.sentences:
        for name in sentence.names:
            at, end = name.first, name.last + 1
            while name.label in {"ORG", "FAC"} and at < end:
                words = [t.text for t in sentence.tokens[at:end]]
                size = next((n for n in range(min(3, len(words)), 0, -1) if places_of(" ".join(words[:n]))), 1)
                places = places_of(" ".join(words[:size]))
                parts = [p for p in places if p.type == "division" and p.country in usual]
                if len(parts) == 1 and all(p.type != "city" or p.population < LARGE for p in places):
                    found[parts[0].division] = fold(" ".join(words[:size]))
                at += size
    return found


def _context(
    told: Mapping[str, frozenset[str]], inside: Mapping[str, str], choices: Mapping[int, Choice], place: _Named
) -> Context:
    """What the article names beside this very name."""
    countries = {code for code, words in told.items() if words - place.names}
    divisions = {code for code, name in inside.items() if name not in place.names}
    for root, choice in choices.items():
        meant = choice.place
        if root != place.root and meant is not None and meant.type in {"city", "division"}:
            countries.add(meant.country)
            divisions.add(meant.division)
    return Context(countries, divisions)


def _choose(place: _Named, others: Mapping[str, str], context: Context) -> Choice | None:
    lies: tuple[Lies, ...] = tuple(dict.fromkeys(area for told in place.beside for area in told.lies))
    both = {p.division for p in place.found if p.type == "city"} & {
        p.division for p in place.found if p.type == "division"
    }
    kinds = {"division" if _tells_where(told.town, both) else told.noun for told in place.beside}
    if both and "division" in kinds and len(kinds) > 1:
        # "Orvel, New York" is the state; with a bare "New York" elsewhere in the article, it is the one or the other.
        return Choice(None, listed("ambiguous-place", place.found))
    named = kinds - {None}
    noun = next(iter(named)) if len(named) == 1 else None
    choice = choose(place.found, lies, noun, context)
    if choice is None or choice.place is None or choice.place.type in {"country", "continent"}:
        return choice
    other = next((others[name] for name in sorted(place.names) if name in others), None)
    if other is not None and not lies and noun is None:
        return Choice(None, listed(f"also-a-{other}", (choice.place,)))
    capital = choice.place.id in capitals()
    if choice.place.type == "city" and (place.standing.acts or (capital and not place.standing.located and not lies)):
        return Choice(None, listed("place-or-body", (choice.place,)))
    return choice


def _tells_where(town: str | None, divisions: Set[str]) -> bool:
    """Whether a name of one of these divisions, and of a city in it, stands behind a town as what the town lies in."""
    if town is None or not divisions:
        return False
    places = places_of(town)
    return not places or any(p.division in divisions for p in places)


def _with(entity: Entity, choice: Choice | None, article: str) -> Entity:
    if choice is None:
        return entity
    verdict = Judgement("unsure" if choice.place is None else "same", entity.label, choice.reason, article)
    judged = tuple(sorted({*entity.judgements, verdict}, key=judgement_order))
    meant = choice.place
    if meant is None:
        return replace(entity, judgements=judged)
    links = {*entity.links, f"geonames:{meant.id}", *((f"iso:{meant.country}",) if meant.type == "country" else ())}
    latitude, longitude = meant.point or (None, None)
    where = Location(meant.type, meant.country or None, latitude, longitude)
    return replace(entity, links=tuple(sorted(links)), judgements=judged, location=where)
