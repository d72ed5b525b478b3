"""Whether a query says itself which graphs it is about: FROM and FROM NAMED."""

from __future__ import annotations

import re

# The tokens that matter, longest first, as in the grammar of SPARQL 1.1 (19.8). What "<" begins is read as an IRI where
# it can be one; between a "<" that compares and FROM there is always a space, which no IRI holds.
TOKEN = re.compile(
    r"""
    (?P<string>\"{3}(?:\\.|[^\\])*?\"{3} | '{3}(?:\\.|[^\\])*?'{3} | "(?:\\.|[^"\\\r\n])*" | '(?:\\.|[^'\\\r\n])*')
  | (?P<iri><[^<>"{}|^`\x00-\x20]*>)
  | (?P<comment>\#[^\r\n]*)
  | (?P<name>[?$]\w+ | [^\W\d_][\w.-]*:(?:\\.|%[0-9A-Fa-f]{2}|[\w:.-])* | :(?:\\.|%[0-9A-Fa-f]{2}|[\w:.-])*)
  | (?P<word>[A-Za-z]+)
  | (?P<open>\{) | (?P<close>\})
    """,
    re.VERBOSE | re.DOTALL,
)


def names_dataset(text: str) -> bool:
    r"""Whether a query has a FROM clause: then it is asked of the graphs that it names, not of all of them.

    >>> names_dataset("SELECT * FROM NAMED <http://x.example/g> { GRAPH ?g { ?s ?p ?o } }")
    True
    >>> names_dataset("SELECT ?from { ?from rdfs:label 'from <x>' . # from <x>\n }")
    False
    """
    depth = 0
    for token in TOKEN.finditer(text):
        if token.lastgroup == "open":
            depth += 1
        elif token.lastgroup == "close":
            depth -= 1
        elif token.lastgroup == "word" and depth == 0 and token[0].upper() == "FROM":
            return True
    return False
