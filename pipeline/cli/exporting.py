"""`export`: the files of a corpus anew, in its folder or in partitions elsewhere."""

from __future__ import annotations

import time
from pathlib import Path
from typing import get_args

import click
from rich.console import Console
from rich.table import Table

from pipeline.cli.bars import bars_for
from pipeline.cli.failures import guarded
from pipeline.cli.stopping import stoppable
from pipeline.cli.whole import show_summary, working
from pipeline.partitions.manifest import QUADS, Format, Manifest
from pipeline.run import export as export_corpus

PARTITIONS = 16


@click.command()
@click.option("--out", default="out", show_default=True, type=click.Path(path_type=Path), help="Folder of a run.")
@click.option("--to", metavar="FOLDER", help="Write partitions here: a folder, or an address such as s3://bucket/news.")
@click.option(
    "--format",
    "formats",
    multiple=True,
    type=click.Choice(get_args(Format)),
    help="With --to: what to write; may be given several times.  [default: jsonl, nquads]",
)
@click.option(
    "--partitions",
    type=click.IntRange(1, 99_999),
    help=f"With --to: how many files of each kind.  [default: {PARTITIONS}]",
)
@click.option("--gzip", "packed", is_flag=True, help="With --to: compress JSON Lines and N-Quads.")
@guarded
def export(out: Path, to: str | None, formats: tuple[Format, ...], partitions: int | None, packed: bool) -> None:
    """Write the files of the corpus in --out anew: after runs with --no-export, or when judgements were edited.

    \b
    With --to they are written in partitions, for a corpus of any size: it is never in memory as a whole.
    Which partition an article is in depends on its id alone. docs/partitions.md has the formats.

    \b
    Example:
      sayso run monday/ --out out --no-export
      sayso run tuesday/ --out out --no-export
      sayso export --out out
      sayso export --out out --to parts --format parquet --format nquads --partitions 64
    """
    if to is None and (formats or partitions or packed):
        raise click.UsageError("--format, --partitions and --gzip tell how to write partitions; give --to FOLDER too")
    console = Console(stderr=True, highlight=False)
    started = time.monotonic()
    if to is None:
        with working(console, out) as bars:
            summary = export_corpus(out, bars)
        show_summary(summary, time.monotonic() - started, console)
        return
    from pipeline.partitions.export import export as export_partitions  # noqa: PLC0415  (pyarrow: half a second)

    shown = bars_for(console)
    with stoppable(lambda: f"Stopped. {to} is not whole; the same command writes it anew."), shown.shown():
        wanted = formats or ("jsonl", "nquads")
        manifest = export_partitions(out, to, wanted, partitions or PARTITIONS, packed, shown)
    _show(manifest, time.monotonic() - started, console)


def _show(manifest: Manifest, seconds: float, console: Console) -> None:
    """The table that an export in partitions ends with."""
    table = Table(show_header=False, box=None, pad_edge=False)
    table.add_column(style="bold")
    table.add_column(justify="right")
    for kind, count in manifest.records.items():
        table.add_row(kind, str(count))
    quads = sum(file.records for file in manifest.files if file.path.startswith(f"{QUADS}/"))
    if quads:
        table.add_row("quads", str(quads))
    table.add_row("files", str(len(manifest.files)))
    table.add_row("size", f"{sum(file.size for file in manifest.files) / 1e6:.1f} MB")
    table.add_row("time taken", f"{seconds:.1f} s")
    console.print(table)
