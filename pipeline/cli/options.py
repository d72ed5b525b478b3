"""The arguments and options that several commands have, and what they have in common."""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_args

import click

from pipeline.errors import NotFoundError
from pipeline.options import DEFAULT_MODEL, AttributorName
from pipeline.remote import is_address


class Place(click.Path):
    """A path that exists, ``-``, or an address such as ``s3://news/2024``, which is looked up later."""

    name = "place"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The value as it is; a path must exist."""
        return value if isinstance(value, str) and is_address(value) else super().convert(value, param, ctx)


seeds_given = click.argument("seeds", nargs=-1, required=True, type=Place(exists=True, allow_dash=True))
output = click.option("-o", "--output", default="-", show_default=True, help="File to write; - is standard output.")
rejected = click.option("--rejections", type=click.Path(), help="File for what was dropped, one rejection a line.")
strict = click.option("--strict", is_flag=True, help="Exit with 1 if anything was rejected.")
model = click.option("--spacy-model", default=DEFAULT_MODEL, show_default=True, help="An installed spaCy pipeline.")
attributor = click.option(
    "--attributor",
    type=click.Choice(get_args(AttributorName)),
    default="trained",
    show_default=True,
    help="Who finds who says what: the trained model with the rules around it, or the rules alone.",
)
min_confidence = click.option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    default=0.0,
    show_default=True,
    help="Keep only claims whose every attribution is at least this sure: 0.9 is right about nine times in ten.",
)
gazetteers_given = click.option(
    "--gazetteer",
    "gazetteers",
    multiple=True,
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Names that you know: SKOS (.ttl, .rdf) or .csv (id,label,aliases,kind,links). May be given several times.",
)
"""The option of the commands that join entities; the files are read by `gazetteers.load_gazetteers`."""
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


def existing(path: Path) -> Path:
    """`path`, a run's folder or a file in it, if it exists. Raises `NotFoundError` that says how to make it."""
    if not path.exists():
        folder = path.parent if path.suffix else path
        raise NotFoundError(f"{path} does not exist; make it with: sayso run SEEDS --out {folder}")
    return path
