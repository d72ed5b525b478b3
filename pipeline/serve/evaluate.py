"""A task done on a store: the answer written out as a whole, or a reason why there is none. Runs in a worker."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import IO, cast

from pyoxigraph import NamedNode, QueryBoolean, QuerySolutions, QueryTriples, Store, Triple, serialize

from pipeline import jsonl
from pipeline.errors import QueryError
from pipeline.graph import questions
from pipeline.graph.clauses import names_dataset
from pipeline.graph.guard import refuse_writes
from pipeline.graph.loading import Graph, engine
from pipeline.graph.names import NAMESPACES
from pipeline.graph.querying import explain
from pipeline.graph.rendering import turtle
from pipeline.serve import pages
from pipeline.serve.formats import ROWS, TRIPLES, WRITERS, Format, pick
from pipeline.serve.refused import RefusedError
from pipeline.serve.results import Row, truth, write_rows, xml_text
from pipeline.serve.statistics import count
from pipeline.serve.wire import Reply, Task


class _Sheet:
    """What is written so far, at most `size` bytes of it."""

    def __init__(self, size: int) -> None:
        self._parts: list[bytes] = []
        self._left = self._size = size

    def write(self, data: bytes) -> int:
        self._left -= len(data)
        if self._left < 0:
            raise RefusedError(
                422,
                f"The answer is larger than {self._size:,} bytes, the most that this server sends. Nothing is left out"
                " silently: ask for less with LIMIT (and OFFSET), or for fewer variables.",
            )
        self._parts.append(bytes(data))
        return len(data)

    def put(self, text: str) -> None:
        self.write(text.encode("utf-8"))

    def flush(self) -> None:
        """Nothing is held back."""

    def whole(self) -> bytes:
        return b"".join(self._parts)


def evaluate(graph: Graph, task: Task) -> tuple[Reply, bytes]:
    """The reply to a task and, where its status is 200, the answer."""
    sheet = _Sheet(task.size)
    try:
        if task.kind == "statistics":
            sheet.write(jsonl.encode(count(engine(graph))))
            content_type = "application/json"
        elif task.kind == "question":
            content_type = _question(graph, task, sheet)
        else:
            content_type = _query(engine(graph), task, sheet)
    except RefusedError as refusal:
        return Reply(refusal.status, why=refusal.why), b""
    body = sheet.whole()
    return Reply(200, content_type, len(body)), body


def _query(store: Store, task: Task, sheet: _Sheet) -> str:
    try:
        refuse_writes(task.text)
    except QueryError as error:
        raise RefusedError(403, f"{str(error)[:1].upper()}{str(error)[1:]}.") from error
    given = bool(task.default_graphs or task.named_graphs)
    try:
        answer = store.query(
            task.text,
            base_iri=task.base,
            prefixes=NAMESPACES,
            use_default_graph_as_union=not given and not names_dataset(task.text),
            default_graph=[NamedNode(iri) for iri in task.default_graphs] if given else None,
            named_graphs=[NamedNode(iri) for iri in task.named_graphs] if given else None,
        )
        if isinstance(answer, QueryTriples):
            form = pick(TRIPLES, task.accept, task.format)
            _triples(answer, form, task, sheet)
        else:
            form = pick(ROWS, task.accept, task.format)
            if isinstance(answer, QueryBoolean):
                value = bool(answer)
                sheet.put(pages.truth(task, value) if form.name == "html" else truth(form.name, value))
            else:
                columns = [variable.value for variable in answer.variables]
                _rows(columns, _solutions(answer, columns), form, task, sheet)
    except SyntaxError as error:
        raise RefusedError(400, _told(explain(task.text, str(error.msg)))) from error
    except (ValueError, RuntimeError) as error:
        if "Corruption" in str(error):
            raise
        raise RefusedError(400, f"The query can't be run: {error}.") from error
    return form.content_type


def _question(graph: Graph, task: Task, sheet: _Sheet) -> str:
    form = pick(ROWS, task.accept, task.format)
    try:
        table = questions.ask(graph, task.text, task.values)
    except QueryError as error:
        raise RefusedError(400, _told(str(error))) from error
    _rows(table.columns, iter(table.rows), form, task, sheet)
    return form.content_type


def _solutions(answer: QuerySolutions, columns: Sequence[str]) -> Iterator[Row]:
    for solution in answer:
        yield [solution[name] for name in columns]


def _rows(columns: Sequence[str], rows: Iterator[Row], form: Format, task: Task, sheet: _Sheet) -> None:
    def counted() -> Iterator[Row]:
        for number, row in enumerate(rows, 1):
            if number > task.rows:
                raise _too_many(task.rows, "rows")
            yield row

    if form.name == "html":
        for part in pages.table(task, columns, counted()):
            sheet.put(part)
    else:
        write_rows(form.name, columns, counted(), sheet.put)


def _triples(answer: QueryTriples, form: Format, task: Task, sheet: _Sheet) -> None:
    """Each triple once, in the order in which the engine finds them first."""
    found: dict[Triple, None] = {}
    for triple in answer:
        found[triple] = None
        if len(found) > task.rows:
            raise _too_many(task.rows, "triples")
    if form.name == "rdf":
        for triple in found:
            xml_text(str(getattr(triple.object, "value", "")))
    if form.name in ("turtle", "html"):
        text = turtle(found, _used(found))
        for part in pages.triples(task, text, len(found)) if form.name == "html" else (text,):
            sheet.put(part)
    else:
        serialize(found, cast(IO[bytes], sheet), WRITERS[form.name])


def _used(found: dict[Triple, None]) -> dict[str, str]:
    """The prefixes of the namespaces that occur, in our order."""
    nodes = set(chain.from_iterable((t.subject, t.predicate, t.object) for t in found))
    values = sorted(node.value for node in nodes if isinstance(node, NamedNode))
    return {prefix: base for prefix, base in NAMESPACES.items() if any(value.startswith(base) for value in values)}


def _too_many(most: int, what: str) -> RefusedError:
    return RefusedError(
        422,
        f"There are more than {most:,} {what}, the most that this server sends. Nothing is left out silently: ask for"
        " less with LIMIT (and OFFSET).",
    )


def _told(why: str) -> str:
    return f"{why[:1].upper()}{why[1:]}{'' if why.endswith('.') else '.'}"
