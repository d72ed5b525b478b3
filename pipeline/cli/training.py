"""`train`: the models of the package, made anew from annotated corpora."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli.failures import guarded
from pipeline.errors import SetupError

corpus_file = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group()
def train() -> None:
    """Train a model of the package anew. Needs the extra: pip install 'sayso[train]'.

    \b
    Example:
      sayso train attribution --corpus polnear/train.jsonl --dev polnear/dev.jsonl --out model
    """


@train.command()
@click.option("--corpus", required=True, type=corpus_file, help="Annotated articles to train on (JSON Lines).")
@click.option("--dev", required=True, type=corpus_file, help="Others, by which the confidence is calibrated.")
@click.option("--out", required=True, type=click.Path(path_type=Path), help="Folder for the files of the model.")
@click.option("--epochs", default=6, show_default=True, type=click.IntRange(1), help="How often each article is seen.")
@click.option("--seed", default=1, show_default=True, help="Of all that is drawn at random.")
@click.option("--threads", default=2, show_default=True, type=click.IntRange(1), help="Cores to train on.")
@guarded
def attribution(corpus: Path, dev: Path, out: Path, epochs: int, seed: int, threads: int) -> None:
    """Train the tagger that finds who says what.

    \b
    A line of --corpus and --dev is an article: {"id", "text", "attributions": [{"source": [span..],
    "cue": [span..], "content": [span..]}], "discard": [span..]}; a span is {"start", "end"}, half-open
    code-point offsets into the text. An epoch takes about eight minutes on two cores. The same data,
    options and processor give the same files.

    \b
    Example:
      sayso train attribution --corpus polnear/train.jsonl --dev polnear/dev.jsonl --out model
      cp model/* pipeline/nlp/tagger/model/
    """
    try:
        from pipeline.training.attribution import train_attribution  # noqa: PLC0415  (needs PyTorch)
        from pipeline.training.recipe import Recipe  # noqa: PLC0415
    except ImportError as error:
        raise SetupError(f"{error.name} is not installed; run: pip install 'sayso[train]'") from error
    recipe = Recipe(seed=seed, epochs=epochs)
    train_attribution(corpus, dev, out, recipe, threads, lambda line: click.echo(line, err=True))
