"""Whether confidence means something: how often attributions of a confidence are right.

    python -m tests.quality.calibration ATTRIBUTIONS.jsonl [GOLD.jsonl]

An attribution is right where it is "linked with cue" to an annotated one (``score_attribution.py``), one to one; where
it has no cue, the cue is not compared, since PolNeAR takes the colon of such a format for its cue. Nested attributions
(those with a parent) are left out, since PolNeAR annotates none, and so are those with neither source nor cue and
those in discarded text, as in the scorer. GOLD is PolNeAR's dev part.

The expected calibration error is the mean distance of confidence and share right over ten bins of equal width,
weighted by their counts (Naeini, Cooper and Hauskrecht, AAAI 2015).
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from tests.quality.scorer import DEV, Record, attribution_scorer, by_article, read_records

BINS = 10
THRESHOLDS = (0.5, 0.7, 0.8, 0.9)


@dataclass(frozen=True, slots=True)
class Judged:
    """An attribution's confidence, and whether it is right."""

    confidence: float
    right: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """The attributions whose confidence is at least `low` and, but for the last bin, below `high`."""

    low: float
    high: float
    count: int
    confidence: float
    right: float


def reliability(judged: list[Judged]) -> list[Bin]:
    """The ten bins of equal width, with mean confidence and share right (both 0 in an empty bin).

    >>> [(b.count, b.confidence, b.right) for b in reliability([Judged(0.75, True), Judged(0.75, False)]) if b.count]
    [(2, 0.75, 0.5)]
    """
    bins: list[list[Judged]] = [[] for _ in range(BINS)]
    for one in judged:
        bins[min(int(one.confidence * BINS), BINS - 1)].append(one)
    return [
        Bin(
            place / BINS,
            (place + 1) / BINS,
            len(held),
            sum(one.confidence for one in held) / max(1, len(held)),
            sum(one.right for one in held) / max(1, len(held)),
        )
        for place, held in enumerate(bins)
    ]


def calibration_error(bins: list[Bin]) -> float:
    """The expected calibration error; 0 where there is nothing.

    >>> calibration_error(reliability([Judged(0.75, True), Judged(0.75, False)]))
    0.25
    """
    total = sum(held.count for held in bins)
    return sum(held.count * abs(held.confidence - held.right) for held in bins) / total if total else 0.0


def above(judged: list[Judged], threshold: float) -> tuple[float, float]:
    """Of the attributions with at least this confidence: the share that is right, and their share of all.

    >>> above([Judged(0.9, True), Judged(0.6, False)], 0.8)
    (1.0, 0.5)
    """
    kept = [one for one in judged if one.confidence >= threshold]
    return sum(one.right for one in kept) / max(1, len(kept)), len(kept) / max(1, len(judged))


def judge(document: Record, predicted: list[Record]) -> list[Judged]:
    """The attributions of an article that are measured, each with whether it is right."""
    scorer = attribution_scorer()
    gold = [a for a in map(scorer.read, document["attributions"]) if a.content]
    discard = scorer.pieces(document.get("discard"))
    found = []
    for record in predicted:
        read = scorer.read(record)
        discarded = read.content and all(any(s <= a and b <= e for s, e in discard) for a, b in read.content)
        if record.get("parent") is None and (read.source or read.cue) and read.content and not discarded:
            found.append((read, float(record["confidence"])))
    pairs = scorer.match(gold, [read for read, _ in found], lambda g, p: scorer.linked(g, p, bool(p.cue)))
    right = {place for _, place in pairs}
    return [Judged(confidence, place in right) for place, (_, confidence) in enumerate(found)]


def main(arguments: list[str]) -> int:
    """Print the reliability table, the calibration error and the thresholds; returns the exit status."""
    if not arguments:
        sys.stderr.write(__doc__ or "")
        return 2
    gold = read_records(Path(arguments[1]) if len(arguments) > 1 else DEV)
    predicted = read_records(Path(arguments[0]))
    judged = [one for document, own in by_article(gold, predicted) for one in judge(document, own)]
    nested = sum(record.get("parent") is not None for record in predicted)
    print(f"{len(judged)} attributions measured; {nested} nested ones left out (PolNeAR annotates none)")
    print(f"{len(predicted) - len(judged) - nested} others left out (no source and no cue, or in discarded text)")
    bins = reliability(judged)
    print("confidence   count   mean   right")
    for held in bins:
        print(f"{held.low:.1f} to {held.high:.1f}  {held.count:6}  {held.confidence:.3f}   {held.right:.3f}")
    print(f"expected calibration error {calibration_error(bins):.3f}")
    for threshold in THRESHOLDS:
        right, share = above(judged, threshold)
        print(f"at least {threshold:.1f}: {right:.3f} right, {share:.3f} of all")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
