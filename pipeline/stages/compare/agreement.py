"""Agreement: claims of other origins that say the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.model import Claim, Relation
from pipeline.stages.compare.carrying import copied
from pipeline.stages.compare.counting import one_matter
from pipeline.stages.compare.matching import Matching, dateless, objects
from pipeline.stages.compare.numbers import meeting
from pipeline.stages.compare.pairs import both_ways
from pipeline.stages.compare.versions import Version

BEGINNINGS = 24
"""So many origins of one version are told as corroborating it, the earliest ones."""


def agreements(event: str, action: str, versions: Sequence[Version], matching: Matching) -> Iterator[Relation]:
    """``corroborates`` among the versions of one action.

    As to the happening: within a version, its first claim with the first of each further origin (``same-account``);
    across versions, each one with the earliest that agrees with it (``same-happening``): a star about the earliest, not
    all pairs. As to numbers: each counted version with the earliest whose bounds meet its own. Passages that are word
    for word nearly the same are copies, whatever their outlets, and corroborate nothing.
    """
    for place, version in enumerate(versions):
        for other in _begun_apart(version, matching):
            yield both_ways(version.first, "corroborates", other, "happening", "same-account", event)
            if any(not c.vague for c in version.counts) and version.first.polarity == "positive":
                yield both_ways(version.first, "corroborates", other, "number", "same-numbers", event)
        yield from _across(event, action, version, versions[:place], matching)


def _begun_apart(version: Version, matching: Matching) -> Iterator[Claim]:
    """Of a version, the first claim of each origin that none of the claims before it has."""
    known = [version.first]
    for claim in version.claims[1:]:
        if len(known) > BEGINNINGS or not matching.surely(version.first, claim):
            continue
        if all(_independent(claim, other, matching) for other in known):
            known.append(claim)
            yield claim


def _independent(one: Claim, other: Claim, matching: Matching) -> bool:
    """Whether two claims are known to begin apart. Of two people, both must be named: an official in one article may be
    the minister whom another one names.
    """
    return (
        one.article != other.article
        and not (dateless(one) or dateless(other))
        and matching.sayings.independent(one, other)
        and (
            one.attribution is None or other.attribution is None or (_named(one, matching) and _named(other, matching))
        )
        and not copied(one, other)
    )


def _named(claim: Claim, matching: Matching) -> bool:
    """Whether the innermost source of a claim is known by a name."""
    link = claim.sources[0] if claim.sources else None
    return link is not None and link.entity is not None and matching.parties.named(link.entity)


def _across(
    event: str, action: str, version: Version, earlier: Sequence[Version], matching: Matching
) -> Iterator[Relation]:
    happened = counted = False
    for before in earlier:
        if happened and (counted or not version.counts):
            return
        if before.first.polarity != version.first.polarity or not _independent(before.first, version.first, matching):
            continue
        reason = _numbers(action, before, version, matching)
        if reason == "apart":
            continue
        if not happened and one_happening(before.first, version.first, matching):
            happened = True
            yield both_ways(before.first, "corroborates", version.first, "happening", "same-happening", event)
        if not counted and reason is not None and version.first.polarity == "positive":
            counted = True
            yield both_ways(before.first, "corroborates", version.first, "number", reason, event)


def one_happening(one: Claim, other: Claim, matching: Matching) -> bool:
    """Whether two claims surely tell of one happening, and do not name others as its doers or as whom it befell.

    Where the doers are described by other words, what it is done to must be more than a word or two that any text may
    use: police may flood the streets, and so may people.
    """
    names = matching.parties
    if not matching.surely(one, other) or names.strangers(one.actor, other.actor):
        return False
    if names.strangers(one.target, other.target):
        return False
    return not names.unlike(one.actor, other.actor) or names.telling(objects(one), objects(other))


def _numbers(action: str, one: Version, other: Version, matching: Matching) -> str | None:
    """Why the numbers of two versions agree, ``apart`` where some do not, None where they count no one thing."""
    found = {
        meeting(a, b)
        for a in one.counts
        for b in other.counts
        if not (a.vague or b.vague)  # "dozens" and "dozens" are hardly one number
        and (a.role, a.unit) == (b.role, b.unit)
        and one_matter(action, one.first, other.first, a, matching)
    }
    if "apart" in found:
        return "apart"
    if not found or "open" in found:
        return None
    return "same-numbers" if found == {"equal"} else "numbers-meet"
