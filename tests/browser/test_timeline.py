"""The timeline in a browser: three senses of time, the brush by mouse and keys, what is unknown, links, selection."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from playwright.sync_api import Locator, Page, expect

from pipeline.model import Corpus
from tests.browser.conftest import OpenPage
from tests.samples import CORPUS, DAMAGED, MONDAY, ROSE, SHELLED, STRIKE
from tests.view.drawn import HOSTILE, hostile_corpus, page_of

pytestmark = pytest.mark.browser

LONG_AGO = replace(MONDAY, value="0064-07", begin="0064-07-01", finish="0064-08-01", precision="month")
A_YEAR = replace(MONDAY, value="2024", begin="2024-01-01", finish="2025-01-01", precision="year")
SINCE = replace(MONDAY, value="2024-09-28", begin="2024-09-28", finish=None, precision="day")


def timed() -> Corpus:
    """The samples with some more times: a Monday, a whole year, from a day on; and two claims without."""
    times = {DAMAGED.id: MONDAY, SHELLED.id: A_YEAR, ROSE.id: SINCE}
    return replace(CORPUS, claims=tuple(replace(c, time=times.get(c.id)) for c in CORPUS.claims))


@pytest.fixture(scope="module")
def html() -> str:
    return page_of(timed())


def opened(open_page: OpenPage, html: str, more: str = "", **context: object) -> Page:
    page = open_page(html, "#view=timeline" + more, **context)
    page.wait_for_selector("html[data-ready]")
    return page


def status(page: Page) -> Locator:
    return page.locator("#status")


def field(page: Page, name: str) -> str | None:
    """A field of the state, as the address has it."""
    found: str | None = page.evaluate("name => new URLSearchParams(location.hash.slice(1)).get(name)", name)
    return found


def drag(page: Page, start: float, end: float) -> None:
    """Over the bars, from one part of their width to another."""
    box = page.locator(".over").bounding_box()
    assert box is not None
    width, y = box["width"] - 24, box["y"] + 40
    page.mouse.move(box["x"] + 12 + start * width, y)
    page.mouse.down()
    page.mouse.move(box["x"] + 12 + (start + end) / 2 * width, y)
    page.mouse.move(box["x"] + 12 + end * width, y)
    page.mouse.up()


def test_what_is_unknown_is_counted_and_not_placed(html: str, open_page: OpenPage) -> None:
    page = opened(open_page, html)
    expect(status(page)).to_contain_text(
        "1 event and all 3 claims drawn. 2 of 5 claims have no known time of happening."
    )
    expect(page.locator(".lanes .item")).to_have_count(4)


def test_the_three_senses_are_three_things(html: str, open_page: OpenPage) -> None:
    page = opened(open_page, html)
    page.get_by_role("button", name="Said", exact=True).click()
    expect(status(page)).to_contain_text("4 of 5 claims have no known time of saying.")
    page.get_by_role("button", name="Published", exact=True).click()
    expect(status(page)).to_contain_text("1 October 2024 to 2 October 2024: 1 event and all 5 claims drawn.")
    assert field(page, "when") == "published"
    page.go_back()
    expect(page.get_by_role("button", name="Said", exact=True)).to_have_attribute("aria-pressed", "true")


def test_a_bar_is_as_long_as_the_time_is_known_to_be(html: str, open_page: OpenPage) -> None:
    page = opened(open_page, html, "&from=2024-09-01&to=2024-10-31")

    def width(words: str) -> float:
        box = page.locator(f'.lanes .item[aria-label*="{words}"] > rect:not(.around)').bounding_box()
        assert box is not None
        return box["width"]

    day, year = width("Ana Reyes said: Shelling"), width("it shelled the bridge")
    assert year > 40 * day
    expect(page.locator('.lanes .item[aria-label*="Smoke rose"] path')).to_have_count(2)


def test_dragging_over_the_bars_sets_the_days_in_one_step(html: str, open_page: OpenPage) -> None:
    page = opened(open_page, html, "&when=published")
    drag(page, 0.55, 0.9)
    expect(status(page)).to_contain_text("2 October 2024: 1 event and all 2 claims drawn.")
    assert (field(page, "from"), field(page, "to")) == ("2024-10-02", "2024-10-02")
    page.go_back()
    expect(status(page)).to_contain_text("all 5 claims")
    assert field(page, "from") is None


def test_the_handles_are_sliders(html: str, open_page: OpenPage) -> None:
    page = opened(open_page, html, "&when=published")
    first = page.get_by_role("slider", name="First day shown")
    expect(first).to_have_attribute("aria-valuetext", "open: from the beginning")
    first.focus()
    page.keyboard.press("ArrowRight")
    expect(first).to_have_attribute("aria-valuetext", "2 October 2024")
    expect(first).to_be_focused()
    expect(status(page)).to_contain_text("all 2 claims")
    assert field(page, "from") == "2024-10-02"
    page.keyboard.press("Home")
    expect(first).to_have_attribute("aria-valuetext", "open: from the beginning")
    expect(status(page)).to_contain_text("all 5 claims")


def test_days_are_written_too_and_cleared(html: str, open_page: OpenPage) -> None:
    page = opened(open_page, html, "&when=published")
    page.locator("#view-timeline").get_by_label("From", exact=True).fill("2024-10-02")
    page.locator("#view-timeline").get_by_label("From", exact=True).press("Enter")
    expect(status(page)).to_contain_text("all 2 claims")
    page.locator("#view-timeline").get_by_label("to", exact=True).fill("soon")
    page.locator("#view-timeline").get_by_label("to", exact=True).press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Write a day, month or year")
    page.get_by_role("button", name="All times").click()
    expect(status(page)).to_contain_text("all 5 claims")
    assert (field(page, "from"), field(page, "to")) == (None, None)


def test_a_link_brings_back_the_days_the_sense_and_the_selection(html: str, open_page: OpenPage) -> None:
    page = opened(open_page, html, f"&when=published&from=2024-10-01&to=2024-10-01&s={DAMAGED.id}")
    expect(status(page)).to_contain_text("1 October 2024: ")
    expect(page.locator("#view-timeline").get_by_label("From", exact=True)).to_have_value("2024-10-01")
    own = page.locator(".lanes .item[aria-current]")
    expect(own).to_have_count(1)
    expect(own).to_have_attribute("aria-label", re.compile("Ana Reyes said: Shelling damaged a bridge"))
    expect(page.locator(".three")).to_contain_text("published 1 October 2024")
    expect(page.locator(".three")).to_contain_text("said 30 September 2024")


def test_one_claim_of_a_far_year_stands_beside_the_bars(open_page: OpenPage) -> None:
    others = tuple(replace(c, time=LONG_AGO if c.id == ROSE.id else MONDAY) for c in CORPUS.claims)
    page = opened(open_page, page_of(replace(CORPUS, claims=others)))
    expect(status(page)).to_contain_text("30 September 2024: ")
    expect(status(page)).to_contain_text("Not drawn: 1 claim before 30 September 2024.")
    page.get_by_role("button", name="1 claim before 30 September 2024").click()
    expect(page.locator('.lanes .item[aria-label*="Smoke rose"]')).to_have_count(1)
    assert field(page, "to") == "2024-09-29"


def test_items_are_reached_by_keys_in_the_order_of_time(html: str, open_page: OpenPage) -> None:
    page = opened(open_page, html)
    items = page.locator(".lanes .item")
    expect(page.locator('.lanes .item[tabindex="0"]')).to_have_count(1)
    expect(items.first).to_have_attribute("aria-label", re.compile("it shelled the bridge.*2024"))
    items.first.focus()
    page.keyboard.press("ArrowRight")
    expect(items.nth(1)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".lanes .item[aria-current]")).to_have_count(1)
    assert field(page, "s") is not None
    page.keyboard.press("Escape")
    expect(items.nth(1)).to_be_focused()


def test_zoom_is_the_filter_by_time(html: str, open_page: OpenPage) -> None:
    page = opened(open_page, html, "&when=published")
    page.get_by_role("button", name="Show a shorter time").click()
    expect(page.locator("#view-timeline").get_by_label("From", exact=True)).not_to_have_value("")
    page.locator(".lanes .item").first.focus()
    page.keyboard.press("-")
    expect(page.locator("#view-timeline").get_by_label("From", exact=True)).to_have_value("")


def test_an_event_is_placed_and_selected(html: str, open_page: OpenPage) -> None:
    page = opened(open_page, html)
    page.locator('.lanes .item[aria-label^="Event:"]').click()
    expect(page.locator(".lanes .item[aria-current]")).to_have_attribute(
        "aria-label", re.compile("^Event:.*30 September 2024")
    )
    assert field(page, "s") == STRIKE.id


def test_a_narrow_page_has_a_list(html: str, open_page: OpenPage) -> None:
    page = opened(open_page, html, "&when=published", viewport={"width": 390, "height": 844})
    expect(page.locator("ol.times .item")).to_have_count(6)
    expect(page.locator("ol.times")).to_contain_text("2 October 2024")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_nothing_with_a_time_is_said_in_words(open_page: OpenPage) -> None:
    claims = tuple(replace(c, time=None) for c in CORPUS.claims)
    page = opened(open_page, page_of(replace(CORPUS, claims=claims)))
    expect(page.locator("#view-timeline")).to_contain_text(
        "5 of 5 claims have no known time of happening. Another sense"
    )


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_stay_words(words: str, open_page: OpenPage) -> None:
    page = opened(open_page, page_of(hostile_corpus(timed(), words)), f"&when=published&s={DAMAGED.id}")
    expect(page.locator(".lanes .item")).to_have_count(6)
    assert page.evaluate("window.broken") is None
