"""Feeds."""

import socket

import pytest

from pipeline.model import Article, Outcome, Seed
from pipeline.stages.parse import parse_seed

WORDS = (
    "Shelling damaged a bridge in Orvel on Monday, spokeswoman Ana Reyes told reporters at a briefing in the capital."
)
LONG = " ".join([WORDS] * 6)
SPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:media="http://search.yahoo.com/mrss/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
)
ATOM = 'xmlns="http://www.w3.org/2005/Atom"'


def rss(*items: str, more: str = "", head: str = "") -> str:
    inner = "".join(f"<item>{item}</item>" for item in items)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{head}<rss version="2.0" {SPACES}><channel><title>Orvel Post</title>'
        f"<link>https://www.orvelpost.example</link>{more}{inner}</channel></rss>"
    )


def whole(markup: str) -> str:
    return f"<content:encoded><![CDATA[{markup}]]></content:encoded>"


def parsed(markup: str | bytes, path: str = "feed.rss") -> Outcome[Article]:
    return parse_seed(Seed(path, markup if isinstance(markup, bytes) else markup.encode()))


def the_one(markup: str | bytes) -> Article:
    outcome = parsed(markup)
    assert len(outcome.made) == 1, outcome.rejections
    return outcome.made[0]


def test_an_item_is_an_article() -> None:
    found = the_one(
        rss(
            "<title>Bridge in Orvel &#8216;hit&#8217; &amp;amp; lost</title><media:title>A picture</media:title>"
            "<link>https://www.orvelpost.example/bridge?a=1&amp;b=2</link><guid isPermaLink='false'>17</guid>"
            "<dc:creator>Ana Reyes</dc:creator><dc:creator>John Roe</dc:creator>"
            "<pubDate>Tue, 01 Oct 2024 23:31:05 +0300</pubDate><description>Shelling damaged [&#8230;]</description>"
            + whole(
                f"<p>{WORDS}</p><figure><img src='x'><figcaption>A caption.</figcaption></figure><h3>Smoke</h3>"
                "<p>“No&nbsp;soldiers crossed it,” she <b>add</b>ed.<br>AT&T said so.</p><script>x()</script>"
                "<p>The post <a href='x'>Bridge</a> appeared first on <a href='y'>Orvel Post</a>.</p>"
            )
        )
    )
    assert (found.id, found.path) == ("https://www.orvelpost.example/bridge?a=1&b=2", "feed.rss:1")
    assert (found.title, found.byline) == ("Bridge in Orvel ‘hit’ & lost", "Ana Reyes, John Roe")
    assert (found.outlet, found.published) == ("Orvel Post", "2024-10-01T23:31+03:00")
    assert [(b.kind, found.text[b.start : b.end]) for b in found.blocks] == [
        ("title", "Bridge in Orvel ‘hit’ & lost"),
        ("paragraph", WORDS),
        ("heading", "Smoke"),
        ("paragraph", "“No soldiers crossed it,” she added."),
        ("paragraph", "AT&T said so."),
    ]


def test_atom() -> None:
    entries = (
        f"<entry><id>tag:a,2024:1</id><title type='html'>Bridge &amp;amp; hit</title><link rel='self' href='https://a.example/x'/>"
        f"<link href='https://herald.example/1'/><published>2024-10-01T23:31:05Z</published><updated>2031-01-01T00:00:00Z"
        f"</updated><content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>{WORDS}</p><p>No.</p></div></content></entry>"
        f"<entry><id>tag:a,2024:2</id><updated>2031-01-01T00:00:00Z</updated><author><name>Ana Reyes</name></author>"
        f"<content type='text'>{WORDS} a &lt; b</content></entry>"
    )
    desk = "<author><name>Foreign desk</name></author>"
    made = parsed(f"<feed {ATOM}><title>Orvel Herald</title>{desk}{entries}</feed>", "x/f.atom").made
    assert [(a.id, a.path, a.url, a.byline, a.published, a.outlet) for a in made] == [
        (
            "https://herald.example/1",
            "x/f.atom:1",
            "https://herald.example/1",
            "Foreign desk",
            "2024-10-01T23:31+00:00",
            "Orvel Herald",
        ),
        ("tag:a,2024:2", "x/f.atom:2", None, "Ana Reyes", None, "Orvel Herald"),
    ]
    assert made[0].text == f"Bridge & hit\n\n{WORDS}\n\nNo."
    assert made[1].text == f"{WORDS} a < b"


def test_rss_1() -> None:
    found = the_one(
        f"<rdf:RDF xmlns='http://purl.org/rss/1.0/' {SPACES}><channel><title>Tamsk Daily</title></channel>"
        f"<item rdf:about='x'><title>Hit</title><link>https://t.example/1</link><dc:date>2024-10-01</dc:date>{whole(WORDS)}"
        "</item></rdf:RDF>"
    )
    assert (found.outlet, found.published, found.text) == ("Tamsk Daily", "2024-10-01", f"Hit\n\n{WORDS}")


@pytest.mark.parametrize(
    ("item", "reason"),
    [
        (f"<description>{WORDS}</description>", "teaser"),
        (f"<description>{LONG} …</description>", "teaser"),
        (f"<description>{LONG}</description>", None),
        (whole(f"<p>{LONG} [&#8230;]</p>"), "teaser"),
        (whole(f"<p>{LONG}... <a>Continue reading Bridge</a></p>"), "teaser"),
        (whole(f"<p>{WORDS}</p>"), None),
        (whole("<img src='x'>"), "teaser"),
        ("<title>No text</title>", "teaser"),
        (
            whole("<p>Die Brücke in Orvel wurde am Montag beschossen, sagte die Sprecherin der Armee.</p>"),
            "not-english",
        ),
    ],
)
def test_the_first_words_of_an_article_are_none(item: str, reason: str | None) -> None:
    outcome = parsed(rss(f"<link>https://o.example/1</link>{item}", whole(WORDS)))
    assert [a.path for a in outcome.made] == ["feed.rss:1", "feed.rss:2"][reason is not None :]
    assert [(r.subject, r.reason) for r in outcome.rejections] == ([("feed.rss:1", reason)] if reason else [])
    assert reason != "teaser" or "https://o.example/1" in outcome.rejections[0].detail


@pytest.mark.parametrize(
    ("item", "outlet"),
    [
        ("<source url='https://www.reuters.com/x.rss'>Wire</source><link>https://n.example/1</link>", "Reuters"),
        ("<source url='https://tamsk.example/x.rss'>Tamsk Daily</source>", "Tamsk Daily"),
        ("<link>https://edition.cnn.com/1</link>", "CNN"),
        ("<link>https://n.example/1</link><dc:publisher>Tamsk Daily</dc:publisher>", "Tamsk Daily"),
        ("<link>javascript:alert(1)</link>", "Orvel Post"),
    ],
)
def test_whose_an_item_is(item: str, outlet: str) -> None:
    assert the_one(rss(item + whole(WORDS))).outlet == outlet


@pytest.mark.parametrize(
    ("author", "byline"),
    [
        ("<author>desk@o.example (Ana Reyes)</author>", "Ana Reyes"),
        ("<author>desk@o.example</author>", None),
        ("<author>By Ana Reyes</author>", "Ana Reyes"),
    ],
)
def test_who_signed(author: str, byline: str | None) -> None:
    assert the_one(rss(author + whole(WORDS))).byline == byline


def test_entities_are_refused_and_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_network(*_: object) -> None:
        raise AssertionError("a feed must not reach for the network")

    monkeypatch.setattr(socket.socket, "connect", no_network)
    laughs = "".join(f"<!ENTITY l{n} '&l{n - 1};&l{n - 1};'>" for n in range(1, 90))
    for head in (
        "<!DOCTYPE rss [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>",
        "<!DOCTYPE rss [<!ENTITY % p SYSTEM 'http://127.0.0.1:9/x'> %p;]>",
        f"<!DOCTYPE rss [<!ENTITY l0 'ha'>{laughs}]>",
    ):
        (rejection,) = parsed(rss(whole(WORDS) + "<title>&x;&l89;</title>", head=head)).rejections
        assert rejection.reason == "entities"
        wide = rss(whole(WORDS), head=head).replace("UTF-8", "UTF-16").encode("utf-16")
        assert [r.reason for r in parsed(wide).rejections] == ["entities"]
    outside = '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://127.0.0.1:9/rss.dtd">'
    assert the_one(rss(whole(WORDS), head=outside)).text == WORDS


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        ("", "unreadable-xml"),
        ("no xml", "unreadable-xml"),
        ("<urlset><url/></urlset>", "unknown-format"),
        ("<rss/>", "empty"),
        (rss(), "empty"),
        (rss("x" * 10_000_000), "too-long"),
        (rss("<a/>" * 500_000), "too-long"),
        (rss(whole(WORDS))[:-60], "cut-off"),
        (rss("<a>" * 100_000), "teaser"),
        (rss(whole("<div>" * 100_000)), "teaser"),
    ],
    ids=range(10),
)
def test_what_is_no_feed(markup: str, reason: str) -> None:
    outcome = parsed(markup)
    assert not outcome.made
    assert [r.reason for r in outcome.rejections] == [reason]


def test_a_feed_that_is_cut_off_loses_its_last_item_alone() -> None:
    outcome = parsed(rss(whole(WORDS), whole(LONG))[:-100])
    assert [a.path for a in outcome.made] == ["feed.rss:1"]
    assert [(r.subject, r.reason) for r in outcome.rejections] == [("feed.rss", "cut-off")]


def test_slips_of_the_pen() -> None:
    found = the_one(rss(f"<title>Q&A: AT&T &nbsp; &rsquo;s &unknown; &#0; bridge</title>{whole(WORDS)}"))
    assert found.title is not None
    assert found.title.startswith("Q&A: AT&T ’s &unknown;")
    assert the_one(rss(whole(WORDS)).replace(SPACES, "")).text == WORDS
    latin = rss(f"<dc:creator>Renée</dc:creator>{whole(WORDS)}").replace("UTF-8", "ISO-8859-1").encode("latin-1")
    assert the_one(latin).byline == "Renée"
