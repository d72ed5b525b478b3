"""The map in a browser: marks for places with a point, choosing them, keys, links, and what isn't drawn."""

from __future__ import annotations

from dataclasses import replace
from itertools import cycle

import pytest
from playwright.sync_api import Locator, Page, expect

from pipeline.model import Corpus, Entity, Location, Mention
from tests.browser.conftest import OpenPage
from tests.samples import CORPUS, ORVEL
from tests.view.drawn import HOSTILE, big_corpus, hostile_corpus, page_of

pytestmark = pytest.mark.browser

TAMSK = Entity("place-tamsk", "Tamsk", "place", (), (), (), (), Location("city", "FR", 45.0, 3.0))
NORLAND = Entity("place-norland", "Norland", "place", (), (), (), (), Location("country", "FR", 46.0, 2.0))
LESK = Entity("place-lesk", "Lesk", "place", (), (), (), (), Location("city", "CL", -33.0, -70.6))
YARD = Entity("place-yard", "the old yard", "place", (), (), (), ())


def placed(*places: Entity, articles: int = 2, claims: int = 10) -> Corpus:
    """An invented corpus whose claims happen at these places, one after the other; every third claim says no place."""
    corpus = big_corpus(articles, claims)
    turn = cycle(places)
    told = tuple(
        replace(c, place=(Mention(c.evidence.end - 1, c.evidence.end, c.evidence.text[-1], next(turn).id),))
        if n % 3
        else c
        for n, c in enumerate(corpus.claims)
    )
    return replace(corpus, claims=told, entities=tuple(sorted((*corpus.entities, *places), key=lambda e: e.id)))


@pytest.fixture(scope="module")
def html() -> str:
    return page_of(placed(TAMSK, NORLAND, LESK, YARD))


def marks(page: Page) -> Locator:
    return page.locator(".place-mark")


def mark(page: Page, name: str) -> Locator:
    return page.locator(f'.place-mark[aria-label^="{name}"]')


def camera(page: Page) -> str:
    """What the address says of the map, once the hand rests."""
    page.wait_for_timeout(450)
    at: str = page.evaluate("new URLSearchParams(location.hash.slice(1)).get('at') ?? ''")
    return at


def test_says_what_is_on_the_map_and_what_is_not(html: str, open_page: OpenPage) -> None:
    page = open_page(html, "#view=map")
    # 13 of 20 claims say where, in turn at four places, one of which has no point.
    expect(page.locator("#status")).to_have_text(
        "3 places with a point, from 10 of 20 claims; 10 claims name no place that is on the map."
    )
    page.get_by_text("Places without a point (1)").click()
    expect(page.locator(".map-lists")).to_contain_text("the old yard 3 claims")
    page.get_by_text("Claims that are not on the map (10)").click()
    expect(page.locator(".map-lists")).to_contain_text("3 claims say where, but the place has no point.")
    expect(page.locator(".map-lists")).to_contain_text("7 claims don’t say where.")
    expect(page.locator(".map-foot")).to_contain_text("Borders are Natural Earth’s and take no side")


def test_has_land_and_marks_and_tells_a_country_from_a_spot(html: str, open_page: OpenPage) -> None:
    page = open_page(html, "#view=map&at=2.5,45.5,7")
    expect(mark(page, "Tamsk, town: 4 claims")).to_have_count(1)
    expect(mark(page, "Somewhere in Norland, country: 3 claims")).to_have_count(1)
    assert mark(page, "Tamsk").locator("[stroke-dasharray]").count() == 0
    assert mark(page, "Somewhere in Norland").locator("[stroke-dasharray]").count() == 1
    page.wait_for_function("(document.querySelector('.map-svg path').getAttribute('d') ?? '').length > 1000")


def test_places_near_each_other_are_one_mark_that_parts_when_chosen(html: str, open_page: OpenPage) -> None:
    page = open_page(html, "#view=map")
    gathered = mark(page, "2 places near each other: Tamsk, Norland: 7 claims")
    gathered.click()
    expect(mark(page, "Tamsk, town")).to_be_visible()
    expect(mark(page, "Somewhere in Norland")).to_be_visible()
    expect(gathered).to_have_count(0)
    assert camera(page)


def test_a_place_that_is_chosen_is_selected_and_filters(html: str, open_page: OpenPage) -> None:
    page = open_page(html, "#view=map")
    mark(page, "Lesk").click()
    expect(page.locator("#panel h2")).to_have_text("Lesk")
    expect(mark(page, "Lesk")).to_have_attribute("aria-current", "true")
    # More than its colour tells: one ring more.
    expect(mark(page, "Lesk").locator("circle")).to_have_count(3)
    page.get_by_role("link", name="Only claims at this place").click()
    expect(page.locator("#status")).to_contain_text("1 place with a point, from 3 of 3 claims that pass the filters")
    assert "place=place-lesk" in page.url
    page.get_by_role("link", name="All places").click()
    expect(page.locator("#status")).to_contain_text("3 places")


def test_the_place_of_a_selected_claim_stands_out(html: str, open_page: OpenPage) -> None:
    corpus = placed(TAMSK, NORLAND, LESK, YARD)
    there = next(c for c in corpus.claims if c.place and c.place[0].entity == LESK.id)
    elsewhere = next(c for c in corpus.claims if not c.place)
    page = open_page(html, f"#view=map&s={there.id}")
    expect(mark(page, "Lesk").locator("circle")).to_have_count(3)
    page = open_page(html, f"#view=map&s={elsewhere.id}")
    expect(page.locator("#status")).to_contain_text("What is selected has no place on the map.")


def test_moves_and_zooms_by_keys(html: str, open_page: OpenPage) -> None:
    page = open_page(html, "#view=map")
    page.locator(".map-box").focus()
    page.keyboard.press("+")
    first = camera(page)
    page.keyboard.press("ArrowRight")
    second = camera(page)
    assert float(second.split(",")[0]) > float(first.split(",")[0])
    assert second.split(",")[2] == first.split(",")[2]
    page.keyboard.press("-")
    assert float(camera(page).split(",")[2]) == pytest.approx(float(first.split(",")[2]) - 0.5, abs=0.02)
    page.keyboard.press("Tab")
    page.keyboard.press("0")
    page.keyboard.press("Enter")
    expect(page.locator(".place-mark:focus")).to_have_count(1)


def test_marks_are_reached_by_keys_in_order_of_size(html: str, open_page: OpenPage) -> None:
    page = open_page(html, "#view=map&at=2.5,45.5,7")
    names = [name.split(":")[0] for name in marks(page).evaluate_all("l => l.map(n => n.getAttribute('aria-label'))")]
    assert names == ["Tamsk, town", "Lesk, town", "Somewhere in Norland, country"]
    marks(page).first.focus()
    page.keyboard.press("Tab")
    expect(mark(page, "Lesk")).to_be_focused()
    # It was half a world away, and is in sight now.
    box, seen = mark(page, "Lesk").bounding_box(), page.locator(".map-box").bounding_box()
    assert box is not None and seen is not None and seen["x"] < box["x"] < seen["x"] + seen["width"]
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_have_text("Lesk")


def test_a_link_brings_the_view_back(html: str, open_page: OpenPage) -> None:
    page = open_page(html, "#view=map")
    box = page.locator(".map-box").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.wheel(0, -600)
    page.mouse.down()
    page.mouse.move(x + 60, y + 30, steps=4)
    page.mouse.up()
    at = camera(page)
    assert at
    places = "l => l.map(n => n.getAttribute('transform'))"
    before = page.locator(".map-svg g[transform]").evaluate_all(places)
    other = open_page(html, "#" + page.url.partition("#")[2])
    other.wait_for_function("document.querySelector('.map-svg g[transform^=translate] path')?.getAttribute('d')")
    assert camera(other) == at
    after = other.locator(".map-svg g[transform]").evaluate_all(places)
    assert len(after) == len(before)
    # The address has four decimals of a degree: less than a pixel.
    assert other.locator(".place-mark").count() == page.locator(".place-mark").count()


def test_a_selection_keeps_the_map_where_the_reader_put_it(html: str, open_page: OpenPage) -> None:
    page = open_page(html, "#view=map&at=2.5,45.5,7")
    mark(page, "Tamsk").click()
    expect(page.locator("#panel h2")).to_have_text("Tamsk")
    assert camera(page) == "2.5,45.5,7"
    page.locator("#close").click()
    assert camera(page) == "2.5,45.5,7"


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_names_are_text(words: str, open_page: OpenPage) -> None:
    corpus = replace(
        CORPUS, entities=tuple(replace(e, location=TAMSK.location) if e is ORVEL else e for e in CORPUS.entities)
    )
    page = open_page(page_of(hostile_corpus(corpus, words)), "#view=map")
    expect(marks(page)).to_have_count(1)
    marks(page).first.click()
    expect(page.locator("#panel h2")).to_be_visible()
    assert page.evaluate("window.broken") is None
    assert page.locator(".map-svg image, .map-svg script").count() == 0


def test_places_on_one_point_are_listed(open_page: OpenPage) -> None:
    twin = replace(TAMSK, id="place-twin", label="Tamsk on the river")
    page = open_page(page_of(placed(TAMSK, twin)), "#view=map")
    mark(page, "2 places").click()
    card = page.locator(".map-card")
    expect(card).to_contain_text("2 places at one point")
    card.get_by_role("link", name="Tamsk on the river").click()
    expect(page.locator("#panel h2")).to_have_text("Tamsk on the river")


def test_fits_a_narrow_screen(html: str, open_page: OpenPage) -> None:
    page = open_page(html, "#view=map", viewport={"width": 390, "height": 844}, has_touch=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    mark(page, "Lesk").tap()
    expect(page.locator("#panel h2")).to_have_text("Lesk")
    # The sheet doesn't cover the place.
    box, sheet = mark(page, "Lesk").bounding_box(), page.locator("#panel").bounding_box()
    assert box is not None and sheet is not None and box["y"] + box["height"] < sheet["y"]


def test_without_places_says_so(open_page: OpenPage) -> None:
    page = open_page(page_of(CORPUS), "#view=map")
    expect(page.locator("#status")).to_contain_text("names a place that is on the map")
    expect(marks(page)).to_have_count(0)
