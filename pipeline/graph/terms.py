"""Terms of RDF as N-Triples writes them: made once, and used as they are in every format and index.

A string of Python knows its hash, is compared at once with itself, and is written without a call; objects of the engine
are made from these where the engine itself is asked.
"""

from __future__ import annotations

import json
from functools import lru_cache
from json.encoder import encode_basestring

from pyoxigraph import Literal, NamedNode

from pipeline.graph import literals


class Node(str):
    """An IRI in angle brackets.

    >>> Node.of("https://x.example/a"), Node("<https://x.example/a>").value
    ('<https://x.example/a>', 'https://x.example/a')
    """

    __slots__ = ()

    @classmethod
    def of(cls, iri: str) -> Node:
        """The node of an IRI, which is not checked."""
        return cls(f"<{iri}>")

    @property
    def value(self) -> str:
        """The IRI."""
        return self[1:-1]

    @property
    def named(self) -> NamedNode:
        """The engine's own term. Raises `ValueError` if this is no IRI."""
        return NamedNode(self[1:-1])


Term = str
"""A node, or a literal in quotation marks with its type or language."""


def text(value: str) -> Term:
    r"""The literal of a string. Lone surrogates, which are no characters, become U+FFFD.

    >>> text('a "b"')
    '"a \\"b\\""'
    """
    # JSON escapes as N-Triples does, but for control characters in hexadecimal and some that are no characters.
    written = encode_basestring(value)
    if written.isascii() and "\\u" not in written and "\x7f" not in written:
        return written
    return str(literals.text(value))


@lru_cache(maxsize=1 << 16, typed=True)
def number(value: float) -> Term:
    """The literal of a number or a boolean: floats are ``xsd:double``, integers ``xsd:integer``.

    >>> number(0.5)
    '"0.5"^^<http://www.w3.org/2001/XMLSchema#double>'
    """
    return str(Literal(value))


def value_of(term: Term) -> str:
    r"""The IRI of a node, the string of a literal.

    >>> value_of("<https://x.example/a>"), value_of('"a \\"b\\""'), value_of('"1"^^<http://x.example/n>')
    ('https://x.example/a', 'a "b"', '1')
    """
    end = -1 if term[-1] == '"' or term[0] == "<" else term.rindex('"')
    if "\\" not in term or term[0] == "<":
        return term[1:end]
    found = json.loads(term if end == -1 else term[: end + 1])
    assert isinstance(found, str)
    return found
