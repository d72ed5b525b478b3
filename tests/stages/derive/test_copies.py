from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model import Article, Derivation
from pipeline.stages.derive import copied, signature_of
from tests.stages.derive.stories import OWN, WIRE, printed

ORIGINAL = printed("wire", "Reuters", *WIRE)


def compared(one: Article, other: Article) -> tuple[Derivation, ...]:
    found = copied((one, signature_of(one)), (other, signature_of(other)))
    assert found == copied((other, signature_of(other)), (one, signature_of(one)))
    for derivation in found:
        later = one if derivation.article == one.id else other
        assert all(later.text[s.start : s.end] == s.text for s in derivation.spans)
        assert [s.start for s in derivation.spans] == sorted(s.start for s in derivation.spans)
    return found


def retyped(text: str) -> str:
    return text.translate(str.maketrans("“”’", '""\''))


COPIES = {
    "as it is": WIRE,
    "its first paragraphs": WIRE[:2],
    "without some paragraphs": WIRE[::2],
    "in another order": WIRE[::-1],
    "with quotation marks retyped": tuple(map(retyped, WIRE)),
    "with paragraphs joined": (" ".join(WIRE[:3]), " ".join(WIRE[3:])),
    "with other first words": (WIRE[0].replace("Floods cut off", "Water has covered"), *WIRE[1:]),
    "with a link amid": (*WIRE[:2], "Read more: All about the floods", *WIRE[2:]),
    "with a sentence of their own": (*WIRE, "Our readers will find the numbers of the shelters on page nine."),
    "with a dateline and a credit": ("ORVEL (Reuters) - " + WIRE[0], *WIRE[1:], "(Reuters)"),
    "with a word changed here and there": tuple(p.replace("the", "this").replace("people", "persons") for p in WIRE),
}


@pytest.mark.parametrize("change", COPIES)
def test_copies(change: str) -> None:
    copy = printed("copy", "Orvel Post", *COPIES[change], published="2024-10-02", title="Orvel waits for pumps")
    (found,) = compared(ORIGINAL, copy)
    assert (found.kind, found.article, found.of, found.label) == ("copy", "copy", "wire", "Reuters")
    assert found.share is not None and found.share >= 0.6


def test_an_excerpt_has_the_passage() -> None:
    story = printed("story", "Orvel Post", *OWN[:2], WIRE[3], *OWN[2:], published="2024-10-02")
    (found,) = compared(ORIGINAL, story)
    assert found.kind == "excerpt"
    assert [s.text for s in found.spans] == [WIRE[3].rstrip(".")]


def test_a_longer_story_with_the_whole_wire_in_it_has_it_from_there() -> None:
    story = printed("story", "Orvel Post", *OWN, *WIRE, published="2024-10-02")
    (found,) = compared(ORIGINAL, story)
    assert found.article == "story" and found.share is not None and 0.4 < found.share < 0.8


NOT = {
    "an independent report with the same quotation": OWN,
    "the same speech in full": (OWN[0], f"“{retyped(' '.join(WIRE)).replace(chr(34), '')}”", OWN[1]),
    "a post that both show": (
        *OWN[:2],
        f"{retyped(' '.join(WIRE[3:]))} — Ana Reyes (@areyes) October 1, 2024",
    ),
    "a sentence of the same formula": (*OWN, "The dam was built seventy years ago to hold back a third of the water."),
}


@pytest.mark.parametrize("text", NOT)
def test_no_copies(text: str) -> None:
    assert compared(ORIGINAL, printed("other", "Orvel Post", *NOT[text], published="2024-10-02")) == ()


def test_versions_of_one_address_are_no_copies() -> None:
    first = printed("a", "Orvel Post", *WIRE, url="https://orvel.example/floods")
    second = printed("b", "Orvel Post", *WIRE[:4], url="http://www.orvel.example/floods/?utm_source=feed")
    assert compared(first, second) == ()


def test_what_an_outlet_says_again_is_no_excerpt_but_a_second_print_is_a_copy() -> None:
    background = printed("a", "Orvel Post", *OWN[:2], WIRE[3], *OWN[2:])
    assert compared(printed("b", "Orvel Post", *WIRE), background) == ()
    (found,) = compared(printed("b", "Orvel Post", *WIRE), printed("c", "Orvel Post", *WIRE))
    assert found.kind == "copy"


def test_the_agency_is_the_earlier_of_one_day() -> None:
    wire = printed("z", "Reuters", *WIRE)
    paper = printed("a", "Orvel Post", "ORVEL (Reuters) - " + WIRE[0], *WIRE[1:])
    (found,) = compared(wire, paper)
    assert (found.article, found.of) == ("a", "z")


def test_stubs_tell_nothing() -> None:
    notice = "This page uses small files to tell its readers from each other."
    assert compared(printed("a", "Orvel Post", notice), printed("b", "Tamsk Post", notice)) == ()


PARAGRAPHS = st.lists(st.sampled_from([*WIRE, *OWN]), min_size=1, max_size=8)


@settings(deadline=None)
@given(PARAGRAPHS, PARAGRAPHS, st.sampled_from(["2024-10-01", "2024-10-03", None]))
def test_order_does_not_matter_and_spans_are_their_characters(
    one: list[str], other: list[str], when: str | None
) -> None:
    for found in compared(printed("a", "Orvel Post", *one), printed("b", "Tamsk Post", *other, published=when)):
        assert found.share is not None and 0 < found.share <= 1
