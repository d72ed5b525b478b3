"""Answers as text: a plain table, CSV, TSV, SPARQL results JSON, Turtle."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Literal as OneOf

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, serialize

from pipeline.errors import QueryError
from pipeline.graph.names import NAMESPACES, XSD
from pipeline.graph.querying import Answer, Table, Term, Triples, Truth

Format = OneOf["table", "csv", "tsv", "json", "turtle"]
WIDEST = 60
"""How many characters of a cell a plain table shows."""


def render(answer: Answer, form: Format = "table") -> str:
    """An answer in a format, with a line end. CSV and TSV as in SPARQL 1.1 Query Results, JSON likewise.

    Raises `QueryError` where the two do not fit: Turtle is for triples, and triples are Turtle or a table alone.

    >>> print(render(Truth(True)), end="")
    yes
    """
    if isinstance(answer, Triples):
        if form not in ("turtle", "table"):
            raise QueryError(f"triples can't be written as {form}: use turtle")
        return turtle(answer.triples)
    if form == "turtle":
        raise QueryError("rows can't be written as turtle: use table, csv, tsv or json, or ask with CONSTRUCT")
    if form == "json":
        return json.dumps(_json(answer), ensure_ascii=False, indent=1) + "\n"
    if isinstance(answer, Truth):
        return ("yes" if answer.value else "no") + "\n" if form == "table" else str(answer.value).lower() + "\n"
    if form == "csv":
        stream = io.StringIO()
        writer = csv.writer(stream, lineterminator="\r\n")
        writer.writerow(answer.columns)
        writer.writerows([[term.value if term is not None else "" for term in row] for row in answer.rows])
        return stream.getvalue()
    if form == "tsv":
        lines = ["\t".join(f"?{name}" for name in answer.columns)]
        lines += ["\t".join("" if term is None else str(term) for term in row) for row in answer.rows]
        return "\n".join(lines) + "\n"
    return _plain(answer)


def turtle(triples: Iterable[Triple], prefixes: Mapping[str, str] = NAMESPACES) -> str:
    """Triples as Turtle, in their order; the same text each time."""
    data = serialize(triples, format=RdfFormat.TURTLE, prefixes=dict(prefixes)) or b""
    lines = data.decode().split("\n")
    head = sorted(line for line in lines if line.startswith("@prefix "))
    return "\n".join((*head, *lines[len(head) :]))


def _json(answer: Table | Truth) -> dict[str, object]:
    if isinstance(answer, Truth):
        return {"head": {}, "boolean": answer.value}
    rows = [
        {name: _json_term(term) for name, term in zip(answer.columns, row, strict=True) if term is not None}
        for row in answer.rows
    ]
    return {"head": {"vars": list(answer.columns)}, "results": {"bindings": rows}}


def _json_term(term: NamedNode | Literal) -> dict[str, str]:
    if isinstance(term, NamedNode):
        return {"type": "uri", "value": term.value}
    if term.language:
        return {"type": "literal", "value": term.value, "xml:lang": term.language}
    if term.datatype == XSD.string.named:
        return {"type": "literal", "value": term.value}
    return {"type": "literal", "value": term.value, "datatype": term.datatype.value}


def _plain(table: Table) -> str:
    rows = [table.columns, *(tuple(map(_cell, row)) for row in table.strings())]
    widths = [max(_width(row[n]) for row in rows) for n in range(len(table.columns))]

    def line(row: tuple[str, ...]) -> str:
        return "  ".join(cell + " " * (w - _width(cell)) for cell, w in zip(row, widths, strict=True)).rstrip()

    rule = "  ".join("-" * width for width in widths)
    return "\n".join((line(rows[0]), rule, *map(line, rows[1:]))) + "\n"


def _cell(text: str) -> str:
    """One line without control or direction characters, cut to `WIDEST`."""
    shown = "".join(c if unicodedata.category(c) not in ("Cc", "Cf", "Cs") else " " for c in text)
    shown = " ".join(shown.split())
    return shown if len(shown) <= WIDEST else shown[: WIDEST - 1] + "…"


def _width(text: str) -> int:
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


__all__ = ["Format", "Term", "render"]
