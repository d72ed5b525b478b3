"""What a reader comes for, done by hand: real clicks and keys, counted, on a screen and on a phone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenPage
from tests.joined import JOINED
from tests.samples import CORPUS
from tests.view.drawn import page_of

pytestmark = pytest.mark.browser

Screen = dict[str, object]

WIDE: Screen = {"viewport": {"width": 1440, "height": 900}}
PHONE: Screen = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
BOTH = pytest.mark.parametrize("screen", [WIDE, PHONE], ids=["wide", "phone"])

Open = Callable[[str, Screen], "Reader"]


@dataclass(slots=True)
class Reader:
    """One hand on the page: what it presses and types is counted, and nothing else is done."""

    page: Page
    clicks: int = 0
    keys: int = 0
    phone: bool = field(init=False)

    def __post_init__(self) -> None:
        self.phone = bool(self.page.evaluate("navigator.maxTouchPoints"))

    def press(self, what: str | Locator, words: str | None = None) -> None:
        """Click, or tap, what is in sight or can be scrolled to; `words`: the first that holds them."""
        found = self.page.locator(what) if isinstance(what, str) else what
        first = (found.filter(has_text=words) if words else found).first
        expect(first).to_be_visible()
        (first.tap if self.phone else first.click)()
        self.clicks += 1

    def type(self, words: str) -> None:
        self.page.keyboard.type(words)
        self.keys += len(words)

    def key(self, name: str) -> None:
        self.page.keyboard.press(name)
        self.keys += 1

    def search(self, words: str) -> None:
        self.press("#q")
        self.type(words)
        expect(self.page.locator("#results [role=option]").first).to_be_visible()


@pytest.fixture
def at(open_page: OpenPage) -> Open:
    def opened(html: str, screen: Screen) -> Reader:
        return Reader(open_page(html, "", **screen))

    return opened


@pytest.fixture(scope="module")
def joined() -> str:
    return page_of(JOINED)


@pytest.fixture(scope="module")
def corpus() -> str:
    return page_of(CORPUS)


@BOTH
def test_who_denies_an_event(joined: str, at: Open, screen: Screen) -> None:
    reader = at(joined, screen)
    if reader.phone:
        reader.press("#view-event .choose a", "Ministry says bridge was hit")
        answer = reader.page.locator("#view-event .told li", has_text="denied")
    else:
        reader.press("#panel a", "Ministry says bridge was hit")
        expect(reader.page.locator("#panel")).to_contain_text("Who denies it (1)")
        answer = reader.page.locator("#panel li", has_text="denied").first
    expect(answer).to_contain_text(
        "The army denied: it shelled the bridge (negative: said not to be so) – Daily Lantern"
    )
    assert (reader.clicks, reader.keys) == (1, 0)


@BOTH
def test_all_denials(joined: str, at: Open, screen: Screen) -> None:
    reader = at(joined, screen)
    reader.press("#tab-table")
    reader.press("#filters-open")
    reader.press("#facets label", "denied")
    if reader.phone:
        reader.press("#facets .done")
    expect(reader.page.locator("#status")).to_have_text("1 claim that passes the filters; 12 in all.")
    expect(reader.page.locator("#chips")).to_contain_text("How it is said: denied")
    assert reader.clicks == (4 if reader.phone else 3)


@BOTH
def test_who_is_quoted_on_a_disputed_event_has_one_who_denies(joined: str, at: Open, screen: Screen) -> None:
    reader = at(joined, screen)
    reader.press("#tab-overview")
    expect(reader.page.locator("#graph-keys")).to_contain_text("The army")
    # From the opening of a phone, too, the overview is one press away, and stays.
    expect(reader.page.locator("#tab-overview")).to_have_attribute("aria-pressed", "true")


@BOTH
def test_all_that_unnamed_sources_say_about_a_place(corpus: str, at: Open, screen: Screen) -> None:
    reader = at(corpus, screen)
    reader.search("Orvel")
    reader.key("Enter")
    expect(reader.page.locator("#panel .only")).to_contain_text("Said about2 claims")
    reader.press("#panel .only a", "outlet (1)")
    expect(reader.page.locator("#status")).to_have_text("1 claim that passes the filters; 5 in all.")
    expect(reader.page.locator("#view-table tbody tr")).to_contain_text("Smoke rose over Orvel")
    assert (reader.clicks, reader.keys) == (2, 6)
    # What was asked for stands over the table, and is taken off there.
    expect(reader.page.locator("#chips li")).to_have_count(2)
    reader.press("#chips button", "Who says it")
    expect(reader.page.locator("#view-table tbody tr")).to_have_count(2)
    reader.press("#chips button", "About")
    expect(reader.page.locator("#view-table tbody tr")).to_have_count(5)
    expect(reader.page.locator("#chips")).to_be_hidden()


@BOTH
def test_what_one_source_says(joined: str, at: Open, screen: Screen) -> None:
    reader = at(joined, screen)
    reader.search("milo")
    reader.key("Enter")
    reader.press("#panel .only a", "in the table")
    expect(reader.page.locator("#view-table tbody tr")).to_have_count(2)
    expect(reader.page.locator("#chips")).to_contain_text("Said by: Milo Hart")
    assert reader.clicks == 2


@BOTH
def test_the_passage_behind_a_number(joined: str, at: Open, screen: Screen) -> None:
    reader = at(joined, screen)
    reader.search("five people")
    expect(reader.page.locator("#results [role=option]").first).to_contain_text("Milo Hart said – Northern Wire")
    reader.key("Enter")
    number = reader.page.locator(".passage .quantity")
    expect(number.first).to_be_in_viewport()
    assert "".join(number.all_text_contents()) == "five people"
    assert (reader.clicks, reader.keys) == (1, 12)


@BOTH
def test_all_that_is_found_in_the_table(joined: str, at: Open, screen: Screen) -> None:
    reader = at(joined, screen)
    reader.search("people")
    reader.key("ArrowUp")
    reader.key("Enter")
    expect(reader.page.locator("#tab-table")).to_have_attribute("aria-pressed", "true")
    expect(reader.page.locator("#status")).to_have_text("4 claims that hold “people”; 12 in all.")
    assert reader.clicks == 1


@BOTH
def test_two_outlets_on_one_event_and_the_link_to_it(
    joined: str, at: Open, open_page: OpenPage, screen: Screen
) -> None:
    reader = at(joined, screen)
    if not reader.phone:
        reader.press("#tab-event")
    reader.press("#view-event .choose a", "Ministry says bridge was hit")
    for outlet in ("The Orvel Post", "Northern Wire"):
        tick = reader.page.get_by_label("Compare " + outlet)
        before = tick.bounding_box()
        reader.press(tick)
        expect(tick).to_be_checked()
        after = tick.bounding_box()
        assert before and after
        if outlet == "Northern Wire":
            assert abs(before["y"] - after["y"]) < 2  # what was pressed stays where it is
    lines = reader.page.locator(".parts > li")
    expect(lines.first).to_contain_text("by both")
    expect(lines.first).to_contain_text(
        "Ana Reyes said: Shelling damaged a bridge in Orvel – The Orvel Post, Northern Wire"
    )
    assert (reader.clicks, reader.keys) == (3 if reader.phone else 4, 0)
    for other in (WIDE, PHONE):
        again = open_page(joined, "#" + reader.page.url.partition("#")[2], **other)
        for part in ("#view-event", "#status", "#chips"):
            assert again.locator(part).inner_text() == reader.page.locator(part).inner_text()


@BOTH
def test_what_was_taken_out_is_told_everywhere_and_brought_back(
    joined: str, open_page: OpenPage, screen: Screen
) -> None:
    reader = Reader(open_page(joined, "#view=says", **screen))
    reader.search("milo")
    reader.key("Enter")
    reader.press("#do-drop")
    reader.press("#tab-table")
    expect(reader.page.locator("#chips li")).to_have_text(["Bring back what was taken out Taken out: Milo Hart×"])
    reader.press("#chips button", "Taken out")
    expect(reader.page.locator("#chips")).to_be_hidden()
    assert "drop" not in reader.page.url


def test_a_mark_that_the_overview_does_not_draw_is_told(corpus: str, at: Open) -> None:
    reader = at(corpus, WIDE)
    reader.search("Orvel")
    reader.key("Enter")
    expect(reader.page.locator("#status")).to_contain_text("“Orvel” is not among them: “Show only this” draws it.")


def test_a_page_without_events_opens_on_a_phone_with_its_claims(open_page: OpenPage) -> None:
    page = open_page(page_of(replace(CORPUS, events=())), **PHONE)
    expect(page.locator("#tab-table")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("#view-table tbody tr")).to_have_count(5)
    page.locator("#tab-event").tap()
    expect(page.locator("#view-event")).to_contain_text("No event was found in these articles")
