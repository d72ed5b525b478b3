"""Attributions inside contents, whoever found the contents: sentence with ``[content]``, and what is in it."""

from __future__ import annotations

import pytest

from pipeline.stages.attribute.nested import nested_drafts
from pipeline.stages.attribute.page import Page
from tests.conftest import MakeReading

INSIDE = [
    (
        "Ortiz said [that the ministry denied that the army had shelled the bridge].",
        ["the ministry | denied | that the army had shelled the bridge | denies"],
    ),
    (
        "Ortiz told the court [that Brill claimed a guard had told him the mayor denied that the gate was locked].",
        [
            "Brill | claimed | a guard had told him the mayor denied that the gate was locked | alleges",
            "a guard | had told | the mayor denied that the gate was locked | asserts",
            "the mayor | denied | that the gate was locked | denies",
        ],
    ),
    (
        "The Daily Lantern reported [that Ortiz had said that the army denied shelling the bridge].",
        [
            "Ortiz | had said | that the army denied shelling the bridge | asserts",
            "the army | denied | shelling the bridge | denies",
        ],
    ),
    (
        "Ortiz said [that it was reported that the port had been mined].",
        ["- | was reported | that the port had been mined | asserts"],
    ),
    (
        "Ortiz said [that, according to the ministry, the port was mined].",
        ["the ministry | according to | the port was mined | asserts"],
    ),
    (
        '["The port, according to the ministry, is mined,"] Ortiz said.',
        ["the ministry | according to | The port / is mined | asserts"],
    ),
    (
        '["I think that nobody knew, and my brother told me that the mayor said he was sorry,"] Ortiz said.',
        [
            "my brother | told | that the mayor said he was sorry | asserts",
            "the mayor | said | he was sorry | asserts",
        ],
    ),
    (
        "[“The mayor told us, ‘The port is mined.’ So we left,”] Ortiz said.",
        ["The mayor | told | ‘The port is mined.’ | asserts"],
    ),
    (
        "Ortiz said [the army said], as far as she knew, [that the port was mined].",
        ["the army | said | that the port was mined | asserts"],
    ),
    ("Ortiz said [that the arrests show that the army is weak].", []),
    (
        "Ortiz said [that the report shows that the army is weak].",
        ["the report | shows | that the army is weak | asserts"],
    ),
    ("The ministry said that [Ortiz wants to leave the town].", []),
    ("[The road was closed,] Ortiz said, and Brill said that the bridge was gone.", []),
]


@pytest.mark.parametrize(("marked", "expected"), INSIDE)
def test_nested(reading: MakeReading, marked: str, expected: list[str]) -> None:
    pieces, text = [], ""
    for part in marked.replace("]", "[").split("["):
        text += part
        pieces.append((len(text) - len(part), len(text)))
    page = Page(reading(text))
    found = nested_drafts(page, tuple(pieces[1::2]))
    assert [
        " | ".join(
            (
                text[slice(*d.source)] if d.source else "-",
                text[slice(*d.cue)] if d.cue else "-",
                " / ".join(text[slice(*c)] for c in d.content),
                d.stance,
            )
        )
        for d in found
    ] == expected
