"""Copies made of articles: what newspapers do to the text of an agency, done by rule."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

from pipeline.model import Article
from pipeline.stages.parse.record import read_record

HEADLINE = "What we know so far about the latest news"
OPENING = "It was the talk of the day in many places, and people were waiting for more."
CLOSING = "The people of the town followed the news all day, and more of it will come in the days ahead."
LINK = "Read more: All our stories on this in one place"
_TYPES = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "—": "-", "–": "-", "\u00a0": " "})
_OPENING_MARK = re.compile(r'(?<!\S)"(?=\S)')

Paragraphs = list[str]


def cut_30(paragraphs: Paragraphs) -> Paragraphs:
    """The first 30 in a hundred of the words, in whole paragraphs."""
    return _cut(paragraphs, 0.3)


def cut_50(paragraphs: Paragraphs) -> Paragraphs:
    """The first half of the words."""
    return _cut(paragraphs, 0.5)


def cut_70(paragraphs: Paragraphs) -> Paragraphs:
    """The first 70 in a hundred."""
    return _cut(paragraphs, 0.7)


def retyped(paragraphs: Paragraphs) -> Paragraphs:
    """Quotation marks, apostrophes and dashes of the other kind."""
    whole = "\n".join(paragraphs)
    if set(whole) & set("“”’"):
        return whole.translate(_TYPES).split("\n")
    curly = _OPENING_MARK.sub("“", whole).replace('"', "”").replace("'", "’").replace(" - ", " — ")
    return curly.split("\n")


def dropped(paragraphs: Paragraphs) -> Paragraphs:
    """Every third paragraph left out, the others joined two by two."""
    kept = [p for i, p in enumerate(paragraphs) if i % 3 != 2]
    return [" ".join(kept[i : i + 2]) for i in range(0, len(kept), 2)]


def added(paragraphs: Paragraphs) -> Paragraphs:
    """A sentence of their own at the beginning and at the end, and a link amid the paragraphs."""
    half = len(paragraphs) // 2
    return [OPENING, *paragraphs[:half], LINK, *paragraphs[half:], CLOSING]


def edited(paragraphs: Paragraphs) -> Paragraphs:
    """The first three words changed, and every twelfth word left out."""
    made = []
    for i, paragraph in enumerate(paragraphs):
        words = paragraph.split(" ")
        kept = [w for at, w in enumerate(words) if at % 12 != 11]
        made.append(" ".join(["Late", "on", "Friday,", *kept[3:]] if i == 0 else kept))
    return made


def all_at_once(paragraphs: Paragraphs) -> Paragraphs:
    """Cut to 70 in a hundred, retyped, with sentences of their own."""
    return added(retyped(cut_70(paragraphs)))


CHANGES: dict[str, Callable[[Paragraphs], Paragraphs]] = {
    f.__name__: f for f in (cut_30, cut_50, cut_70, retyped, dropped, added, edited, all_at_once)
}


def copy_of(article: Article, change: str, outlet: str, credited: bool) -> Article:
    """The article as another outlet prints it a day later, under another headline; with a credit line if `credited`."""
    made = CHANGES[change](_paragraphs(article))
    if credited and article.outlet:
        made.append(f"This story was originally published by {article.outlet}.")
    return _printed(f"{article.id}-{change}", "\n".join([HEADLINE, *made]), outlet)


def lifted(article: Article, into: Article, outlet: str) -> tuple[Article, int]:
    """Another story with the third and fourth paragraphs of this one in it; and how many words these have."""
    theirs = _paragraphs(article)[2:4]
    ours = _paragraphs(into)
    made = _printed(f"{article.id}-lifted", "\n".join([HEADLINE, *ours[:3], *theirs, *ours[3:]]), outlet)
    return made, sum(len(p.split()) for p in theirs)


def _printed(name: str, text: str, outlet: str) -> Article:
    record = {
        "id": name,
        "title": HEADLINE,
        "text": text,
        "outlet": outlet,
        "published": "2019-01-01",
        "url": f"https://{outlet.lower().replace(' ', '')}.example/{name}",
    }
    return read_record(json.dumps(record), "copies.jsonl", name)


def _paragraphs(article: Article) -> Paragraphs:
    told = [b for b in article.blocks if b.kind in {"paragraph", "heading"}]
    return [article.text[b.start : b.end].replace("\n", " ") for b in told]


def _cut(paragraphs: Paragraphs, share: float) -> Paragraphs:
    whole = sum(len(p.split()) for p in paragraphs)
    kept: Paragraphs = []
    words = 0
    for paragraph in paragraphs:
        if kept and words + len(paragraph.split()) / 2 > share * whole:
            break
        kept.append(paragraph)
        words += len(paragraph.split())
    return kept
