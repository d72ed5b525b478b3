"""The command `judge`: a person's word on which entities are one, which wins over the machine's."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline import judgements
from pipeline.cli.failures import guarded
from pipeline.cli.tables import table_lines
from pipeline.model import EntityJudgement, Verdict
from pipeline.store import changing

one_given = click.argument("one")
other_given = click.argument("other")
out_given = click.option(
    "--out", default="out", show_default=True, type=click.Path(path_type=Path), help="Folder of a run."
)
by_given = click.option("--by", default=judgements.EDITOR, show_default=True, metavar="NAME", help="Who judges.")
WIDTH = 110


@click.group()
def judge() -> None:
    """Say which entities are the same, and which are not.

    Your word wins over the machine's on this and every later run, until you undo it. It stands in judgements.jsonl in
    the folder of the run, which you may edit by hand as well. Entities are told by name or id.

    \b
    Example:
      sayso judge same "J. Reyes" "Ana Reyes" --by "M. Okoro" && sayso export
      sayso judge different "Tamsk Oil" "Tamsk Oil Group"
      sayso judge undo "J. Reyes" "Ana Reyes"
      sayso judge list Reyes
    """


@judge.command()
@one_given
@other_given
@by_given
@out_given
@guarded
def same(one: str, other: str, by: str, out: Path) -> None:
    """ONE and OTHER are one and the same."""
    _judge(out, "same", one, other, by)


@judge.command()
@one_given
@other_given
@by_given
@out_given
@guarded
def different(one: str, other: str, by: str, out: Path) -> None:
    """ONE and OTHER are not the same."""
    _judge(out, "different", one, other, by)


@judge.command()
@one_given
@other_given
@out_given
@guarded
def undo(one: str, other: str, out: Path) -> None:
    """Take back what was said of ONE and OTHER: the machine's verdict holds again."""
    with changing(out):
        undone = judgements.undo(out, one, other)
    _tell(undone, out, "no longer ")


@judge.command("list")
@click.argument("name", required=False)
@out_given
@guarded
def list_(name: str | None, out: Path) -> None:
    """What is judged, people's word first; with NAME, of that entity alone."""
    rows = [
        (j.one_label, j.verdict, j.other_label, j.reason, j.by, j.one, j.other) for j in judgements.listed(out, name)
    ]
    for line in table_lines(("one", "verdict", "other", "reason", "by", "one_id", "other_id"), rows, WIDTH):
        click.echo(line)


def _judge(out: Path, verdict: Verdict, one: str, other: str, by: str) -> None:
    with changing(out):
        judged = judgements.judge(out, verdict, one, other, by)
    _tell(judged, out)


def _tell(judged: EntityJudgement, out: Path, before: str = "") -> None:
    told = f"{before}{judged.verdict}: {judged.one_label} ({judged.one}), {judged.other_label} ({judged.other})"
    click.echo("".join(c if c.isprintable() else " " for c in told))
    click.echo(f"Next:  sayso export --out {out}    (brings all files up to date)", err=True)
