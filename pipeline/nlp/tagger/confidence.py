"""How sure an attribution is: the model's probabilities, brought to how often such attributions are right."""

from __future__ import annotations

import math

from pipeline.nlp.tagger.found import Part

FEATURES = ("bias", "cue", "source", "content", "source_link", "content_link", "sourceless", "pieces", "rules")
"""What the confidence is made of, in the order of `evidence`."""


def evidence(
    cue: Part, source: Part | None, content: tuple[Part, ...], links: tuple[float, float], rules: bool
) -> tuple[float, ...]:
    """The features of an attribution, those of probabilities as log odds. `links` are the probabilities of the link to
    the source and of the least sure link of a piece; `rules` tells whether the rules found the same cue.
    """
    return (
        1.0,
        _odds(cue.sure),
        _odds(source.sure) if source else 0.0,
        _odds(min((p.sure for p in content), default=0.0)),
        _odds(links[0]),
        _odds(links[1]),
        float(source is None),
        float(len(content) > 1),
        float(rules),
    )


def probability(features: tuple[float, ...], weights: tuple[float, ...]) -> float:
    """The logistic function of the weighted features (Platt 1999), to four digits."""
    total = sum(f * w for f, w in zip(features, weights, strict=True))
    return round(1 / (1 + math.exp(-max(-30.0, min(30.0, total)))), 4)


def _odds(share: float) -> float:
    share = min(max(share, 1e-4), 1 - 1e-4)
    return math.log(share / (1 - share))
