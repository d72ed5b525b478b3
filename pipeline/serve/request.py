"""SPARQL 1.1 Protocol: what a request asks, read from its query string, its content type and its body."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl

from pyoxigraph import NamedNode

from pipeline.serve.refused import RefusedError

FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
UPDATE = "application/sparql-update"
_MOST = 2000
"""How many parameters, graphs among them, a request may have."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A query, and the dataset that the protocol names for it: IRIs of default and named graphs, in their order."""

    text: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    format: str | None = None


def parameters(encoded: bytes) -> list[tuple[str, str]]:
    """The parameters in a query string or form. Raises `RefusedError` where they are not percent-encoded UTF-8.

    >>> parameters(b"query=ASK%20%7B%7D")
    [('query', 'ASK {}')]
    """
    try:
        return parse_qsl(
            encoded.decode("ascii"),
            keep_blank_values=True,
            encoding="utf-8",
            errors="strict",
            max_num_fields=_MOST,
        )
    except UnicodeDecodeError:
        raise RefusedError(400, "The parameters are not UTF-8; percent-encode them from UTF-8.") from None
    except ValueError:
        raise RefusedError(400, f"More than {_MOST} parameters are given.") from None


def by_get(query_string: bytes) -> Asked | None:
    """What a GET asks; None where it has no query. Raises `RefusedError`."""
    given = parameters(query_string)
    return _asked(given) if any(name in ("query", "update") for name, _ in given) else None


def by_post(query_string: bytes, content_type: str | None, body: bytes) -> Asked:
    """What a POST asks, as a form or as the query itself. Raises `RefusedError`."""
    media = media_of(content_type)
    given = parameters(query_string)
    if media == FORM:
        return _asked([*given, *parameters(body.strip())])
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        raise RefusedError(400, "The query is not UTF-8; send it in UTF-8.") from None
    return _asked([*given, ("query", text)])


def media_of(content_type: str | None) -> str:
    """The media type of a request's body: `FORM` or `DIRECT`. Raises `RefusedError` (415, 403) for any other, and for
    an encoding other than UTF-8.

    >>> media_of("application/sparql-query; charset=UTF-8")
    'application/sparql-query'
    """
    media, *options = (part.strip() for part in (content_type or "").lower().split(";"))
    if media == UPDATE:
        raise RefusedError(403, "Updates are refused: this endpoint only reads.")
    if media not in (FORM, DIRECT):
        given = f"The content type {media!r} is not taken" if media else "The request has no content type"
        raise RefusedError(
            415,
            f"{given}: send the query itself as {DIRECT}, or query=... as {FORM}.",
            {"Accept-Post": f"{DIRECT}, {FORM}"},
        )
    for option in options:
        name, _, value = option.partition("=")
        if name.strip() == "charset" and value.strip().strip('"') not in ("utf-8", "utf8", "us-ascii"):
            raise RefusedError(415, f"The encoding {value.strip()!r} is not taken; send the query in UTF-8.")
    return media


def _asked(given: Sequence[tuple[str, str]]) -> Asked:
    def values(name: str) -> tuple[str, ...]:
        return tuple(value for key, value in given if key == name)

    if values("update") or values("using-graph-uri") or values("using-named-graph-uri"):
        raise RefusedError(403, "Updates are refused: this endpoint only reads.")
    queries, formats = values("query"), values("format")
    if not queries:
        raise RefusedError(400, "There is no query; give one as the parameter query=...")
    if len(queries) > 1:
        raise RefusedError(400, f"{len(queries)} queries are given; give one.")
    if len(formats) > 1:
        raise RefusedError(400, f"{len(formats)} formats are given; give one, or none and an Accept header.")
    default, named = values("default-graph-uri"), values("named-graph-uri")
    for iri in (*default, *named):
        try:
            NamedNode(iri)
        except ValueError:
            raise RefusedError(400, f"{iri!r} is no absolute IRI of a graph.") from None
    return Asked(queries[0], default, named, formats[0] if formats else None)
