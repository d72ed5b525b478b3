"""What is done with a finished graph: build, check, query, ask, view, dossier, show."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline import graph
from pipeline.cli.failures import guarded
from pipeline.cli.showing import claim_as_text
from pipeline.cli.stages import existing
from pipeline.cli.storing import asked
from pipeline.cli.tables import print_answer
from pipeline.dossier import dossier as write_dossier
from pipeline.errors import NotFoundError, QueryError
from pipeline.graph import questions
from pipeline.jsonl import write_atomic
from pipeline.model import Claim
from pipeline.records import load_corpus
from pipeline.run import write_page
from pipeline.view import embedded
from pipeline.view.sparql import LIMIT as SPARQL_LIMIT

folder = click.argument("folder", default="out", type=click.Path(path_type=Path))
out = click.option("--out", default="out", show_default=True, type=click.Path(path_type=Path), help="Folder of a run.")
on = click.option("--on", type=click.Path(path_type=Path), help="Any RDF file to ask.  [default: graph.nq in --out]")
form = click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(["table", "csv", "tsv", "json", "turtle"]),
    default="table",
    show_default=True,
    help="How to print the answer (turtle: for CONSTRUCT and DESCRIBE).",
)


@click.command()
@folder
@guarded
def build(folder: Path) -> None:
    """Write the graph of the records in FOLDER: TriG, N-Quads, Turtle, JSON-LD, GraphML, GEXF, node-link JSON.

    \b
    Example:
      sayso build out
    """
    for path in graph.build(load_corpus(existing(folder)), folder).files:
        click.echo(path)


@click.command()
@click.argument("file", default="out/graph.trig", type=click.Path(path_type=Path))
@guarded
def check(file: Path) -> None:
    """Check an RDF FILE against the shapes (SHACL) and say in words what is wrong.

    \b
    Exits with 1 where the file does not conform, with 3 where it can't be read.

    \b
    Example:
      sayso check out/graph.trig
    """
    report = graph.check(existing(file))
    for finding in report.findings:
        click.echo(str(finding))
    click.echo(f"{file}: {'conforms' if report.conforms else 'does not conform'}")
    if not report.conforms:
        raise SystemExit(1)


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
    print_answer(graph.query(asked(on, out), text), form)


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
    print_answer(questions.ask(asked(on, out), name, values), form)


@click.command()
@folder
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The page.  [default: FOLDER/graph.html]")
@click.option("--with-sparql", is_flag=True, help="Put the graph and a SPARQL engine into the page, with an editor.")
@click.option(
    "--sparql-limit",
    type=click.IntRange(min=1),
    default=SPARQL_LIMIT,
    show_default=True,
    metavar="N",
    help="With --with-sparql: refuse a graph of more than N statements.",
)
@guarded
def view(folder: Path, output: Path | None, with_sparql: bool, sparql_limit: int) -> None:
    """Draw the explorer page of the records in FOLDER: one HTML file that works offline.

    \b
    With --with-sparql whoever has the file can ask its graph in SPARQL, with no program but a
    browser: it holds every statement of graph.trig, Oxigraph as WebAssembly, an editor and the
    questions of `sayso ask`. That adds some 2.5 MB, and 8 MB for each million statements, which
    take a browser 0.75 GB of memory and 15 seconds when the editor is opened. For more than
    that, use `sayso serve`.

    \b
    Example:
      sayso view out -o page.html
      sayso view out -o page.html --with-sparql
    """
    corpus, path = load_corpus(existing(folder)), output or folder / "graph.html"
    sparql = embedded(corpus, sparql_limit) if with_sparql else None
    write_page(corpus, path, sparql=sparql)
    if sparql is None:
        click.echo(path)
    else:
        click.echo(f"{path}, {_megabytes(path.stat().st_size)}: {_megabytes(sparql.size)} of it for SPARQL")


def _megabytes(size: int) -> str:
    return f"{size / 1e6:,.1f} MB"


@click.command()
@click.argument("subject")
@out
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The file.  [default: standard output]")
@guarded
def dossier(subject: str, out: Path, output: Path | None) -> None:
    """Write a cited briefing in Markdown on SUBJECT: a name, or an event (its id, or words of its title).

    \b
    It tells what is said, by whom, from how many origins, and what is disputed; every line
    ends with its passage. Names are matched as in `sayso ask`; where several fit, it lists them.

    \b
    Example:
      sayso dossier "Ana Reyes" -o reyes.md
      sayso dossier event-0a1b2c --out out
    """
    text = write_dossier(load_corpus(existing(out)), subject)
    if output is None:
        click.echo(text, nl=False)
    else:
        write_atomic(output, text.encode("utf-8", "replace"))


def find_claim(claims: tuple[Claim, ...], wanted: str) -> Claim:
    """The claim whose id is, or alone begins with, `wanted` (with or without ``claim-``)."""
    found = [claim for claim in claims if claim.id.startswith((wanted, f"claim-{wanted}"))]
    if not found:
        raise NotFoundError(f"no claim {wanted!r}; sayso ask and the page show the ids")
    if len(found) > 1:
        some = ", ".join(claim.id for claim in found[:5])
        raise QueryError(f"{wanted!r} begins the ids of {len(found)} claims: {some}; give more of the id")
    return found[0]


@click.command()
@click.argument("claim")
@out
@guarded
def show(claim: str, out: Path) -> None:
    """Show one CLAIM (an id, or the beginning of one): its chain of sources and its passage, spans marked.

    \b
    Example:
      sayso show claim-0a1b2c --out out
    """
    corpus = load_corpus(existing(out))
    click.echo(claim_as_text(corpus, find_claim(corpus.claims, claim)))
