"""`query` and `ask`: SPARQL on a finished graph."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli.failures import guarded
from pipeline.cli.options import form, on, out
from pipeline.cli.stopping import at_once
from pipeline.cli.storing import asked
from pipeline.cli.tables import print_answer
from pipeline.errors import QueryError
from pipeline.graph import questions
from pipeline.graph.querying import query as run_query


@click.command()
@click.argument("file", required=False)
@click.option("-e", "--expression", help="The query itself, in the place of a FILE.")
@on
@out
@form
@guarded
def query(file: str | None, expression: str | None, on: Path | None, out: Path, form: str) -> None:
    """Run a SPARQL query: FILE.rq, - for standard input, or -e 'SELECT ...'.

    \b
    All graphs are asked at once, and the prefixes of the project (sayso:, prov:, schema:, oa:, ...)
    need no declaration. Updates, LOAD and SERVICE are refused.

    \b
    Example:
      sayso query -e "SELECT ?words WHERE { ?c a sayso:Claim ; rdfs:label ?words } LIMIT 5"
      sayso query my-question.rq --on out/graph.trig --format csv
    """
    if (file is None) == (expression is None):
        raise click.UsageError("give either a FILE (or -) or -e 'SELECT ...'")
    text = expression
    if file is not None:
        try:
            with click.open_file(file, encoding="utf-8") as stream:
                text = stream.read()
        except UnicodeDecodeError:
            raise QueryError(f"{file}: not UTF-8; save the query as UTF-8") from None
    assert text is not None
    graph = asked(on, out)
    with at_once():
        answer = run_query(graph, text)
    print_answer(answer, form)


@click.command()
@click.argument("name", required=False)
@click.argument("parameters", nargs=-1)
@on
@out
@form
@guarded
def ask(name: str | None, parameters: tuple[str, ...], on: Path | None, out: Path, form: str) -> None:
    """Ask a shipped question by NAME; without one, list them all.

    \b
    Parameters are given as name=value; in the list, those in brackets may be left out. Names
    of people and places are matched against labels and aliases, without regard to case.

    \b
    Example:
      sayso ask
      sayso ask said-by who="sabrina singh"
    """
    if name is None:
        for question in questions.list_questions():
            given = " ".join(
                f"[{p.name}=...]" if p.default is not None else f"{p.name}=..." for p in question.parameters
            )
            click.echo(f"{question.name} {given}".rstrip())
            click.echo(f"    {question.title}: {question.sentence}")
        return
    values: dict[str, str] = {}
    for parameter in parameters:
        key, equals, value = parameter.partition("=")
        if not equals:
            raise click.UsageError(f"a parameter is name=value, not {parameter!r}; sayso ask lists them")
        values[key] = value
    graph = asked(on, out)
    with at_once():
        answer = questions.ask(graph, name, values)
    print_answer(answer, form)
