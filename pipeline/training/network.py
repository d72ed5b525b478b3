"""The network: a BERT encoder with features of the words, a CRF over tags, and a head that links spans."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from transformers import AutoModel

from pipeline.nlp.tagger.pairs import PAIR_FEATURES
from pipeline.nlp.tagger.words import FEATURES, ROLES, TAGS
from pipeline.training.recipe import Recipe

FORBIDDEN = -1e4
LINK = 128
PAIR = 64


class Mask(nn.Module):
    """Dropout from a pool of random numbers drawn once, a hundred times faster on a CPU than fresh ones.

    Each call takes the pool from another place; what falls out is the same with the same seed.
    """

    def __init__(self, rate: float, pool: Tensor, generator: torch.Generator) -> None:
        super().__init__()
        self.rate = rate
        self.pool = pool
        self.generator = generator

    def forward(self, x: Tensor) -> Tensor:
        """`x` with a share of `rate` of its numbers set to zero, the rest scaled, in training only."""
        if not self.training or not self.rate:
            return x
        room = len(self.pool) - x.numel()
        at = int(torch.randint(0, room, (1,), generator=self.generator))
        return x * self.pool[at : at + x.numel()].view(x.shape)


def pool_of(rate: float, size: int, generator: torch.Generator) -> Tensor:
    """Numbers that are 0 with probability `rate`, else ``1 / (1 - rate)``."""
    return (torch.rand(size, generator=generator) >= rate).float() / (1 - rate)


def allowed() -> tuple[Tensor, Tensor]:
    """Which tags may follow each other and begin a chunk: I only behind B or I of its role."""
    inside = [tag.startswith("I-") for tag in TAGS]
    follow = torch.zeros(len(TAGS), len(TAGS))
    for i, a in enumerate(TAGS):
        for j, b in enumerate(TAGS):
            if inside[j] and a[2:] != b[2:]:
                follow[i, j] = FORBIDDEN
    start = torch.tensor([FORBIDDEN if i else 0.0 for i in inside])
    return follow, start


class Network(nn.Module):
    """Emissions and span vectors from pieces; losses from what is annotated."""

    def __init__(self, encoder: Any, width: int) -> None:
        super().__init__()
        self.encoder = encoder
        self.tables = nn.ModuleList(nn.Embedding(size, width) for size in FEATURES.values())
        self.emit = nn.Linear(width, len(TAGS))
        self.follow = nn.Parameter(torch.zeros(len(TAGS), len(TAGS)))
        self.start = nn.Parameter(torch.zeros(len(TAGS)))
        self.pair_tables = nn.ModuleDict()
        self.pair_out = nn.ModuleDict()
        self.nothing = nn.ModuleDict()
        for role in ("content", "cue"):
            self.pair_tables[role] = nn.ModuleList(nn.Embedding(size, LINK) for size in PAIR_FEATURES.values())
            self.pair_out[role] = nn.Sequential(nn.Linear(LINK, PAIR), nn.GELU(), nn.Linear(PAIR, 1))
            self.nothing[role] = nn.Linear(LINK, 1)
        self.role_vector = nn.ModuleDict({role: nn.Linear(2 * width, LINK) for role in ROLES})
        self.cue_as_left = nn.Linear(2 * width, LINK)
        follow, start = allowed()
        self.register_buffer("follow_mask", follow, persistent=False)
        self.register_buffer("start_mask", start, persistent=False)
        for table in self.tables:
            nn.init.zeros_(table.weight)
        for tables in self.pair_tables.values():
            for table in tables:
                nn.init.normal_(table.weight, std=0.02)

        self.dropped = nn.Dropout(0.0)
        for parameter in encoder.embeddings.word_embeddings.parameters():
            # The vectors of the vocabulary stay: half of all weights, and 840 articles touch few of them often.
            parameter.requires_grad_(False)

    def use_masks(self, rate: float, generator: torch.Generator) -> None:
        """Put `Mask` in the place of the encoder's dropout."""
        pool = pool_of(rate, 1 << 25, generator)
        for module in list(self.encoder.modules()):
            if isinstance(getattr(module, "dropout", None), nn.Dropout) and not hasattr(module, "query"):
                module.dropout = Mask(rate, pool, generator)
        self.dropped = Mask(rate, pool, generator)

    def encoder_parameters(self) -> list[nn.Parameter]:
        """The encoder's weights that are trained."""
        return [p for p in self.encoder.parameters() if p.requires_grad]

    def head_parameters(self) -> list[nn.Parameter]:
        """The weights of all the rest."""
        return [p for name, p in self.named_parameters() if p.requires_grad and not name.startswith("encoder.")]

    def hidden(self, ids: Tensor, features: Tensor, mask: Tensor) -> Tensor:
        """The vectors of the pieces, shape (batch, pieces, width)."""
        x = self.encoder.embeddings.word_embeddings(ids)
        for column, table in enumerate(self.tables):
            x = x + table(features[..., column])
        return self.encoder(inputs_embeds=x, attention_mask=mask).last_hidden_state

    def crf_loss(self, emissions: Tensor, tags: Tensor, real: Tensor) -> Tensor:
        """The negative log-likelihood of the tags, summed over the batch (Lafferty, McCallum and Pereira 2001)."""
        follow, start = self.follow + self.follow_mask, self.start + self.start_mask
        score = start[tags[:, 0]] + emissions[:, 0].gather(1, tags[:, :1])[:, 0]
        steps = follow[tags[:, :-1], tags[:, 1:]] + emissions[:, 1:].gather(2, tags[:, 1:, None])[..., 0]
        score = score + (steps * real[:, 1:]).sum(1)
        alpha = start + emissions[:, 0]
        for t in range(1, emissions.shape[1]):
            new = torch.logsumexp(alpha[:, :, None] + follow, 1) + emissions[:, t]
            alpha = torch.where(real[:, t, None] > 0, new, alpha)
        return (torch.logsumexp(alpha, 1) - score).sum()

    def span_vectors(self, words: Tensor, spans: Tensor, layer: nn.Module) -> Tensor:
        """The vectors of spans given as (first, last) words of one chunk."""
        return layer(torch.cat([words[spans[:, 0]], words[spans[:, 1] - 1]], -1))

    def link_scores(self, left: Tensor, right: Tensor, pairs: Tensor, role: str) -> Tensor:
        """The score of each pair, and in the first column that of no partner, shape (left, 1 + right)."""
        x = left[:, None] + right[None]
        for column, table in enumerate(self.pair_tables[role]):
            x = x + table(pairs[..., column])
        scores = self.pair_out[role](nn.functional.gelu(x))[..., 0] + left @ right.T / math.sqrt(LINK)
        return torch.cat([self.nothing[role](nn.functional.gelu(left)), scores], 1)


def build(base: Path, recipe: Recipe) -> Network:
    """A network on the encoder in the folder `base`, with fresh heads drawn from the recipe's seed."""
    torch.manual_seed(recipe.seed)
    encoder = AutoModel.from_pretrained(base, attention_probs_dropout_prob=0.0, add_pooling_layer=False)
    network = Network(encoder, encoder.config.hidden_size)
    network.use_masks(recipe.dropout, torch.Generator().manual_seed(recipe.seed))
    return network


def mean(networks: Sequence[Network]) -> Network:
    """The first of the networks, with the mean of the weights of all of them."""
    first = networks[0]
    with torch.no_grad():
        for name, weight in first.named_parameters():
            weight.copy_(torch.stack([n.get_parameter(name) for n in networks]).mean(0))
    return first


def at(hidden: Tensor, places: Tensor) -> Tensor:
    """The vectors at `places`, shape (batch, places, width)."""
    return hidden.gather(1, places[..., None].expand(-1, -1, hidden.shape[-1]))
