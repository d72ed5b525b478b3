"""Build what `resolve_article` reads from words of a text, and read off which entity each word came to."""

from __future__ import annotations

from pipeline.model import (
    Action,
    Attribution,
    Claim,
    Entity,
    Form,
    Mention,
    Reading,
    SourceKind,
    SourceLink,
    Span,
    make_id,
)
from pipeline.stages.resolve import Resolved, resolve_article


def span(text: str, words: str, nth: int = 0) -> Span:
    """The span of the nth place where `words` stand."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span.of(text, start, start + len(words))


def said(
    reading: Reading,
    source: Span | None,
    content: str,
    kind: SourceKind = "person",
    form: Form = "indirect",
    continues: str | None = None,
) -> Attribution:
    """An attribution of `content` to `source`."""
    what = span(reading.article.text, content)
    key = make_id("attribution", reading.article.id, what.start)
    return Attribution(
        id=key,
        article=reading.article.id,
        source=source,
        cue=None,
        content=(what,),
        form=form,
        stance="asserts",
        speaker=None,
        source_kind=kind,
        said_at=None,
        parent=None,
        confidence=1.0,
        continues=continues,
    )


def claim(reading: Reading, *mentions: Span, attribution: Attribution | None = None) -> Claim:
    """A claim whose actors are `mentions`."""
    text = reading.article.text
    outlet = SourceLink(None, None, "the outlet", "outlet")
    links: tuple[SourceLink, ...] = (outlet,)
    if attribution is not None:
        label = attribution.source.text if attribution.source else ""
        links = (SourceLink(attribution.id, None, label, attribution.source_kind), outlet)
    first = mentions[0]
    return Claim(
        id=make_id("claim", reading.article.id, first.start, first.end),
        article=reading.article.id,
        attribution=attribution.id if attribution else None,
        sources=links,
        actor=tuple(Mention(m.start, m.end, m.text) for m in mentions),
        action=Action(first.start, first.end, first.text, "do"),
        target=(),
        time=None,
        place=(),
        instrument=(),
        quantity=(),
        polarity="positive",
        modality="actual",
        certainty="certain",
        tense="non_future",
        evidence=Span.of(text, first.start, first.end),
        confidence=1.0,
    )


def meant(reading: Reading, *words: str | tuple[str, int]) -> list[Entity | None]:
    """The entity of each of the words (with `(words, n)`, of their nth place from 0), when a claim mentions them."""
    text = reading.article.text
    spans = [span(text, *((w, 0) if isinstance(w, str) else w)) for w in words]
    resolved = resolve_article(reading, [], [claim(reading, *spans)])
    by_id = {e.id: e for e in resolved.entities}
    return [by_id[m.entity] if m.entity else None for m in resolved.claims[0].actor]


def entity(resolved: Resolved, label: str) -> Entity:
    """The one entity of a label."""
    (found,) = [e for e in resolved.entities if e.label == label]
    return found
