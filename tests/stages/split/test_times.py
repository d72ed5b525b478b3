"""The time of a claim: its own clause's, never that of the saying."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.model import TimeRef
from tests.stages.split.conftest import Split, attribution, the

TABLE = [
    ("Rebels attacked the port on Sunday.", ["Sunday"], "attack", "Sunday", "clause"),
    (
        "Rebels attacked the port on Sunday and the army left on Monday.",
        ["Sunday", "Monday"],
        "leave",
        "Monday",
        "clause",
    ),
    ("On Sunday rebels attacked the port and burned two ships.", ["Sunday"], "burn", "Sunday", "sentence"),
    ("Rebels attacked the port on Sunday, killing two guards.", ["Sunday"], "kill", "Sunday", "sentence"),
    ("The army arrested a man who fled Orvel in 2019.", ["2019"], "arrest", None, None),
    ("The army arrested a man who, it is worth noting in 2019, fled Orvel.", ["2019"], "arrest", None, None),
    ("After the death of the mayor on Sunday, rebels attacked the port.", ["Sunday"], "attack", None, None),
    ("Rebels have held the port since the raid in 2019.", ["2019"], "hold", None, None),
    ("Rebels have held the port since 2019.", ["2019"], "hold", "2019", "clause"),
    ("Output has fallen to the lowest level since May.", ["May"], "fall", None, None),
    ("On Sunday the army arrested a man who had fled Orvel.", ["Sunday"], "flee", None, None),
]


@pytest.mark.parametrize(("text", "times", "lemma", "time", "basis"), TABLE)
def test_time(split: Split, text: str, times: list[str], lemma: str, time: str | None, basis: str | None) -> None:
    claim = the(split(text, times=times), lemma)
    assert (claim.time.text if claim.time else None, claim.time_basis) == (time, basis)


def test_the_time_of_saying_is_not_the_time_of_the_claim(split: Split) -> None:
    text = "Rebels attacked the port, the ministry said on Monday."
    said = attribution(text, "the ministry", "said", "Rebels attacked the port")
    assert the(split(text, said, times=["Monday"]), "attack").time is None
    at = text.index("Monday")
    noted = replace(said, said_at=TimeRef(at, at + 6, "Monday", "DATE", "2024-09-30"))
    assert the(split(text, noted, times=["Monday"]), "attack").time is None


def test_since_a_year_only_compares_a_single_event(split: Split) -> None:
    assert the(split("They won their first title since 1908.", times=("1908",)), "win").time is None
