"""Texts and the quotations in them."""

from __future__ import annotations

import pytest

from pipeline.stages.attribute.quotes import find_quotations
from tests.conftest import plain_article


@pytest.mark.parametrize(
    ("text", "quotations"),
    [
        ('He said "no" twice.', ['"no"']),
        ("“The port is open,” she said. “Come in.”", ["“The port is open,”", "“Come in.”"]),
        ("''The port is open,'' she said.", ["''The port is open,''"]),
        ("``The port is open,'' she said.", ["``The port is open,''"]),
        ("“He told me, ‘Go home,’ and left,” she said.", ["“He told me, ‘Go home,’ and left,”"]),
        ("The workers' huts and the sailors' boats.", []),
        ("'The port is open,' she said.", ["'The port is open,'"]),
        ("It isn't the navy's port, and he didn't sail.", []),
        ("‘We didn’t sail,’ he said.", ["‘We didn’t sail,’"]),
        ('She said the "port [of Orvel]" was open.', ['"port [of Orvel]"']),
        ('He is 6"2 tall', []),
        ("“One.\n“Two.”", ["“One.", "“Two.”"]),
        ("The port “is open", []),
    ],
)
def test_quotations(text: str, quotations: list[str]) -> None:
    assert [text[q.start : q.end] for q in find_quotations(plain_article(text))] == quotations


def test_unclosed_quotation_carries_into_the_next_paragraph() -> None:
    first, second = find_quotations(plain_article("“One.\n“Two.”"))
    assert (first.closed, first.carries) == (False, True)
    assert (second.closed, second.carries) == (True, False)
