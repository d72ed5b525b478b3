"""The versions of each event, as the page sets them side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from pipeline.model import Corpus, Relation
from pipeline.stages.compare.matching import Matching
from pipeline.stages.compare.parties import Parties
from pipeline.stages.compare.sources import Sayings
from pipeline.stages.compare.tellings import tellings
from pipeline.view.payload import VersionView


def version_views(corpus: Corpus, numbers: Mapping[str, int]) -> dict[str, tuple[VersionView, ...]]:
    """The versions of the events that have claims, by the event's id, in the order of `tellings`.

    `numbers` are the positions of the drawn marks by record id; of a version, the claims that are drawn are given, and
    all its origins are counted.
    """
    claims = {claim.id: claim for claim in corpus.claims}
    sayings = Sayings(
        {article.id: article for article in corpus.articles},
        {attribution.id: attribution for attribution in corpus.attributions},
        {claim.id: claim.origins for claim in corpus.claims},
    )
    matching = Matching(sayings, Parties({entity.id: entity for entity in corpus.entities}))
    related: dict[str, list[Relation]] = defaultdict(list)
    for relation in corpus.relations:
        related[relation.claim].append(relation)
    found = {}
    for event in corpus.events:
        members = [claims[key] for key in event.claims if key in claims]
        told = tellings(members, (r for claim in members for r in related[claim.id]), matching)
        views = (
            VersionView(tuple(numbers[c.id] for c in version.claims if c.id in numbers), len(version.origins))
            for version in told
        )
        found[event.id] = tuple(view for view in views if view.claims)
    return found
