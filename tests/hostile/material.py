# ruff: noqa: E501 - tables of odd values and of markup are read best as they are
"""Good input of every kind, invented, from which bad input is made."""

from __future__ import annotations

import gzip
import json
import zlib
from functools import cache
from pathlib import Path

import brotli

from tests.seeds.archive import HTML, answer, page, record

SHARED = Path(__file__).parents[3] / "shared" / "corpora" / "newsroomhtml"

SENTENCES = (
    "Shelling damaged a bridge in Orvel on Monday, spokeswoman Ana Reyes told reporters at a briefing in the capital.",
    "“No soldiers crossed it,” she added. A resident, who was not authorised to speak, said that two people were hurt.",
    "The army denied that it had shelled the bridge, and warned that some 2,500 troops would leave Tamsk by 5 March 2024.",
    "According to the ministry, “the town is calm”. “It is not,” said John Roe, a farmer. Officials declined to comment.",
    "Earlier, the Orvel Post reported, citing court records, that General Karl Vance promised the rebels new arms.",
)
HEADER = "date 2024-10-01 Ministry says bridge was hit\r\nBy Ana Reyes\r\n1 Oct 2024 23:31 GMT\r\n\r\n"
LD = json.dumps(
    {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "NewsArticle", "headline": "Bridge in Orvel hit", "datePublished": "2024-10-01T23:31:05+03:00",
             "author": [{"@id": "#a"}, {"name": "John Roe"}], "publisher": {"name": "Orvel Post"}},
            {"@type": "Person", "@id": "#a", "name": "Ana Reyes"},
        ],
    }
)  # fmt: skip
HEAD = (
    "<meta charset='utf-8'><link rel='canonical' href='https://www.orvelpost.example/bridge'>"
    "<meta property='article:published_time' content='2024-10-01T20:31:00Z'><meta name='author' content='Ana Reyes'>"
    f"<meta property='og:site_name' content='Orvel Post'><script type='application/ld+json'>{LD}</script>"
)


def texts() -> list[bytes]:
    """Plain texts in several encodings."""
    plain = HEADER + "\r\n\r\n".join(SENTENCES) + "\r\n\r\n(Reporting by Ana Reyes)\r\n"
    lines = "\n".join(SENTENCES)
    return [
        plain.encode(),
        lines.encode(),
        plain.encode("utf-8-sig"),
        plain.encode("utf-16"),
        plain.encode("utf-32"),
        plain.encode("utf-16-le"),
        plain.encode("cp1252"),
        " ".join(SENTENCES).encode(),
    ]


@cache
def pages() -> list[bytes]:
    """Invented pages, and real ones where they are at hand."""
    made = [page(*SENTENCES), page(*SENTENCES, head=HEAD)]
    table = (
        "<table><tr><td>Dead</td><td>2</td></tr></table><ul><li>One</li><li>Two</li></ul><blockquote>No.</blockquote>"
    )
    made.append(page(*SENTENCES, f"{table}<br>x<br><h2>Smoke</h2>", head=HEAD))
    made.append(page(*SENTENCES, head=HEAD).decode().encode("utf-16"))
    made.append(page(*SENTENCES, head="<meta charset=windows-1252>").decode().encode("cp1252"))
    real = sorted(SHARED.glob("*/*.html.gz")) if SHARED.is_dir() else []
    return made + [data for path in real if len(data := gzip.decompress(path.read_bytes())) < 300_000][:12]


def records() -> list[bytes]:
    """Lines of JSON."""
    text = "\n\n".join(SENTENCES)
    rows: list[dict[str, object]] = [
        {"id": "r1", "text": text, "title": "Bridge hit", "outlet": "Orvel Post", "byline": "Ana Reyes",
         "published": "2024-10-01T23:31:05Z", "url": "https://www.orvelpost.example/bridge"},
        {"id": 17, "text": text, "author": [{"name": "Ana Reyes"}, "John Roe"], "published": "1 October 2024"},
        {"text": SENTENCES[0]},
    ]  # fmt: skip
    return [json.dumps(row, ensure_ascii=number == 1).encode() for number, row in enumerate(rows)]


def feeds() -> list[bytes]:
    """RSS 2.0, RSS 1.0 and Atom."""
    spaces = 'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    body = "".join(f"<p>{words}</p>" for words in SENTENCES)
    item = (
        "<item><title>Bridge &#8216;hit&#8217;</title><link>https://www.orvelpost.example/a?x=1&amp;y=2</link>"
        "<guid isPermaLink='false'>17</guid><dc:creator>Ana Reyes</dc:creator><pubDate>Tue, 01 Oct 2024 23:31:05 +0300"
        f"</pubDate><description>{SENTENCES[0]}</description><content:encoded><![CDATA[{body}]]></content:encoded></item>"
        f"<item><title>Two</title><author>a@b.example (John Roe)</author><description>{' '.join(SENTENCES * 2)}</description></item>"
    )
    head = "<title>Orvel Post</title><link>https://www.orvelpost.example</link>"
    rss = f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" {spaces}><channel>{head}{item}</channel></rss>'
    rdf = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
        f"{spaces}><channel>{head}</channel>{item}</rdf:RDF>"
    )
    atom = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Orvel Herald</title><author><name>Desk</name></author><entry>'
        "<id>tag:h.example,2024:1</id><link href='https://h.example/1'/><published>2024-10-01T23:31:05Z</published>"
        f"<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>{body}</div></content></entry><entry><id>2</id>"
        f"<content type='text'>{SENTENCES[0]}</content></entry><entry><content type='html'>&lt;p&gt;{SENTENCES[1]}</content>"
        "</entry></feed>"
    )
    laughs = "".join(f"<!ENTITY l{n} '&l{n - 1};&l{n - 1};&l{n - 1};'>" for n in range(1, 40))
    bomb = rss.replace("<rss", f"<!DOCTYPE rss [<!ENTITY l0 'ha'>{laughs}]><rss", 1).replace("Bridge", "&l39;")
    outside = rss.replace("<rss", "<!DOCTYPE rss [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><rss", 1).replace(
        "Two", "&x;"
    )
    return [v.encode() for v in (rss, rdf, atom, bomb, outside)] + [rss.replace("UTF-8", "UTF-16").encode("utf-16")]


def archives() -> list[bytes]:
    """Web archives with bodies in every coding, and what is no page."""
    body = page(*SENTENCES, head=HEAD)
    coded = [
        (body, HTML),
        (gzip.compress(body, mtime=0), (*HTML, "Content-Encoding: gzip")),
        (brotli.compress(body), (*HTML, "Content-Encoding: br")),
        (zlib.compress(body), (*HTML, "Content-Encoding: deflate")),
        (b"%x\r\n%b\r\n0\r\n\r\n" % (len(body), body), (*HTML, "Transfer-Encoding: chunked")),
        (feeds()[0], ("Content-Type: application/rss+xml",)),
        (texts()[1], ("Content-Type: text/plain; charset=utf-8",)),
        (b"\x89PNG", ("Content-Type: image/png",)),
        (gzip.compress(bytes(2**22), mtime=0), (*HTML, "Content-Encoding: gzip")),
    ]
    made = [record(answer(sent, fields=fields)) for sent, fields in coded]
    made += [record(answer(b"", "404 Not Found")), record(b"software: x", "warcinfo"), record(answer(b""), "revisit")]
    made.append(record(body, "resource", fields=("Content-Type: text/html",)))
    return [b"".join(made), b"".join(gzip.compress(one, mtime=0) for one in made), made[0] * 3, made[1] + made[0]]
