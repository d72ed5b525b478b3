"""Entities ↔ RDF: their names, mentions, links elsewhere, where they lie, and the judgements that joined them."""

from __future__ import annotations

import re
from typing import cast

from pipeline.graph.convert.location import get_location, put_location
from pipeline.graph.facts import Facts
from pipeline.graph.names import GEO, NAMESPACES, OWL, PROV, RDFS, SAYSO, SEM, SKOS, key_of, minted, name
from pipeline.graph.terms import Node
from pipeline.graph.triples import Triples
from pipeline.model import Entity, EntityKind, EntityMention, Judgement, Verdict, judgement_order

_CLASSES: dict[EntityKind, tuple[Node, ...]] = {
    "person": (PROV.Person, SEM.Actor),
    "organisation": (PROV.Organization, SEM.Actor),
    "outlet": (SAYSO.Outlet, PROV.Organization, SEM.Actor),
    "collective": (PROV.Agent, SEM.Actor),
    "unnamed": (PROV.Agent, SEM.Actor),
    "document": (PROV.Entity,),
    "place": (SEM.Place, GEO.Feature),
    "thing": (),
}
_WIKIDATA = re.compile(r"wd:(Q\d+)")
_GEONAMES = re.compile(r"geonames:(\d+)")


def put_entity(to: Triples, entity: Entity) -> None:
    """An entity, with its names, mentions, links, location and judgements.

    A place that articles link to several places of GeoNames keeps these links as they are, and matches none of them.
    """
    node = name("entity", entity.id)
    if not to.describe(node, SAYSO.Entity, *_CLASSES[entity.kind]):
        return
    to.put(node, SAYSO.id, entity.id)
    to.put(node, RDFS.label, entity.label)
    to.put(node, SAYSO.kind, entity.kind)
    for alias in entity.aliases:
        to.put(node, SKOS.altLabel, alias)
    several = sum(_GEONAMES.fullmatch(link) is not None for link in entity.links) > 1
    for link in entity.links:
        to.put(node, SAYSO.externalId, link)
        if match := _WIKIDATA.fullmatch(link):
            to.put(node, OWL.sameAs, Node.of(NAMESPACES["wd"] + match[1]))
        elif not several and (match := _GEONAMES.fullmatch(link)):
            to.put(node, SKOS.exactMatch, Node.of(f"{NAMESPACES['geonames']}{match[1]}/"))
    if entity.location is not None:
        put_location(to, node, entity.location)
    for spot in entity.mentions:
        there = minted("entity-mention", entity.id, spot.article, spot.start, spot.end)
        to.put(node, SAYSO.mention, there)
        to.describe(there, SAYSO.EntityMention)
        to.put(there, SAYSO.inArticle, name("article", spot.article))
        to.put(there, SAYSO.start, spot.start)
        to.put(there, SAYSO.end, spot.end)
    for judged in entity.judgements:
        verdict = minted("judgement", entity.id, judged.verdict, judged.subject, judged.reason, judged.article)
        to.put(node, SAYSO.judgement, verdict)
        to.describe(verdict, SAYSO.Judgement)
        to.put(verdict, SAYSO.verdict, judged.verdict)
        to.put(verdict, SAYSO.subject, judged.subject)
        to.put(verdict, SAYSO.reason, judged.reason)
        if judged.article is not None:
            to.put(verdict, SAYSO.inArticle, name("article", judged.article))


def get_entity(facts: Facts, node: str) -> Entity:
    """The entity of a node."""
    spots, judgements = [], []
    for there in facts.strings(node, SAYSO.mention):
        article = key_of(facts.need(there, SAYSO.inArticle))
        spots.append(EntityMention(article, facts.integer(there, SAYSO.start), facts.integer(there, SAYSO.end)))
    for verdict in facts.strings(node, SAYSO.judgement):
        judged_in = facts.string(verdict, SAYSO.inArticle)
        judgements.append(
            Judgement(
                cast(Verdict, facts.need(verdict, SAYSO.verdict)),
                facts.need(verdict, SAYSO.subject),
                facts.need(verdict, SAYSO.reason),
                None if judged_in is None else key_of(judged_in),
            )
        )
    return Entity(
        id=facts.need(node, SAYSO.id),
        label=facts.need(node, RDFS.label),
        kind=cast(EntityKind, facts.need(node, SAYSO.kind)),
        aliases=tuple(facts.strings(node, SKOS.altLabel)),
        mentions=tuple(sorted(spots)),
        links=tuple(facts.strings(node, SAYSO.externalId)),
        judgements=tuple(sorted(judgements, key=judgement_order)),
        location=get_location(facts, node),
    )
