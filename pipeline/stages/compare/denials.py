"""Denials: a source rejects what another one says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from pipeline.model import Claim, Mention, Relation
from pipeline.stages.compare.lexicon import words
from pipeline.stages.compare.matching import may_match, surely_match
from pipeline.stages.compare.parties import Parties, shared
from pipeline.stages.compare.sources import Sayings, other_voice, speaker

DENIERS = 8
"""So many denials of one thing are related to each claim that they reject: the earliest of each source."""
CLAIMS = 200
"""So many claims of one action and one party are compared with a denial, the earliest ones."""
INVOLVED = "involve"


def is_denial(claim: Claim, sayings: Sayings) -> bool:
    """Whether a claim is what a source denies: an act of denying holds it, and its polarity is negative.

    `split` turns the clause that a denial governs, and that alone: a claim within the content that stays positive is
    something else that the denial speaks of ("denied the report published on Monday").
    """
    told = sayings.attributions.get(claim.attribution or "")
    return told is not None and told.stance == "denies" and not told.doubtful and claim.polarity == "negative"


def denials(
    claims: Sequence[Claim], events: Mapping[str, str], sayings: Sayings, parties: Parties
) -> Iterator[Relation]:
    """``denies`` from each denial among the claims of a group to the claims that it rejects, by other sources.

    A claim is rejected if it affirms the same action and nothing tells the two apart, and they share what the action is
    done to, or who does it where one of them has no target. Who denies a role in something rejects what is said of it
    as the actor of that very thing. `events` gives the event of a claim, where it has one; it is told where both share
    it, and claims of two events that are told apart only by their makers are still related.
    """
    ordered = sorted(claims, key=sayings.order)
    denied = [c for c in ordered if is_denial(c, sayings) and c.modality in {"actual", "possible"}]
    if not denied:
        return
    affirmed: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in ordered:
        if claim.polarity == "positive" and claim.modality == "actual":
            for key in _keys(claim, (*claim.actor, *claim.target)):
                if len(affirmed[key]) < CLAIMS:
                    affirmed[key].append(claim)
    told: dict[str, set[str]] = defaultdict(set)
    for denial in denied:
        for claim in _met(denial, affirmed, sayings):
            if not other_voice_or_outlet(denial, claim) or not _rejects(denial, claim, parties):
                continue
            if speaker(denial) in told[claim.id] or len(told[claim.id]) >= DENIERS:
                continue
            told[claim.id].add(speaker(denial))
            event = events.get(denial.id)
            both = event if event == events.get(claim.id) else None
            yield Relation(denial.id, "denies", claim.id, "happening", _reason(denial), both)


def other_voice_or_outlet(denial: Claim, claim: Claim) -> bool:
    """Whether a claim is another source's than the denial: an outlet's own voice is one, even beside the denial."""
    if claim.attribution is None:
        return denial.article != claim.article or denial.sources[0] != claim.sources[0]
    return other_voice(denial, claim)


def _reason(denial: Claim) -> str:
    return "denied-part" if words().kind(denial.action.lemma) == INVOLVED else "denied-claim"


def _met(denial: Claim, affirmed: Mapping[tuple[str, str], list[Claim]], sayings: Sayings) -> Iterable[Claim]:
    """The claims that a denial may reject, each once, the earliest first."""
    found = {c.id: c for key in _denied_keys(denial) for c in affirmed.get(key, ())}
    return sorted(found.values(), key=sayings.order)


def _keys(claim: Claim, mentions: Iterable[Mention]) -> list[tuple[str, str]]:
    action = words().kind(claim.action.lemma)
    return sorted(
        {(action, m.entity) for m in mentions if m.entity} | {("", m.entity) for m in claim.actor if m.entity}
    )


def _denied_keys(denial: Claim) -> list[tuple[str, str]]:
    if words().kind(denial.action.lemma) == INVOLVED:
        return [("", party) for party in _involved(denial)]
    action = words().kind(denial.action.lemma)
    return sorted({(action, m.entity) for m in (*denial.actor, *denial.target) if m.entity})


def _involved(denial: Claim) -> list[str]:
    """Who is said to have had no part: the actor of the claim, else who denies it."""
    named = sorted({m.entity for m in denial.actor if m.entity})
    own = denial.sources[0].entity if denial.sources else None
    return named or ([own] if own else [])


def _rejects(denial: Claim, claim: Claim, parties: Parties) -> bool:
    if words().kind(denial.action.lemma) == INVOLVED:
        return _takes_part(denial, claim) and may_match(denial, claim, parties, but="target")
    if surely_match(denial, claim, parties):
        return True
    if words().kind(denial.action.lemma) in words().vague or not may_match(denial, claim, parties):
        return False
    return shared(denial.actor, claim.actor) and not (denial.target and claim.target)


def _takes_part(denial: Claim, claim: Claim) -> bool:
    """Whether a claim makes who denies a part in something the actor of that very thing: "any role in the attack"."""
    action = words().kind(claim.action.lemma)
    return any(
        words().kind(word) == action for m in denial.target for word in m.text.lower().replace("-", " ").split()
    ) and bool(set(_involved(denial)) & {m.entity for m in claim.actor})
