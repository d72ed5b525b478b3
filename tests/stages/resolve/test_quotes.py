"""Whose words a place in the text is in."""

from __future__ import annotations

from pipeline.stages.resolve.quotes import Voices
from tests.conftest import MakeReading
from tests.stages.resolve.asking import said, span


def test_the_innermost_quotation_counts(reading: MakeReading) -> None:
    text = "Reyes said: \"Ortiz told me, 'I left.'\" Rain fell."
    read = reading(text)
    outer = said(read, span(text, "Reyes"), "Ortiz told me, 'I left.'", form="direct")
    inner = said(read, span(text, "Ortiz"), "I left.", form="direct")
    voices = Voices([outer, inner])
    found = [voices.quoted_by(text.index(word), text.index(word) + 1) for word in ("I left", "Ortiz", "Rain")]
    assert found == [inner, outer, None]


def test_a_long_quotation_is_found_all_along(reading: MakeReading) -> None:
    text = 'Reyes said: "' + "The road is closed. " * 200 + '"'
    quoted = said(reading(text), None, text[13:-1], form="direct")
    voices = Voices([quoted])
    assert {voices.quoted_by(at, at + 1) for at in range(13, len(text) - 2, 400)} == {quoted}


def test_half_a_quotation_counts_inside_its_marks(reading: MakeReading) -> None:
    text = 'Reyes said it was "a bad road" in winter.'
    quoted = said(reading(text), None, 'it was "a bad road" in winter', form="mixed")
    voices = Voices([quoted])
    assert voices.quoted_by(text.index("bad"), text.index("bad") + 3) == quoted
    assert voices.quoted_by(text.index("winter"), text.index("winter") + 6) is None
