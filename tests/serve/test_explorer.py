"""The explorer page over HTTP: it asks for what is looked at, in a real browser and by hand."""

from __future__ import annotations

import gzip
import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from pipeline.cli.serving import explorer_of
from pipeline.errors import SaysoError
from pipeline.graph import build
from pipeline.records import write_records
from pipeline.serve import Limits, routes
from pipeline.serve.explorer import Shelf
from pipeline.view.index import make
from tests.joined import JOINED
from tests.samples import CORPUS, SHELLED
from tests.serve.server import Site, options_for, running
from tests.view.drawn import big_corpus


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a run with a thousand claims and more, of which a page gets a part at a time."""
    folder = tmp_path_factory.mktemp("large")
    corpus = big_corpus(100, 20)
    write_records(corpus, folder)
    build(corpus, folder)
    return folder


@pytest.fixture(scope="module")
def large(folder: Path) -> Iterator[Site]:
    with running(options_for(folder, limits=Limits(workers=1)), routes(folder)) as found:
        yield found


@pytest.fixture
def page(browser: Browser, large: Site) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    opened = context.new_page()
    complaints: list[str] = []
    asked: list[str] = []
    opened.on("console", lambda message: complaints.append(f"{message.type}: {message.text}"))
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on("request", lambda request: asked.append(request.url))
    opened.goto(large.url + "/")
    opened.wait_for_selector("html[data-ready]", state="attached")
    yield opened
    context.close()
    assert complaints == []
    assert [url for url in asked if not url.startswith(large.url)] == []


def test_questions_are_answered_and_mistakes_told(large: Site) -> None:
    opening = json.loads(large.ask("/data/opening").body)
    assert opening["totals"]["claim"] == 2000
    assert len(opening["page"]["claims"]) <= 1500
    assert large.ask("/data/around?id=nobody").status == 404
    assert large.ask("/data/around").status == 400
    assert large.ask("/data/nothing").status == 404
    assert large.ask("/data/find?q=" + "x" * 20_000).status in (200, 414)
    zipped = large.ask("/data/opening", Accept_Encoding="gzip")
    assert zipped.headers["content-encoding"] == "gzip"
    assert json.loads(gzip.decompress(zipped.body)) == opening
    assert large.ask("/data/../graph.nq").status == 404


def test_the_page_opens_on_a_part_and_says_so(page: Page) -> None:
    expect(page.locator("#counts")).to_have_text("2,000 claims from 100 articles")
    expect(page.locator("#status")).to_contain_text("of 2,000 claims that pass, the most important first")
    page.locator("#more").click()
    expect(page.locator("#status")).to_contain_text("Here are")


def test_search_reaches_what_the_page_does_not_hold(page: Page) -> None:
    page.fill("#q", "the dam 210")
    page.locator("#results [role=option]").first.click()
    expect(page.locator("#panel h2")).to_have_text("the dam 210")
    expect(page.locator("#panel")).to_contain_text("Said to be acted on")


def test_a_link_brings_back_what_was_not_loaded(page: Page, large: Site) -> None:
    page.goto(large.url + "/#view=says&s=claim-0099-019&only=1")
    expect(page.locator("#panel")).to_contain_text("crews repaired the dam")
    expect(page.locator(".passage mark").first).to_be_visible()


def test_filters_ask_the_server_and_count_all(page: Page) -> None:
    page.locator("#filters-open").click()
    page.locator("#facets").get_by_label("Paper 3").check()
    expect(page.locator("#facets .passed")).to_contain_text("400 of 2,000 claims pass")


def test_records_that_change_are_shown_when_their_index_is_ready(tmp_path: Path) -> None:
    write_records(CORPUS, tmp_path)
    build(CORPUS, tmp_path)
    with running(options_for(tmp_path, limits=Limits(workers=1)), routes(tmp_path)) as site:
        before = json.loads(site.ask("/data/totals").body)
        write_records(JOINED, tmp_path)
        until = time.monotonic() + 60
        while (now := json.loads(site.ask("/data/totals").body)) == before and time.monotonic() < until:
            time.sleep(0.2)
        assert now != before
        around = json.loads(site.ask(f"/data/around?id={SHELLED.id}").body)
        assert around["page"]["claims"]


def test_without_records_there_is_no_index(out: Path) -> None:
    with pytest.raises(SaysoError, match="jsonl"):
        routes(out)
    assert explorer_of(out) == ()


def test_the_index_is_kept(folder: Path) -> None:
    stamp = (folder / ".sayso/page.sqlite").stat().st_mtime_ns
    shelf = Shelf(folder, make(folder))
    assert shelf.index.path == folder / ".sayso/page.sqlite"
    assert (folder / ".sayso/page.sqlite").stat().st_mtime_ns == stamp
