"""What can be done with the drawing: expand, collapse, pin, take out, path, undo; by mouse, by keyboard, by link."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.test_page import click_mark, places, watched
from tests.samples import CORPUS, CROSSED, DAMAGED, ORVEL, REYES, SHELLED
from tests.view.drawn import big_corpus, page_of

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def html() -> str:
    return watched(page_of(CORPUS))


@pytest.fixture(scope="module")
def many() -> str:
    return watched(page_of(big_corpus(60, 20)))


def labels(page: Page) -> set[str]:
    return set(places(page))


def press(page: Page, name: str) -> None:
    page.locator("#actions").get_by_role("button", name=name).click()


def test_expanding_draws_what_a_mark_is_tied_to_and_collapsing_takes_it_back(many: str, open_page: OpenPage) -> None:
    page = open_page(many, "#view=says&s=thing-179")
    page.wait_for_function("() => window.drawing")
    before = labels(page)
    page.evaluate("location.hash = '#view=says&s=speaker-100'")
    expect(page.locator("#panel h2")).to_have_text("Speaker 100")
    press(page, "Expand")
    expect(page.locator("#do-collapse")).to_be_visible()
    expanded = labels(page)
    assert expanded > {"Speaker 100"}
    page.evaluate("location.hash = location.hash.replace('s=speaker-100', 's=thing-179')")
    page.wait_for_timeout(200)
    assert len(labels(page)) > len(before)
    page.locator("#do-no-open").click()
    expect(page.locator("#do-no-open")).to_have_count(0)
    assert labels(page) == before


def test_a_source_that_is_shut_hides_its_claims(html: str, open_page: OpenPage) -> None:
    page = open_page(html, f"#view=says&s={REYES.id}")
    page.wait_for_function("() => window.drawing")
    press(page, "Collapse")
    expect(page.locator("#do-undo")).to_be_visible()
    left = labels(page)
    assert "Shelling damaged a bridge" not in left
    assert "Ana Reyes" in left
    press(page, "Undo")
    expect(page.locator("#do-undo")).to_have_count(0)
    assert "Shelling damaged a bridge" in labels(page)


def test_a_mark_is_taken_out_and_brought_back(html: str, open_page: OpenPage) -> None:
    page = open_page(html, f"#view=says&s={ORVEL.id}")
    page.wait_for_function("() => window.drawing")
    press(page, "Take out")
    expect(page.locator("#do-no-drop")).to_have_text("Bring back what was taken out (1)")
    assert "Orvel" not in labels(page)
    page.keyboard.press("Control+z")
    expect(page.locator("#do-no-drop")).to_have_count(0)
    assert "Orvel" in labels(page)


def test_a_pinned_mark_stays_whatever_the_filters_say(html: str, open_page: OpenPage) -> None:
    page = open_page(html, f"#view=says&s={REYES.id}")
    page.wait_for_function("() => window.drawing")
    press(page, "Pin")
    expect(page.locator("#do-pin")).to_have_attribute("aria-pressed", "true")
    page.evaluate("location.hash = location.hash.replace('view=says', 'view=says&by=unnamed')")
    page.wait_for_timeout(200)
    assert "Ana Reyes" in labels(page)
    assert "Shelling damaged a bridge" not in labels(page)


def test_a_path_leads_from_one_to_another(html: str, open_page: OpenPage) -> None:
    page = open_page(html, f"#view=says&s={REYES.id}")
    press(page, "Path from here")
    expect(page.locator("#actions .hint")).to_contain_text("the other end")
    page.fill("#q", "the army")
    page.locator("#results [role=option]").first.click()
    press(page, "Path from Ana Reyes to this")
    expect(page.locator("#status")).to_contain_text("How Ana Reyes and The army are connected")
    assert {"Ana Reyes", "The army"} < labels(page)
    assert len(labels(page)) < 10
    page.locator("#do-no-path").click()
    expect(page.locator("#status")).not_to_contain_text("connected")


def test_the_drawing_is_walked_by_arrow_keys(html: str, open_page: OpenPage) -> None:
    page = open_page(html, "#view=says")
    page.locator("#graph-keys").focus()
    active = "document.querySelector('#graph-keys [aria-selected=true]').textContent"
    assert page.evaluate(active).startswith("Claim: ")
    page.keyboard.press("ArrowLeft")
    assert page.evaluate(active) == "Source: Ana Reyes"
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_have_text("Ana Reyes")
    expect(page.locator("#graph-keys")).to_be_focused()


def test_where_the_drawing_stands_comes_back_from_a_link(many: str, open_page: OpenPage) -> None:
    page = open_page(many, "#view=says")
    page.mouse.move(500, 500)
    page.mouse.wheel(0, 700)
    page.locator("#zoom-in").click()
    page.wait_for_function("() => location.hash.includes('at=')")
    where = page.evaluate("[window.drawing.getScale(), window.drawing.getViewPosition()]")
    again = open_page(many, page.evaluate("location.hash"))
    again.wait_for_function("() => window.drawing")
    found = again.evaluate("[window.drawing.getScale(), window.drawing.getViewPosition()]")
    assert found[0] == pytest.approx(where[0], abs=0.01)
    assert found[1]["y"] == pytest.approx(where[1]["y"], abs=2)


def test_a_set_of_marks_is_shown_alone(html: str, open_page: OpenPage) -> None:
    page = open_page(html, f"#view=says&set={SHELLED.id}&set={CROSSED.id}")
    page.wait_for_function("() => window.drawing")
    assert "Shelling damaged a bridge" not in labels(page)
    assert {"not: it shelled the bridge", "Ana Reyes", "The army"} <= labels(page)
    page.locator("#do-no-set").click()
    page.wait_for_timeout(200)
    assert "Shelling damaged a bridge" in labels(page)


def test_a_double_click_expands(html: str, open_page: OpenPage) -> None:
    page = open_page(html, "#view=says")
    page.wait_for_function("() => window.drawing")
    click_mark(page, "Ana Reyes", times=2)
    page.wait_for_function("() => location.hash.includes('open=')")
    assert DAMAGED.id not in page.url
