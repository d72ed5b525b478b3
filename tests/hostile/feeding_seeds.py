"""Seeds of every kind, through `read_seeds` and `parse_seeds`."""

from __future__ import annotations

import gzip
import io
import random
from collections.abc import Callable
from functools import cache

from pipeline.extract import Extractor
from pipeline.model import Article, Seed
from pipeline.options import Options
from pipeline.seeds import SeedKind, read_seeds
from pipeline.stages.parse import parse_seed, parse_seeds
from pipeline.stages.parse.published import published_of
from tests.hostile import material
from tests.hostile.campaign import Reader
from tests.hostile.mutate import mutated, mutated_lines
from tests.hostile.sound import sound_article, sound_corpus, sound_rejection

GOOD = Seed("good.txt", "\n\n".join(material.SENTENCES).encode())
SUFFIX = {"text": "txt", "page": "html", "lines": "jsonl", "feed": "rss", "warc": "warc"}


@cache
def good() -> Article:
    """The article that must come out the same, whatever stands before and behind it."""
    (article,) = parse_seed(GOOD).made
    return article


def fed(kind: SeedKind) -> Callable[[bytes], bool]:
    """A reader of one kind of file, beside a good article."""

    def feed(data: bytes) -> bool:
        seeds = [GOOD, *read_seeds(io.BytesIO(data), f"x.{SUFFIX[kind]}", kind)]
        found = list(parse_seeds(seeds))
        assert found[0] == good()
        assert len(found) > 1 or kind == "lines" or not data.strip(), "nothing is said of it"
        for one in found:
            if isinstance(one, Article):
                sound_article(one)
            else:
                sound_rejection(one)
        return any(isinstance(one, Article) for one in found[1:])

    return feed


def made(sources: Callable[[], list[bytes]], packed: float = 0.1) -> Callable[[random.Random], bytes]:
    """Mutated input; a part of it packed, and broken again behind that."""

    def make(rng: random.Random) -> bytes:
        good = sources()
        data = mutated(rng, rng.choice(good), good)
        if rng.random() < packed:
            data = gzip.compress(data, mtime=0)
            if rng.random() < 0.5:
                data = mutated(rng, data, good)
        return data

    return make


def lines(rng: random.Random) -> bytes:
    """Mutated JSON Lines."""
    data = b"\n".join(material.records())
    return mutated_lines(rng, data) if rng.random() < 0.7 else mutated(rng, data, material.records())


DATES = (
    *("2024-10-01T23:31:05+03:00", "Tue, 01 Oct 2024 23:31:05 GMT", "October 1, 2024 11:31 p.m. ET", "1 Oct 2024"),
    *(
        "Published: 2024-10-01 | Updated 2 Oct 2024",
        "01/10/2024",
        "20241001",
        "2024-W40-2",
        "Oct. 1, 2024, at 7 am EDT",
    ),
)


def dates(rng: random.Random) -> bytes:
    """Stamps of publication, from year 0 to 9999 and beyond."""
    if rng.random() < 0.5:
        year, month, day = (
            rng.choice((0, 1, 999, 1582, 1600, 2024, 9999, 10000, 99999)),
            rng.randint(0, 13),
            rng.randint(0, 32),
        )
        hour, minute, zone = (
            rng.randint(0, 25),
            rng.randint(0, 61),
            rng.choice(("", "Z", "+14:00", "-23:59", "+99:99", " EST", " MSK")),
        )
        return f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}{zone}".encode()
    good = [date.encode() for date in DATES]
    return mutated(rng, rng.choice(good), good)[:3000]


def feed_date(data: bytes) -> bool:
    found = published_of(data.decode("utf-8", "surrogateescape"))
    if found is not None:
        assert len(found) in {4, 7, 10, 16, 22}, found
        assert 1600 <= int(found[:4]) <= 2199
        found.encode("ascii")
    return found is not None


@cache
def extractor() -> Extractor:
    return Extractor(Options(), 1)


def article_text(rng: random.Random) -> bytes:
    """Texts of the length of a short article, some of their words changed."""
    good = material.texts()[:2]
    return mutated(rng, rng.choice(good), [*good, *material.pages()[:3]])[:6000]


def feed_stages(data: bytes) -> bool:
    """All stages on one article: attribute, split, times, resolve."""
    made = parse_seed(Seed("x.txt", data)).made
    for article in made:
        sound_corpus(extractor().extract(article))
    return bool(made)


SEEDS = (
    Reader("text", made(material.texts), fed("text")),
    Reader("page", made(material.pages), fed("page"), 2),
    Reader("lines", lines, fed("lines")),
    Reader("feed", made(material.feeds), fed("feed")),
    Reader("warc", made(material.archives, 0.3), fed("warc")),
    Reader("date", dates, feed_date, 20),
    Reader("stages", article_text, feed_stages, 1),
)
