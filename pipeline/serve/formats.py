"""The formats that answers are written in: media types, the short names that ``format=`` takes, the formats' IRIs."""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import RdfFormat

from pipeline.serve.accept import choose
from pipeline.serve.refused import RefusedError


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its short name, its media types (the first is what answers say), and the W3C's IRI for it, if any."""

    name: str
    media: tuple[str, ...]
    iri: str | None

    @property
    def content_type(self) -> str:
        """The value of Content-Type; what is text says its encoding."""
        said = self.media[0].startswith("text/") and self.media[0] != "text/turtle"
        return self.media[0] + ("; charset=utf-8" if said else "")


_W3C = "http://www.w3.org/ns/formats/"
HTML = Format("html", ("text/html",), None)
ROWS = (
    Format("json", ("application/sparql-results+json", "application/json"), f"{_W3C}SPARQL_Results_JSON"),
    Format("xml", ("application/sparql-results+xml", "application/xml", "text/xml"), f"{_W3C}SPARQL_Results_XML"),
    Format("csv", ("text/csv",), f"{_W3C}SPARQL_Results_CSV"),
    Format("tsv", ("text/tab-separated-values",), f"{_W3C}SPARQL_Results_TSV"),
    HTML,
)
"""For SELECT and ASK, in the order of our preference."""
TRIPLES = (
    Format("turtle", ("text/turtle", "application/x-turtle"), f"{_W3C}Turtle"),
    Format("nt", ("application/n-triples", "text/plain"), f"{_W3C}N-Triples"),
    Format("jsonld", ("application/ld+json", "application/json"), f"{_W3C}JSON-LD"),
    Format("rdf", ("application/rdf+xml", "application/xml", "text/xml"), f"{_W3C}RDF_XML"),
    HTML,
)
"""For CONSTRUCT and DESCRIBE, and for descriptions of the service."""
WRITERS = {
    "turtle": RdfFormat.TURTLE,
    "nt": RdfFormat.N_TRIPLES,
    "jsonld": RdfFormat.JSON_LD,
    "rdf": RdfFormat.RDF_XML,
}


def pick(offered: tuple[Format, ...], accept: str | None, wanted: str | None = None) -> Format:
    """The format to answer in: `wanted` by its short name or media type, else what the Accept header prefers.

    Raises `RefusedError` (400, 406) where there is no such format, or none that the client takes.

    >>> pick(ROWS, "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8").name
    'html'
    >>> pick(TRIPLES, "*/*", "nt").media[0]
    'application/n-triples'
    """
    names = ", ".join(form.name for form in offered)
    if wanted is not None:
        for form in offered:
            if wanted == form.name or wanted.lower() in form.media:
                return form
        raise RefusedError(400, f"There is no format {wanted!r} for this kind of query; format= takes {names}.")
    named = (accept or "").lower()  # other names than the first are for clients that use them
    chosen = choose(accept, [m for form in offered for m in form.media if m == form.media[0] or m in named])
    for form in offered:
        if chosen in form.media:
            return form
    types = ", ".join(form.media[0] for form in offered)
    raise RefusedError(406, f"The answer can't be written as your Accept header wants. It can be {types}.")
