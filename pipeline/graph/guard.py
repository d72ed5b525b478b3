"""Queries only read: what writes, or asks another machine, is refused before it runs."""

from __future__ import annotations

import re

from pipeline.errors import QueryError

# White space as SPARQL has it; other characters that Unicode calls so (U+1680, U+00A0) may stand in names and IRIs.
_BLANK = r" \t\r\n"
_GAP = rf"(?:[{_BLANK}]|#[^\r\n]*[\r\n])*"
# Oxigraph asks other machines when a query says SERVICE. To know where strings and comments begin takes the grammar
# itself ("<" may compare or open an IRI), so this looks at all of the text, for the one thing that a service call
# needs: the word, a name or variable, and a brace. No call escapes it; a string that holds such a thing is refused too.
_SERVICE = re.compile(
    rf"service{_GAP}(?:silent{_GAP})?"
    rf"(?:<[^<>{{}}{_BLANK}]*>|[?$][^{_BLANK}{{]+|[^{_BLANK}{{<>?$]*:[^{_BLANK}{{]*){_GAP}\{{",
    re.IGNORECASE,
)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_PROLOGUE = re.compile(r"(?:\s+|#[^\r\n]*(?:[\r\n]|$)|PREFIX\s+\S*\s*<[^>]*>|BASE\s*<[^>]*>)*", re.IGNORECASE)
_WRITES = ("INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "COPY", "MOVE", "ADD", "WITH")


def refuse_writes(text: str) -> None:
    """Raise `QueryError` for an update or a query that calls another endpoint.

    >>> refuse_writes("SELECT * { SERVICE <http://elsewhere.example/> { ?s ?p ?o } }")
    Traceback (most recent call last):
    pipeline.errors.QueryError: SERVICE is refused: queries run on this graph alone
    >>> refuse_writes("DROP ALL")
    Traceback (most recent call last):
    pipeline.errors.QueryError: DROP is refused: queries only read
    >>> refuse_writes('SELECT ?s { ?s ?p "the Secret Service" }')
    """
    plain = _ESCAPE.sub(_character, text)
    for form in (text, plain):
        if _SERVICE.search(form):
            raise QueryError("SERVICE is refused: queries run on this graph alone")
    prologue = _PROLOGUE.match(plain)
    rest = plain[prologue.end() if prologue else 0 :]
    word = re.match(r"[A-Za-z]*", rest)
    if word and word[0].upper() in _WRITES:
        raise QueryError(f"{word[0].upper()} is refused: queries only read")


def _character(escape: re.Match[str]) -> str:
    code = int(escape[1] or escape[2], 16)
    return chr(code) if code < 0x110000 else ""
