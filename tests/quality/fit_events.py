"""Fit the trees of `pipeline.stages.link.scorer`, and measure them on stories that they were not fitted on.

``python -m tests.quality.fit_events [--folds 5] [--write]`` reads the train part of ECB+ in ``../shared``, and prints
the CoNLL F1 of its marked actions at several values of `least` by cross-validation: trees fitted on other topics answer
each topic. ``--write`` then fits on everything and writes ``pipeline/lexicon/coreference.toml``, whose thresholds it
keeps. The stories are those that the pipeline makes, so that what it wrongly puts together is learned to be apart.
"""

from __future__ import annotations

import argparse
import json
import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import numpy as np

from pipeline.stages.link import profile_of, together
from pipeline.stages.link.likeness import FEATURES, Likeness
from pipeline.stages.link.scorer import Scorer
from pipeline.stages.link.sketch import Sketch, sketches
from pipeline.stages.link.together import within, worthwhile
from tests.quality.boosting import Floats, boost
from tests.quality.corpus_scorer import conll
from tests.quality.marked_stories import Told, told

WEIGHTS = Path(__file__).parents[2] / "pipeline" / "lexicon" / "coreference.toml"
TREES, DEPTH, RATE, RIDGE = 100, 4, 0.12, 20.0
SURE = 0.6
THRESHOLDS = (0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5)


@dataclass(frozen=True, slots=True)
class Case:
    """A story: its sketches, what compares them, and for each pair that is worth it the features and the answer."""

    sketches: tuple[Sketch, ...]
    likeness: Likeness
    rows: Floats
    right: Floats
    topic: str


def cases(found: Told) -> list[Case]:
    """The stories that have marked actions."""
    chain = {m.claim.id: m.chain for m in found.marked}
    likeness = Likeness(profile_of(a) for a in found.articles)
    known = {a.id: a for a in found.articles}
    made = []
    for story in found.stories:
        inside = [s for name in story for s in sketches(known[name], found.claims([name]))]
        worth = worthwhile(inside)
        right = [float(chain[a.claim.id] == chain[b.claim.id]) for a, b in worth]
        table = likeness.table(worth)
        made.append(Case(tuple(inside), likeness, table, np.array(right, np.float64), story[0].partition("_")[0]))
    return made


def fit(learned: list[Case]) -> Scorer:
    """The trees that fit these stories."""
    rows, right = np.concatenate([c.rows for c in learned]), np.concatenate([c.right for c in learned])
    return boost(rows, right, np.ones(len(rows)), TREES, DEPTH, RATE, RIDGE)


def clustered(parts: list[tuple[Case, Scorer]], least: float) -> dict[str, int]:
    """The number of the event of each claim."""
    made: dict[str, int] = {}
    for case, trees in parts:
        with patch.object(together, "scorer", lambda trees=trees: Scorer(trees.bias, SURE, least, trees.trees)):
            for group in within(case.sketches, case.likeness):
                made.update(dict.fromkeys(group, len(made)))
    return made


def shown(chain: Mapping[str, str], made: Mapping[str, int]) -> str:
    """CoNLL F1 with singletons and without."""
    size = Counter(chain.values())
    joint = {name: c for name, c in chain.items() if size[c] > 1}
    return f"CoNLL F1 {conll(chain, made):.3f}, without singletons {conll(joint, made):.3f}"


def written(trees: Scorer) -> str:
    """The file of the trees; its head and threshold are those that it has."""
    before = WEIGHTS.read_text("utf-8")
    head = before[: before.index("bias = ")]
    assert tomllib.loads(head)["least"]
    lines = [f"{head}bias = {trees.bias}\n"]
    for tree in trees.trees:
        splits = [[FEATURES[feature], round(cut, 4)] for feature, cut in tree.splits]
        lines.append(f"\n[[trees]]\nsplits = {json.dumps(splits)}\nleaves = {json.dumps(tree.leaves)}\n")
    return "".join(lines)


def main() -> None:
    """Measure, and write the trees where that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    found = told("train")
    learned = cases(found)
    chain = {m.claim.id: m.chain for m in found.marked}
    print(
        f"{len(learned)} stories, {sum(len(c.right) for c in learned)} pairs, {sum(c.right.sum() for c in learned):.0f}"
    )
    topics = sorted({c.topic for c in learned}, key=int)
    parts: list[tuple[Case, Scorer]] = []
    for fold in range(options.folds):
        held = set(topics[fold :: options.folds])
        trees = fit([c for c in learned if c.topic not in held])
        parts += [(c, trees) for c in learned if c.topic in held]
    for least in THRESHOLDS if parts else ():
        print(f"threshold {least:.2f}  {shown(chain, clustered(parts, least))}", flush=True)
    if options.write:
        WEIGHTS.write_text(written(fit(learned)), "utf-8")


if __name__ == "__main__":
    main()
