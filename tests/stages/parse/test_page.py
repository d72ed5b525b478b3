"""Pages."""

import json
import socket

import pytest

from pipeline.model import Article, Seed
from pipeline.stages.parse import parse_seed
from pipeline.stages.parse.page_data import without_outlet

PARAGRAPHS = (
    "Shelling damaged a bridge in Orvel on Monday, spokeswoman Ana Reyes told reporters at a briefing in the capital.",
    "“No soldiers crossed it,” she added. A resident said that two people were hurt when the bridge fell.",
    "Residents described a second explosion late in the evening, and said that windows were broken in several streets.",
)
DATA = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "Organization", "name": "Orvel Post"},
        {
            "@type": ["NewsArticle"],
            "headline": "Bridge in Orvel &#039;hit&#039;",
            "datePublished": "2024-10-01T23:31:05+03:00",
            "dateModified": "2024-10-05T10:00:00+03:00",
            "author": [{"@id": "#a"}, {"@type": "Person", "name": "John Roe"}],
            "publisher": {"name": "Orvel Post"},
        },
        {"@type": "Person", "@id": "#a", "name": "Ana Reyes"},
    ],
}


def page(head: str = "", h1: str = "Bridge in Orvel ‘hit’", more: str = "") -> bytes:
    body = "".join(f"<p>{words}</p>" for words in PARAGRAPHS)
    return (
        "<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>Bridge in Orvel hit | Orvel Post</title>"
        f"{head}</head><body><nav><a href='/'>Home</a></nav><article><h1>{h1}</h1>{body}<h2>Smoke over the town</h2>"
        f"<p>{PARAGRAPHS[2]}</p><p>Read more: Orvel in pictures</p>{more}</article>"
        "<footer>All rights</footer></body></html>"
    ).encode()


def parsed(data: bytes, path: str = "orvel/bridge.html") -> Article:
    outcome = parse_seed(Seed(path, data))
    assert outcome.made, outcome.rejections
    return outcome.made[0]


def test_a_page_with_json_ld() -> None:
    link = "<link rel='canonical' href='https://www.orvelpost.example/news/bridge'>"
    found = parsed(
        page(f"<script type='application/ld+json'>{json.dumps(DATA)}</script>{link}"), "orvel/bridge.html.gz"
    )
    assert found.id == "orvel/bridge"
    assert found.title == "Bridge in Orvel ‘hit’"
    assert (found.byline, found.outlet) == ("Ana Reyes, John Roe", "Orvel Post")
    assert (found.published, found.url) == ("2024-10-01T23:31+03:00", "https://www.orvelpost.example/news/bridge")
    kinds = [(block.kind, found.text[block.start : block.end]) for block in found.blocks]
    assert kinds == [
        ("title", "Bridge in Orvel ‘hit’"),
        *(("paragraph", words) for words in PARAGRAPHS),
        ("heading", "Smoke over the town"),
        ("paragraph", PARAGRAPHS[2]),
        ("furniture", "Read more: Orvel in pictures"),
    ]


def test_meta_elements_without_json_ld() -> None:
    head = (
        "<meta property='article:published_time' content='2024-10-01T20:31:00Z'>"
        "<meta name='author' content='Ana Reyes'>"
        "<meta property='og:site_name' content='Orvel Post'><script type='application/ld+json'>{broken</script>"
    )
    found = parsed(page(head))
    assert (found.byline, found.outlet, found.published) == ("Ana Reyes", "Orvel Post", "2024-10-01T20:31+00:00")


def test_a_known_domain_names_the_outlet() -> None:
    found = parsed(page("<link rel='canonical' href='https://edition.cnn.com/2024/10/01/x/index.html'>"))
    assert (found.outlet, found.published) == ("CNN", "2024-10-01")


def test_no_date_is_taken_from_the_running_text() -> None:
    assert parsed(page(more="<p>The war began on 5 March 2021, the ministry said.</p>")).published is None


@pytest.mark.parametrize(
    ("title", "site", "headline"),
    [
        ("Bridge hit | Orvel Post", [], "Bridge hit"),
        ("Bridge hit - Orvel Post", ["Orvel Post"], "Bridge hit"),
        ("Bridge hit - for the second time", ["Orvel Post"], "Bridge hit - for the second time"),
    ],
)
def test_the_outlet_is_cut_from_a_title(title: str, site: list[str], headline: str) -> None:
    assert without_outlet(title, site) == headline


def test_hostile_pages_do_not_raise(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def no_network(*_: object) -> None:
        raise AssertionError("a page must not reach for the network")

    monkeypatch.setattr(socket.socket, "connect", no_network)
    deep = b"<div>" * 5000
    pages = [b"<html>", b"<html><body></body></html>", deep, b"https://orvel.example/", b"<?xml version='1.0'?><a/>"]
    for data in [*pages, b"<html>" + bytes(range(1, 256)), page("<title>" + "x" * 100_000)]:
        outcome = parse_seed(Seed("x.html", data))
        assert len(outcome.made) + len(outcome.rejections) == 1
    assert capsys.readouterr().err == ""


def test_scripts_in_titles_are_text() -> None:
    found = parsed(page(h1="&lt;script&gt;alert(1)&lt;/script&gt; Bridge in Orvel hit"))
    assert found.title == "<script>alert(1)</script> Bridge in Orvel hit"
