"""The event view: versions side by side, the dispute between them, who tells which."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.joined import FIVE_HURT, JOINED, STORY, STRUCK, WOUNDING
from tests.samples import DAMAGED, POST, REYES, ROSE, SHELLED
from tests.view.drawn import HOSTILE, hostile_corpus, page_of

pytestmark = pytest.mark.browser

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


@pytest.fixture(scope="module")
def html() -> str:
    return page_of(JOINED)


def at_event(open_page: OpenPage, html: str, rest: str, **options: object) -> Page:
    page = open_page(html, f"#view=event{rest}", **options)
    page.wait_for_function("document.documentElement.dataset.ready")
    return page


def status(page: Page) -> str:
    return page.locator("#status").inner_text()


def fragment(page: Page) -> str:
    found: str = page.evaluate("location.hash")
    return found


def test_a_disputed_event_side_by_side(html: str, open_page: OpenPage) -> None:
    page = at_event(open_page, html, f"&s={STRUCK.id}")
    assert status(page) == "2 versions from 3 origins in 5 articles."
    expect(page.locator("#view-event h2")).to_have_text("Shelling damaged a bridge, 30 September 2024")
    versions = page.locator("#view-event .version")
    expect(versions).to_have_count(2)
    one, other = (versions.nth(n) for n in (0, 1))
    expect(one).to_contain_text("2 origins, 3 outlets, 4 articles")
    expect(one.locator(".sentence")).to_contain_text(
        "Spokeswoman Ana Reyes said on Monday (30 September 2024), as The Orvel Post words it: “Shelling damaged"
    )
    expect(one).to_contain_text("in the same words: Tamsk Herald, 2 October 2024 (a copy)")
    expect(one.locator(".differing")).to_contain_text("said to be so")
    expect(other.locator(".differing")).to_contain_text("said not to be so")
    boxes = [box.bounding_box() for box in (one, page.locator(".between"), other)]
    assert all(boxes)
    lefts = [box["x"] for box in boxes if box]
    assert lefts == sorted(lefts)
    assert boxes[0] and boxes[2] and boxes[0]["y"] == boxes[2]["y"]


def test_the_dispute_in_words(html: str, open_page: OpenPage) -> None:
    page = at_event(open_page, html, f"&s={STRUCK.id}")
    items = page.locator(".between li")
    expect(page.locator(".between h3")).to_have_text("What is disputed")
    expect(items.nth(0)).to_contain_text("Whether it happened: versions 1 and 2 can’t both be so")
    expect(items.nth(1)).to_contain_text("Whether it happened: version 2 denies version 1 – the source rejects it.")
    expect(items.nth(1)).to_contain_text(
        "The army denied: it shelled the bridge (Daily Lantern) against Ana Reyes said:"
    )


def test_what_differs_is_not_called_disputed(html: str, open_page: OpenPage) -> None:
    page = at_event(open_page, html, f"&event={WOUNDING.id}")
    expect(page.locator(".between h3")).to_have_text("Where the versions differ")
    expect(page.locator(".version h3 .badge").first).to_have_text("others differ")
    expect(page.locator(".differing dd")).to_have_text(["two people", "five people", "three people"])
    expect(page.locator(".between")).to_contain_text(
        "version 3 was said later by the same source, instead of version 1"
    )
    expect(page.locator(".version h4").first).to_have_text("Unnamed sources")


def test_the_event_stays_when_a_claim_of_it_is_selected(html: str, open_page: OpenPage) -> None:
    page = at_event(open_page, html, f"&s={STRUCK.id}")
    page.locator(".version li a.words").filter(has_text="it shelled the bridge").click()
    expect(page.locator("#panel .passage")).to_contain_text("The army denied that it shelled the bridge.")
    assert f"s={SHELLED.id}" in fragment(page)
    assert f"event={STRUCK.id}" in fragment(page)
    expect(page.locator("#view-event [aria-current=true]").first).to_have_text("it shelled the bridge")
    page.locator("#panel").get_by_role("link", name="Daily Lantern").first.click()
    expect(page.locator("#panel h2")).to_have_text("Daily Lantern")
    assert status(page) == "2 versions from 3 origins in 5 articles."
    page.go_back()
    page.go_back()
    expect(page.locator("#panel h2")).to_have_text("Shelling damaged a bridge, 30 September 2024")


def test_a_claim_elsewhere_brings_its_own_event(html: str, open_page: OpenPage) -> None:
    page = at_event(open_page, html, f"&event={STRUCK.id}&s={FIVE_HURT.id}")
    expect(page.locator("#view-event h2")).to_have_text("two people were hurt")
    page.evaluate(f"location.hash = '#view=event&event={STRUCK.id}&s={ROSE.id}'")  # a claim of no event
    expect(page.locator("#view-event h2")).to_have_text("Shelling damaged a bridge, 30 September 2024")


def test_a_link_brings_it_back(html: str, open_page: OpenPage) -> None:
    page = at_event(open_page, html, f"&s={STRUCK.id}")
    page.locator(".version li a.words").first.click()
    page.get_by_label("Compare Daily Lantern").check()
    again = at_event(open_page, html, fragment(page).removeprefix("#view=event"))
    assert status(again) == status(page)
    for part in ("#view-event", "#panel"):
        told = [of.locator(part).inner_text().replace(of.url.split("#")[0], "") for of in (again, page)]
        assert told[0] == told[1]  # but for the address of the file, which a citation holds


def test_which_outlet_tells_which_version(html: str, open_page: OpenPage) -> None:
    page = at_event(open_page, html, f"&s={STRUCK.id}")
    table = page.locator("#view-event table")
    expect(table.locator("thead th")).to_have_text(["Compare", "Outlet", "Articles", "Version 1", "Version 2"])
    rows = {row.split("\t")[1]: row for row in table.locator("tbody tr").all_inner_texts()}
    assert list(rows) == ["Daily Lantern", "Northern Wire", "Tamsk Herald", "The Orvel Post"]
    assert "tells it, in a copy" in rows["Tamsk Herald"]
    assert "tells it, in 2 claims" in rows["The Orvel Post"]
    assert rows["Daily Lantern"].index("does not tell it") < rows["Daily Lantern"].index("●")


def test_two_outlets_are_compared(html: str, open_page: OpenPage) -> None:
    page = at_event(open_page, html, f"&event={STRUCK.id}")
    page.get_by_label("Compare Daily Lantern").check()
    expect(page.get_by_label("Compare Daily Lantern")).to_be_focused()
    assert status(page) == "1 version from 3 origins in 5 articles. 4 claims left out by the filters."
    page.get_by_label("Compare Northern Wire").check()
    expect(page.locator(".version h3")).to_have_text(["Version 1disputed", "Version 2disputed"])
    # What it denies stands in an outlet that is left out, and is of version 1 nevertheless.
    expect(page.locator(".between li")).to_have_count(2)
    expect(page.locator(".between")).to_contain_text("version 2 denies version 1")
    expect(page.locator("#view-event tbody tr")).to_have_count(4)
    assert fragment(page).count("outlet=") == 2
    page.get_by_role("link", name="Show all outlets").click()
    assert status(page) == "2 versions from 3 origins in 5 articles."


def test_a_story_has_its_parts_disputed_ones_first(html: str, open_page: OpenPage) -> None:
    page = at_event(open_page, html, f"&s={STORY.id}")
    assert status(page) == "2 of 2 parts from 4 origins in 5 articles; 2 with something disputed or told otherwise."
    parts = page.locator(".parts > li")
    expect(parts.locator(".lead")).to_have_text(
        ["Shelling damaged a bridge, 30 September 2024", "two people were hurt"]
    )
    expect(parts.nth(1)).to_contain_text("told otherwise: how many")
    expect(parts.nth(1)).to_contain_text("and 1 version more")
    articles = page.locator("#view-event ol.refs > li")
    expect(articles).to_have_count(5)
    expect(articles.first).to_contain_text("The Orvel Post, 1 October 2024")
    expect(articles.filter(has_text="Tamsk Herald")).to_contain_text("a copy of Ministry says bridge was hit")
    page.get_by_label("Compare Daily Lantern").check()
    page.get_by_label("Compare The Orvel Post").check()
    expect(page.locator(".parts > li")).to_have_count(2)
    expect(page.locator(".parts > li").nth(0)).to_contain_text("by both")
    expect(page.locator(".parts > li").nth(1)).to_contain_text("only by The Orvel Post")
    page.locator(".parts .told a").nth(1).click()
    expect(page.locator("#view-event h2")).to_have_text("Shelling damaged a bridge, 30 September 2024")
    expect(page.locator("#panel .passage")).to_be_visible()
    page.locator(".trail").get_by_role("link", name="Ministry says bridge was hit").click()
    expect(page.locator(".parts")).to_be_visible()


def test_choose_by_keyboard(html: str, open_page: OpenPage) -> None:
    page = at_event(open_page, html, "")
    assert status(page) == "1 event, 1 of them disputed. Choose one to compare its versions."
    item = page.locator(".choose li").first
    expect(item).to_contain_text("5 articles · 4 origins · 9 claims · 2 parts · disputed: not all say the same")
    expect(item).to_contain_text("Told otherwise: whether it happened, how many, in")
    page.locator(".choose h2").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#view-event h2")).to_have_text("Ministry says bridge was hit")
    page.locator("#view-event h2").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")  # the selection is given up, the event stays
    expect(page.locator("#view-event h2")).to_have_text("Ministry says bridge was hit")
    assert f"event={STORY.id}" in fragment(page)
    page.get_by_role("link", name="All events").press("Enter")
    expect(page.locator(".choose")).to_be_visible()


def test_search_finds_events(html: str, open_page: OpenPage) -> None:
    page = at_event(open_page, html, "&q=massacre")
    expect(page.locator(".choose li")).to_have_count(1)
    page.evaluate("location.hash = '#view=event&q=elephants'")
    expect(page.locator(".choose")).to_contain_text("No event has these words.")


def test_filters_hold(html: str, open_page: OpenPage) -> None:
    page = at_event(open_page, html, f"&event={STRUCK.id}&polarity=negative")
    expect(page.locator(".version h3")).to_have_text("Version 2disputed")
    expect(page.locator(".between li")).to_have_count(2)
    page.evaluate(f"location.hash = '#view=event&event={STRUCK.id}&by=document'")
    expect(page.locator("#status")).to_have_text("No claim of this event passes the filters.")


def test_an_event_of_one_claim(open_page: OpenPage) -> None:
    alone = replace(
        STRUCK, id="event-alone", claims=(DAMAGED.id,), articles=("one",), origins=(REYES.id,), outlets=(POST.id,)
    )
    corpus = replace(JOINED, events=(replace(alone, status="single_source"),), relations=())
    page = at_event(open_page, page_of(corpus), "&s=event-alone")
    expect(page.locator(".version h3")).to_have_text("What is said of it")
    expect(page.locator("#view-event table")).to_have_count(0)


def test_what_is_denied_from_elsewhere_is_told(open_page: OpenPage) -> None:
    apart = replace(STRUCK, claims=tuple(key for key in STRUCK.claims if key != SHELLED.id))
    events = tuple(apart if event.id == STRUCK.id else event for event in JOINED.events)
    page = at_event(open_page, page_of(replace(JOINED, events=events)), f"&event={STRUCK.id}")
    expect(page.locator(".between")).to_contain_text("what is told elsewhere denies version 1")


def test_on_a_phone(html: str, open_page: OpenPage) -> None:
    page = at_event(open_page, html, f"&s={STRUCK.id}", **PHONE)
    expect(page.locator("#panel")).to_be_hidden()  # it would only say again what the head says
    boxes = [page.locator(".version").nth(n).bounding_box() for n in (0, 1)]
    assert boxes[0] and boxes[1] and boxes[0]["x"] == boxes[1]["x"] and boxes[1]["y"] > boxes[0]["y"]
    assert page.evaluate("document.getElementById('view-event').scrollWidth <= 390")
    page.locator(".version li a.words").first.click()
    expect(page.locator("#panel")).to_be_visible()
    page.locator("#close").click()
    expect(page.locator("#view-event h2")).to_have_text("Shelling damaged a bridge, 30 September 2024")


@pytest.mark.parametrize("words", HOSTILE, ids=lambda words: repr(words[:16]))
def test_hostile_words(words: str, open_page: OpenPage) -> None:
    corpus = hostile_corpus(JOINED, words)
    corpus = replace(corpus, events=tuple(replace(e, title=e.title and words) for e in corpus.events))
    html = page_of(corpus)
    for rest in ("", f"&s={STRUCK.id}", f"&s={STORY.id}"):
        page = at_event(open_page, html, rest)
        assert page.evaluate("window.broken") is None
        assert page.evaluate("document.getElementById('view-event').scrollWidth <= innerWidth")
        expect(page.locator("#view-event img, #view-event script")).to_have_count(0)


def test_no_serious_findings(html: str, open_page: OpenPage) -> None:
    """Names, roles and labels of what can be reached by keyboard."""
    page = at_event(open_page, html, f"&s={STRUCK.id}&outlet=Daily+Lantern")
    unnamed = page.eval_on_selector_all(
        "#view-event a, #view-event input, #view-event [tabindex='0']",
        "nodes => nodes.filter(n => !(n.getAttribute('aria-label') || n.getAttribute('aria-labelledby')"
        " || n.textContent.trim())).length",
    )
    assert unnamed == 0
    levels = page.eval_on_selector_all("#view-event :is(h2, h3, h4)", "nodes => nodes.map(n => Number(n.tagName[1]))")
    assert levels[0] == 2
    assert all(level - before <= 1 for before, level in pairwise(levels))
    expect(page.locator("#view-event tbody tr")).to_have_count(4)
