"""PLOVER modes: one where a word of the claim says it, none elsewhere."""

from __future__ import annotations

import pytest

from pipeline.lexicon import load
from pipeline.stages.split.mode import MODES, mode_of
from tests.stages.split.conftest import Split, the

TABLE = [
    ("Rebels shelled the port.", "shell", "ASSAULT", "heavy-weapons"),
    ("The army bombarded the town.", "bombard", "ASSAULT", "heavy-weapons"),
    ("Rebels stabbed a guard.", "stab", "ASSAULT", "primitive"),
    ("Rebels shot two soldiers.", "shoot", "ASSAULT", "firearms"),
    ("Rebels killed a guard with a machete.", "kill", "ASSAULT", "primitive"),
    ("Rebels killed two soldiers with a car bomb.", "kill", "ASSAULT", "explosives"),
    ("A car bomb killed two soldiers.", "kill", "ASSAULT", "explosives"),
    ("A suicide bomber killed two soldiers.", "kill", "ASSAULT", "suicide-attack"),
    ("Rebels fired rockets at the base.", "fire", "ASSAULT", "heavy-weapons"),
    ("Rebels killed two soldiers.", "kill", "ASSAULT", None),
    ("The army executed two rebels.", "execute", "ASSAULT", None),
    ("Rebels bombed the port.", "bomb", "ASSAULT", None),
    ("The soldiers shot down a jet.", "shoot down", "ASSAULT", None),
    ("Guards tortured the prisoners.", "torture", "ASSAULT", "torture"),
    ("Gunmen assassinated the mayor.", "assassinate", "ASSAULT", "assassinate"),
    ("Soldiers raped two women.", "rape", "ASSAULT", "sexual"),
    ("Police arrested two students.", "arrest", "COERCE", "arrest"),
    ("Two students were deported.", "deport", "COERCE", "deport"),
    ("The government imposed a curfew.", "impose curfew", "COERCE", "curfew"),
    ("The government declared martial law.", "declare", "COERCE", "martial-law"),
    ("The government declared a state of emergency.", "declare", "COERCE", "martial-law"),
    ("The government outlawed the opposition party.", "outlaw", "COERCE", "ban"),
    ("Gunmen kidnapped two students.", "kidnap", "COERCE", None),
    ("Police raided the office.", "raid", "COERCE", None),
    ("Prisoners rioted.", "riot", "PROTEST", "riot"),
    ("Students marched in the capital.", "march", "PROTEST", "demo"),
    ("Prisoners began a hunger strike.", "begin", "PROTEST", "hunger"),
    ("The unions began a general strike.", "begin", "PROTEST", "general"),
    ("Students protested against the law.", "protest", "PROTEST", None),
    ("Tornia expelled three Orvelian diplomats.", "expel", "SANCTION", "expel"),
    ("The government suspended aid to the rebels.", "suspend", "SANCTION", "discontinue"),
    ("The government imposed sanctions on the country.", "impose sanction", "SANCTION", None),
    ("The minister visited the president.", "visit", "CONSULT", "visit"),
    ("The minister met the president.", "meet", "CONSULT", None),
    ("The rebels released two soldiers.", "release", "RETREAT", "release"),
    ("The army withdrew its troops.", "withdraw", "RETREAT", "withdraw"),
    ("The army deployed troops to the border.", "deploy", "MOBILIZE", "troops"),
    ("The army deployed forces to the border.", "deploy", "MOBILIZE", None),
    ("The minister condemned the attack.", "condemn", "ACCUSE", "disapprove"),
    ("Police investigated the mayor.", "investigate", "ACCUSE", "investigate"),
    ("The government accused the rebels.", "accuse", "ACCUSE", "allege"),
    ("The rebels refused to negotiate.", "negotiate", "REJECT", "meet"),
    ("The mayor praised the farmers.", "praise", "SUPPORT", None),
    ("The farmers sold the wheat.", "sell", None, None),
]


@pytest.mark.parametrize(("text", "lemma", "kind", "mode"), TABLE)
def test_a_mode_only_where_a_word_says_it(
    split: Split, text: str, lemma: str, kind: str | None, mode: str | None
) -> None:
    action = the(split(text), lemma).action
    assert (action.plover, action.mode) == (kind, mode)


def test_a_longer_form_hides_the_word_inside_of_it() -> None:
    assert mode_of("ASSAULT", ("kill",), instruments=[("gun",)]) == "firearms"
    assert mode_of("ASSAULT", ("kill",), instruments=[("machine gun", "gun")]) is None
    assert mode_of("PROTEST", ("nationwide strike", "strike")) is None


def test_a_mode_belongs_to_its_type() -> None:
    assert mode_of("RETREAT", ("withdraw",)) == "withdraw"
    assert mode_of("SUPPORT", ("withdraw",)) is None


def test_the_tables_know_no_key_that_nothing_reads() -> None:
    for table in load("plover")["modes"].values():
        for lists in table.values():
            assert set(lists) <= {"words", "instruments", "actors", "verbs", "objects"}
    for modes in MODES.values():
        for mode in modes:
            assert mode.known and (mode.objects or not mode.verbs)
