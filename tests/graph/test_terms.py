from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode

from pipeline.graph.terms import Node, number, text, value_of

ODD = [chr(code) for code in (*range(0x100), 0x2028, 0xFEFF, 0xFFFE, 0xFFFF, 0x10FFFF)]


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_strings_are_written_as_the_engine_writes_them(value: str) -> None:
    assert text(value) == str(Literal(value))
    assert value_of(text(value)) == value


@pytest.mark.parametrize("value", [*ODD, "C:\\users", "\\u0041", 'a "b"'])
def test_odd_characters_too(value: str) -> None:
    assert text(value) == str(Literal(value))
    assert value_of(text(value)) == value


def test_a_lone_surrogate_is_no_character() -> None:
    assert text("a\ud800b") == '"a\ufffdb"'


@pytest.mark.parametrize("value", [0, -7, 1, 1.0, True, 0.25, 1e10, 2**40])
def test_numbers_of_equal_value_keep_their_types(value: float) -> None:
    assert number(value) == str(Literal(value))


def test_a_node_is_the_engines_and_back() -> None:
    node = NamedNode("https://x.example/é")
    assert Node.of(node.value) == str(node)
    assert Node.of(node.value).named == node
    assert value_of('"hat"@en') == "hat"
