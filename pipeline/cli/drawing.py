"""`build` and `view`: the files of the graph, and the page."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path

import click

from pipeline import graph
from pipeline.cli.failures import guarded
from pipeline.cli.options import existing, folder
from pipeline.placing import replacing
from pipeline.records import load_corpus
from pipeline.run import write_page
from pipeline.store import changing
from pipeline.view.sparql import LIMIT as SPARQL_LIMIT
from pipeline.view.sparql import embedded


@click.command()
@folder
@guarded
def build(folder: Path) -> None:
    """Write the graph of the records in FOLDER: TriG, N-Quads, Turtle, JSON-LD, GraphML, GEXF, node-link JSON.

    \b
    Example:
      sayso build out
    """
    with changing(folder):
        corpus = load_corpus(folder)
        with replacing(folder) as draft:
            files = graph.build(corpus, draft).files
    for path in files:
        click.echo(folder / path.name)


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
    path = output or folder / "graph.html"
    with changing(folder) if output is None else nullcontext():
        corpus = load_corpus(existing(folder))
        sparql = embedded(corpus, sparql_limit) if with_sparql else None
        write_page(corpus, path, sparql=sparql)
    if sparql is None:
        click.echo(path)
    else:
        click.echo(f"{path}, {_megabytes(path.stat().st_size)}: {_megabytes(sparql.size)} of it for SPARQL")


def _megabytes(size: int) -> str:
    return f"{size / 1e6:,.1f} MB"
