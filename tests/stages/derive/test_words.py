from __future__ import annotations

import pytest

from pipeline.stages.derive.words import words_of
from tests.stages.derive.stories import WIRE, printed

CASES = [
    # a paragraph; its words as they are compared, those that are quoted in capitals
    ("She said: “We had to leave.”", "she said WE HAD TO LEAVE"),
    ("The “safe” road — Orvel’s only one — is shut.", "the SAFE road orvel s only one is shut"),
    ("Jos\u00e9 left the caf\u00e9 re\u00adopened in May.", "jose left the cafe reopened in may"),
    ("The road is shut. Sign up for our newsletter. Snow fell.", "the road is shut snow fell"),
    (
        "We are safe. — Ana Reyes (@areyes) October 1, 2024 She left.",
        "WE ARE SAFE ANA REYES AREYES OCTOBER 1 2024 she left",
    ),
]


@pytest.mark.parametrize(("paragraph", "expected"), CASES)
def test_words(paragraph: str, expected: str) -> None:
    words = words_of(printed("a", None, paragraph, WIRE[0]))
    first = [w for w in words if w.start < len("Floods cut off Orvel\n" + paragraph)]
    assert " ".join(w.form.upper() if w.quoted else w.form for w in first) == expected


def test_words_are_where_they_say() -> None:
    article = printed(
        "a", None, "ORVEL (Reuters) - " + WIRE[0], *WIRE[1:], "(Reporting by Ana Reyes)", byline="Ana Reyes"
    )
    words = words_of(article)
    assert words[0].form == "floods" and words[-1].form == "over"
    assert all(article.text[w.start : w.end].lower().startswith(w.form[:1]) for w in words)
    assert [w.start for w in words] == sorted(w.start for w in words)
