"""`check`: a graph against the shapes."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli.failures import guarded
from pipeline.cli.options import existing
from pipeline.graph import check as check_graph


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
    report = check_graph(existing(file))
    for finding in report.findings:
        click.echo(str(finding))
    click.echo(f"{file}: {'conforms' if report.conforms else 'does not conform'}")
    if not report.conforms:
        raise SystemExit(1)
