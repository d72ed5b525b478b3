"""Answers on the terminal: tables that wrap, and the other formats as they are."""

from __future__ import annotations

import sys
from typing import cast

import click
from rich import box
from rich.console import Console
from rich.table import Table as RichTable
from rich.text import Text

from pipeline import graph
from pipeline.graph.rendering import Format

PIPED_WIDTH = 160


def print_answer(answer: graph.Answer, form: str) -> None:
    """Print an answer in the format `form`, a choice of the command. Tables wrap, so that no word is lost."""
    if form == "table" and isinstance(answer, graph.Table):
        _print_table(answer)
    else:
        click.echo(graph.render(answer, cast("Format", form)).rstrip("\n"))


def _print_table(answer: graph.Table) -> None:
    width = None if sys.stdout.isatty() else PIPED_WIDTH
    console = Console(width=width, highlight=False, no_color=not sys.stdout.isatty())
    rows = answer.strings()
    table = RichTable(box=box.SIMPLE, show_lines=any(len(cell) > 40 for row in rows for cell in row))
    for name in answer.columns:
        # Ids are copied into `sayso show`: they must not be broken over lines.
        table.add_column(name.replace("_", " "), no_wrap=name == "claim", overflow="fold")
    for row in rows:
        table.add_row(*(Text(_printable(cell)) for cell in row))
    console.print(table)
    click.echo(f"{len(rows)} {'row' if len(rows) == 1 else 'rows'}")


def _printable(text: str) -> str:
    """`text` without control characters, which could steer the terminal."""
    return "".join(c if c.isprintable() else " " for c in text)
