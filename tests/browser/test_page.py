"""The page in a browser: what a reader sees, clicks, types and shares."""

from __future__ import annotations

import base64
import gzip
import json
import re
import time
from dataclasses import replace
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from pipeline.model import Anonymity, Basis, Corpus, Evidence, SourceLink
from pipeline.wording import plain
from tests.browser.conftest import OpenPage
from tests.joined import FIVE_HURT, JOINED, STORY
from tests.samples import CORPUS, CROSSED, DAMAGED, HURT, ONE, ORVEL, REYES, SHELLED, STRIKE, WOUNDED, span
from tests.view.drawn import HOSTILE, big_corpus, hostile_corpus, page_of

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def html() -> str:
    return page_of(CORPUS)


def watched(html: str) -> str:
    """The page with its drawing within reach: vis-network's class is wrapped before the page's script runs.

    Only the policy is loosened, so what is tested is otherwise the page itself.
    """
    loose = re.sub(r'content="default-src[^"]*"', "content=\"script-src 'unsafe-inline'\"", html, count=1)
    wrap = (
        "<script>{const made = vis.Network;"
        "vis.Network = function (...given) { const network = new made(...given); window.drawing = network;"
        " window.marksDrawn = given[1].nodes; return network; };}</script>"
    )
    head, tail = loose.rsplit("<script>", 1)
    return f"{head}{wrap}<script>{tail}"


def opening(html: str) -> list[list[int]]:
    """Number, x and y of what the page opens on, as the build placed it."""
    found = re.search('<script type="text/plain" id="data">([^<]*)', html)
    assert found
    nodes: list[list[int]] = json.loads(gzip.decompress(base64.b64decode(found[1])))["picture"]["nodes"]
    return nodes


def places(page: Page) -> dict[str, Any]:
    """Where the marks that are drawn stand, by label."""
    found: dict[str, Any] = page.evaluate(
        "() => Object.fromEntries(window.marksDrawn.get().map(n => [n.label, window.drawing.getPosition(n.id)]))"
    )
    return found


def click_mark(page: Page, label: str, times: int = 1) -> None:
    """A real click of the mouse on a mark; `times` 2: a double one."""
    at = page.evaluate(
        "label => { const n = window.marksDrawn.get().find(n => n.label === label);"
        " const at = window.drawing.canvasToDOM(window.drawing.getPosition(n.id));"
        " const box = document.getElementById('graph').getBoundingClientRect();"
        " return { x: at.x + box.x, y: at.y + box.y }; }",
        label,
    )
    page.mouse.click(at["x"], at["y"], click_count=times)


def marked(page: Page) -> dict[int, str]:
    """The marked spans of the passage: the text of all pieces of each span, joined."""
    found: list[tuple[str, str]] = page.eval_on_selector_all(
        ".passage mark", "nodes => nodes.map(n => [n.dataset.spans, n.textContent])"
    )
    spans: dict[int, str] = {}
    for numbers, text in found:
        for number in numbers.split():
            spans[int(number)] = spans.get(int(number), "") + text
    return spans


def test_is_at_rest_when_it_opens(html: str, open_page: OpenPage) -> None:
    page = open_page(watched(html), "#view=says")
    before = places(page)
    assert len(before) == 13
    page.wait_for_timeout(1000)
    assert places(page) == before
    assert page.evaluate("window.drawing.physics.physicsEnabled") is False


@pytest.mark.parametrize("corpus", [CORPUS, JOINED, big_corpus(2, 20)], ids=["events", "a story", "no events"])
def test_stacks_as_the_build_does(corpus: Corpus, open_page: OpenPage) -> None:
    built = page_of(corpus)
    page = open_page(watched(built))
    same = page.evaluate(
        "first => first.every(([n, x, y]) =>"
        " { const at = window.drawing.getPosition(n); return at.x === x && at.y === y; })",
        opening(built),
    )
    assert same
    assert page.evaluate("window.marksDrawn.length") == len(opening(built))


def test_a_click_opens_the_claim_with_its_passage(html: str, open_page: OpenPage) -> None:
    page = open_page(watched(html), "#view=says")
    click_mark(page, "Shelling damaged a bridge")
    panel = page.locator("#panel")
    expect(panel).to_have_attribute("data-id", DAMAGED.id)
    expect(panel.locator("h2")).to_have_text(
        "Spokeswoman Ana Reyes said on Monday (30 September 2024), as The Orvel Post words it: "
        "“Shelling damaged a bridge in Orvel”."
    )
    expect(panel.locator(".chain li")).to_have_count(2)
    expect(panel.locator(".facts")).to_contain_text("Monday → 30 September 2024")
    expect(panel.locator(".facts")).to_contain_text("damaged")
    expect(panel.locator(".chain")).to_contain_text("cue “said”")
    expect(panel.locator(".facts")).to_contain_text("none named")
    texts = set(marked(page).values())
    assert {DAMAGED.evidence.text, "damaged", "a bridge", "Orvel", "Monday", "said", "spokeswoman Ana Reyes"} <= texts
    article = page.locator(".passage p")
    assert article.all_inner_texts()[0].replace("\n", " ").startswith("Shelling damaged")


def test_marks_hold_the_characters_of_their_spans_beside_emoji(open_page: OpenPage) -> None:
    page = open_page(page_of(hostile_corpus(CORPUS, "😀👩‍👩‍👧 𝔘")), f"#s={SHELLED.id}")
    assert {"it shelled the bridge", "The army", "denied", "the bridge"} <= set(marked(page).values())


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("reyes", "Ana Reyes"),
        ("ORVEL", "Orvel"),
        ("soldiers cross", "No soldiers crossed [a bridge]"),
        ("Lantern", "Daily Lantern"),
    ],
)
def test_search_finds_names_aliases_and_words(html: str, open_page: OpenPage, query: str, found: str) -> None:
    page = open_page(html)
    page.fill("#q", query)
    expect(page.locator("#results [role=option]").filter(has_text=found).first).to_be_visible()


def test_search_puts_names_before_claims(html: str, open_page: OpenPage) -> None:
    page = open_page(html)
    page.fill("#q", "bridge")
    expect(page.locator("#results [role=option]").first).to_contain_text("a bridge")
    kinds = page.locator("#results .kind").all_inner_texts()
    assert kinds == sorted(kinds, key=lambda kind: kind == "Claim")


def test_search_by_keyboard_selects(html: str, open_page: OpenPage) -> None:
    page = open_page(html)
    page.keyboard.press("/")
    page.keyboard.type("orvel post")
    expect(page.locator("#results [role=option]").first).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_have_text("The Orvel Post")
    expect(page.locator("#panel h2")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#panel h2")).to_have_text("Who says what, about whom")


def test_keyboard_alone_leads_to_a_passage(html: str, open_page: OpenPage) -> None:
    page = open_page(html)
    for _ in range(14):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "tab-table":
            break
    page.keyboard.press("Enter")
    expect(page.locator("#view-table")).to_be_visible()
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('#view-table tbody') !== null"):
            break
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_be_focused()
    expect(page.locator(".passage mark").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#view-table tbody a").first).to_be_focused()


def test_the_fragment_brings_a_view_back(html: str, open_page: OpenPage) -> None:
    page = open_page(html, f"#s={SHELLED.id}&polarity=negative&view=table&hide=place")
    expect(page.locator("#panel")).to_have_attribute("data-id", SHELLED.id)
    expect(page.get_by_role("checkbox", name="negative")).to_be_checked()
    expect(page.locator("#tab-table")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("#status")).to_have_text("2 claims that pass the filters; 5 in all.")
    expect(page.locator("#view-table tbody tr")).to_have_count(2)


def test_back_and_forward_follow_the_selection(html: str, open_page: OpenPage) -> None:
    page = open_page(html, f"#s={CROSSED.id}")
    page.locator(".chain a").first.click()
    expect(page.locator("#panel h2")).to_have_text("Ana Reyes")
    page.go_back()
    expect(page.locator("#panel")).to_have_attribute("data-id", CROSSED.id)
    page.go_forward()
    expect(page.locator("#panel h2")).to_have_text("Ana Reyes")


@pytest.mark.parametrize(
    ("fragment", "claims"),
    [
        ("#polarity=negative", {"No soldiers crossed [a bridge]", "not: it shelled the bridge"}),
        ("#by=unnamed", {"two people were hurt"}),
        ("#outlet=Daily+Lantern", {"not: it shelled the bridge", "Smoke rose"}),
        ("#from=2024-09-30&to=2024-09-30", {"Shelling damaged a bridge"}),
        ("#from=2024-10-01", set()),
        ("#to=2024-09-29", set()),
        ("#when=said&from=2024-09-30", {"Shelling damaged a bridge"}),
        ("#when=published&from=2024-10-02", {"not: it shelled the bridge", "Smoke rose"}),
        ("#hide=claim", set()),
    ],
)
def test_filters_hide_marks(html: str, open_page: OpenPage, fragment: str, claims: set[str]) -> None:
    page = open_page(watched(html), fragment.replace("#", "#view=says&"))
    page.wait_for_function("window.drawing")
    everything = {"Shelling damaged a bridge", "No soldiers crossed [a bridge]", "two people were hurt",
                  "not: it shelled the bridge", "Smoke rose"}  # fmt: skip
    assert set(places(page)) & everything == claims


def test_the_legend_filters_by_kind(html: str, open_page: OpenPage) -> None:
    page = open_page(watched(html), "#view=says")
    page.locator("#legend button", has_text="Places").click()
    expect(page.locator("#legend button", has_text="Places")).to_have_attribute("aria-pressed", "false")
    assert "Orvel" not in places(page)
    assert "hide=place" in page.url


@pytest.mark.parametrize("words", HOSTILE, ids=lambda words: repr(words[:16]))
def test_hostile_words_are_text_and_run_nothing(open_page: OpenPage, words: str) -> None:
    page = open_page(page_of(hostile_corpus(CORPUS, words)))
    for tab in ("overview", "says", "event", "timeline", "map", "table"):
        for key in ("", SHELLED.id, REYES.id, "two"):
            page.evaluate("fragment => { location.hash = fragment; }", f"#view={tab}&s={key}")
            expect(page.locator(f"#tab-{tab}")).to_have_attribute("aria-pressed", "true")
            assert page.locator("main img, main script, main iframe, main svg svg").count() == 0
    title = plain(words)
    expect(page.locator("#panel h2")).to_have_text(title if len(title) <= 600 else title[:599] + "…")
    assert page.evaluate("window.broken") is None
    assert page.locator("a[href^='javascript']").count() == 0


def test_nothing_asked_of_the_address_breaks_the_page(html: str, open_page: OpenPage) -> None:
    page = open_page(html, "#s=%3Cimg%20src=x%3E&view=nowhere&from=soon&when=never&hide=x&hide=y")
    expect(page.locator("#panel code")).to_have_text("<img src=x>")


def test_a_thousand_claims_open_soon_on_the_most_shared(open_page: OpenPage) -> None:
    html = watched(page_of(big_corpus(60, 20)))
    start = time.monotonic()
    page = open_page(html)
    page.wait_for_function("window.drawing")
    assert time.monotonic() - start < 8
    assert len(page.evaluate("window.marksDrawn.get()")) == 150
    expect(page.locator("#status")).to_contain_text("150 of 1,505 marks shown")
    page.fill("#q", "dam 179")
    page.locator("#results [role=option]").first.click()
    expect(page.locator("#panel h2")).to_have_text("the dam 179")
    assert "the dam 179" in places(page)
    page.locator("text=Show only this").click()
    expect(page.locator("#status")).to_contain_text("the selected one and what it is tied to")


def test_every_claim_can_be_selected_one_after_another(open_page: OpenPage) -> None:
    corpus = big_corpus(20, 20)
    page = open_page(page_of(corpus), f"#s={corpus.claims[0].id}")
    for claim in corpus.claims[10::37]:
        page.evaluate("fragment => { location.hash = fragment; }", f"#s={claim.id}")
        expect(page.locator("#panel")).to_have_attribute("data-id", claim.id)
        expect(page.locator(".facts")).to_contain_text("repaired")
    expect(page.locator("#panel")).not_to_contain_text("[object")


def test_a_quotation_whose_speaker_was_not_found_is_nobody_s(open_page: OpenPage) -> None:
    acts = tuple(replace(a, source=None, cue=None, speaker=None) if a.id == HURT.id else a for a in CORPUS.attributions)
    chain = (SourceLink(HURT.id, None, "", "unnamed"), WOUNDED.sources[-1])
    claims = tuple(replace(c, sources=chain) if c.id == WOUNDED.id else c for c in CORPUS.claims)
    corpus = replace(CORPUS, attributions=acts, claims=claims, events=())
    page = open_page(page_of(corpus), f"#s={WOUNDED.id}")
    expect(page.locator("#panel h2")).to_have_text(
        "A speaker who was not found said, as The Orvel Post words it: “… two people were hurt”."
    )
    expect(page.locator(".chain li").last).to_contain_text("outlet, reports it")


def test_the_chain_tells_how_a_source_knows_and_why_it_is_not_named(open_page: OpenPage) -> None:
    who, what = span(ONE, "A resident"), span(ONE, "two people")
    said = replace(HURT, basis=Basis("witnessed", who), anonymity=Anonymity(None, what))
    acts = tuple(said if act is HURT else act for act in CORPUS.attributions)
    page = open_page(page_of(replace(CORPUS, attributions=acts)), f"#s={WOUNDED.id}")
    line = page.locator(".chain li").first
    expect(line).to_contain_text("how the source knows: was there “A resident”")
    expect(line).to_contain_text("why the source is not named: “two people”")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_gets_the_list_and_a_panel_over_it(html: str, open_page: OpenPage, scheme: str) -> None:
    page = open_page(html, viewport={"width": 390, "height": 844}, color_scheme=scheme)
    expect(page.locator("#view-event .choose")).to_be_visible()
    page.locator("#tab-table").click()
    page.locator("#view-table tbody a").first.click()
    expect(page.locator(".passage")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.locator("#close").click()
    expect(page.locator("#panel")).to_be_hidden()
    # What is selected goes along to another view, but doesn't cover it.
    page.locator("#view-table tbody a").first.click()
    page.evaluate("document.getElementById('tab-event').click()")
    expect(page.locator("#panel")).to_be_hidden()
    page.locator("#tab-table").click()
    page.locator("#view-table tbody a").first.click()
    expect(page.locator("#panel")).to_be_visible()


def test_an_event_and_an_entity_lead_to_their_claims(html: str, open_page: OpenPage) -> None:
    page = open_page(html, f"#s={STRIKE.id}")
    expect(page.locator("#panel")).to_contain_text("disputed")
    expect(page.locator("#panel .refs a")).to_have_count(2)
    page = open_page(html, f"#s={ORVEL.id}")
    expect(page.locator("#panel")).to_contain_text("Said to be where (2)")


def test_without_a_claim_the_page_says_so(open_page: OpenPage) -> None:
    page = open_page(page_of(Corpus()))
    expect(page.locator("#panel")).to_contain_text("No claims were found.")
    expect(page.locator("#status")).to_have_text("Nothing to show.")


def test_a_reader_sees_where_else_a_claim_is_said_and_gets_there(open_page: OpenPage) -> None:
    title = span(ONE, "bridge was hit")
    again = (Evidence(title.start, title.end, title.text, None, 0.7),)
    claims = tuple(replace(c, repeated=again) if c.id == DAMAGED.id else c for c in CORPUS.claims)
    page = open_page(page_of(replace(CORPUS, claims=claims)), f"#s={DAMAGED.id}")
    expect(page.locator("#panel")).to_contain_text("Also said at")
    page.get_by_role("button", name="bridge was hit").click()
    reached = page.locator(".passage mark:focus")
    expect(reached).to_have_text("bridge was hit")
    expect(reached).to_be_in_viewport()
    assert "bridge was hit" in marked(page).values()


def test_a_claim_that_is_said_once_has_no_further_passages(html: str, open_page: OpenPage) -> None:
    page = open_page(html, f"#s={DAMAGED.id}")
    expect(page.locator("#panel")).not_to_contain_text("Also said at")


def test_a_claim_leads_to_those_that_agree_deny_or_differ(open_page: OpenPage) -> None:
    page = open_page(page_of(JOINED), f"#s={SHELLED.id}")
    panel = page.locator("#panel")
    expect(panel).to_contain_text("What stands against it")
    expect(panel).to_contain_text("Disputed: not all say the same")
    denied = panel.locator("li", has_text="denies")
    expect(denied).to_contain_text("whether it happened: the source rejects it")
    denied.locator("a").last.click()
    expect(panel).to_have_attribute("data-id", DAMAGED.id)
    expect(panel.locator("li", has_text="is denied by")).to_contain_text("The army")
    page.goto(page.url.split("#")[0] + f"#s={FIVE_HURT.id}")
    expect(panel.locator("li", has_text="tells it otherwise").first).to_contain_text("how many")


def test_an_event_leads_to_its_parts_and_an_article_to_what_it_copies(open_page: OpenPage) -> None:
    page = open_page(page_of(JOINED), f"#s={STORY.id}")
    panel = page.locator("#panel")
    expect(panel.locator("h2")).to_have_text("Ministry says bridge was hit")
    expect(panel).to_contain_text(f"Articles ({len(STORY.articles)})")
    expect(panel.locator("li", has_text="a copy of another")).to_have_count(1)
    expect(panel).to_contain_text("Parts (2)")
    panel.locator("li", has_text="articles ·").first.locator("a").click()
    expect(panel).to_contain_text("Part of")
    page.goto(page.url.split("#")[0] + "#s=three")
    expect(panel).to_contain_text("a copy of Ministry says bridge was hit")
    expect(panel).to_contain_text("85 % of its words are the same")
    expect(panel).to_contain_text("credits The Orvel Post")
    page.goto(page.url.split("#")[0] + "#s=one")
    expect(panel).to_contain_text("is a later version of this one")


@pytest.mark.parametrize("words", HOSTILE[:3], ids=lambda words: repr(words[:16]))
def test_hostile_words_of_joined_articles_stay_text(words: str, open_page: OpenPage) -> None:
    corpus = hostile_corpus(JOINED, words)
    corpus = replace(corpus, derivations=tuple(replace(d, label=words) for d in corpus.derivations))
    page = open_page(page_of(corpus), "#s=three")
    expect(page.locator("#panel")).to_contain_text("credits " + plain(words))
    assert page.evaluate("window.broken") is None
