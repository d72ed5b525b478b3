"""Invented stories of invented places, as several outlets print them."""

from __future__ import annotations

import json

from pipeline.model import Action, Article, Attribution, Claim, Mention, SourceKind, SourceLink, Span, make_id
from pipeline.stages.derive.outlets import outlet_id
from pipeline.stages.parse.record import read_record

WIRE = (
    (
        "Floods cut off the northern part of Orvel on Tuesday after the river broke through a dam that "
        "engineers had called unsafe for years, leaving thousands of people without power or drinking water."
    ),
    (
        "Rescue teams in small boats went from house to house in the lower streets, where the water stood as "
        "high as the windows of the first floor, and brought some four hundred people to a school on the "
        "hill."
    ),
    (
        "“We heard a noise like a train and then the whole street was under water, and nobody had told us to "
        "leave,” said Ana Reyes, who keeps a bakery beside the old bridge."
    ),
    (
        "The dam was built seventy years ago to hold back a third of the water that reached it this week, "
        "according to plans that the council of the town keeps in its archive."
    ),
    (
        "The mayor has asked the neighbouring town of Tamsk for pumps and for beds, and the railway between "
        "the two will stay shut until the end of the month while its bridges are looked over."
    ),
)
"""A report of an agency, by paragraphs."""
OWN = (
    (
        "Parts of Orvel are under water. A dam above the town gave way early in the week, and the power has "
        "been off since then in most of the streets beside the river."
    ),
    (
        "Boats of the fire brigade have taken families out of their homes, and a school serves as a shelter "
        "for those who can't go back, a reporter saw on Wednesday."
    ),
    (
        "“We heard a noise like a train and then the whole street was under water, and nobody had told us to "
        "leave,” Ana Reyes, a baker, told reporters at the shelter."
    ),
    (
        "Engineers warned of cracks as long ago as last spring. The council did not answer questions "
        "about the state of the wall, or about who should have closed the lower streets."
    ),
)
"""A report of the same by one who was there, with the same quotation."""


def printed(
    key: str,
    outlet: str | None,
    *paragraphs: str,
    published: str | None = "2024-10-01",
    title: str = "Floods cut off Orvel",
    byline: str | None = None,
    url: str | None = None,
) -> Article:
    """An article with its title as the first line, laid out as the pipeline does it."""
    record = {
        "id": key,
        "title": title,
        "text": "\n".join([title, *paragraphs]),
        "outlet": outlet,
        "published": published,
        "byline": byline,
        "url": url or f"https://{key}.example/floods",
    }
    return read_record(json.dumps(record), f"{key}.txt", key)


def span(article: Article, words: str) -> Span:
    """The first place of some words."""
    start = article.text.index(words)
    return Span.of(article.text, start, start + len(words))


def said(article: Article, source: str, cue: str, content: str, kind: SourceKind, speaker: str | None) -> Attribution:
    """An act of saying by the words of its parts."""
    key = make_id("attribution", article.id, content)
    who, how, what = (span(article, words) for words in (source, cue, content))
    return Attribution(key, article.id, who, how, (what,), "indirect", "asserts", speaker, kind, None, None, 0.9)


def claim(article: Article, words: str, verb: str, *chain: SourceLink, target: str | None = None) -> Claim:
    """A claim that is read from `words`, with its verb as lemma; the outlet is put at the end of the chain."""
    evidence = span(article, words)
    at = evidence.start + words.index(verb)
    outlet = SourceLink(None, outlet_id(article), article.outlet or "unknown outlet", "outlet")
    mentions = (Mention(evidence.start, evidence.end, words, target),) if target else ()
    return Claim(
        id=make_id("claim", article.id, words, verb),
        article=article.id,
        attribution=chain[0].attribution if chain else None,
        sources=(*chain, outlet),
        actor=(),
        action=Action(at, at + len(verb), verb, verb),
        target=mentions,
        time=None,
        place=(),
        instrument=(),
        quantity=(),
        polarity="positive",
        modality="actual",
        certainty="certain",
        tense="non_future",
        evidence=evidence,
        confidence=0.9,
    )


def link(attribution: Attribution, entity: str | None, label: str, kind: SourceKind) -> SourceLink:
    """A link of a chain of sources."""
    return SourceLink(attribution.id, entity, label, kind)
