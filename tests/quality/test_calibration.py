"""Whether confidence means something."""

from __future__ import annotations

import pytest

from tests.quality.calibration import Judged, above, calibration_error, judge, reliability
from tests.quality.scorer import SHARED, Record


def test_bins_are_ten_and_hold_everything() -> None:
    judged = [Judged(c, True) for c in (0.0, 0.05, 0.1, 0.55, 0.999, 1.0)]
    assert [held.count for held in reliability(judged)] == [2, 1, 0, 0, 0, 1, 0, 0, 0, 2]


def test_error_of_a_sound_confidence_is_nothing() -> None:
    judged = [Judged(0.75, place < 75) for place in range(100)]
    assert calibration_error(reliability(judged)) == pytest.approx(0)
    assert calibration_error([]) == 0


def test_error_weighs_bins_by_their_counts() -> None:
    judged = [Judged(0.95, True)] * 3 + [Judged(0.55, False)]
    assert calibration_error(reliability(judged)) == pytest.approx((3 * 0.05 + 0.55) / 4)


def test_thresholds_trade_coverage_for_precision() -> None:
    judged = [Judged(0.9, True), Judged(0.8, True), Judged(0.7, False), Judged(0.5, False)]
    assert above(judged, 0.8) == (1.0, 0.5)
    assert above(judged, 0.5) == (0.5, 1.0)
    assert above([], 0.5) == (0.0, 0.0)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the scorers are not beside the project")
def test_judged_are_outermost_attributions_one_to_one() -> None:
    said = {"source": [span(0, 5)], "cue": [span(6, 10)], "content": [span(11, 28)]}
    document: Record = {"id": "a", "text": "Reyes said the port was open. Menu", "attributions": [said]}
    document["discard"] = [span(30, 34)]
    predicted: list[Record] = [
        said | {"confidence": 0.9, "parent": None},
        said | {"content": [span(11, 24)], "confidence": 0.6, "parent": None},  # the second for one annotation
        said | {"confidence": 0.8, "parent": "outer"},
        said | {"content": [span(30, 34)], "confidence": 0.7, "parent": None},
        {"source": None, "cue": None, "content": [span(11, 28)], "confidence": 0.5, "parent": None},
    ]
    assert judge(document, predicted) == [Judged(0.9, True), Judged(0.6, False)]


@pytest.mark.skipif(not SHARED.is_dir(), reason="the scorers are not beside the project")
def test_a_format_without_a_cue_is_not_held_to_one() -> None:
    colon = {"source": [span(0, 5)], "cue": [span(5, 6)], "content": [span(7, 24)]}
    document: Record = {"id": "a", "text": "Reyes: the port was open", "attributions": [colon]}
    assert judge(document, [colon | {"cue": None, "confidence": 0.9, "parent": None}]) == [Judged(0.9, True)]


def span(start: int, end: int) -> dict[str, int]:
    return {"start": start, "end": end}
