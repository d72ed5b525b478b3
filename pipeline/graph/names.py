"""The IRIs of the graph: namespaces, and the names of things in them."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import quote, unquote

from pipeline.graph.terms import Node
from pipeline.model import digest
from pipeline.model.ids import Part

BASE = "https://w3id.org/sayso/"
"""Where all our IRIs begin. The name is not registered at w3id.org yet; it is fixed here and in ``ontology/``."""

NAMESPACES: dict[str, str] = {
    "sayso": f"{BASE}ns#",
    "plover": f"{BASE}plover#",
    "article": f"{BASE}article/",
    "attribution": f"{BASE}attribution/",
    "claim": f"{BASE}claim/",
    "entity": f"{BASE}entity/",
    "event": f"{BASE}event/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "prov": "http://www.w3.org/ns/prov#",
    "schema": "https://schema.org/",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "oa": "http://www.w3.org/ns/oa#",
    "time": "http://www.w3.org/2006/time#",
    "geo": "http://www.opengis.net/ont/geosparql#",
    "sf": "http://www.opengis.net/ont/sf#",
    "wd": "http://www.wikidata.org/entity/",
    "geonames": "https://sws.geonames.org/",
}
"""Prefix to namespace: declared in every export and in every query."""

ENTITIES_GRAPH = Node.of(f"{BASE}graph/entities")
EVENTS_GRAPH = Node.of(f"{BASE}graph/events")
PROVENANCE_GRAPH = Node.of(f"{BASE}graph/provenance")


class Namespace:
    """The terms of one vocabulary, as attributes.

    >>> Namespace("schema").headline.value
    'https://schema.org/headline'
    """

    def __init__(self, prefix: str) -> None:
        self._base = NAMESPACES[prefix]

    def __getattr__(self, name: str) -> Node:
        if name.startswith("__"):
            raise AttributeError(name)
        node = Node.of(self._base + name)
        self.__dict__[name] = node  # found at once the next time
        return node


SAYSO = Namespace("sayso")
RDF = Namespace("rdf")
RDFS = Namespace("rdfs")
OWL = Namespace("owl")
XSD = Namespace("xsd")
SKOS = Namespace("skos")
PROV = Namespace("prov")
SCHEMA = Namespace("schema")
SEM = Namespace("sem")
OA = Namespace("oa")
TIME = Namespace("time")
GEO = Namespace("geo")
SF = Namespace("sf")


_ENDS = str.maketrans({"-": "%2D", ".": "%2E", "~": "%7E"})


_PLAIN = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.~-]*[A-Za-z0-9_])?")
"""Ids that are written as they are."""


@lru_cache(maxsize=1 << 14)
def name(kind: str, key: str) -> Node:
    """The IRI of the record of this kind with this id; all but letters, digits and ``-._~`` is percent-encoded.

    So are ``-.~`` at the ends: ``..`` would be a way up, and readers of Turtle trip over names that begin so.

    >>> name("article", "a b/ü").value
    'https://w3id.org/sayso/article/a%20b%2F%C3%BC'
    >>> name("article", "..").value
    'https://w3id.org/sayso/article/%2E%2E'
    """
    if _PLAIN.fullmatch(key):
        return Node(f"<{BASE}{kind}/{key}>")
    core = key.strip("-.~")
    first = key.index(core) if core else len(key)
    ends = [part.translate(_ENDS) for part in (key[:first], key[first + len(core) :])]
    return Node.of(f"{BASE}{kind}/{ends[0]}{quote(core, safe='-._~', errors='surrogatepass')}{ends[1]}")


def minted(kind: str, *parts: Part) -> Node:
    """The IRI of something that has no id of its own, from the parts that make it what it is (SHA-256)."""
    return Node(f"<{BASE}{kind}/{digest(*parts)[:20]}>")


def key_of(iri: str) -> str:
    """The id that `name` made the IRI from.

    >>> key_of("https://w3id.org/sayso/article/a%20b%2F%C3%BC")
    'a b/ü'
    """
    return unquote(iri.rsplit("/", 1)[-1], errors="surrogatepass")


def plover(action_type: str) -> Node:
    """The concept of a PLOVER type.

    >>> plover("ASSAULT").value
    'https://w3id.org/sayso/plover#ASSAULT'
    """
    return Node.of(NAMESPACES["plover"] + quote(action_type, safe="-._~", errors="surrogatepass"))


def plover_of(iri: str) -> str:
    """The PLOVER type that `plover` made the IRI from.

    >>> plover_of("https://w3id.org/sayso/plover#ASSAULT")
    'ASSAULT'
    """
    return unquote(iri.rsplit("#", 1)[-1], errors="surrogatepass")
