from __future__ import annotations

from pipeline.stages.derive import signature_of
from tests.stages.derive.stories import OWN, WIRE, printed


def shared(one: tuple[str, ...], other: tuple[str, ...], kind: str = "") -> int:
    signatures = [signature_of(printed(key, None, *text)) for key, text in (("a", one), ("b", other))]
    return sum(key.startswith(kind) for key in set(signatures[0].keys) & set(signatures[1].keys))


def test_copies_share_keys() -> None:
    assert shared(WIRE, WIRE, "m") == 16
    assert shared(WIRE, WIRE[:2], "w") > 0
    assert shared(WIRE, (*OWN[:2], WIRE[3], *OWN[2:]), "w") > 0
    assert shared(WIRE, tuple(p.replace("“", '"').replace("”", '"') for p in WIRE), "m") == 16


def test_independent_reports_with_one_quotation_share_none() -> None:
    assert shared(WIRE, OWN) == 0


def test_a_signature_depends_on_the_story_alone() -> None:
    plain = signature_of(printed("a", "Orvel Post", *WIRE))
    dressed = printed(
        "b", "Tamsk Post", "ORVEL (Reuters) - " + WIRE[0], *WIRE[1:], "(Reuters)", title="Flood in the north"
    )
    assert signature_of(dressed) == plain


def test_it_is_the_same_in_every_version_of_the_library() -> None:
    # Kept signatures are compared with new ones: were this to change, the kept ones would be of no use.
    found = signature_of(printed("a", None, *WIRE))
    assert (found.words, found.own, len(found.keys)) == (173, 151, 28)
    assert (found.keys[0], found.keys[-1]) == ("m1751a5eb456f52", "w225847eede0fe7")


def test_a_book_has_no_more_keys_than_a_long_article_and_shares_some_with_its_parts() -> None:
    chapters = [" ".join(f"{word}{i}" for word in WIRE[0].split()) + "." for i in range(600)]
    book = signature_of(printed("a", None, *chapters))
    assert book.words > 10_000 and len(book.keys) < 700
    part = signature_of(printed("b", None, *chapters[100:150]))
    assert set(book.keys) & set(part.keys)


def test_what_is_too_short_has_no_keys() -> None:
    assert signature_of(printed("a", None, "Floods cut off Orvel.")).keys == ()
