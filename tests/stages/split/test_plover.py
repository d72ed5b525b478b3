"""PLOVER types: one where the words give one, none elsewhere."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from tests.stages.split.conftest import Split, the

TYPES = {
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
}  # fmt: skip

TABLE = [
    ("Rebels bombed the port.", "bomb", "ASSAULT"),
    ("A missile hit the base.", "hit", "ASSAULT"),
    ("The singer hit a high note.", "hit", None),
    ("The army deployed two brigades.", "deploy", "MOBILIZE"),
    ("The ministry sent troops to Orvel.", "send", "MOBILIZE"),
    ("The ministry sent food to Orvel.", "send", "AID"),
    ("The ministry sent a letter.", "send", None),
    ("Police arrested nine students.", "arrest", "COERCE"),
    ("The state imposed sanctions on Narnia.", "impose sanction", "SANCTION"),
    ("The state will impose sanctions on Narnia.", "impose sanction", "THREATEN"),
    ("The state will send aid to Narnia.", "send", "AGREE"),
    ("Narnia withdrew its troops.", "withdraw", "RETREAT"),
    ("The two presidents held talks.", "hold talk", "CONSULT"),
    ("Narnia lifted the curfew.", "lift curfew", "CONCEDE"),
    ("Workers staged a protest.", "stage protest", "PROTEST"),
    ("The army refused to leave the port.", "leave", "REJECT"),
    ("Senator Ana Reyes attacked Senator John Brown.", "attack", None),
    ("Gunmen attacked Senator John Brown.", "attack", "ASSAULT"),
    ("The label released a record.", "release", None),
    ("The army released ten prisoners.", "release", "RETREAT"),
]


@pytest.mark.parametrize(("text", "lemma", "kind"), TABLE)
def test_type(split: Split, text: str, lemma: str, kind: str | None) -> None:
    assert the(split(text), lemma).action.plover == kind


def test_the_lexicon_knows_the_sixteen_types_only() -> None:
    lexicon = tomllib.loads((files("pipeline.lexicon") / "plover.toml").read_text("utf-8"))
    named = {k for table in ("verbs", "nominals", "governors", "planned") for k in lexicon[table]}
    named |= {c["type"] for table in ("combinations", "military") for c in lexicon[table]}
    assert named == TYPES
