"""A claim as the panel shows it: its chain in words, its roles, its passage."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.model import Article, Attribution, Claim, TimeRef
from pipeline.view.passage import passage
from pipeline.view.payload import ClaimView, Link, Part, When
from pipeline.view.when import interval_words
from pipeline.wording import words_say_not


def claim_view(
    claim: Claim,
    article: Article,
    attributions: Mapping[str, Attribution],
    numbers: Mapping[str, int],
    events: tuple[int, ...],
    speakers: Mapping[str, int],
) -> ClaimView:
    """`numbers` are the positions of the drawn marks by record id, `speakers` those of who says the claim, by label."""
    chain = [act for link in claim.sources if (act := attributions.get(link.attribution or ""))]
    outlet = claim.sources[-1].entity if claim.sources else None
    parts = [
        Part(role, mention.text, numbers.get(mention.entity or ""))
        for role in ("actor", "target", "instrument", "place")
        for mention in getattr(claim, role)
    ]
    parts.extend(Part("quantity", quantity.text, None) for quantity in claim.quantity)
    return ClaimView(
        mark=numbers[claim.id],
        article=numbers.get(article.id),
        outlet=numbers.get(outlet or ""),
        evidence=_around(claim),
        chain=_chain(claim, attributions, numbers, speakers),
        parts=tuple(parts),
        action=claim.action.text,
        plover=claim.action.plover,
        time=when(claim.time, claim.time_basis),
        polarity=claim.polarity,
        unworded=_unworded(claim, chain),
        modality=claim.modality,
        certainty=claim.certainty,
        tense=claim.tense,
        confidence=round(claim.confidence, 3),
        extractor=claim.extractor,
        passage=passage(article, claim, chain),
        events=events,
    )


def _unworded(claim: Claim, chain: Sequence[Attribution]) -> bool:
    denied = bool(chain) and chain[0].stance == "denies"
    return claim.polarity == "negative" and not denied and not words_say_not(claim)


def _around(claim: Claim) -> tuple[str, str, str]:
    text, first = claim.evidence.text, claim.evidence.start
    if not (first <= claim.action.start and claim.action.end <= claim.evidence.end):
        return text, "", ""
    start, end = claim.action.start - first, claim.action.end - first
    return text[:start], text[start:end], text[end:]


def when(time: TimeRef | None, basis: str | None = None) -> When | None:
    """A time with its reading in words."""
    if time is None:
        return None
    return When(time.text, interval_words(time.begin, time.finish), time.begin, time.finish, time.value, basis)


def _chain(
    claim: Claim, attributions: Mapping[str, Attribution], numbers: Mapping[str, int], speakers: Mapping[str, int]
) -> tuple[Link, ...]:
    found = []
    for link in claim.sources:
        act = attributions.get(link.attribution or "")
        mark = numbers.get(link.entity or "", speakers.get(link.label))
        if act is None:
            found.append(Link(mark, link.label, link.kind, None, None, None, None))
        else:
            cue = act.cue.text if act.cue else None
            found.append(Link(mark, link.label, link.kind, act.stance, cue, act.form, when(act.said_at)))
    return tuple(found)
