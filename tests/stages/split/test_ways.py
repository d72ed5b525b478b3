"""Who is given something, and where a motion is from and to: sentence, lemma, recipient, departure, destination."""

from __future__ import annotations

import pytest

from tests.stages.split.conftest import Split, the

TABLE = [
    # Who is given something, before the thing or after "to".
    ("The ministry gave the rebels new missiles.", "give", "the rebels", "", ""),
    ("The ministry gave missiles to the rebels.", "give", "the rebels", "", ""),
    ("The ministry sent arms to the rebels.", "send", "the rebels", "", ""),
    ("The ministry sent arms to Narnia.", "send", "Narnia", "", ""),
    ("The council awarded the contract to Orvel Steel.", "award", "Orvel Steel", "", ""),
    ("She handed him the letter.", "hand", "him", "", ""),
    ("The bank lent the company 40 million dollars.", "lend", "the company", "", ""),
    ("Narnia sold fighter jets to Iran and Iraq.", "sell", "Iran; Iraq", "", ""),
    # Passives.
    ("The missiles were handed to the army.", "hand", "the army", "", ""),
    ("The rebels were given rifles by the army.", "give", "The rebels", "", ""),
    ("The arms that Narnia sent to the rebels were old.", "send", "the rebels", "", ""),
    # "with".
    ("Narnia supplied the militia with rockets.", "supply", "the militia", "", ""),
    ("The refugees were provided with blankets.", "provide", "The refugees", "", ""),
    # Nobody is given anything.
    ("The ministry sent arms.", "send", "", "", ""),
    ("The president paid tribute to the soldiers.", "pay", "", "", ""),
    ("The envoy paid a visit to the rebels.", "pay visit", "", "", ""),
    ("The budget gave priority to growth.", "give", "", "", ""),
    ("Rebels attacked the convoy.", "attack", "", "", ""),
    ("The army killed the rebels with rockets.", "kill", "", "", ""),
    ("The party gave way to the protesters.", "give", "", "", ""),
    # Where a motion is from and to.
    ("The army moved its tanks from the valley to the border.", "move", "", "the valley", "the border"),
    ("The ministry sent troops to Narnia.", "send", "", "", "Narnia"),
    ("Thousands fled from the city.", "flee", "", "the city", ""),
    ("Residents fled to Orvel.", "flee", "", "", "Orvel"),
    ("The column marched into the capital.", "march", "", "", "the capital"),
    ("The convoy drove towards the airport.", "drive", "", "", "the airport"),
    ("The prisoners were flown to Narnia.", "fly", "", "", "Narnia"),
    ("Rebels fired rockets from Gaza into Israel.", "fire", "", "Gaza", "Israel"),
    ("She returned from Iran to Iraq on Monday.", "return", "", "Iran", "Iraq"),
    ("Their withdrawal from the valley took place on Monday.", "take place", "", "the valley", ""),
    # Places that nothing moves from or to.
    ("Rebels attacked the convoy near Orvel.", "attack", "", "", ""),
    ("The general ruled from Orvel.", "rule", "", "", ""),
    ("The bank bought oil from Iran.", "buy", "", "", ""),
    ("The war turned the town into a desert.", "turn", "", "", ""),
    ("The two sides met in Orvel.", "meet", "", "", ""),
    ("The mayor was removed from office.", "remove", "", "", ""),
    ("The road leads to the airport.", "lead", "", "", ""),
    ("The king gave a warm welcome to the president.", "give", "", "", ""),
    ("The valley belongs to Narnia.", "belong", "", "", ""),
    ("Troops in Orvel moved to the border.", "move", "", "", "the border"),
]


@pytest.mark.parametrize(("text", "lemma", "recipient", "departure", "destination"), TABLE)
def test_ways(split: Split, text: str, lemma: str, recipient: str, departure: str, destination: str) -> None:
    claim = the(split(text), lemma)
    got = ["; ".join(m.text for m in part) for part in (claim.recipient, claim.departure, claim.destination)]
    assert got == [recipient, departure, destination]


@pytest.mark.parametrize("text", [row[0] for row in TABLE])
def test_a_narrower_role_repeats_mentions_of_the_wider_one(split: Split, text: str) -> None:
    for claim in split(text).made:
        assert set(claim.recipient) <= set(claim.target)
        assert {*claim.departure, *claim.destination} <= set(claim.place)
        assert not set(claim.departure) & set(claim.destination)
