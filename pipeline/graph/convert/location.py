"""Where a place lies ↔ RDF: our own plain terms, and a GeoSPARQL geometry for the tools that read maps."""

from __future__ import annotations

from typing import cast

from pyoxigraph import Literal

from pipeline.graph.facts import Facts
from pipeline.graph.names import GEO, SAYSO, SF, minted
from pipeline.graph.terms import Node
from pipeline.graph.triples import Triples
from pipeline.model import Location, PlaceType


def put_location(to: Triples, node: Node, location: Location) -> None:
    """The type, country and point of the place `node`. WKT has the longitude first (GeoSPARQL's default, CRS 84)."""
    to.put(node, SAYSO.placeType, location.type)
    to.put(node, SAYSO.country, location.country)
    if location.latitude is None or location.longitude is None:
        return
    to.put(node, SAYSO.latitude, float(location.latitude))
    to.put(node, SAYSO.longitude, float(location.longitude))
    shape = minted("geometry", str(float(location.latitude)), str(float(location.longitude)))
    to.put(node, GEO.hasGeometry, shape)
    if to.describe(shape, GEO.Geometry, SF.Point):
        point = f"POINT({float(location.longitude)} {float(location.latitude)})"
        to.put(shape, GEO.asWKT, Literal(point, datatype=GEO.wktLiteral.named))


def get_location(facts: Facts, node: str) -> Location | None:
    """Where a place lies, or None."""
    kind = facts.string(node, SAYSO.placeType)
    if kind is None:
        return None
    return Location(
        cast(PlaceType, kind),
        facts.string(node, SAYSO.country),
        facts.number(node, SAYSO.latitude),
        facts.number(node, SAYSO.longitude),
    )
