from itertools import pairwise, product

import numpy as np
import pytest

from pipeline.nlp.tagger.crf import Crf


def chain(seed: int, words: int, tags: int = 3) -> tuple[Crf, np.ndarray]:
    draw = np.random.default_rng(seed)
    follow = draw.normal(size=(tags, tags)).astype(np.float32)
    follow[0, 2] = -1e4
    crf = Crf(follow, draw.normal(size=tags).astype(np.float32))
    return crf, draw.normal(size=(words, tags)).astype(np.float32)


def score(crf: Crf, emissions: np.ndarray, path: tuple[int, ...]) -> float:
    total = crf.start[path[0]] + sum(emissions[i, tag] for i, tag in enumerate(path))
    return float(total + sum(crf.follow[a, b] for a, b in pairwise(path)))


@pytest.mark.parametrize("words", [1, 2, 5])
def test_the_best_path_is_the_best_of_all(words: int) -> None:
    crf, emissions = chain(words, words)
    paths = list(product(range(3), repeat=words))
    best = max(paths, key=lambda path: score(crf, emissions, path))
    assert tuple(crf.best([emissions])[0]) == best


@pytest.mark.parametrize("words", [1, 2, 5])
def test_marginals_are_sums_over_all_paths(words: int) -> None:
    crf, emissions = chain(10 + words, words)
    paths = list(product(range(3), repeat=words))
    weight = np.exp([score(crf, emissions, path) for path in paths])
    wanted = np.zeros((words, 3))
    for path, w in zip(paths, weight / weight.sum(), strict=True):
        for i, tag in enumerate(path):
            wanted[i, tag] += w
    assert np.allclose(crf.marginals([emissions])[0], wanted, atol=1e-5)


def test_a_chain_does_not_depend_on_its_neighbours() -> None:
    crf, long = chain(1, 9)
    _, short = chain(2, 4)
    together, alone = crf.best([long, short]), [*crf.best([long]), *crf.best([short])]
    assert [list(a) for a in together] == [list(b) for b in alone]
    for both, one in zip(crf.marginals([long, short]), [*crf.marginals([long]), *crf.marginals([short])], strict=True):
        assert np.allclose(both, one, atol=1e-5)


def test_what_is_forbidden_never_follows() -> None:
    crf, _ = chain(3, 1)
    emissions = np.array([[9, 0, 0], [0, 0, 9]], np.float32)
    assert tuple(crf.best([emissions])[0]) != (0, 2)
