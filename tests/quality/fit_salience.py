"""Fit the weights of `pipeline.stages.resolve.salience`, and measure them on what they were not fitted on.

``python -m tests.quality.fit_salience [--folds 5] [--write]`` reads GAP (its only part here is dev) and the train part
of ECB+ in ``../shared``, and prints precision, recall and F1 on GAP by cross-validation at several thresholds: weights
fitted on the other folds answer each document. ``--write`` then fits on everything and writes
``pipeline/lexicon/salience.toml``, whose threshold it keeps. The pass over the texts takes some minutes. Gradient
ascent (Adam) on the likelihood of the right answer with an L2 penalty; no randomness.
"""

from __future__ import annotations

import argparse
import json
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from pipeline.extract import Extractor
from pipeline.model import Article
from pipeline.options import Options
from pipeline.seeds import find_seeds
from pipeline.stages.parse import parse_seeds
from pipeline.stages.resolve.article import join_mentions
from pipeline.stages.resolve.lexicon import Gender
from pipeline.stages.resolve.pronouns import GENDERS, Pronouns
from pipeline.stages.resolve.salience import Scene, shares

CORPORA = Path(__file__).parents[3] / "shared" / "corpora"
WEIGHTS = Path(__file__).parents[2] / "pipeline" / "lexicon" / "salience.toml"
PENALTY, STEPS, RATE, RARE, SMALL = 3.0, 200, 0.07, 5, 0.05
THRESHOLDS = (0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8)

Span = tuple[int, int]
Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Gold:
    """A pronoun at `start`: the names that it means (empty: none of them), and others that it does not."""

    start: int
    right: tuple[Span, ...]
    wrong: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """A pronoun with what it may mean: roots that are right, roots known to be wrong; `open`: right is not among the
    names that the corpus marks.
    """

    scene: Scene
    right: frozenset[int]
    wrong: frozenset[int]
    open: bool


def gap() -> Iterator[tuple[str, list[Gold]]]:
    """The pronoun of each document of GAP."""
    for line in (CORPORA / "gap" / "dev.jsonl").read_text("utf-8").splitlines():
        doc = json.loads(line)
        spans = [((c["span"]["start"], c["span"]["end"]), c["coref"]) for c in doc["candidates"]]
        right, wrong = tuple(s for s, yes in spans if yes), tuple(s for s, yes in spans if not yes)
        yield doc["id"], [Gold(doc["pronoun"]["start"], right, wrong)]


def ecb() -> Iterator[tuple[str, list[Gold]]]:
    """The pronouns of ECB+ that share a chain with a name or description before them."""
    for line in (CORPORA / "ecbplus" / "train.jsonl").read_text("utf-8").splitlines():
        doc = json.loads(line)
        chains: dict[str, list[tuple[Span, str]]] = defaultdict(list)
        for mention in doc["mentions"]:
            if mention["kind"] == "participant" and mention["chain"]:
                span = mention["span"]
                chains[mention["chain"]].append(((span["start"], span["end"]), span["text"].lower()))
        found = []
        for members in chains.values():
            names = tuple(span for span, word in members if len(word) > 4 and word not in GENDERS)
            pronouns = [span[0] for span, word in members if word in GENDERS]
            found += [Gold(start, names) for start in pronouns if any(end <= start for _, end in names)]
        yield doc["id"], found


def cases(path: Path, golds: dict[str, list[Gold]]) -> list[Case]:
    """Read a corpus with the pipeline, and take down what each marked pronoun may mean."""
    extractor = Extractor(Options())
    found: list[Case] = []

    class Watched(Pronouns):
        def shares(self, index: int, gender: Gender, speaker: int | None = None) -> dict[int, float]:
            scene, start = self.scenes.scene(index, gender, speaker), self._referents[index].start
            for gold in wanted:
                if gold.start == start:
                    right = self._roots(scene, gold.right)
                    found.append(Case(scene, right, self._roots(scene, gold.wrong) - right, not gold.right))
            return shares(scene)

        def _roots(self, scene: Scene, spans: tuple[Span, ...]) -> frozenset[int]:
            roots = {c.root for c in scene.candidates}
            places = [(i, r.head) for i, r in enumerate(self._referents) if r.form != "pronoun"]
            hit = (i for i, head in places for start, end in spans if start <= head.start and head.end <= end)
            return frozenset(roots & {self._set.clusters.root(i) for i in hit})

    for article in parse_seeds(find_seeds([str(path)])):
        if isinstance(article, Article) and (wanted := golds.get(article.id, [])):
            reading = extractor.read(article)
            said = extractor.attributor.attribute(reading).made
            join_mentions(reading, said, extractor.splitter.split(reading, said).made, Watched)
    return found


class Table:
    """Cases as matrices: a row for each mention, for each candidate, and for each "none of them"."""

    def __init__(self, found: list[Case]) -> None:
        counts = Counter(
            name
            for case in found
            for names in (case.scene.none, *(n for c in case.scene.candidates for n in (c.own, *c.mentions)))
            for name in set(names)
        )
        self.names = sorted(name for name, count in counts.items() if count >= RARE)
        self._place = {name: i for i, name in enumerate(self.names)}
        flat = [(n, case, c) for n, case in enumerate(found) for c in case.scene.candidates]
        self.size, self.case = len(found), np.array([n for n, _, _ in flat], dtype=np.int64)
        self.own = self._matrix(c.own for _, _, c in flat)
        self.mention = self._matrix(names for _, _, c in flat for names in c.mentions)
        self.holder = np.array([i for i, (_, _, c) in enumerate(flat) for _ in c.mentions], dtype=np.int64)
        self.none = self._matrix(case.scene.none for case in found)
        self.right = np.array([c.root in case.right for _, case, c in flat])
        self.named = np.array([c.root in case.right | case.wrong for _, case, c in flat])
        # Where the right one is not marked, any but those marked wrong may be right, and so may none.
        self.good = np.array(
            [c.root not in case.wrong if case.open else c.root in case.right for _, case, c in flat], dtype=np.float64
        )
        self.none_good = np.array([not case.right for case in found], dtype=np.float64)

    def _matrix(self, rows: Iterable[tuple[str, ...]]) -> Floats:
        listed = list(rows)
        matrix = np.zeros((len(listed), len(self.names)))
        for row, names in enumerate(listed):
            for name in names:
                if name in self._place:
                    matrix[row, self._place[name]] += 1
        return matrix

    def _likely(self, weight: Floats) -> tuple[Floats, Floats, Floats]:
        mention = np.exp(self.mention @ weight)
        candidate = np.exp(self.own @ weight) * np.bincount(self.holder, mention, len(self.case))
        return mention, np.asarray(candidate, dtype=np.float64), np.exp(self.none @ weight)

    def shares(self, weight: Floats) -> Floats:
        """The share of each candidate."""
        _, candidate, none = self._likely(weight)
        return np.asarray(candidate / (np.bincount(self.case, candidate, self.size) + none)[self.case])

    def slope(self, weight: Floats, used: Floats) -> Floats:
        """The gradient of the log-likelihood over the cases in `used`."""
        mention, candidate, none = self._likely(weight)
        total = np.bincount(self.case, candidate, self.size) + none
        good = np.bincount(self.case, candidate * self.good, self.size) + none * self.none_good
        pull = candidate * (self.good / good[self.case] - 1 / total[self.case]) * used[self.case]
        sums = np.bincount(self.holder, mention, len(self.case))
        none_pull = none * (self.none_good / good - 1 / total) * used
        within = mention / sums[self.holder] * pull[self.holder]
        return np.asarray(self.own.T @ pull + self.mention.T @ within + self.none.T @ none_pull)


def fit(table: Table, used: Floats) -> Floats:
    """The weights that fit the cases in `used` best."""
    weight, mean, square = (np.zeros(len(table.names)) for _ in range(3))
    for step in range(1, STEPS + 1):
        slope = table.slope(weight, used) - PENALTY * weight
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope * slope
        weight = weight + RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return weight


def figures(table: Table, share: Floats, answers: int, upto: int) -> Iterator[tuple[float, float, float, float]]:
    """Threshold, precision, recall and F1 on the first `upto` cases, as GAP counts: an answer that is neither of the
    two names is none.
    """
    best: dict[int, int] = {}
    for place, case in enumerate(table.case):
        if case < upto and (case not in best or share[place] > share[best[case]]):
            best[case] = place
    for threshold in THRESHOLDS:
        sure = [p for p in best.values() if share[p] >= threshold and table.named[p]]
        hits = sum(bool(table.right[p]) for p in sure)
        precision, recall = hits / max(1, len(sure)), hits / answers
        yield threshold, precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def main() -> None:
    """Measure, and write the weights where that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    golds = dict(gap())
    found = cases(CORPORA / "gap" / "dev.jsonl", golds)
    upto = len(found)
    found += cases(CORPORA / "ecbplus" / "train.jsonl", dict(ecb()))
    table = Table(found)
    fold: Ints = np.arange(table.size, dtype=np.int64) % options.folds
    share = np.zeros(len(table.case))
    for held in range(options.folds):
        unseen = (fold == held)[table.case]
        share[unseen] = table.shares(fit(table, (fold != held).astype(np.float64)))[unseen]
    for row in figures(table, share, sum(bool(g.right) for gs in golds.values() for g in gs), upto):
        print("threshold {:.2f}  precision {:.3f}  recall {:.3f}  F1 {:.3f}".format(*row))
    if options.write:
        weight = fit(table, np.ones(table.size))
        before = WEIGHTS.read_text("utf-8")
        head = before[: before.index("[weights]")]
        assert tomllib.loads(head)["certain"]
        lines = (f"{json.dumps(n)} = {w:.2f}\n" for n, w in zip(table.names, weight, strict=True) if abs(w) >= SMALL)
        WEIGHTS.write_text(f"{head}[weights]\n" + "".join(lines), "utf-8")


if __name__ == "__main__":
    main()
