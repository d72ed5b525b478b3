import numpy as np

from pipeline.nlp.tagger.pairs import PAIR_FEATURES, pair_features
from pipeline.nlp.tagger.words import Ints, Words
from tests.nlp.tagger.test_chunks import made

COLUMN = {name: i for i, name in enumerate(PAIR_FEATURES)}


def spans(*rows: tuple[int, int]) -> Ints:
    return np.array(rows, np.int32).reshape(-1, 2)


def words() -> Words:
    return made((6, 4), (5,))


def test_a_pair_knows_distance_order_and_what_stands_between() -> None:
    found = pair_features(words(), spans((3, 5)), spans((0, 1), (2, 3), (7, 8)), "content")
    assert found.shape == (1, 3, len(PAIR_FEATURES))
    half = PAIR_FEATURES["distance"] // 2
    far, near, ahead = found[0, :, COLUMN["distance"]]
    assert half <= near < far
    assert ahead < half
    assert list(found[0, :, COLUMN["between"]]) == [1, 0, 0]
    assert list(found[0, :, COLUMN["sentence"]]) == [1, 1, 0]


def test_blocks_apart_are_counted() -> None:
    found = pair_features(words(), spans((1, 2)), spans((12, 13)), "cue")
    assert found[0, 0, COLUMN["block"]] == 1


def test_the_rules_link_or_link_elsewhere() -> None:
    article = words()
    article.hint[[1, 3, 4]] = 0
    found = pair_features(article, spans((3, 5), (8, 9)), spans((1, 2), (6, 7)), "content")
    assert found[..., COLUMN["rule"]].tolist() == [[1, 2], [0, 0]]


def test_no_spans_make_no_pairs() -> None:
    assert pair_features(words(), spans(), spans((1, 2)), "content").shape == (0, 1, len(PAIR_FEATURES))
