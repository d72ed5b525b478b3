"""`link`: the articles of a folder joined."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli.failures import guarded
from pipeline.cli.options import existing, gazetteers_given
from pipeline.fold import fold
from pipeline.gazetteers import load_gazetteers
from pipeline.judgements import FILE, read_persons
from pipeline.placing import replacing
from pipeline.records import load_parts, write_records
from pipeline.store import STORE, Store, changing


@click.command()
@click.argument("folder", default="out", type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), help="Folder for what is made.  [default: FOLDER]")
@gazetteers_given
@guarded
def link(folder: Path, out: Path | None, gazetteers: tuple[Path, ...]) -> None:
    """Join the articles of FOLDER: who is the same, which claims tell of one event, who copies, agrees and disputes.

    \b
    Reads articles.jsonl, attributions.jsonl, claims.jsonl, times.jsonl and entities.jsonl as `sayso resolve`
    leaves them, and judgements.jsonl where a person has judged entities. Writes claims, attributions and
    entities with the ids of the corpus, and events, relations, derivations, revisions and judgements.

    \b
    Example:
      sayso link resolved --out joined
    """
    known = load_gazetteers(gazetteers)
    existing(folder)
    with changing(folder) if out is None else Store(out / STORE).locked():
        parts, dropped = load_parts(folder)
        persons = read_persons(folder / FILE)
        corpus = fold(parts, dropped, persons, known)
        with replacing(out or folder) as draft:
            write_records(corpus, draft)
