from __future__ import annotations

from pipeline.stages.derive import carrying, event_origins
from tests.stages.derive.stories import OWN, WIRE, claim, link, printed, said

ONE, TWO = printed("a", "Orvel Post", *WIRE), printed("b", "Daily Lantern", *OWN)
ACT = said(ONE, "Ana Reyes", "said", "We heard a noise", "person", "entity-reyes")
ATTRIBUTED = claim(ONE, "We heard a noise", "heard", link(ACT, "entity-reyes", "Ana Reyes", "person"))
IN_ITS_OWN_VOICE = claim(ONE, "Floods cut off Orvel", "cut")
ELSEWHERE = claim(TWO, "Parts of Orvel are under water", "are")


def test_an_article_that_attributes_says_nothing_of_its_own() -> None:
    assert carrying([IN_ITS_OWN_VOICE, ATTRIBUTED, ELSEWHERE]) == [ATTRIBUTED, ELSEWHERE]
    assert carrying([ELSEWHERE, IN_ITS_OWN_VOICE]) == [IN_ITS_OWN_VOICE, ELSEWHERE]


def test_origins_of_an_event_are_those_of_what_carries_it() -> None:
    origins = {ATTRIBUTED.id: ("r",), IN_ITS_OWN_VOICE.id: ("post",), ELSEWHERE.id: ("lantern", "r")}
    assert event_origins([IN_ITS_OWN_VOICE, ATTRIBUTED, ELSEWHERE], origins) == ("lantern", "r")
