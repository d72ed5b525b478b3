"""The loop: chunks in random order, AdamW, a warm-up and a straight way down, and an average of the weights."""

from __future__ import annotations

import copy
import math
import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn

from pipeline.nlp.tagger.chunks import Pieces
from pipeline.nlp.tagger.words import FEATURES, RULE, Words
from pipeline.training.examples import Example, Gold, examples_of
from pipeline.training.network import Network, at
from pipeline.training.recipe import Recipe


def batches(examples: list[Example], size: int, draw: random.Random) -> Iterator[list[Example]]:
    """Batches of chunks of like length, in random order."""
    draw.shuffle(examples)
    pool = size * 32
    ready: list[list[Example]] = []
    for i in range(0, len(examples), pool):
        part = sorted(examples[i : i + pool], key=lambda e: e.size)
        ready.extend(part[k : k + size] for k in range(0, len(part), size))
    draw.shuffle(ready)
    yield from ready


@dataclass(frozen=True, slots=True)
class Batch:
    """Examples padded to one length."""

    ids: Tensor
    features: Tensor
    mask: Tensor
    places: Tensor
    tags: Tensor
    real: Tensor


def collate(examples: Sequence[Example], pad: int) -> Batch:
    """Examples as tensors, padded with `pad`."""
    pieces, words = max(e.size for e in examples), max(len(e.tags) for e in examples)
    ids = torch.full((len(examples), pieces), pad)
    features = torch.zeros(len(examples), pieces, len(FEATURES), dtype=torch.long)
    mask = torch.zeros(len(examples), pieces)
    places = torch.zeros(len(examples), words, dtype=torch.long)
    tags = torch.zeros(len(examples), words, dtype=torch.long)
    real = torch.zeros(len(examples), words)
    for row, e in enumerate(examples):
        n, m = e.size, len(e.tags)
        ids[row, :n] = torch.from_numpy(e.ids.astype(np.int64))
        features[row, :n] = torch.from_numpy(e.features.astype(np.int64))
        mask[row, :n] = 1
        places[row, :m] = torch.from_numpy(e.places.astype(np.int64))
        tags[row, :m] = torch.from_numpy(e.tags.astype(np.int64))
        real[row, :m] = 1
    return Batch(ids, features, mask, places, tags, real)


def blur(batch: Batch, recipe: Recipe, mask_id: int, generator: torch.Generator) -> None:
    """Hide some pieces, and the rules' opinion in some chunks, so that neither is all that is looked at."""
    hidden = torch.rand(batch.ids.shape, generator=generator) < recipe.word_mask
    batch.ids[hidden & (batch.ids > 999)] = mask_id
    without = torch.rand(len(batch.ids), generator=generator) < recipe.hint_mask
    batch.features[without, :, RULE] = 0


def losses(network: Network, batch: Batch, examples: Sequence[Example]) -> tuple[Tensor, Tensor]:
    """The loss of the tags for each chunk and that of the links for each chunk."""
    hidden = network.hidden(batch.ids, batch.features, batch.mask)
    words = network.dropped(at(hidden, batch.places))
    tag_loss = network.crf_loss(network.emit(words), batch.tags, batch.real) / len(examples)
    link_loss = torch.zeros(())
    for row, e in enumerate(examples):
        link_loss = link_loss + link_losses(network, words[row], e)
    return tag_loss, link_loss / len(examples)


def link_losses(network: Network, words: Tensor, e: Example) -> Tensor:
    """The cross entropy of the cue of each content and of the source of each cue, summed."""
    total = torch.zeros(())
    cues = torch.from_numpy(e.spans["cue"].astype(np.int64))
    for role, left_spans, right_role, gold, pairs in (
        ("content", e.spans["content"], "cue", e.cue_of, e.content_pairs),
        ("cue", e.spans["cue"], "source", e.source_of, e.source_pairs),
    ):
        if not len(left_spans):
            continue
        left_layer = network.role_vector["content"] if role == "content" else network.cue_as_left
        left = network.span_vectors(words, torch.from_numpy(left_spans.astype(np.int64)), left_layer)
        right_spans = cues if right_role == "cue" else torch.from_numpy(e.spans["source"].astype(np.int64))
        right = network.span_vectors(words, right_spans, network.role_vector[right_role])
        scores = network.link_scores(left, right, torch.from_numpy(pairs.astype(np.int64)), role)
        total = total + nn.functional.cross_entropy(
            scores, torch.from_numpy(gold.astype(np.int64)) + 1, reduction="sum"
        )
    return total


def train(
    network: Network,
    corpus: Sequence[tuple[Words, Pieces, Gold]],
    recipe: Recipe,
    special: dict[str, int],
    told: Callable[[str], None],
) -> Network:
    """The network with averaged weights. `special` holds the ids of [CLS], [SEP], [PAD] and [MASK]."""
    draw = random.Random(recipe.seed)
    torch.manual_seed(recipe.seed)
    generator = torch.Generator().manual_seed(recipe.seed)
    encoder, heads = network.encoder_parameters(), network.head_parameters()
    optimiser = torch.optim.AdamW(
        [{"params": encoder, "lr": recipe.encoder_rate}, {"params": heads, "lr": recipe.head_rate}],
        weight_decay=recipe.decay,
    )
    # Chunks are never quite full, so there are more steps than this: the last ones, over which the average is
    # taken, run at the lowest rate.
    pieces = sum(len(p.ids) for _, p, _ in corpus)
    steps = math.ceil(recipe.epochs * pieces / (recipe.batch * recipe.limit * 0.92))

    def rate(step: int) -> float:
        warm = recipe.warm_up * steps
        return min(step / warm, max(0.02, (steps - step) / (steps - warm))) if step else 1 / warm

    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, rate)
    averaged = copy.deepcopy(network)
    step, begin = 0, time.monotonic()
    for epoch in range(recipe.epochs):
        examples = [
            e
            for words, parts, gold in corpus
            for e in examples_of(
                words, parts, gold, recipe.limit, draw.randint(64, recipe.limit), special["cls"], special["sep"]
            )
            if not e.masked.all()
        ]
        network.train()
        seen = [0.0, 0.0]
        for count, chosen in enumerate(batches(examples, recipe.batch, draw), 1):
            batch = collate(chosen, special["pad"])
            blur(batch, recipe, special["mask"], generator)
            tag_loss, link_loss = losses(network, batch, chosen)
            (tag_loss + recipe.link_weight * link_loss).backward()
            nn.utils.clip_grad_norm_(network.parameters(), 5.0)
            optimiser.step()
            optimiser.zero_grad(set_to_none=True)
            schedule.step()
            step += 1
            fade = min(recipe.average, (1 + step) / (10 + step))
            with torch.no_grad():
                torch._foreach_lerp_(list(averaged.parameters()), list(network.parameters()), 1 - fade)
            seen[0] += tag_loss.item()
            seen[1] += link_loss.item()
            if count % 50 == 0:
                spent = time.monotonic() - begin
                told(f"epoch {epoch + 1} step {step} tags {seen[0] / 50:.2f} links {seen[1] / 50:.3f} {spent:.0f} s")
                seen = [0.0, 0.0]
    return averaged
