"""Values put into a query, as terms: where the engine sees them when it plans."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode

from pipeline.graph.clauses import TOKEN


@dataclass(slots=True)
class _Group:
    """A group of a query: where it begins, whether it holds patterns, and which of the variables it names itself."""

    at: int
    holds: bool
    named: set[str] = field(default_factory=set)


def bind(text: str, given: Mapping[str, NamedNode | Literal]) -> str:
    r"""A query whose variables have these values: ``VALUES`` at the head of each group that names them.

    A filter sees only what is bound in its own group, so the outermost one would not do; that one has all of them, for
    the SELECT clause. No text of a user stands in the query but as an escaped term. (Oxigraph can substitute variables
    itself, but plans first and substitutes then: it would join the whole graph and look for the value at the end.)

    >>> bind("SELECT ?who { ?c sayso:saidBy ?who }", {"who": Literal('"a" }')})
    'SELECT ?who { VALUES (?who) { ("\\"a\\" }") } ?c sayso:saidBy ?who }'
    """
    tokens = [t for t in TOKEN.finditer(text) if t.lastgroup != "comment"]
    open_groups: list[_Group] = []
    edits: list[tuple[int, str]] = []
    outermost = True
    for n, token in enumerate(tokens):
        if token.lastgroup == "open":
            # The template of a CONSTRUCT is no group, a group that is a SELECT holds nothing else, and EXISTS has the
            # values of the group around it.
            before, after = tokens[n - 1 : n], tokens[n + 1 : n + 2]
            holds = not _is(before, "CONSTRUCT", "EXISTS") and not _is(after, "SELECT")
            open_groups.append(_Group(token.end(), holds, {*given} if outermost and holds else set()))
            outermost = outermost and not holds
        elif token.lastgroup == "close" and open_groups:
            group = open_groups.pop()
            if not group.holds:
                if open_groups:
                    open_groups[-1].named |= group.named
            elif group.named:
                names = [name for name in given if name in group.named]
                row = " ".join(str(given[name]) for name in names)
                edits.append((group.at, f" VALUES ({' '.join('?' + name for name in names)}) {{ ({row}) }}"))
        elif token.lastgroup == "name" and open_groups and token[0][0] in "?$" and token[0][1:] in given:
            open_groups[-1].named.add(token[0][1:])
    for at, put in sorted(edits, reverse=True):
        text = text[:at] + put + text[at:]
    return text


def _is(tokens: list[re.Match[str]], *words: str) -> bool:
    return any(token.lastgroup == "word" and token[0].upper() in words for token in tokens)
