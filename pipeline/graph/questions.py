"""The questions that ship with the project: SPARQL files with a title, a sentence and typed parameters.

A file begins with comments: ``# title: ...``, ``# sentence: ...`` and, for each parameter,
``# param NAME TYPE "help"``, with ``= "default"`` behind it if the parameter may be left out. Parameters are variables
of the SELECT clause; they are bound as terms (see `binding`) and left out of the answer.

They answer on a million triples within a second because they are written for the engine, Oxigraph. It looks up a
pattern of one triple for each row that is found so far, but evaluates what is a SELECT, MINUS or an OPTIONAL of several
patterns over the whole graph and joins it then: so an OPTIONAL holds one pattern, with others nested in it, and what
must be a list of its own begins with the little that it is about. It begins where it guesses least, with a constant in
the place of an object: so ``sayso:index 0``, which each claim has, is a FILTER. It guesses ten times as much with each
pattern and loses count at 2^64, when it looks up nothing any more: LIMIT 4000000000, which no list comes near, sets
the guess back. NOT EXISTS is evaluated anew for each row, and forgets there what is bound: it holds one pattern, and
another EXISTS for the next. An OPTIONAL on a variable that may be unbound takes any value of it: it stands inside the
OPTIONAL that binds it. Where each of many rows has a partner among many, two lists that are joined take less than a
look-up for each row. GROUP_CONCAT lists in the order in which rows are found, which is not the same on disk and in
memory: so the rows come from a SELECT with ORDER BY.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal as OneOf
from typing import cast

from pyoxigraph import Literal, NamedNode
from rapidfuzz import process

from pipeline.errors import QueryError, SetupError
from pipeline.graph.binding import bind
from pipeline.graph.literals import moment, text
from pipeline.graph.loading import Graph
from pipeline.graph.naming import match, match_event
from pipeline.graph.ontology import folder
from pipeline.graph.querying import Table, query

ParameterType = OneOf["name", "outlet", "event", "text", "date", "integer"]
_PARAMETER = re.compile(
    r'(?P<name>\w+) (?P<type>name|outlet|event|text|date|integer) "(?P<help>[^"]*)"( = "(?P<default>[^"]*)")?'
)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a question. ``name`` is that of anything in the graph, ``outlet`` that of an outlet, ``event``
    an id of an event, the beginning of one or words of a title, ``date`` an ISO 8601 date, month, year or time. Without
    a `default` it must be given; the default ``""`` stands for any.
    """

    name: str
    type: ParameterType
    default: str | None
    help: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question: its name on the command line, a title, a sentence on what it answers, and its SPARQL `text`."""

    name: str
    title: str
    sentence: str
    parameters: tuple[Parameter, ...]
    text: str


@cache
def list_questions() -> tuple[Question, ...]:
    """All questions, by name. Raises `SetupError` if a file lacks its title or has a parameter that can't be read."""
    files = sorted((folder() / "questions").iterdir(), key=lambda file: file.name)
    return tuple(read(f.name.removesuffix(".rq"), f.read_text("utf-8")) for f in files if f.name.endswith(".rq"))


def read(name: str, source: str) -> Question:
    r"""The question in a file.

    >>> read("any", '# title: Any\n# sentence: All there is.\n# param n integer "how many" = "3"').parameters
    (Parameter(name='n', type='integer', default='3', help='how many'),)
    """
    notes: dict[str, str] = {}
    parameters = []
    for line in source.splitlines():
        if not line.startswith("# "):
            break
        if line.startswith("# param "):
            found = _PARAMETER.fullmatch(line.removeprefix("# param ").strip())
            if found is None:
                raise SetupError(f"question {name}: can't read {line!r}")
            kind = cast(ParameterType, found["type"])
            parameters.append(Parameter(found["name"], kind, found["default"], found["help"]))
        else:
            key, _, value = line.removeprefix("# ").partition(":")
            notes[key] = value.strip()
    if not {"title", "sentence"} <= notes.keys():
        raise SetupError(f"question {name}: a title and a sentence are wanted in its first lines")
    return Question(name, notes["title"], notes["sentence"], tuple(parameters), source)


def ask(graph: Graph, name: str, values: Mapping[str, str] | None = None) -> Table:
    """The answer to a question; `values` are those of its parameters, as text.

    Raises `QueryError` for a question or parameter that there is not, a parameter that is missing or mistyped, and
    a name that nothing in the graph bears or that several do.
    """
    question = _find(name)
    values = values or {}
    known = {parameter.name: parameter for parameter in question.parameters}
    for given in values:
        if given not in known:
            wanted = ", ".join(known) or "none"
            raise QueryError(f"{question.name} has no parameter {given!r}; its parameters: {wanted}")
    bound = {p.name: _bind(graph, question, p, values.get(p.name, p.default)) for p in question.parameters}
    answer = query(graph, bind(question.text, bound))
    assert isinstance(answer, Table)
    kept = [n for n, column in enumerate(answer.columns) if column not in known]
    return Table(tuple(answer.columns[n] for n in kept), tuple(tuple(row[n] for n in kept) for row in answer.rows))


def _find(name: str) -> Question:
    questions = {question.name: question for question in list_questions()}
    if name in questions:
        return questions[name]
    near = process.extractOne(name, list(questions), score_cutoff=60)
    hint = f"did you mean {near[0]}?" if near else f"there are: {', '.join(questions)}"
    raise QueryError(f"there is no question {name!r}; {hint}")


def _bind(graph: Graph, question: Question, parameter: Parameter, value: str | None) -> NamedNode | Literal:
    if value is None:
        example = f"{parameter.name}=..."
        raise QueryError(f"{question.name} wants {parameter.name}, {parameter.help}: give {example}")
    if value == "" and parameter.default == "":
        return Literal("")
    if parameter.type == "name":
        return match(graph, value)
    if parameter.type == "outlet":
        return match(graph, value, "outlet")
    if parameter.type == "event":
        return match_event(graph, value)
    if parameter.type == "date" and moment(value) is None:
        raise QueryError(f"{parameter.name} should be a date such as 2024-10-01, and is {value!r}")
    if parameter.type == "integer":
        try:
            return Literal(int(value))
        except ValueError:
            raise QueryError(f"{parameter.name} should be a whole number, and is {value!r}") from None
    return text(value)
