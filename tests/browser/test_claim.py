"""The panel of a claim: a sentence whose parts lead to names and to the passage, and what stands against it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from playwright.sync_api import Locator, Page, expect

from pipeline.model import Claim
from tests.browser.conftest import OpenPage
from tests.joined import JOINED
from tests.samples import (
    ARMY,
    BRIDGE,
    CORPUS,
    CROSSED,
    DAMAGED,
    HURT,
    LANTERN,
    ORVEL,
    POST,
    REYES,
    ROSE,
    SHELLED,
    WOUNDED,
)
from tests.view.drawn import HOSTILE, hostile_corpus, page_of

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def html() -> str:
    return page_of(CORPUS)


def at(open_page: OpenPage, html: str, claim: Claim, **context: object) -> Page:
    page = open_page(html, f"#s={claim.id}", **context)
    expect(page.locator("#panel")).to_have_attribute("data-id", claim.id)
    return page


def headline(page: Page) -> Locator:
    return page.locator("#panel h2")


def changed(claim: Claim, **fields: object) -> str:
    """The page with one claim changed."""
    other = replace(claim, **fields)  # type: ignore[arg-type]
    return page_of(replace(CORPUS, claims=tuple(other if c.id == claim.id else c for c in CORPUS.claims)))


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        (
            DAMAGED,
            (
                "Spokeswoman Ana Reyes said on Monday (30 September 2024), "
                "as The Orvel Post words it: “Shelling damaged a bridge in Orvel”."
            ),
        ),
        (CROSSED, "Ana Reyes added, as reported by The Orvel Post: “No soldiers crossed it” (negative)."),
        (WOUNDED, "A resident said, as reported by The Orvel Post, that two people were hurt."),
        (SHELLED, "The army denied, as reported by Daily Lantern, that it shelled the bridge."),
        (ROSE, "Daily Lantern, in its own voice: “Smoke rose over Orvel”."),
    ],
    ids=["time", "quoted", "reported", "denied", "own voice"],
)  # fmt: skip
def test_a_claim_reads_like_a_sentence(html: str, open_page: OpenPage, claim: Claim, sentence: str) -> None:
    expect(headline(at(open_page, html, claim))).to_have_text(sentence)


@pytest.mark.parametrize(
    ("words", "mark"),
    [("Ana Reyes", REYES.id), ("The Orvel Post", POST.id), ("a bridge", BRIDGE.id), ("Orvel", ORVEL.id)],
)
def test_a_name_leads_to_its_mark(html: str, open_page: OpenPage, words: str, mark: str) -> None:
    page = at(open_page, html, DAMAGED)
    headline(page).get_by_role("link", name=words, exact=True).click()
    expect(page.locator("#panel")).to_have_attribute("data-id", mark)
    page.go_back()
    expect(page.locator("#panel")).to_have_attribute("data-id", DAMAGED.id)


@pytest.mark.parametrize(
    ("words", "role", "marked"),
    [
        ("said", "cue", "said"),
        ("on Monday (30 September 2024)", "said", "Monday"),
        ("damaged", "action", "damaged"),
        ("Spokeswoman", "source", "spokeswoman Ana Reyes"),
        ("Shelling", "instrument", "Shelling"),
    ],
)
def test_all_else_leads_to_its_span(html: str, open_page: OpenPage, words: str, role: str, marked: str) -> None:
    page = at(open_page, html, DAMAGED)
    headline(page).get_by_role("link", name=words, exact=True).click()
    reached = page.locator(".passage mark:focus")
    expect(reached).to_have_text(marked)
    assert role in (reached.get_attribute("class") or "").split()
    expect(reached).to_be_in_viewport()
    expect(page.locator("#panel")).to_have_attribute("data-id", DAMAGED.id)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"polarity": "negative"}, "(“rose” is said not to be so)"),
        ({"modality": "planned"}, "(planned)"),
        ({"modality": "possible"}, "(possible)"),
        ({"modality": "conditional", "polarity": "negative"}, "is said not to be so; depends on a condition)"),
    ],
)
def test_polarity_and_modality_are_words(open_page: OpenPage, fields: dict[str, str], words: str) -> None:
    page = at(open_page, changed(ROSE, **fields), ROSE)
    expect(headline(page)).to_contain_text(words)
    assert words in page.locator(".cite").inner_text()


def test_a_claim_that_is_denied_is_not_told_to_be_negative_as_well(html: str, open_page: OpenPage) -> None:
    expect(headline(at(open_page, html, SHELLED))).not_to_contain_text("negative")


def test_status_origin_and_confidence_come_first(open_page: OpenPage) -> None:
    page = at(open_page, page_of(JOINED), DAMAGED)
    line = page.locator(".standing")
    expect(line).to_contain_text("Disputed: not all say the same.")
    expect(line).to_contain_text("Read with fair confidence (0.80).")
    below = page.locator("#panel h3").first
    assert line.bounding_box()["y"] < below.bounding_box()["y"]  # type: ignore[index]
    expect(below).to_have_text("Passage")


def test_what_disputes_it_is_a_link(open_page: OpenPage) -> None:
    page = at(open_page, page_of(JOINED), DAMAGED)
    line = page.locator(".standing")
    expect(line).to_contain_text("It is denied by The army: “it shelled the bridge”")
    expect(page.locator("#panel h3").nth(1)).to_contain_text("What stands against it")
    line.get_by_role("link", name="The army: “it shelled the bridge”").click()
    expect(page.locator("#panel")).to_have_attribute("data-id", SHELLED.id)
    expect(page.locator(".standing")).to_contain_text("It denies Ana Reyes: “Shelling damaged a bridge in Orvel”")


def test_the_keyboard_leads_from_the_search_to_the_passage(html: str, open_page: OpenPage) -> None:
    page = open_page(html)
    page.keyboard.press("/")
    page.keyboard.type("two people hurt")
    expect(page.locator("#results [role=option]").filter(has_text="two people were hurt")).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    if page.locator("#panel").get_attribute("data-id") is None:
        page.keyboard.press("Enter")
    expect(page.locator("#panel")).to_have_attribute("data-id", WOUNDED.id)
    expect(headline(page)).to_be_focused()
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == "hurt":
            break
    page.keyboard.press("Enter")
    expect(page.locator(".passage mark:focus")).to_have_text("hurt")


def test_an_unnamed_source_is_called_one(open_page: OpenPage) -> None:
    acts = tuple(replace(a, source=None, speaker=None) if a.id == HURT.id else a for a in CORPUS.attributions)
    chain = (replace(WOUNDED.sources[0], label="unnamed", entity=None), WOUNDED.sources[-1])
    claims = tuple(replace(c, sources=chain) if c.id == WOUNDED.id else c for c in CORPUS.claims)
    page = at(open_page, page_of(replace(CORPUS, attributions=acts, claims=claims, events=())), WOUNDED)
    expect(headline(page)).to_have_text(
        "An unnamed source, as The Orvel Post words it: “A resident said two people were hurt”."
    )


@pytest.mark.parametrize("words", HOSTILE, ids=lambda words: repr(words[:16]))
def test_hostile_words_stay_words(open_page: OpenPage, words: str) -> None:
    page = at(open_page, page_of(hostile_corpus(JOINED, words)), DAMAGED)
    for part in page.locator("#panel h2 a.part").all():
        part.click()
    assert page.locator("#panel :is(img, script, iframe)").count() == 0
    assert page.evaluate("window.broken") is None


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_shows_the_whole_sentence(html: str, open_page: OpenPage, scheme: str) -> None:
    page = at(open_page, html, DAMAGED, viewport={"width": 390, "height": 844}, color_scheme=scheme)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    box = headline(page).bounding_box()
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= 390


def test_ids_of_what_is_selected_are_on_the_panel(html: str, open_page: OpenPage) -> None:
    page = open_page(html)
    for mark in (ARMY.id, LANTERN.id, "one"):
        page.evaluate("id => { location.hash = '#s=' + id; }", mark)
        expect(page.locator("#panel")).to_have_attribute("data-id", mark)
