"""The page as a file: one, closed to the network, the same bytes for the same records."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import pytest

from pipeline.model import Corpus
from pipeline.view.embed import as_data
from tests.samples import CORPUS
from tests.view.drawn import HOSTILE, hostile_corpus, page_of


class Outline(HTMLParser):
    """The elements of a page, and the text of its scripts and styles."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, str]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        tag, attributes = self.tags[-1] if self.tags else ("", {})
        if tag in ("script", "style") and data.strip():
            self.texts.append(("data" if attributes.get("type") == "text/plain" else tag, data))


def unpacked(text: str) -> Any:
    """What `as_data` put into the page."""
    return json.loads(gzip.decompress(base64.b64decode(text)))


@pytest.fixture(scope="module")
def page() -> str:
    return page_of(CORPUS)


def test_same_records_same_bytes(page: str) -> None:
    assert page_of(CORPUS) == page


def test_nothing_is_loaded(page: str) -> None:
    outline = Outline(page)
    assert not any("src" in attributes for _, attributes in outline.tags)
    assert {tag for tag, _ in outline.tags} & {"link", "img", "iframe", "object", "base"} == set()
    style = "".join(text for kind, text in outline.texts if kind == "style")
    assert "@import" not in style
    assert not re.search(r"url\((?![\"']?data:)", style)


def test_the_policy_names_exactly_the_scripts_and_style_of_the_page(page: str) -> None:
    outline = Outline(page)
    policy = next(a["content"] for _, a in outline.tags if a.get("http-equiv") == "Content-Security-Policy") or ""
    hashes = {
        (tag, f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}")
        for tag, text in outline.texts
        if tag != "data"
    }
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    assert {h for _, h in hashes} == set(re.findall(r"'(sha256-[^']+)'", policy))
    assert len(hashes) == 3


def test_language_title_description_and_footer(page: str) -> None:
    assert '<html lang="en">' in page
    assert "<title>Sayso" in page
    assert '<meta name="description"' in page
    assert "doesn’t rule on what is true" in page
    assert "<noscript>" in page


@pytest.mark.parametrize("words", HOSTILE, ids=lambda words: repr(words[:16]))
def test_hostile_words_stay_data(page: str, words: str) -> None:
    hostile = Outline(page_of(hostile_corpus(CORPUS, words)))
    assert [tag for tag, _ in hostile.tags] == [tag for tag, _ in Outline(page).tags]
    data = unpacked(next(text for kind, text in hostile.texts if kind == "data"))
    assert data["page"]["articles"][0][2] == words


def test_data_cannot_leave_its_element_and_comes_back() -> None:
    value = ["</script><!--", "a&b", "\u2028\u2029", "\ud800"]
    text = as_data(value)
    assert re.fullmatch("[A-Za-z0-9+/=]*", text)
    assert unpacked(text) == ["</script><!--", "a&b", "\u2028\u2029", "\ufffd"]
    assert as_data(value) == text


def test_no_records_at_all() -> None:
    assert "0 claims from 0 articles" in page_of(Corpus())


def test_an_article_without_anything_known() -> None:
    bare = replace(CORPUS.articles[0], title=None, outlet=None, published=None, url=None, path=None, blocks=())
    page = Outline(page_of(replace(CORPUS, articles=(bare, CORPUS.articles[1]))))
    data = unpacked(next(text for kind, text in page.texts if kind == "data"))
    assert data["page"]["articles"][0][4:6] == ["not known", "date not known"]
