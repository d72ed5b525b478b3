"""What made the graph, and what was dropped on the way ↔ RDF. No clock: two runs give the same triples."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from pipeline import __version__
from pipeline.graph.facts import Facts
from pipeline.graph.names import PROV, RDFS, SAYSO, SCHEMA, minted, name
from pipeline.graph.triples import Triples
from pipeline.model import Rejection, Stage


def put_provenance(to: Triples, extractors: Iterable[str]) -> None:
    """The version of the software, and the extractors that attributions and claims name."""
    software = name("software", f"sayso-{__version__}")
    to.describe(software, PROV.SoftwareAgent, SCHEMA.SoftwareApplication)
    to.put(software, RDFS.label, "Sayso")
    to.put(software, SCHEMA.softwareVersion, __version__)
    for extractor in sorted(extractors):
        node = minted("extractor", extractor)
        to.describe(node, PROV.SoftwareAgent)
        to.put(node, RDFS.label, extractor)
        to.put(node, PROV.actedOnBehalfOf, software)


def put_rejection(to: Triples, rejection: Rejection) -> None:
    """Something that was dropped."""
    node = minted("rejection", rejection.stage, rejection.subject, rejection.reason, rejection.detail)
    if to.describe(node, SAYSO.Rejection):
        to.put(node, SAYSO.stage, rejection.stage)
        to.put(node, SAYSO.subject, rejection.subject)
        to.put(node, SAYSO.reason, rejection.reason)
        to.put(node, SAYSO.detail, rejection.detail)


def get_rejection(facts: Facts, node: str) -> Rejection:
    """The rejection of a node."""
    return Rejection(
        cast(Stage, facts.need(node, SAYSO.stage)),
        facts.need(node, SAYSO.subject),
        facts.need(node, SAYSO.reason),
        facts.need(node, SAYSO.detail),
    )
