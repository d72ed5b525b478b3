"""From drafts to attributions: nested ones joined to their parents, identifiers given."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.model import Attribution, Form, Span, make_id
from pipeline.stages.attribute.anonymity import anonymity_of
from pipeline.stages.attribute.basis import basis_of
from pipeline.stages.attribute.draft import Draft, Stretch
from pipeline.stages.attribute.page import Page
from pipeline.stages.attribute.said_at import said_at
from pipeline.stages.attribute.settle import confidence, width
from pipeline.stages.attribute.shelf import Shelf, within


def assemble(page: Page, drafts: list[Draft], version: str, *, doubtful: bool = False) -> tuple[Attribution, ...]:
    """Attributions in the order of their content, each with its parent. `drafts` are settled."""
    made = (_attribution(page, *linked, version) for linked in _linked(page, drafts))
    return tuple(replace(said, doubtful=True) for said in made) if doubtful else tuple(made)


def outermost(page: Page, drafts: list[Draft]) -> list[Draft]:
    """The drafts that lie in the content of no other one, in the order of their content. `drafts` are settled."""
    return [draft for draft, parent, _ in _linked(page, drafts) if parent is None]


def _linked(page: Page, drafts: list[Draft]) -> Iterator[tuple[Draft, Draft | None, Draft | None]]:
    """Each draft that becomes an attribution, with the one around it and the one that it carries on."""
    kept = sorted(drafts, key=lambda d: (d.start, -d.end, d.cue or (0, 0)))
    shelf = Shelf(page, kept)
    spoken = {(d.source, d.cue): d for d in kept if d.carried is None}
    for draft in kept:
        # The draft that is carried on may have grown since: its source and cue still tell which one it is.
        origin = spoken.get((draft.carried.source, draft.carried.cue)) if draft.carried else None
        if draft.carried is None or origin is not None:
            yield draft, _parent(draft, shelf), origin


def _parent(draft: Draft, shelf: Shelf) -> Draft | None:
    """The narrowest attribution whose content holds this one wholly."""
    return min((d for d in shelf.near(draft) if within(draft, d)), key=width, default=None)


def _id(page: Page, draft: Draft) -> str:
    parts: list[int | None] = []
    for stretch in (draft.source, draft.cue, *draft.content):
        parts.extend(stretch or (None, None))
    return make_id("attribution", page.reading.article.id, *parts)


def _span(page: Page, stretch: Stretch) -> Span:
    return Span.of(page.text, *stretch)


def form_of(page: Page, draft: Draft) -> Form:
    """Direct if the content is quoted whole or a turn of a conversation, mixed if quoted in part, else indirect."""
    if draft.pattern == "transcript":
        return "direct"
    outside, quoted = [], False
    for start, end in draft.content:
        at = start
        for quotation in page.quotations_within(start, end):
            quoted = True
            outside.append(page.text[at : max(at, quotation.start)])
            at = min(end, quotation.end)
        outside.append(page.text[at:end])
    if not quoted:
        return "indirect"
    return "mixed" if any(c.isalnum() for words in outside for c in words) else "direct"


def _attribution(page: Page, draft: Draft, parent: Draft | None, origin: Draft | None, version: str) -> Attribution:
    return Attribution(
        id=_id(page, draft),
        article=page.reading.article.id,
        source=_span(page, draft.source) if draft.source else None,
        cue=_span(page, draft.cue) if draft.cue else None,
        content=tuple(_span(page, s) for s in draft.content),
        form=form_of(page, draft),
        stance=draft.stance,
        speaker=None,
        source_kind=draft.kind,
        said_at=said_at(page, draft),
        parent=_id(page, parent) if parent else None,
        confidence=confidence(draft),
        continues=_id(page, origin) if origin else None,
        extractor=version,
        basis=basis_of(page, draft.source, draft.cue, draft.content) if draft.cue else None,
        anonymity=anonymity_of(page, draft.source) if draft.source else None,
    )
