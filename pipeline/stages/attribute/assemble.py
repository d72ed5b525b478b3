"""From drafts to attributions: conflicts settled, nested ones joined to their parents, identifiers given."""

from __future__ import annotations

from pipeline.model import Attribution, Form, Span, make_id
from pipeline.stages.attribute.draft import SPEAKERLESS, Draft, Stretch
from pipeline.stages.attribute.lexicon import cue_lexicon
from pipeline.stages.attribute.page import Page
from pipeline.stages.attribute.said_at import said_at
from pipeline.stages.attribute.shelf import Shelf, clash, within

DEFAULT_CONFIDENCE = 0.5
NESTED = frozenset({"clause", "clause-before", "clause-around", "according", "quote-before", "quote-after"})
"""The patterns that count inside another attribution."""


def assemble(page: Page, drafts: list[Draft], version: str) -> tuple[Attribution, ...]:
    """Attributions in the order of their content, each with its parent. `drafts` are settled."""
    kept = sorted(drafts, key=lambda d: (d.start, -d.end, d.cue or (0, 0)))
    shelf = Shelf(page, kept)
    spoken = {(d.source, d.cue): d for d in kept if d.carried is None}
    made = []
    for draft in kept:
        # The draft that is carried on may have grown since: its source and cue still tell which one it is.
        origin = spoken.get((draft.carried.source, draft.carried.cue)) if draft.carried else None
        if draft.carried is None or origin is not None:
            made.append(_attribution(page, draft, _parent(draft, shelf), origin, version))
    return tuple(made)


def _confidence(draft: Draft) -> float:
    return cue_lexicon().confidence.get(draft.pattern, DEFAULT_CONFIDENCE)


def settle(page: Page, drafts: list[Draft]) -> list[Draft]:
    """One role for each cue: of two drafts with one cue or one content, the surer one stays."""
    shelf = Shelf(page)
    kept = []
    for draft in sorted(drafts, key=lambda d: (-_confidence(d), d.start, d.end, d.cue or (0, 0))):
        if not any(clash(draft, other) for other in shelf.near(draft)):
            kept.append(draft)
            shelf.put(draft)
    return kept


def heard(page: Page, drafts: list[Draft]) -> list[Draft]:
    """The drafts without those inside a quotation that nobody is known to speak, where nobody knows who "I" is,
    and without what is weak inside another attribution.

    "Reyes said that the army denied it" is a chain of two sources. "Reyes said that she wants to leave" is one source
    that speaks of what she wants: the claim itself shows that, and a second link would only repeat her.
    """
    shelf = Shelf(page)
    kept = []
    # From the widest to the narrowest: what holds a draft is decided before it.
    for draft in sorted(drafts, key=lambda d: (-_width(d), d.start, d.cue or (0, 0))):
        around = [other.pattern for other in shelf.near(draft) if within(draft, other)]
        if SPEAKERLESS in around:
            continue
        inside = bool(around)
        if inside and (draft.pattern not in NESTED or draft.source is None or _first_person(page, draft)):
            continue
        if inside or not (draft.cue and page.quotation_at(draft.cue[0])):
            kept.append(draft)
            shelf.put(draft)
    return kept


def _width(draft: Draft) -> int:
    return sum(end - start for start, end in draft.content)


def _first_person(page: Page, draft: Draft) -> bool:
    source = draft.source
    return source is not None and page.text[source[0] : source[1]].lower() in ("i", "we", "you", "it", "one", "us")


def _parent(draft: Draft, shelf: Shelf) -> Draft | None:
    """The narrowest attribution whose content holds this one wholly."""
    return min((d for d in shelf.near(draft) if within(draft, d)), key=_width, default=None)


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
        confidence=_confidence(draft),
        continues=_id(page, origin) if origin else None,
        extractor=version,
    )
