from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.serve.accept import choose, read_accept

OFFERED = ["application/sparql-results+json", "text/csv", "text/html"]


@pytest.mark.parametrize(
    ("header", "chosen"),
    [
        (None, "application/sparql-results+json"),
        ("", "application/sparql-results+json"),
        ("*/*", "application/sparql-results+json"),
        ("text/*", "text/csv"),
        ("TEXT/HTML", "text/html"),
        ("text/csv;q=0.5, text/html;q=0.6", "text/html"),
        ("text/html;level=1;q=0.1, text/csv;q=0.2", "text/csv"),
        ("*/*, text/csv;q=0", "application/sparql-results+json"),
        ("text/*, text/csv;q=0", "text/html"),
        ("application/sparql-results+json;q=0, */*;q=0.1", "text/csv"),
        ("text/csv;q=0", None),
        ("image/png", None),
        ("text", None),
        ("text/csv;q=much", "text/csv"),
        ("text/csv;q=nan, text/html;q=0.1", "text/html"),
        ("text/csv;q=7, text/html", "text/csv"),
        (",,text/csv,", "text/csv"),
    ],
)
def test_the_heaviest_wins(header: str | None, chosen: str | None) -> None:
    assert choose(header, OFFERED) == chosen


@given(st.text(alphabet='abc/*;q=0.19, \t"\\é\x00'))
def test_no_header_breaks_it(header: str) -> None:
    assert choose(header, OFFERED) in (*OFFERED, None)
    assert all(0 <= found.weight <= 1 for found in read_accept(header))
