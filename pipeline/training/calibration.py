"""The weights of an attribution's confidence: a logistic regression on annotated articles (Platt 1999)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from pipeline.nlp.tagger.found import Part, Tagged
from pipeline.training.corpus import AnnotatedArticle, AnnotatedAttribution, Mark

MIN_SHARED = 0.5


def rightness(found: Sequence[Tagged], gold: AnnotatedArticle) -> list[bool]:
    """For each found attribution whether it is right: its content shares at least half of its characters with that
    of an annotated one (intersection over union), and sources and cues share a character or are missing in both. Each
    annotated attribution makes one right at most, the best first.
    """
    pairs = sorted(
        (
            (shared, i, k)
            for i, tagged in enumerate(found)
            for k, annotated in enumerate(gold.attributions)
            if (shared := _agreement(tagged, annotated)) >= MIN_SHARED
        ),
        key=lambda pair: (-pair[0], pair[1], pair[2]),
    )
    right, taken = set[int](), set[int]()
    for _, i, k in pairs:
        if i not in right and k not in taken:
            right.add(i)
            taken.add(k)
    return [i in right for i in range(len(found))]


def _agreement(tagged: Tagged, annotated: AnnotatedAttribution) -> float:
    source = [tagged.source] if tagged.source else []
    if not _meet([tagged.cue], annotated.cue) or not _meet(source, annotated.source):
        return 0.0
    ours, theirs = _characters(tagged.content), _characters(annotated.content)
    return len(ours & theirs) / len(ours | theirs) if ours | theirs else 0.0


def _characters(spans: Sequence[Part] | Sequence[Mark]) -> set[int]:
    return {i for span in spans for i in range(span.start, span.end)}


def _meet(left: Sequence[Part], right: Sequence[Mark]) -> bool:
    if not left or not right:
        return not left and not right
    return any(a.start < b.end and b.start < a.end for a in left for b in right)


def fit(evidence: NDArray[np.float64], right: NDArray[np.float64], penalty: float = 1.0) -> tuple[float, ...]:
    """The weights that make the logistic function of the evidence fit what was right, by Newton's method.

    `penalty` draws the weights (not the first, the bias) to zero.
    """
    weights = np.zeros(evidence.shape[1])
    ridge = np.full(evidence.shape[1], penalty)
    ridge[0] = 0.0
    for _ in range(50):
        share = 1 / (1 + np.exp(-evidence @ weights))
        slope = evidence.T @ (share - right) + ridge * weights
        curve = (evidence * (share * (1 - share))[:, None]).T @ evidence + np.diag(ridge)
        step = np.linalg.solve(curve, slope)
        weights -= step
        if np.abs(step).max() < 1e-8:
            break
    return tuple(round(float(w), 4) for w in weights)
