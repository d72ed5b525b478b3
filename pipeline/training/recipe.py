"""What a training is made of."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Recipe:
    """All that the outcome depends on beside the data.

    `limit` is the length of a chunk in pieces, `read_limit` that of a chunk when the model is used; `batch` counts
    chunks. `encoder_rate` and `head_rate` are the highest
    learning rates of the encoder and of what stands on it; `warm_up` is the share of the steps in which they rise.
    `dropout`, `word_mask` and `hint_mask` are the shares of numbers, pieces, and chunks' opinions of the rules that are
    hidden. `average` is the share of the past in the moving average of the weights, which is what is kept. `runs` are
    trainings from the same first weights that see the chunks in other orders; the mean of their weights is the model
    (Wortsman et al., "Model soups", 2022).
    """

    version: str = "polnear 2"

    seed: int = 1
    runs: int = 2
    epochs: int = 6
    limit: int = 256
    read_limit: int = 256
    batch: int = 8
    encoder_rate: float = 2e-4
    head_rate: float = 1e-3
    warm_up: float = 0.08
    decay: float = 0.01
    dropout: float = 0.1
    word_mask: float = 0.06
    hint_mask: float = 0.15
    average: float = 0.995
    link_weight: float = 1.0
