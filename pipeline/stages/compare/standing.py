"""How events and claims stand: on how many independent say-sos, and whether disputed. Never whether they are true."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from pipeline.model import Claim, Event, EventStatus, Relation
from pipeline.stages.compare.accounts import accounts
from pipeline.stages.compare.carrying import SAME, carrying
from pipeline.stages.compare.sources import own_origin
from pipeline.stages.compare.versions import shared_entities, value
from pipeline.stages.resolve.naming import normalise

DISPUTING = frozenset({"contradicts", "denies"})
"""The relations that make what they join disputed. What may both hold, or was said before by the same source, does
not."""


Pairs = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Standings:
    """Events with `origins` and `status` filled, sorted by id, and the status of each claim, by its id."""

    events: tuple[Event, ...]
    claims: Mapping[str, EventStatus]


def standings(
    events: Sequence[Event],
    claims: Sequence[Claim],
    relations: Sequence[Relation],
    origins: Mapping[str, tuple[str, ...]],
) -> Standings:
    """How the events and claims of one connected group of articles stand: the first of these that holds.

    - ``disputed``: a claim of it is contradicted or denied by another source (the denial is disputed as well: somebody
      says otherwise);
    - ``corroborated``: two claims of independent origins surely say the same of it (a relation `corroborates`). That
      their sources do not know it from each other is not proven: an outlet that names no source counts as an origin;
    - ``unnamed_sources_only``: every claim that it rests on (`carrying`) begins with someone unnamed;
    - ``several_origins``: the claims that it rests on have two independent origins or more, and no two of them surely
      say the same: they may tell of other sides of it, or of something else that is alike;
    - ``single_source``: all its claims are of one article;
    - ``single_origin``: several articles have it, from one origin.

    A claim stands with those of its event that say the same of the same (`accounts`), by whatever source, and is
    corroborated where one of these is, be it by a claim that tells it in other slots; one of no
    event, with those that other articles print in the same words.
    It is disputed where itself is, or one that says the same in every slot (`versions.value`), for relations are told
    of the earliest of these alone; a reader who looks at a claim of which nobody says otherwise is not to read that
    one does.

    An event of `parts` has the origins of all its parts. It is disputed where a part that several articles tell of is:
    a dispute over a detail that one article has is shown at that detail, not at the whole. It is corroborated where a
    part that at least half of its articles tell of is. Its other ranks are as above, over the claims of all its parts.
    """
    known = {c.id: c for c in claims}
    disputed = {key for r in relations if r.kind in DISPUTING for key in (r.claim, r.other)}
    by_id = {e.id: e for e in events}
    agreed = [(r.claim, r.other) for r in relations if r.kind == "corroborates"]
    made = tuple(_event(by_id[key], by_id, known, disputed, agreed, origins) for key in sorted(by_id))
    return Standings(made, _of_claims(events, claims, known, disputed, agreed, origins))


def _event(
    event: Event,
    by_id: Mapping[str, Event],
    known: Mapping[str, Claim],
    disputed: Set[str],
    agreed: Pairs,
    origins: Mapping[str, tuple[str, ...]],
) -> Event:
    parts = [by_id[key] for key in event.parts if key in by_id]
    if parts:
        members = [known[key] for part in parts for key in part.claims if key in known]
        heard = {key for part in parts if len(part.articles) > 1 for key in part.claims}
        main = {key for part in parts if 2 * len(part.articles) >= len(event.articles) for key in part.claims}
    else:
        members = [known[key] for key in event.claims if key in known]
        heard = main = {c.id for c in members}
    carried = carrying(members)
    told = [c for c in members if c.id in main]
    status = _status(members, carried, bool(heard & disputed), _agree(told, agreed), origins)
    if parts and status == "single_source" and len(event.articles) > 1:
        status = "single_origin"
    return replace(event, origins=_origins(carried, origins), status=status)


def _of_claims(
    events: Sequence[Event],
    claims: Sequence[Claim],
    known: Mapping[str, Claim],
    disputed: Set[str],
    agreed: Pairs,
    origins: Mapping[str, tuple[str, ...]],
) -> dict[str, EventStatus]:
    found: dict[str, EventStatus] = {}
    backed = {key for pair in agreed for key in pair}
    for event in sorted(events, key=lambda e: e.id):
        members = [known[key] for key in event.claims if key in known]
        common = shared_entities(members)
        for account in accounts(members, common):
            undisputed = _status(account, carrying(account), False, any(c.id in backed for c in account), origins)
            rejected = {value(c, common) for c in account if c.id in disputed}
            for claim in account:
                found.setdefault(claim.id, "disputed" if value(claim, common) in rejected else undisputed)
    for group in _printed_alike(c for c in claims if c.id not in found):
        alike = _status(group, carrying(group), False, False, origins)
        for claim in group:
            found[claim.id] = "disputed" if claim.id in disputed else alike
    return dict(sorted(found.items()))


def _printed_alike(claims: Iterable[Claim]) -> list[list[Claim]]:
    """Claims of no event in groups of those that several articles print in the same words: copies."""
    found: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        said = normalise(claim.evidence.text)
        alone = "" if len(said.split()) >= SAME else claim.id
        found[said, alone, claim.action.lemma, claim.polarity, claim.modality].append(claim)
    return list(found.values())


def _status(
    members: Sequence[Claim],
    carried: Sequence[Claim],
    disputed: bool,
    agreed: bool,
    origins: Mapping[str, tuple[str, ...]],
) -> EventStatus:
    if disputed:
        return "disputed"
    if agreed:
        return "corroborated"
    if carried and all(c.sources and c.sources[0].kind == "unnamed" for c in carried):
        return "unnamed_sources_only"
    if len(_origins(carried, origins)) > 1:
        return "several_origins"
    return "single_source" if len({c.article for c in members}) <= 1 else "single_origin"


def _agree(members: Sequence[Claim], agreed: Pairs) -> bool:
    """Whether two of the claims corroborate each other."""
    within = {c.id for c in members}
    return any(one in within and other in within for one, other in agreed)


def _origins(carried: Sequence[Claim], origins: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The distinct beginnings of the claims, sorted; of a claim without known ones, who says it first in its chain."""
    return tuple(sorted({key for c in carried for key in origins.get(c.id) or _own(c)}))


def _own(claim: Claim) -> tuple[str, ...]:
    own = own_origin(claim)
    return (own,) if own else ()
