"""A claim as the panel shows it: its chain in words, its roles, its passage."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.model import Article, Attribution, Claim, SourceLink, TimeRef
from pipeline.view.passage import contents, excerpts, places_of_claim, places_of_repeats, places_of_saying
from pipeline.view.payload import Act, ClaimView, Link, When
from pipeline.view.when import interval_words
from pipeline.wording import words_say_not

_MENTIONS = ("actor", "target", "instrument", "place")


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
    places = [*places_of_claim(claim), *places_of_repeats(claim, attributions)]
    means = {(m.start, m.end): numbers.get(m.entity or "") for m in claim.mentions()}
    near = [*places, *(place for act in chain for place in places_of_saying(act))]
    return ClaimView(
        mark=numbers[claim.id],
        article=numbers[article.id],
        chain=tuple(_link(link, attributions, numbers, speakers) for link in claim.sources),
        places=tuple(places),
        means=tuple(means.get((start, end)) if role in _MENTIONS else None for role, start, end in places),
        plover=claim.action.plover,
        time=when(claim.time, claim.time_basis),
        polarity=claim.polarity,
        unworded=_unworded(claim, chain),
        modality=claim.modality,
        certainty=claim.certainty,
        tense=claim.tense,
        confidence=round(claim.confidence, 3),
        extractor=claim.extractor,
        passage=excerpts(article, near),
        events=events,
        status=claim.status,
        origins=tuple(numbers[key] for key in claim.origins if key in numbers),
    )


def _unworded(claim: Claim, chain: Sequence[Attribution]) -> bool:
    denied = bool(chain) and chain[0].stance == "denies"
    return claim.polarity == "negative" and not denied and not words_say_not(claim)


def when(time: TimeRef | None, basis: str | None = None) -> When | None:
    """A time with its reading in words."""
    if time is None:
        return None
    read = interval_words(time.begin, time.finish)
    return When(time.text, read, time.begin, time.finish, time.value, basis, time.type, time.precision)


def _link(
    link: SourceLink, attributions: Mapping[str, Attribution], numbers: Mapping[str, int], speakers: Mapping[str, int]
) -> Link:
    found = attributions.get(link.attribution or "")
    mark = numbers.get(link.entity or "", speakers.get(link.label))
    act = None
    if found is not None:
        cue = found.cue.text if found.cue else None
        said = when(found.said_at)
        basis = found.basis.kind if found.basis else None
        places, content = tuple(places_of_saying(found)), tuple(contents(found))
        act = Act(found.stance, cue, found.form, said, places, content, basis, found.id)
    return Link(mark, link.label, link.kind, act)
