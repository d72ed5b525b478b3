"""`run` and `remove`: the whole way, with progress and a table at the end."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from pipeline.cli import clustering
from pipeline.cli.bars import Counted, bars_for
from pipeline.cli.failures import end_with, guarded
from pipeline.cli.options import attributor, gazetteers_given, min_confidence, model, seeds_given, strict
from pipeline.cli.stopping import stoppable
from pipeline.gazetteers import load_gazetteers
from pipeline.model import Corpus
from pipeline.options import AttributorName, Options
from pipeline.remote import find_all
from pipeline.run import Summary
from pipeline.run import remove as remove_articles
from pipeline.run import run as run_stages
from pipeline.workers import available_cores

exporting = click.option(
    "--export/--no-export",
    default=True,
    help="Write the files of --out, or only keep what was found: then adding an article takes time in proportion to the"
    " article, however large the corpus; write them later with `sayso export`.",
)


@contextmanager
def working(console: Console, out: Path) -> Iterator[Counted]:
    """Shows how far the work is, and ends it on Ctrl-C."""
    shown = bars_for(console)
    counted = Counted(shown)

    def said() -> str:
        done, total = counted.steps.get("extract", (0, 0))
        read = f"{done:,} of {total:,} articles are read and kept. " if total else ""
        state = "are new in part" if "build" in counted.steps else "are those of before"
        return f"Stopped. {read}The files in {out} {state}; the same command goes on from here."

    with stoppable(said), shown.shown():
        yield counted


def show_summary(summary: Summary, seconds: float, console: Console) -> None:
    """The table that a run ends with."""
    corpus = summary.corpus or Corpus()
    table = Table(show_header=False, box=None, pad_edge=False)
    table.add_column(style="bold")
    table.add_column(justify="right")
    table.add_column(style="dim")
    told = f"{summary.read} read now, {summary.kept} known from before" if summary.kept else ""
    table.add_row("articles", str(summary.read + summary.kept), told)
    if summary.corpus is None:
        table.add_row("time taken", f"{seconds:.1f} s")
        console.print(table)
        return
    table.add_row("attributions", str(len(corpus.attributions)))
    own = sum(claim.attribution is None for claim in corpus.claims)
    table.add_row("claims", str(len(corpus.claims)), f"{own} in the outlets' own voice")
    kinds = summary.sources
    table.add_row("sources", str(sum(n for _, n in kinds)), ", ".join(f"{kind} {n}" for kind, n in kinds))
    table.add_row("entities", str(len(corpus.entities)))
    table.add_row("events", str(len(corpus.events)), _events_told(corpus))
    unread = sum(r.stage == "parse" for r in corpus.rejections)
    why = f"{unread} seeds not read; all reasons in rejections.jsonl"
    table.add_row("rejections", str(len(corpus.rejections)), why if corpus.rejections else "")
    table.add_row("time taken", f"{seconds:.1f} s")
    console.print(table)


def _events_told(corpus: Corpus) -> str:
    """How many events several articles report on, and how many are disputed."""
    several = sum(len(event.articles) > 1 for event in corpus.events)
    disputed = sum(event.status == "disputed" for event in corpus.events)
    return f"{several} in several articles, {disputed} disputed" if several or disputed else ""


@click.command()
@seeds_given
@click.option("--out", default="out", show_default=True, type=click.Path(path_type=Path), help="Folder for results.")
@click.option("--workers", type=click.IntRange(1), help="Processes to read with.  [default: one a core]")
@clustering.placed
@clustering.addressed
@exporting
@gazetteers_given
@click.option("--only", is_flag=True, help="Drop articles of earlier runs that are not among SEEDS.")
@strict
@model
@attributor
@min_confidence
@guarded
def run(
    seeds: tuple[str, ...],
    out: Path,
    workers: int | None,
    on: str,
    address: str | None,
    export: bool,
    gazetteers: tuple[Path, ...],
    only: bool,
    strict: bool,
    spacy_model: str,
    attributor: AttributorName,
    min_confidence: float,
) -> None:
    """Do all of it: read SEEDS and bring the folder --out up to date.

    \b
    SEEDS are files and folders of .txt, .html, .jsonl, RSS, Atom and .warc, also .gz; - is standard input.
    Addresses of object stores do as well (s3://bucket/2024).
    What was read before is not read again; articles of earlier runs stay (see --only, `sayso remove`).

    \b
    Example:
      sayso run seeds --out out
      sayso run new-article.html --out out

    \b
    On two machines (Sayso with its extra `cluster` on both; more in docs/cluster.md):
      one$ ray start --head --port 6379
      two$ ray start --address one:6379
      one$ sayso run s3://news/2024 --out out --on ray --address auto
    """
    console = Console(stderr=True, highlight=False)
    started = time.monotonic()
    options = Options(spacy_model, attributor, min_confidence)
    known = load_gazetteers(gazetteers)
    found = find_all(seeds)
    # Ray takes over the signals when it starts, so our own handling of them comes after.
    with clustering.backend(on, address, options, workers, console) as backend, working(console, out) as bars:
        summary = run_stages(found, out, options, workers or available_cores(), only, bars, export, known, backend)
    show_summary(summary, time.monotonic() - started, console)
    if not export:
        console.print(f"\nNext:  sayso export --out {out}", soft_wrap=True)
        end_with(summary.rejections, strict)
        return
    console.print(f"\nNext:  open {out / 'graph.html'} in a browser", soft_wrap=True)
    on = "" if out == Path("out") else f" --out {out}"
    console.print(f"       sayso ask unnamed-only{on}", soft_wrap=True)
    example = "SELECT ?words WHERE { ?c a sayso:Claim ; sayso:polarity 'negative' ; rdfs:label ?words }"
    console.print(f'       sayso query -e "{example}"{on}', markup=False, soft_wrap=True)
    end_with(summary.corpus.rejections if summary.corpus else summary.rejections, strict)


@click.command()
@click.argument("articles", nargs=-1, required=True)
@click.option("--out", default="out", show_default=True, type=click.Path(path_type=Path), help="Folder of a run.")
@exporting
@guarded
def remove(articles: tuple[str, ...], out: Path, export: bool) -> None:
    """Take ARTICLES (ids) out of the corpus in --out, with all that came of them.

    \b
    Example:
      sayso remove 000_d58a4365fbd47e0d --out out
    """
    console = Console(stderr=True, highlight=False)
    started = time.monotonic()
    with working(console, out) as bars:
        summary = remove_articles(articles, out, bars, export)
    show_summary(summary, time.monotonic() - started, console)
