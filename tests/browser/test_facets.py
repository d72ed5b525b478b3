"""The filters: ticked by mouse and keyboard, counted, shown as chips, and kept in the address."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenPage
from tests.samples import CORPUS
from tests.view.drawn import HOSTILE, big_corpus, hostile_corpus, page_of

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def html() -> str:
    return page_of(CORPUS)


@pytest.fixture(scope="module")
def big() -> str:
    return page_of(big_corpus(20, 10))


def group(page: Page, facet: str) -> Locator:
    return page.locator(f'#facets [data-facet="{facet}"]')


def lines(box: Locator) -> dict[str, int]:
    """The values of a group and their counts, in order."""
    names, counts = box.locator("li .name").all_inner_texts(), box.locator("li .n").all_inner_texts()
    return {name.split("\n")[0]: int(count.replace(",", "")) for name, count in zip(names, counts, strict=True)}


def opened(page: Page) -> Page:
    page.locator("#filters-open").click()
    return page


def test_the_column_is_closed_until_it_is_asked_for(html: str, open_page: OpenPage) -> None:
    page = open_page(html)
    button = page.locator("#filters-open")
    expect(page.locator("#facets")).to_be_hidden()
    expect(button).to_have_attribute("aria-expanded", "false")
    button.click()
    expect(page.locator("#facets")).to_be_visible()
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(page.locator("#facets .passed")).to_have_text(f"{len(CORPUS.claims)} of {len(CORPUS.claims)} claims pass")
    button.click()
    expect(page.locator("#facets")).to_be_hidden()
    expect(page.locator("#chips")).to_be_hidden()


def test_counts_are_of_the_claims(html: str, open_page: OpenPage) -> None:
    page = opened(open_page(html))
    polarity: dict[str, int] = {}
    for claim in CORPUS.claims:
        polarity[claim.polarity] = polarity.get(claim.polarity, 0) + 1
    found = lines(group(page, "polarity"))
    assert {name.split(":")[0]: count for name, count in found.items()} == polarity
    assert list(found.values()) == sorted(polarity.values(), reverse=True)


def test_ticking_filters_and_keeps_the_focus(html: str, open_page: OpenPage) -> None:
    page = opened(open_page(html))
    negative = group(page, "polarity").get_by_role("checkbox", name="negative")
    wanted = sum(claim.polarity == "negative" for claim in CORPUS.claims)
    negative.focus()
    page.keyboard.press("Space")
    expect(page.locator("#facets .passed")).to_have_text(re.compile(rf"^{wanted} of {len(CORPUS.claims)} "))
    expect(negative).to_be_focused()
    expect(negative).to_be_checked()
    assert "polarity=negative" in page.url
    expect(page.locator("#filters-open")).to_have_text("Filters (1)")
    # A group is not narrowed by its own choice; others are.
    assert sum(lines(group(page, "polarity")).values()) == len(CORPUS.claims)
    assert sum(lines(group(page, "by")).values()) == wanted
    page.keyboard.press("Space")
    expect(page.locator("#facets .passed")).to_have_text(re.compile(f"^{len(CORPUS.claims)} of"))
    expect(negative).to_be_focused()


def test_what_is_chosen_stays_though_nothing_passes(html: str, open_page: OpenPage) -> None:
    page = open_page(html, "#by=person&by=collective&outlet=Nowhere")
    expect(page.locator("#facets .passed")).to_have_text(re.compile("^0 of"))
    assert lines(group(page, "by")) == {"group that speaks as one": 0, "named person": 0}
    assert lines(group(page, "outlet"))["Nowhere"] == 0
    expect(group(page, "outlet").get_by_role("checkbox", name="Nowhere")).to_be_checked()


def test_chips_say_what_is_set_and_take_it_off(html: str, open_page: OpenPage) -> None:
    page = open_page(html, "#by=person&polarity=positive&from=2024-09-01&when=said")
    chips = page.locator("#chips li")
    expect(chips).to_have_count(3)
    expect(chips.nth(2)).to_contain_text("Time: said from 2024-09-01")
    expect(page.locator("#facets")).to_be_visible()
    chips.nth(0).get_by_role("button", name="Take off the filter Who says it: named person").press("Enter")
    expect(chips).to_have_count(2)
    expect(chips.nth(0).get_by_role("button")).to_be_focused()
    assert "by=" not in page.url
    page.get_by_role("button", name="Clear all").click()
    expect(page.locator("#chips")).to_be_hidden()
    expect(page.locator("#filters-open")).to_be_focused()
    assert not re.search("polarity|from|when", page.url)
    page.go_back()
    expect(chips).to_have_count(2)


def test_days_are_typed_and_the_time_is_chosen(html: str, open_page: OpenPage) -> None:
    page = opened(open_page(html))
    box = group(page, "time")
    box.get_by_label("Which").select_option("published")
    box.get_by_label("From").fill("2024-10-02")
    passed = sum(claim.article == "two" for claim in CORPUS.claims)
    expect(page.locator("#facets .passed")).to_have_text(re.compile(f"^{passed} of"))
    assert "from=2024-10-02" in page.url and "when=published" in page.url
    box.get_by_label("To").fill("2024-10-01")
    expect(box).to_contain_text("The first day is after the last")


def test_a_link_restores_the_filters(html: str, open_page: OpenPage) -> None:
    page = opened(open_page(html))
    group(page, "by").get_by_role("checkbox", name="named person").check()
    group(page, "modality").get_by_role("checkbox").first.check()
    page.wait_for_function("location.hash.includes('modality')")
    again = open_page(html, "#" + page.url.partition("#")[2])
    expect(again.locator("#facets input:checked")).to_have_count(2)
    assert again.locator("#facets .passed").inner_text() == page.locator("#facets .passed").inner_text()


def test_long_lists_show_the_first_and_can_be_searched(open_page: OpenPage) -> None:
    corpus = big_corpus(20, 10)
    articles = tuple(corpus.articles)
    outlets = {article.id: f"Paper {n:02}" for n, article in enumerate(articles)}
    from dataclasses import replace

    claims = tuple(
        replace(claim, sources=(*claim.sources[:-1], replace(claim.sources[-1], label=outlets[claim.article])))
        for claim in corpus.claims
    )
    page = opened(open_page(page_of(replace(corpus, claims=claims))))
    box = group(page, "outlet")
    expect(box.locator("li")).to_have_count(8)
    box.get_by_role("button", name="Show all 20").click()
    expect(box.locator("li")).to_have_count(20)
    box.get_by_role("searchbox").fill("paper 1")
    expect(box.locator("li")).to_have_count(10)
    box.get_by_label("Paper 13").check()
    expect(page.locator("#facets .passed")).to_have_text("10 of 200 claims pass")
    expect(box.get_by_label("Paper 13")).to_be_focused()
    box.get_by_role("searchbox").fill("")
    box.get_by_role("button", name="Show fewer").click()
    # The one that is chosen is shown, too.
    expect(box.locator("li")).to_have_count(9)


def test_ticking_in_the_table_is_quick(big: str, open_page: OpenPage) -> None:
    page = opened(open_page(big, "#view=table"))
    group(page, "by").get_by_role("checkbox").first.check()
    expect(page.locator("#status")).to_contain_text("pass the filters")


def test_on_a_phone_the_filters_cover_the_page(html: str, open_page: OpenPage) -> None:
    page = open_page(html, "#by=person", viewport={"width": 390, "height": 844})
    facets = page.locator("#facets")
    expect(facets).to_be_hidden()
    expect(page.locator("#chips li")).to_have_count(1)
    opened(page)
    box = facets.bounding_box()
    assert box and (box["x"], box["y"], box["width"], box["height"]) == (0, 0, 390, 844)
    expect(facets.locator("h2")).to_be_focused()
    assert page.evaluate("document.querySelector('header.bar').inert && document.querySelector('.stage').inert")
    group(page, "by").get_by_role("checkbox", name="unnamed").check()
    assert page.evaluate("document.querySelector('#facets').scrollWidth <= 390")
    facets.get_by_role("button", name="Done").click()
    expect(facets).to_be_hidden()
    expect(page.locator("#filters-open")).to_be_focused()
    assert not page.evaluate("document.querySelector('.stage').inert")
    opened(page)
    page.keyboard.press("Escape")
    expect(facets).to_be_hidden()


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words_are_text(words: str, open_page: OpenPage) -> None:
    page = opened(open_page(page_of(hostile_corpus(CORPUS, words))))
    first = group(page, "outlet").get_by_role("checkbox").first
    first.check()
    expect(page.locator("#chips li")).to_have_count(1)
    assert page.evaluate("window.broken") is None
    assert page.locator("#facets :is(script, img), #chips :is(script, img)").count() == 0
    assert page.evaluate(
        "document.querySelector('#facets').scrollWidth <= document.querySelector('#facets').clientWidth"
    )
    first.uncheck()
    expect(page.locator("#chips")).to_be_hidden()
