"""SPARQL on a dataset: read only, all graphs at once unless the query names some, our prefixes declared."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, QueryBoolean, QuerySolutions, Triple, Variable

from pipeline.errors import FormatError, QueryError
from pipeline.graph.clauses import names_dataset
from pipeline.graph.disk import damaged
from pipeline.graph.guard import refuse_writes
from pipeline.graph.loading import Graph, Kept, engine
from pipeline.graph.names import NAMESPACES

Term = NamedNode | Literal | None
_PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Table:
    """The answer to a SELECT. A cell is None where a variable is unbound. Rows are in the order of the query's
    ORDER BY; without one, they are sorted, so that the same graph gives the same answer.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Term, ...], ...]

    def strings(self) -> tuple[tuple[str, ...], ...]:
        """The cells as a person reads them: the text of literals, prefixed names, ``""`` for none."""
        return tuple(tuple(show(term) for term in row) for row in self.rows)


@dataclass(frozen=True, slots=True)
class Triples:
    """The answer to a CONSTRUCT or DESCRIBE, sorted."""

    triples: tuple[Triple, ...]


@dataclass(frozen=True, slots=True)
class Truth:
    """The answer to an ASK."""

    value: bool


Answer = Table | Triples | Truth


def query(graph: Graph, text: str, given: Mapping[str, NamedNode | Literal] | None = None) -> Answer:
    """Run a query; `given` binds variables of its SELECT clause.

    Raises `QueryError` if it does not parse, fails, writes or calls another endpoint.
    """
    refuse_writes(text)
    try:
        answer = engine(graph).query(
            text,
            prefixes=NAMESPACES,
            use_default_graph_as_union=not names_dataset(text),
            substitutions={Variable(name): term for name, term in (given or {}).items()} or None,
        )
        if isinstance(answer, QueryBoolean):
            return Truth(bool(answer))
        if isinstance(answer, QuerySolutions):
            columns = tuple(variable.value for variable in answer.variables)
            rows = [tuple(_term(solution[name]) for name in columns) for solution in answer]
            if not re.search(r"\border\s+by\b", text, re.IGNORECASE):
                rows.sort(key=lambda row: [str(term) for term in row])
            return Table(columns, tuple(rows))
        return Triples(tuple(sorted(answer, key=str)))
    except SyntaxError as error:
        raise QueryError(explain(text, str(error.msg))) from error
    except (ValueError, RuntimeError, OSError) as error:
        kept = graph if isinstance(graph, Kept) else getattr(graph, "kept", None)
        if isinstance(kept, Kept) and kept.folder is not None and damaged(error, kept.folder):
            raise FormatError(f"{kept.folder} was damaged and is deleted; give the same command again") from error
        raise QueryError(f"the query can't be run: {error}") from error


def show(term: Term | Triple | object) -> str:
    """A term as a person reads it.

    >>> show(NamedNode("https://w3id.org/sayso/claim/c1")), show(Literal("no")), show(None)
    ('claim:c1', 'no', '')
    """
    if term is None:
        return ""
    if isinstance(term, Literal):
        return term.value
    if isinstance(term, NamedNode):
        found = ((prefix, base) for prefix, base in NAMESPACES.items() if term.value.startswith(base))
        return next((f"{prefix}:{term.value[len(base) :]}" for prefix, base in found), f"<{term.value}>")
    return str(term)


def _term(term: object) -> Term:
    return term if isinstance(term, NamedNode | Literal) else None if term is None else Literal(str(term))


def explain(text: str, message: str) -> str:
    """Where the query breaks, with its line. The engine's list of what may stand there misleads, so it is left out."""
    place = _PLACE.match(message)
    if place is None:
        return f"the query does not parse: {message}"
    line, column = int(place[1]), int(place[2])
    lines = text.splitlines() or [""]
    shown = lines[line - 1].strip() if line <= len(lines) else "the end"
    return f"the query does not parse at line {line}, column {column}: {shown}"
