"""The endpoint's pages for people: its front page, and answers as HTML. No scripts; every string is text."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from urllib.parse import urlencode

import jinja2
from markupsafe import Markup, escape
from pyoxigraph import Literal, NamedNode

from pipeline.graph.names import NAMESPACES
from pipeline.graph.querying import show
from pipeline.graph.questions import list_questions
from pipeline.serve.formats import ROWS, TRIPLES, Format
from pipeline.serve.limits import Limits
from pipeline.serve.results import Row
from pipeline.serve.wire import Task

_HERE = "<!-- answer -->"
_LONGEST = 6000
"""Characters of a query that still go into a link."""


@cache
def policy() -> str:
    """The Content-Security-Policy of these pages: their own style, forms to this server, nothing else."""
    style = b64encode(hashlib.sha256(_asset("page.css").encode("utf-8")).digest()).decode("ascii")
    return (
        f"default-src 'none'; style-src 'sha256-{style}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )


def front(limits: Limits) -> str:
    """The page of the endpoint: a field for a query, and the shipped questions with their parameters."""
    return _template("endpoint.html").render(
        style=Markup(_asset("page.css")), questions=list_questions(), limits=limits, prefixes=NAMESPACES
    )


def table(task: Task, columns: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    """The page with the answer to a SELECT or a question, in parts."""
    lines = []
    for row in rows:
        cells = "".join(f"<td dir=auto>{_cell(term)}</td>" for term in row)
        lines.append(f"<tr>{cells}</tr>\n")
    said = f"{len(lines):,} {'row' if len(lines) == 1 else 'rows'}"
    head, foot = _around(task, ROWS, said)
    yield head
    yield "<div class=wide tabindex=0 role=region aria-label=Answer><table><thead><tr>"
    yield from (f"<th scope=col>{escape(name.replace('_', ' '))}</th>" for name in columns)
    yield "</tr></thead><tbody>\n"
    yield from lines
    yield "</tbody></table></div>\n" + foot


def truth(task: Task, value: bool) -> str:
    """The page with the answer to an ASK."""
    return "".join(_around(task, ROWS, "yes" if value else "no"))


def triples(task: Task, turtle: str, number: int) -> Iterator[str]:
    """The page with the answer to a CONSTRUCT or DESCRIBE, as Turtle."""
    head, foot = _around(task, TRIPLES, f"{number:,} {'triple' if number == 1 else 'triples'}")
    yield f"{head}<pre class=wide tabindex=0 role=region aria-label=Answer>{escape(turtle)}</pre>\n{foot}"


def _around(task: Task, formats: tuple[Format, ...], said: str) -> tuple[str, str]:
    """What stands before and after an answer."""
    question = next((q for q in list_questions() if task.kind == "question" and q.name == task.text), None)
    given = list(task.values.items()) if question else [("query", task.text)]
    given += [("default-graph-uri", iri) for iri in task.default_graphs]
    given += [("named-graph-uri", iri) for iri in task.named_graphs]
    links = [(form.name, "?" + urlencode([*given, ("format", form.name)])) for form in formats if form.name != "html"]
    short = sum(len(value) for _, value in given) <= _LONGEST
    page = _template("answer.html").render(
        style=Markup(_asset("page.css")),
        question=question,
        values=task.values,
        query=question.text if question else task.text,
        said=said,
        links=links if short else [],
        answer=Markup(_HERE),
    )
    head, _, foot = page.partition(_HERE)
    return head, foot


def _cell(term: object) -> Markup:
    if isinstance(term, NamedNode):
        link = "/sparql?" + urlencode({"query": f"DESCRIBE <{term.value}>"})
        return Markup("<a href='{}'>{}</a>").format(link, show(term))
    if isinstance(term, Literal):
        return escape(term.value)
    return escape("" if term is None else str(term))


def _asset(name: str) -> str:
    return (files("pipeline") / "serve" / "assets" / name).read_text("utf-8")


@cache
def _template(name: str) -> jinja2.Template:
    loader = jinja2.FunctionLoader(_asset)
    return jinja2.Environment(
        autoescape=True, undefined=jinja2.StrictUndefined, loader=loader, trim_blocks=True, lstrip_blocks=True
    ).get_template(name)
