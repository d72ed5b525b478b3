"""How a source is said to know: sentence by sentence."""

from __future__ import annotations

import pytest

from pipeline.stages.attribute.basis import basis_of
from pipeline.stages.attribute.page import Page
from tests.conftest import MakeReading

# The source stands in angle brackets, the cue in square ones, the content in braces.
BASES: list[tuple[str, str | None]] = [
    # A record or a teller, named beside the cue.
    (
        "<The paper> [reported], citing court records, {that the mayor had sold the land}.",
        "document: citing court records",
    ),
    ("<The Lantern> [said] {two men had fled}, citing police officials.", "told: citing police officials"),
    ("Citing satellite images, <the group> [said] {the base was empty}.", "document: Citing satellite images"),
    ("<The group> [said] {the base was empty}, based on satellite images.", "document: based on satellite images"),
    (
        "<The agency> [said] {the port was shut}, quoting a relative of the captain.",
        "told: quoting a relative of the captain",
    ),
    ("<The channel> [reported] {that the port was shut}, citing Reuters.", "told: citing Reuters"),
    # No ground: reasons, examples, and what is only spoken of.
    ("<The ministry> [said] {the road was shut}, citing security concerns.", None),
    ("<Ortiz> [said] {they were liars}, referring to the officials.", None),
    ("<Ortiz> [said] {the road was shut}, citing no evidence.", None),
    ("<Ortiz> [said] {the road was shut}, citing the release of two prisoners.", None),
    ("<Ortiz> [said] {the mayor was weak}, citing his record on trade.", None),
    # The source's own eyes and ears.
    ("<Ortiz> [said] {she saw men fire on the crowd}.", "witnessed: she saw"),
    ("<Residents> [said] {they heard a loud explosion}.", "witnessed: they heard"),
    ('{"I saw the roof fall,"} <Ortiz> [said].', "witnessed: I saw"),
    ("<A man who saw the crash> [said] {the driver fled}.", "witnessed: who saw the crash"),
    ("<Ana Reyes, who was at the scene>, [said] {the driver fled}.", "witnessed: who was at the scene"),
    ("<Witnesses> [said] {the driver fled}.", "witnessed: Witnesses"),
    # Not seen with the eyes, by somebody else, or not at all.
    ("<Ortiz> [said] {she saw no reason to leave}.", None),
    ("<Ortiz> [said] {she sees a future for the port}.", None),
    ("<Residents> [said] {he saw the crash}.", None),
    ("<Ortiz> [said] {she did not see the crash}.", None),
    ("<Expert witnesses> [testified] {that the brakes were worn}.", None),
    ("<A witness> [declined to say] {whether the driver fled}.", None),
    # A record that was read.
    ("<Ortiz> [said] {she had read the report}.", "document: she had read the report"),
    ("<An official who has read the letter> [said] {it was short}.", "document: who has read the letter"),
    # Told by somebody.
    (
        "<Ortiz> [said] {she had been told by neighbours that the bridge was mined}.",
        "told: she had been told by neighbours",
    ),
    ("<A person briefed on the talks> [said] {they had failed}.", "told: briefed on the talks"),
    ("<The mayor> [learned from officials] {that the port was shut}.", "told: learned from officials"),
    # Concluded.
    ("<Investigators> [concluded] {that the brakes had failed}.", "inferred: concluded"),
    ("<Satellite images> [suggest] {that the base is empty}.", "inferred: suggest"),
    ("<The mayor> [suggested] {that the base was empty}.", None),
    ("Judging by the tracks, {the men had fled north}, <Ortiz> [said].", "inferred: Judging by the tracks"),
    ("<Ortiz> [said] {the men had fled north}, judging by the tracks.", "inferred: judging by the tracks"),
    ('{"We will rebuild,"} <she> [concluded].', None),
    # Nothing about it.
    ("<Ortiz> [said] {the port was shut}.", None),
]


def _parts(marked: str) -> tuple[str, dict[str, tuple[int, int]]]:
    text, spans, opened = "", {}, 0
    for character in marked:
        if character in "<[{":
            opened = len(text)
        elif character in ">]}":
            spans[character] = (opened, len(text))
        else:
            text += character
    return text, spans


@pytest.mark.parametrize(("marked", "expected"), BASES)
def test_basis(reading: MakeReading, marked: str, expected: str | None) -> None:
    text, spans = _parts(marked)
    found = basis_of(Page(reading(text)), spans[">"], spans["]"], (spans["}"],))
    assert (f"{found.kind}: {found.span.text}" if found else None) == expected
    if found:
        assert text[found.span.start : found.span.end] == found.span.text
