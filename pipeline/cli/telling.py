"""`dossier` and `show`: what a corpus holds, in words."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli.failures import guarded
from pipeline.cli.options import existing, out
from pipeline.cli.showing import claim_as_text
from pipeline.dossier import dossier as write_dossier
from pipeline.errors import NotFoundError, QueryError
from pipeline.jsonl import write_atomic
from pipeline.model import Claim
from pipeline.records import load_corpus


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
