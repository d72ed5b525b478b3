import pytest

from pipeline.nlp.tagger.confidence import FEATURES, evidence, probability
from pipeline.nlp.tagger.found import Part

SURE, UNSURE = Part(0, 3, 0.999), Part(0, 3, 0.5)


def test_evidence_has_a_number_for_each_feature() -> None:
    assert len(evidence(SURE, None, (SURE,), (0.9, 0.9), True)) == len(FEATURES)


def test_even_odds_are_zero_and_the_least_sure_piece_counts() -> None:
    found = dict(zip(FEATURES, evidence(UNSURE, SURE, (SURE, UNSURE), (0.5, 0.5), False), strict=True))
    assert found["cue"] == found["content"] == found["source_link"] == 0
    assert found["source"] > 0
    assert (found["pieces"], found["sourceless"], found["rules"]) == (1, 0, 0)


@pytest.mark.parametrize("share", [0.0, 1.0])
def test_extremes_stay_finite(share: float) -> None:
    part = Part(0, 1, share)
    assert 0 <= probability(evidence(part, part, (part,), (share, share), True), (50.0,) * len(FEATURES)) <= 1
