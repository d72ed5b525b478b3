"""The table: every kind of row, sorted, searched, paged, saved, and read by keyboard and on a phone."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from pipeline.model import Corpus
from tests.browser.conftest import OpenPage
from tests.joined import JOINED
from tests.samples import CORPUS, DAMAGED, SHELLED
from tests.view.drawn import HOSTILE, big_corpus, hostile_corpus, page_of

pytestmark = pytest.mark.browser

TABLE = "#view-table table"


@pytest.fixture(scope="module")
def html() -> str:
    return page_of(CORPUS)


@pytest.fixture(scope="module")
def big() -> str:
    return page_of(big_corpus(25, 10))


def column(page: Page, name: str) -> list[str]:
    return page.locator(f"{TABLE} tbody .of-{name}").all_inner_texts()


def test_is_a_real_table_of_all_claims(html: str, open_page: OpenPage) -> None:
    page = open_page(html, "#view=table")
    rows = page.locator(f"{TABLE} tbody tr")
    expect(rows).to_have_count(len(CORPUS.claims))
    expect(page.locator(f"{TABLE} caption")).to_have_text(f"{len(CORPUS.claims)} claims.")
    expect(page.locator("#status")).to_have_text(f"{len(CORPUS.claims)} claims.")
    assert (
        page.locator(f"{TABLE} thead th[scope=col]").count() == page.locator(f"{TABLE} tr:nth-child(1) > *").count() / 2
    )
    expect(page.locator(f"{TABLE} tbody th[scope=row] a")).to_have_count(len(CORPUS.claims))
    row = rows.filter(has_text="Shelling damaged a bridge in Orvel")
    expect(row).to_contain_text("Ana Reyes")
    expect(row.locator("th b")).to_have_text("damaged")
    negative = rows.filter(has_text="crossed")
    expect(negative.locator(".badge").first).to_have_text("negative: said not to be so")


def test_a_row_is_selected_by_keyboard_and_stands_out(html: str, open_page: OpenPage) -> None:
    page = open_page(html, "#view=table")
    link = page.locator(f"{TABLE} tbody th a").filter(has_text="Shelling")
    link.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_be_focused()
    assert f"s={DAMAGED.id}" in page.url
    current = page.locator(f"{TABLE} [aria-current=true]")
    expect(current).to_have_count(1)
    expect(current).to_contain_text("Shelling damaged")
    page.keyboard.press("Escape")
    expect(link).to_be_focused()
    expect(current).to_have_count(0)


def test_sorts_by_a_press_and_says_so(html: str, open_page: OpenPage) -> None:
    page = open_page(html, "#view=table")
    usual = column(page, "what")
    header = page.get_by_role("columnheader", name="Who says it")
    button = header.get_by_role("button")
    button.focus()
    page.keyboard.press("Enter")
    expect(header).to_have_attribute("aria-sort", "ascending")
    expect(button).to_be_focused()
    assert column(page, "who") == sorted(column(page, "who"), key=str.lower)
    button.click()
    expect(header).to_have_attribute("aria-sort", "descending")
    assert "sort=-who" in page.url
    assert column(page, "who") == sorted(column(page, "who"), key=str.lower, reverse=True)
    button.click()
    expect(header).not_to_have_attribute("aria-sort", re.compile("."))
    assert column(page, "what") == usual


def test_times_sort_by_the_calendar_and_unknown_ones_come_last(html: str, open_page: OpenPage) -> None:
    for sort in ("happened", "-happened"):
        times = column(open_page(html, f"#view=table&sort={sort}"), "happened")
        known = [time for time in times if time]
        assert times == known + [""] * (len(times) - len(known))


@pytest.mark.parametrize(
    ("rows", "first"),
    [
        ("sources", "Ana Reyes"),
        ("outlets", "The Orvel Post"),
        ("entities", "a bridge"),
        ("places", "Orvel"),
        ("articles", "Ministry says bridge was hit"),
        ("events", ""),
    ],
)
def test_every_kind_has_its_rows(rows: str, first: str, open_page: OpenPage, html: str) -> None:
    page = open_page(html, "#view=table")
    tab = page.locator(f'#view-table [data-rows="{rows}"]')
    count = int(tab.locator(".n").inner_text())
    tab.click()
    expect(tab).to_have_attribute("aria-pressed", "true")
    expect(page.locator(f"{TABLE} tbody tr")).to_have_count(count)
    assert f"rows={rows}" in page.url
    if first:
        expect(page.locator(f"{TABLE} tbody th a").filter(has_text=first).first).to_be_visible()


def test_events_of_joined_articles_are_rows(open_page: OpenPage) -> None:
    page = open_page(page_of(JOINED), "#view=table&rows=events&sort=-claims")
    counts = [int(text) for text in column(page, "claims")]
    assert counts and counts == sorted(counts, reverse=True)


def test_words_and_filters_choose_the_rows(html: str, open_page: OpenPage) -> None:
    page = open_page(html, "#view=table")
    page.locator("#q").fill("bridge")
    expect(page.locator("#status")).to_contain_text("hold “bridge”")
    found = column(page, "what")
    assert 0 < len(found) < len(CORPUS.claims)
    expect(page.locator("#results")).to_be_hidden()
    page.locator("#q").fill("no such words")
    expect(page.locator("#status")).to_have_text("No claims hold “no such words”.")
    again = open_page(html, "#view=table&polarity=negative&q=bridge")
    expect(again.locator("#status")).to_contain_text("that pass")
    assert [row for row in column(again, "what") if "negative" not in row] == []


def test_pages_turn_and_are_in_the_address(big: str, open_page: OpenPage) -> None:
    page = open_page(big, "#view=table")
    expect(page.locator(f"{TABLE} tbody tr")).to_have_count(100)
    expect(page.locator("#status")).to_have_text("Claims 1 to 100 of 250.")
    expect(page.locator(TABLE)).to_have_attribute("aria-rowcount", "251")
    first = column(page, "what")[0]
    bar = page.get_by_role("navigation", name="Pages of the table")
    expect(bar.get_by_role("button", name="Previous")).to_be_disabled()
    bar.get_by_role("button", name="Next").click()
    expect(page.locator("#status")).to_have_text("Claims 101 to 200 of 250.")
    expect(page.locator(f"{TABLE} tbody tr").first).to_have_attribute("aria-rowindex", "102")
    assert "page=2" in page.url
    bar.get_by_label("Page").fill("3")
    bar.get_by_label("Page").press("Enter")
    expect(page.locator(f"{TABLE} tbody tr")).to_have_count(50)
    expect(bar.get_by_role("button", name="Next")).to_be_disabled()
    again = open_page(big, "#" + page.url.partition("#")[2])
    assert column(again, "what") == column(page, "what")
    page.go_back()
    page.go_back()
    expect(page.locator(f"{TABLE} tbody th").first).to_have_text(first)
    page.get_by_role("columnheader", name="Who says it").get_by_role("button").click()
    expect(page.locator("#status")).to_contain_text("Claims 1 to 100")


def test_the_page_of_what_is_selected_is_shown(big: str, open_page: OpenPage) -> None:
    page = open_page(big, "#view=table&page=3")
    key = page.locator(f"{TABLE} tbody th a").last.get_attribute("href")
    assert key
    there = open_page(big, "#view=table&" + key.lstrip("#").replace("page=3", "").replace("view=table", ""))
    expect(there.locator("#status")).to_have_text("Claims 201 to 250 of 250.")
    expect(there.locator(f"{TABLE} [aria-current=true]")).to_be_in_viewport()


def test_columns_are_chosen_and_kept_in_the_address(html: str, open_page: OpenPage) -> None:
    page = open_page(html, "#view=table")
    page.locator(".columns summary").click()
    box = page.locator(".columns").get_by_label("Actor")
    box.check()
    expect(page.get_by_role("columnheader", name="Actor")).to_be_visible()
    expect(box).to_be_focused()
    assert "cols=actor" in page.url
    page.keyboard.press("Escape")
    expect(box).to_be_hidden()
    again = open_page(html, "#" + page.url.partition("#")[2])
    expect(again.get_by_role("columnheader", name="Actor")).to_be_visible()


def saved(page: Page, name: str) -> list[dict[str, str]]:
    """What the CSV button saves, as Python reads it."""
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV").click()
    assert download.value.suggested_filename == name
    path = Path(download.value.path())
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines, strict=True))


@pytest.mark.parametrize("corpus", [CORPUS, hostile_corpus(CORPUS, "😀👩‍👩‍👧 𝔘")], ids=["plain", "emoji"])
def test_saves_claims_whose_offsets_are_those_of_the_records(corpus: Corpus, open_page: OpenPage) -> None:
    rows = saved(open_page(page_of(corpus), "#view=table&sort=who"), "sayso-claims.csv")
    assert len(rows) == len(corpus.claims)
    claims = {claim.id: claim for claim in corpus.claims}
    texts = {article.id: article.text for article in corpus.articles}
    for row in rows:
        claim = claims[row["claim_id"]]
        start, end = map(int, row["quote_at"].split("-"))
        assert (start, end) == (claim.evidence.start, claim.evidence.end)
        assert row["quote"] == texts[row["article_id"]][start:end] == claim.evidence.text
        assert row["action_at"] == f"{claim.action.start}-{claim.action.end}"
        assert row["polarity"] == claim.polarity and float(row["confidence"]) == claim.confidence
    damaged = next(row for row in rows if row["claim_id"] == DAMAGED.id)
    assert damaged["published"] == "2024-10-01T23:31" and damaged["happened_begin"] == "2024-09-30"


def test_saves_all_pages_of_what_passes(big: str, open_page: OpenPage) -> None:
    assert len(saved(open_page(big, "#view=table&page=2"), "sayso-claims.csv")) == 250
    rows = saved(open_page(big, "#view=table&outlet=Paper+1&sort=-confidence"), "sayso-claims.csv")
    assert len(rows) == 50 and {row["outlet"] for row in rows} == {"Paper 1"}


def test_saves_other_kinds_of_rows(html: str, open_page: OpenPage) -> None:
    rows = saved(open_page(html, "#view=table&rows=articles&sort=-claims"), "sayso-articles.csv")
    assert {row["address"] for row in rows} == {article.url for article in CORPUS.articles}
    assert sum(int(row["claims"]) for row in rows) == len(CORPUS.claims)


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("https://a.example";"x")', "a;=1"])
def test_a_spreadsheet_runs_nothing_of_it(words: str, open_page: OpenPage) -> None:
    rows = saved(open_page(page_of(hostile_corpus(CORPUS, words)), "#view=table"), "sayso-claims.csv")
    cells = [cell for row in rows for cell in row.values() if cell]
    assert any(words[:2] in cell or "'" in cell for cell in cells)
    assert [cell for cell in cells if re.search(r"(^|[;\t\r\n])[=+\-@\t\r\n]", cell)] == []


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words_are_text(words: str, open_page: OpenPage) -> None:
    page = open_page(page_of(hostile_corpus(CORPUS, words)), f"#view=table&s={SHELLED.id}")
    for rows in ("claims", "sources", "outlets", "articles"):
        page.locator(f'#view-table [data-rows="{rows}"]').click()
        expect(page.locator(f"{TABLE} tbody tr").first).to_be_visible()
        assert page.locator(f"{TABLE} :is(script, img)").count() == 0
    assert page.evaluate("window.broken") is None


def test_on_a_phone_each_row_is_a_card(html: str, open_page: OpenPage) -> None:
    page = open_page(html, "#view=table", viewport={"width": 390, "height": 844})
    row = page.locator(f"{TABLE} tbody tr").first
    box = row.bounding_box()
    assert box and box["width"] <= 390 and box["height"] > 60
    assert page.evaluate("document.documentElement.scrollWidth <= 390")
    assert page.evaluate("document.querySelector('.table-scroll').scrollWidth <= 390")
    expect(page.get_by_role("table")).to_have_count(1)
    expect(page.get_by_role("rowheader")).to_have_count(len(CORPUS.claims))
    page.get_by_role("columnheader", name="Outlet").get_by_role("button").click()
    expect(page.get_by_role("columnheader", name="Outlet")).to_have_attribute("aria-sort", "ascending")
    row.locator("th a").click()
    expect(page.locator("#panel h2")).to_be_visible()
