"""Questions with their parameters, and the bytes of the answers."""

from __future__ import annotations

import json
from typing import Any

import pytest

from pipeline.errors import NotFoundError, QueryError
from pipeline.view.index import ANSWERS, answer
from tests.samples import BRIDGE, REYES
from tests.view.index.conftest import Written


def asked(written: Written, name: str, *query: tuple[str, str]) -> Any:
    return json.loads(answer(written.index, name, query).decode("utf-8"))


def test_every_question_is_answered(each: Written) -> None:
    one, other = each.payload.marks[0].id, each.payload.marks[-1].id
    queries: dict[str, list[tuple[str, str]]] = {
        "opening": [("limit", "3")],
        "around": [("id", one)],
        "find": [("q", "a"), ("kind", "source"), ("kind", "claim")],
        "claims": [("polarity", "positive"), ("q", "a"), ("limit", "2")],
        "path": [("from", one), ("to", other)],
        "totals": [],
    }
    assert {*queries} == {*ANSWERS}
    for name, query in queries.items():
        found = asked(each, name, *query)
        if "page" in found:
            assert len(found["held"]["claims"]) == len(found["page"]["marks"]["id"])
            assert len(found["held"]["ties"]) == len(found["page"]["marks"]["id"])
            assert len(found["picture"]["edges"]) % 3 == 0


def test_the_answer_that_is_kept_is_the_answer(joined: Written) -> None:
    assert answer(joined.index, "opening", []) == answer(joined.index, "opening", [("limit", "1500")])


def test_the_numbers_that_questions_have(joined: Written) -> None:
    opened = asked(joined, "opening", ("limit", "2"))
    assert opened["total"] == opened["totals"]["claim"] == len(joined.payload.claims)
    assert len(opened["page"]["claims"]) == 2
    beside = asked(joined, "around", ("id", REYES.id), ("limit", "1"))
    assert beside["total"] > len(beside["page"]["claims"]) == 1
    passing = asked(joined, "claims", ("polarity", "negative"), ("limit", "1"))
    assert passing["total"] > 1
    assert [passing["page"]["claims"][0][0]] == passing["found"]
    way = asked(joined, "path", ("from", REYES.id), ("to", BRIDGE.id))
    assert [way["page"]["marks"]["id"][n] for n in way["path"]][::2] == [REYES.id, BRIDGE.id]


@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("around", []),
        ("around", [("id", REYES.id), ("limit", "-1")]),
        ("around", [("id", REYES.id), ("limit", "٣")]),
        ("around", [("id", REYES.id), ("limit", "9" * 5000)]),
        ("around", [("id", REYES.id), ("depth", "2")]),
        ("find", [("query", "x")]),
        ("claims", [("when", "tomorrow")]),
        ("claims", [("order", "random")]),
        ("path", [("from", REYES.id)]),
        ("totals", [("x", "")]),
    ],
)
def test_what_is_asked_wrongly_is_told(joined: Written, name: str, query: list[tuple[str, str]]) -> None:
    with pytest.raises(QueryError) as told:
        answer(joined.index, name, query)
    assert len(str(told.value)) < 250


def test_questions_that_are_not_there(joined: Written) -> None:
    for name in ("", "__class__", "../opening", "x" * 1000):
        with pytest.raises(NotFoundError):
            answer(joined.index, name, [])


def test_answers_are_bounded(big: Written) -> None:
    words = ("q", "repaired " * 100_000)
    assert asked(big, "claims", words, ("limit", "999999999"))["total"] == 240
    assert len(asked(big, "find", ("q", "s"), ("limit", "999999999"))["found"]) == 100
    assert asked(big, "claims", *[("by", "person")] * 10_000, ("limit", "0"))["total"] == 240
