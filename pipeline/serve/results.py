"""Rows and truth values as SPARQL 1.1 query results: JSON, XML, CSV and TSV.

The engine has writers too; these let the rows be counted as they are written, so that an answer over the limit is
refused and never cut. What they write reads back to the same terms.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from pipeline.serve.refused import RefusedError

Term = NamedNode | BlankNode | Literal | Triple
Row = Sequence[Term | None]
Write = Callable[[str], None]
_STRING = "http://www.w3.org/2001/XMLSchema#string"
_ITS = "http://www.w3.org/2005/11/its"
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def write_rows(form: str, columns: Sequence[str], rows: Iterable[Row], write: Write) -> None:
    """Write rows in the format with this short name (json, xml, csv, tsv), part by part, in their order.

    >>> write_rows("tsv", ["n"], [[Literal(1)], [None]], lambda part: print(part, end=""))
    ?n
    "1"^^<http://www.w3.org/2001/XMLSchema#integer>
    <BLANKLINE>
    """
    _ROWS[form](columns, rows, write)


def truth(form: str, value: bool) -> str:
    """A truth value in a format; in CSV and TSV, for which there is no standard, the bare word."""
    word = "true" if value else "false"
    if form == "json":
        return f'{{"head":{{}},"boolean":{word}}}'
    return f"{_XML}<head></head><boolean>{word}</boolean></sparql>" if form == "xml" else word


def _json_rows(columns: Sequence[str], rows: Iterable[Row], write: Write) -> None:
    write(f'{{"head":{{"vars":{_json(list(columns))}}},"results":{{"bindings":[')
    comma = ""
    for row in rows:
        bound = {name: _json_term(term) for name, term in zip(columns, row, strict=True) if term is not None}
        write(comma + _json(bound))
        comma = ",\n"
    write("]}}")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _json_term(term: Term) -> dict[str, Any]:
    if isinstance(term, NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, Triple):
        parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
        return {"type": "triple", "value": {name: _json_term(part) for name, part in parts.items()}}
    out = {"type": "literal", "value": term.value}
    if term.language:
        out["xml:lang"] = term.language
        if term.direction:
            out["its:dir"] = term.direction.value
    elif term.datatype.value != _STRING:
        out["datatype"] = term.datatype.value
    return out


_XML = '<?xml version="1.0" encoding="UTF-8"?>\n<sparql xmlns="http://www.w3.org/2005/sparql-results#">'


def _xml_rows(columns: Sequence[str], rows: Iterable[Row], write: Write) -> None:
    names = "".join(f"<variable name={quoteattr(name)}/>" for name in columns)
    write(f"{_XML}<head>{names}</head><results>\n")
    for row in rows:
        cells = (
            f"<binding name={quoteattr(name)}>{_xml_term(term)}</binding>"
            for name, term in zip(columns, row, strict=True)
            if term is not None
        )
        write(f"<result>{''.join(cells)}</result>\n")
    write("</results></sparql>")


def _xml_term(term: Term) -> str:
    if isinstance(term, NamedNode):
        return f"<uri>{xml_text(term.value)}</uri>"
    if isinstance(term, BlankNode):
        return f"<bnode>{xml_text(term.value)}</bnode>"
    if isinstance(term, Triple):
        parts = (("subject", term.subject), ("predicate", term.predicate), ("object", term.object))
        return f"<triple>{''.join(f'<{name}>{_xml_term(part)}</{name}>' for name, part in parts)}</triple>"
    about = ""
    if term.language:
        about = f" xml:lang={quoteattr(term.language)}"
        if term.direction:
            about += f' its:dir="{term.direction.value}" xmlns:its="{_ITS}" its:version="2.0"'
    elif term.datatype.value != _STRING:
        about = f" datatype={quoteattr(term.datatype.value)}"
    return f"<literal{about}>{xml_text(term.value)}</literal>"


def xml_text(text: str) -> str:
    """Text as it stands in XML. Raises `RefusedError` (406) for characters that XML 1.0 can't hold in any way."""
    if _NO_XML.search(text):
        raise RefusedError(406, "The answer holds control characters, which XML can't write; ask for another format.")
    return escape(text, {"\r": "&#xD;"})


def _csv_rows(columns: Sequence[str], rows: Iterable[Row], write: Write) -> None:
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")

    def put(cells: Sequence[str]) -> None:
        writer.writerow(cells)
        write(stream.getvalue())
        stream.seek(0)
        stream.truncate()

    put(columns)
    for row in rows:
        put([_csv_term(term) for term in row])


def _csv_term(term: Term | None) -> str:
    if term is None:
        return ""
    if isinstance(term, BlankNode | Triple):
        return str(term)
    return term.value


def _tsv_rows(columns: Sequence[str], rows: Iterable[Row], write: Write) -> None:
    write("\t".join(f"?{name}" for name in columns) + "\n")
    for row in rows:
        write("\t".join("" if term is None else _tsv_term(term) for term in row) + "\n")


def _tsv_term(term: Term) -> str:
    return f"<<( {term} )>>" if isinstance(term, Triple) else str(term)


_ROWS: dict[str, Callable[[Sequence[str], Iterable[Row], Write], None]] = {
    "json": _json_rows,
    "xml": _xml_rows,
    "csv": _csv_rows,
    "tsv": _tsv_rows,
}
