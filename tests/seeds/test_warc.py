"""Web archives."""

import gzip
import io
import zlib

import brotli
import pytest

from pipeline.model import Article, Rejection, Seed
from pipeline.seeds import bounds, read_seeds
from pipeline.stages.parse import parse_seed, parse_seeds
from tests.seeds.archive import HTML, answer, page, record

SENTENCES = (
    "Shelling damaged a bridge in Orvel on Monday, spokeswoman Ana Reyes told reporters at a briefing in the capital.",
    "“No soldiers crossed it,” she added. A resident said that two people were hurt when the bridge fell.",
)
PAGE = page(*SENTENCES)
GOOD = record(answer(PAGE))


def read(data: bytes, name: str = "crawl.warc") -> list[tuple[str, bytes | str]]:
    """Path and bytes of each seed, subject and reason of each rejection."""
    found = read_seeds(io.BytesIO(data), name)
    return [(s.path, s.data) if isinstance(s, Seed) else (s.subject, s.reason) for s in found]


@pytest.mark.parametrize(
    "data",
    [GOOD + GOOD, gzip.compress(GOOD) + gzip.compress(GOOD), gzip.compress(GOOD + GOOD)],
    ids=["plain", "packed record by record", "packed as a whole"],
)
def test_pages_are_seeds(data: bytes) -> None:
    assert read(data) == [("crawl.warc:1", PAGE), ("crawl.warc:2", PAGE)]


def test_a_page_keeps_its_address_and_not_the_day_of_the_visit() -> None:
    (seed,) = read_seeds(io.BytesIO(gzip.compress(GOOD)), "x/crawl.warc.gz")
    assert isinstance(seed, Seed)
    assert (seed.form, seed.url, seed.charset) == ("page", "https://www.orvelpost.example/bridge", "utf-8")
    (article,) = parse_seed(seed).made
    assert (article.id, article.path, article.url) == (seed.url, "x/crawl.warc.gz:1", seed.url)
    assert (article.published, article.title) == (None, "Bridge in Orvel hit")


def test_a_page_can_not_pass_for_one_of_another_site() -> None:
    data = page(*SENTENCES, head="<link rel='canonical' href='https://www.reuters.com/world/bridge'>")
    (seed,) = read_seeds(io.BytesIO(record(answer(data))), "c.warc")
    assert isinstance(seed, Seed)
    (article,) = parse_seed(seed).made
    assert (article.url, article.outlet) == ("https://www.orvelpost.example/bridge", "orvelpost.example")


def test_the_server_tells_the_charset() -> None:
    words = "Ein Minister namens Šťastný said on Monday that the troops had left the town of Orvel."
    data = record(answer(page(words).replace(b"namens", b"called"), fields=("Content-Type: text/html",)))
    told = ("Content-Type: text/html; Charset='ISO-8859-2'",)
    data = record(answer(page(words).decode().encode("iso-8859-2"), fields=told))
    (seed,) = read_seeds(io.BytesIO(data), "c.warc")
    assert isinstance(seed, Seed)
    assert "Šťastný" in parse_seed(seed).made[0].text


def test_a_page_seen_again_is_a_duplicate_or_a_version() -> None:
    later = record(answer(page(*SENTENCES, "The ministry later denied it, and said that no bridge had been hit.")))
    found = list(parse_seeds(read_seeds(io.BytesIO(GOOD + GOOD + later), "c.warc")))
    assert [a.id.partition("~")[0] for a in found if isinstance(a, Article)] == [
        "https://www.orvelpost.example/bridge"
    ] * 2
    assert [r.reason for r in found if isinstance(r, Rejection)] == ["duplicate"]


CODED = [
    ("Content-Encoding: gzip", gzip.compress(PAGE)),
    ("Content-Encoding: x-gzip", gzip.compress(PAGE)),
    ("Content-Encoding: deflate", zlib.compress(PAGE)),
    ("Content-Encoding: deflate", zlib.compress(PAGE, wbits=-15)),
    ("Content-Encoding: br", brotli.compress(PAGE)),
    ("Content-Encoding: deflate, gzip", gzip.compress(zlib.compress(PAGE))),
    ("Content-Encoding: identity", PAGE),
    ("Content-Encoding: gzip", PAGE),  # unpacked by the crawler
    ("Content-Encoding: br", PAGE),
    (
        "Transfer-Encoding: chunked",
        b"5;x=y\r\n" + PAGE[:5] + b"\r\n%X\r\n" % (len(PAGE) - 5) + PAGE[5:] + b"\r\n0\r\n\r\n",
    ),
    ("Transfer-Encoding: chunked", PAGE),
]


@pytest.mark.parametrize(("field", "body"), CODED)
def test_bodies_are_unpacked(field: str, body: bytes) -> None:
    assert read(record(answer(body, fields=(*HTML, field)))) == [("crawl.warc:1", PAGE)]


def test_feeds_texts_and_resources() -> None:
    plain = ("Content-Type: text/plain",)
    xml = ("Content-Type: text/xml",)
    data = (
        record(answer(b"<?xml version='1.0'?><rss/>", fields=xml))
        + record(answer(b"<urlset/>", fields=xml))
        + record(answer(b"Troops left.", fields=plain))
        + record(b"Troops left.", "resource", fields=plain, url="file:///a")
        + record(answer(PAGE, fields=()))
        + record(answer(b"User-agent: *", fields=plain), url="https://orvelpost.example/robots.txt?x")
    )
    found = list(read_seeds(io.BytesIO(data), "c.warc"))
    assert [(s.path, s.form) for s in found if isinstance(s, Seed)] == [
        ("c.warc:1", "feed"),
        ("c.warc:3", "text"),
        ("c.warc:4", "text"),
        ("c.warc:5", "page"),
    ]
    assert [(r.reason, r.detail[:9]) for r in found if isinstance(r, Rejection)] == [
        ("for-robots", "record 6:"),
        ("media-type", "record 2:"),
    ]


def test_what_is_no_article_is_counted_once_a_reason() -> None:
    picture = ("Content-Type: image/png",)
    zstd = (*HTML, "Content-Encoding: zstd")
    data = (
        record(b"software: a crawler", "warcinfo")
        + record(b"GET / HTTP/1.1\r\n\r\n", "request")
        + 3 * record(answer(b"", "404 Not Found"))
        + 2 * record(answer(b"", "301 Moved"))
        + 1000 * record(answer(b"x", fields=picture))
        + record(answer(b""), "revisit")
        + record(PAGE, "conversion")
        + record(answer(PAGE), fields=("WARC-Truncated: length",))
        + record(answer(PAGE), fields=("WARC-Segment-Number: 1",))
        + record(answer(b"x", fields=zstd))
        + record(b"no answer")
        + record(answer(gzip.compress(PAGE)[:40], fields=(*HTML, "Content-Encoding: gzip")))
        + record(answer(b"ff\r\nshort", fields=(*HTML, "Transfer-Encoding: chunked")))
        + record(b"a.example. 300 A 1.2.3.4", url="dns:a.example")
        + GOOD
    )
    found = list(read_seeds(io.BytesIO(data), "c.warc"))
    assert [s.path for s in found if isinstance(s, Seed)] == ["c.warc:1017"]
    told = {r.reason: r.detail for r in found if isinstance(r, Rejection)}
    assert len(told) == len(found) - 1
    assert told["http-status"] == "5 records, the first of them 3: the server sent no page (301: 2, 404: 3)"
    assert told["media-type"] == "1000 records, the first of them 8: it holds no text (image: 1000)"
    assert set(told) == {
        *("http-status", "media-type", "revisit", "other-record", "cut-off", "content-encoding", "bad-answer")
    }


CUT = "it ends within"


@pytest.mark.parametrize(
    ("damaged", "says"),
    [
        (GOOD[:-40], CUT),
        (GOOD[:30], CUT),
        (b"some bytes\r\n" + GOOD, "no record begins"),
        (record(answer(PAGE), length=-5), "how long"),
        (record(answer(PAGE), length="9" * 40), "how long"),
        (record(answer(PAGE), length="²"), "how long"),
        (record(answer(PAGE), length=10**14), CUT),
        (record(answer(PAGE), length=20), "no record begins"),
        (b"WARC/1.0\r\n" + b"X: y\r\n" * 20_000, "longer than 64 KiB"),
        (b"WARC/1.0\r\nX: " + b"y" * 10**6 + b"\r\n\r\n", "longer than 64 KiB"),
        (b"\0" * 100, "no record begins"),
    ],
)
def test_damage_ends_the_file_and_keeps_what_stood_before(damaged: bytes, says: str) -> None:
    found = list(read_seeds(io.BytesIO(GOOD + damaged), "c.warc"))
    assert [s.path for s in found if isinstance(s, Seed)] == ["c.warc:1"]
    (rejection,) = [r for r in found if isinstance(r, Rejection) and r.reason != "bad-answer"]
    assert (rejection.subject, rejection.reason) == ("c.warc", "unreadable")
    assert says in rejection.detail


def test_a_record_within_a_page_is_no_record() -> None:
    forged = record(answer(page("Troops shelled Tamsk, officials said.")), url="https://www.reuters.com/world/x")
    data = GOOD + record(answer(b"<html>"), length=3) + b"\r\n\r\n" + forged
    assert read(data) == [("crawl.warc:1", PAGE), ("crawl.warc", "bad-answer")] or read(data)[1:] == [
        ("crawl.warc", "unreadable"),
        ("crawl.warc", "bad-answer"),
    ]


def test_packed_files_that_are_cut_off_or_damaged() -> None:
    packed = gzip.compress(GOOD)
    assert read(packed + packed[:-30]) == [("crawl.warc:1", PAGE), ("crawl.warc", "unreadable")]
    assert read(packed + b"no gzip at all") == [("crawl.warc:1", PAGE), ("crawl.warc", "unreadable")]


def test_bombs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "MAX_BODY", 2**20)
    monkeypatch.setattr(bounds, "MAX_BYTES", 2**22)
    zeros = b"<html>" + bytes(2**23)
    bodies = [(gzip.compress(zeros), "gzip"), (brotli.compress(zeros), "br"), (zlib.compress(zeros), "deflate")]
    bodies.append((gzip.compress(gzip.compress(zeros)), "gzip, gzip"))
    data = b"".join(record(answer(body, fields=(*HTML, f"Content-Encoding: {coding}"))) for body, coding in bodies)
    assert read(data + GOOD) == [("crawl.warc:5", PAGE), ("crawl.warc", "too-large")]
    assert read(record(answer(zeros)) + GOOD) == [("crawl.warc:2", PAGE), ("crawl.warc", "too-large")]
    packed = gzip.compress(GOOD + record(answer(zeros)) + GOOD)
    assert read(packed) == [("crawl.warc:1", PAGE), ("crawl.warc", "too-large")]


@pytest.mark.parametrize("data", [b"", b"\r\n\r\n", record(b"software: a crawler", "warcinfo")])
def test_an_archive_without_pages_is_told(data: bytes) -> None:
    assert read(data) == [("crawl.warc", "empty")]


def test_old_line_ends_and_folded_fields() -> None:
    assert read(record(answer(PAGE), end=b"\n") + GOOD) == [("crawl.warc:1", PAGE), ("crawl.warc:2", PAGE)]
    folded = record(answer(PAGE), url="<https://orvelpost.example/\r\n a>", fields=("no colon here", "X-Y: \udcff"))
    (seed,) = read_seeds(io.BytesIO(folded), "c.warc")
    assert isinstance(seed, Seed)
    assert seed.url == "https://orvelpost.example/ a"
