"""Answers on the terminal: tables where they fit, one answer below the other where they do not."""

from __future__ import annotations

import shutil
import sys
import textwrap
from collections.abc import Iterator, Sequence
from typing import cast

import click
from rich.cells import cell_len, set_cell_size

from pipeline import graph
from pipeline.graph.rendering import Format

PIPED_WIDTH = 110


def print_answer(answer: graph.Answer, form: str) -> None:
    """Print an answer in the format `form`, a choice of the command. No word of an answer is cut off."""
    if form == "table" and isinstance(answer, graph.Table):
        width = shutil.get_terminal_size().columns if sys.stdout.isatty() else PIPED_WIDTH
        for line in table_lines(answer.columns, answer.strings(), width):
            click.echo(line)
    else:
        click.echo(graph.render(answer, cast("Format", form)).rstrip("\n"))


def table_lines(columns: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> Iterator[str]:
    """The lines of a table of at most `width` cells; wider ones are told row by row, empty values left out.

    >>> print("\\n".join(table_lines(["who", "n"], [["Reyes", "2"], ["a resident", "1"]], 40)))
    who         n
    ----------  -
    Reyes       2
    a resident  1
    2 rows
    >>> print("\\n".join(table_lines(["who", "said_at"], [["Reyes", ""]], 9)))
    --- 1 ---
    who  Reyes
    1 row
    """
    names = [name.replace("_", " ") for name in columns]
    clean = [[" ".join(_printable(cell).split()) for cell in row] for row in rows]
    widths = [max(map(cell_len, column)) for column in zip(names, *clean, strict=True)]
    if sum(widths) + 2 * len(widths) - 2 <= width:
        for row in (names, ["-" * w for w in widths], *clean):
            yield "  ".join(set_cell_size(cell, w) for cell, w in zip(row, widths, strict=True)).rstrip()
    else:
        for number, row in enumerate(clean, 1):
            yield f"--- {number} ---".ljust(min(width, 9), "-")
            yield from _told(names, row, width)
    yield f"{len(rows)} {'row' if len(rows) == 1 else 'rows'}"


def _told(names: Sequence[str], row: Sequence[str], width: int) -> Iterator[str]:
    """One row, a line or more for each value."""
    given = [(name, cell) for name, cell in zip(names, row, strict=True) if cell]
    margin = max((cell_len(name) for name, _ in given), default=0) + 2
    for name, cell in given:
        # Ids are copied into `sayso show`: a word is never broken.
        lines = textwrap.wrap(cell, max(width - margin, 30), break_long_words=False, break_on_hyphens=False)
        yield f"{set_cell_size(name, margin)}{lines[0]}"
        yield from (" " * margin + line for line in lines[1:])


def _printable(text: str) -> str:
    """`text` without control characters, which could steer the terminal."""
    return "".join(c if c.isprintable() else " " for c in text)
