"""Claims ↔ RDF. A claim is a node; its chain of sources is a row of links with positions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from pipeline.graph.convert.attribution import get_speaker, put_speaker
from pipeline.graph.convert.relation import get_status
from pipeline.graph.convert.span import (
    get_action,
    get_evidence,
    get_mentions,
    get_quantities,
    get_repeated,
    put_action,
    put_evidence,
    put_mention,
    put_quantity,
    put_repeated,
)
from pipeline.graph.convert.time import get_time, put_time
from pipeline.graph.facts import Facts
from pipeline.graph.names import PROV, RDFS, SAYSO, SCHEMA, key_of, minted, name
from pipeline.graph.terms import Node
from pipeline.graph.triples import Triples
from pipeline.model import (
    Article,
    Certainty,
    Claim,
    Entity,
    Modality,
    Polarity,
    SourceKind,
    SourceLink,
    Tense,
    TimeBasis,
)
from pipeline.wording import claim_label


def _put_chain(to: Triples, node: Node, claim: Claim) -> None:
    """The links, innermost first from index 0; ``saidBy`` the first speaker and ``reportedBy`` the last, too."""
    last = len(claim.sources) - 1
    for index, source in enumerate(claim.sources):
        link = name("link", f"{claim.id}-{index}")
        to.describe(link, SAYSO.Link)
        to.put(node, SAYSO.link, link)
        to.put(link, SAYSO.index, index)
        # The outlet speaks in many articles and has one node in all of them; another speaker without an
        # entity is known by its act of saying alone.
        unresolved = source.attribution or (f"outlet-{source.label}" if index == last else f"{claim.id}-{index}")
        speaker = put_speaker(to, source.entity, unresolved, source.label, source.kind)
        to.put(link, SAYSO.speaker, speaker)
        if source.attribution is not None:
            to.put(link, SAYSO.attribution, name("attribution", source.attribution))
        to.put(link, RDFS.label, source.label)
        to.put(link, SAYSO.sourceKind, source.kind)
        if index == 0:
            to.put(node, SAYSO.saidBy, speaker)
        if index == last:
            to.put(node, SAYSO.reportedBy, speaker)


def put_claim(to: Triples, claim: Claim, article: Article | None, names: Mapping[str, Entity]) -> None:
    """A claim, with its action, mentions, quantities, chain and evidence: all that its article tells of it. Its label
    is what it says, shortly (`names`: the entities by id, which pronouns in it mean).
    """
    node = name("claim", claim.id)
    if not to.describe(node, SAYSO.Claim, SCHEMA.Claim, PROV.Entity):
        return
    to.put(node, SAYSO.id, claim.id)
    to.put(node, RDFS.label, claim_label(claim, names) or claim.id)
    to.put(node, SAYSO.inArticle, name("article", claim.article))
    if claim.attribution is not None:
        to.put(node, SAYSO.attribution, name("attribution", claim.attribution))
    _put_chain(to, node, claim)
    to.put(node, SAYSO.action, put_action(to, claim.id, claim.action))
    roles = (
        (SAYSO.actor, claim.actor),
        (SAYSO.target, claim.target),
        (SAYSO.place, claim.place),
        (SAYSO.instrument, claim.instrument),
        (SAYSO.recipient, claim.recipient),
        (SAYSO.departure, claim.departure),
        (SAYSO.destination, claim.destination),
    )
    for role, mentions in roles:
        for mention in mentions:
            to.put(node, role, put_mention(to, claim.article, mention))
    for quantity in claim.quantity:
        to.put(node, SAYSO.quantity, put_quantity(to, claim.id, quantity))
    if claim.time is not None:
        to.put(node, SAYSO.time, put_time(to, claim.article, claim.time))
    to.put(node, SAYSO.timeBasis, claim.time_basis)
    to.put(node, SAYSO.polarity, claim.polarity)
    to.put(node, SAYSO.modality, claim.modality)
    to.put(node, SAYSO.certainty, claim.certainty)
    to.put(node, SAYSO.tense, claim.tense)
    to.put(node, SAYSO.evidence, put_evidence(to, claim.id, claim.article, article, claim.evidence))
    for dependence, others in (
        (SAYSO.condition, claim.condition),
        (SAYSO.because, claim.reason),
        (SAYSO.purpose, claim.purpose),
    ):
        for other in others:
            to.put(node, dependence, name("claim", other))
    put_repeated(to, claim.id, claim.article, article, claim.repeated)
    to.put(node, SAYSO.confidence, float(claim.confidence))
    if claim.extractor:
        to.put(node, SAYSO.extractor, claim.extractor)
        to.put(node, PROV.wasAttributedTo, minted("extractor", claim.extractor))


def get_chain(facts: Facts, node: str) -> tuple[SourceLink, ...]:
    """The chain of sources of a claim's node, innermost first."""
    found = []
    for link in facts.strings(node, SAYSO.link):
        attribution = facts.string(link, SAYSO.attribution)
        found.append(
            (
                facts.integer(link, SAYSO.index),
                link,
                SourceLink(
                    None if attribution is None else key_of(attribution),
                    get_speaker(facts, facts.need(link, SAYSO.speaker)),
                    facts.need(link, RDFS.label),
                    cast(SourceKind, facts.need(link, SAYSO.sourceKind)),
                ),
            )
        )
    return tuple(source for _, _, source in sorted(found, key=lambda f: f[:2]))


def get_claim(facts: Facts, node: str) -> Claim:
    """The claim of a node."""
    attribution, time = facts.string(node, SAYSO.attribution), facts.string(node, SAYSO.time)
    return Claim(
        id=facts.need(node, SAYSO.id),
        article=key_of(facts.need(node, SAYSO.inArticle)),
        attribution=None if attribution is None else key_of(attribution),
        sources=get_chain(facts, node),
        actor=get_mentions(facts, node, SAYSO.actor),
        action=get_action(facts, facts.need(node, SAYSO.action)),
        target=get_mentions(facts, node, SAYSO.target),
        time=None if time is None else get_time(facts, time),
        place=get_mentions(facts, node, SAYSO.place),
        instrument=get_mentions(facts, node, SAYSO.instrument),
        quantity=get_quantities(facts, node),
        polarity=cast(Polarity, facts.need(node, SAYSO.polarity)),
        modality=cast(Modality, facts.need(node, SAYSO.modality)),
        certainty=cast(Certainty, facts.need(node, SAYSO.certainty)),
        tense=cast(Tense, facts.need(node, SAYSO.tense)),
        evidence=get_evidence(facts, facts.need(node, SAYSO.evidence)),
        confidence=facts.number(node, SAYSO.confidence) or 0.0,
        time_basis=cast(TimeBasis | None, facts.string(node, SAYSO.timeBasis)),
        extractor=facts.string(node, SAYSO.extractor) or "",
        condition=_claims(facts, node, SAYSO.condition),
        reason=_claims(facts, node, SAYSO.because),
        purpose=_claims(facts, node, SAYSO.purpose),
        repeated=get_repeated(facts, node),
        recipient=get_mentions(facts, node, SAYSO.recipient),
        departure=get_mentions(facts, node, SAYSO.departure),
        destination=get_mentions(facts, node, SAYSO.destination),
        origins=tuple(facts.strings(node, SAYSO.origin)),
        status=get_status(facts, node),
    )


def _claims(facts: Facts, node: str, dependence: Node) -> tuple[str, ...]:
    return tuple(key_of(other) for other in facts.strings(node, dependence))
