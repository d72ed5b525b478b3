"""Denials: a source rejects what another one says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from pipeline.model import Claim, Mention, Relation
from pipeline.stages.compare.lexicon import words
from pipeline.stages.compare.matching import Matching, dateless, objects
from pipeline.stages.compare.naming import entities, plain
from pipeline.stages.compare.parts import INVOLVED, denies_part, disclaims, is_denial
from pipeline.stages.compare.sources import Sayings, other_voice, speaker
from pipeline.stages.resolve.naming import normalise

DENIERS = 8
"""So many denials are related to a claim: the earliest of each source."""
CLAIMS = 200
"""So many claims of one action and one party are compared with a denial, the earliest ones."""

Key = tuple[str, str]


def denials(claims: Sequence[Claim], events: Mapping[str, str], matching: Matching) -> Iterator[Relation]:
    """``denies`` from each denial among the claims of a group to the claims that it rejects, by other sources.

    A claim is rejected (``denied-claim``) if it affirms the same action, nothing tells the two apart, and they share
    what the action is done to, or who does it where one of them has no target; where the denial names the doer, it is
    the doer in the claim. Claims of two events must share an entity, not the words of a description alone. Who denies a
    part in something rejects (``denied-part``) what is said of it as the doer of that very thing. `events` gives the
    event of a claim, where it has one; it is told where both share it.
    """
    sayings = matching.sayings
    ordered = sorted(claims, key=sayings.order)
    denied = [c for c in ordered if disclaims(c) or (is_denial(c, sayings) and c.modality in {"actual", "possible"})]
    if not denied:
        return
    affirmed: dict[Key, list[Claim]] = defaultdict(list)
    for claim in ordered:
        if claim.polarity == "positive" and claim.modality == "actual" and not dateless(claim):
            for key in _keys(claim, matching):
                if len(affirmed[key]) < CLAIMS:
                    affirmed[key].append(claim)
    told: dict[str, set[str]] = defaultdict(set)
    for denial in denied:
        found = {c.id: c for key in _denied_keys(denial, matching) for c in affirmed.get(key, ())}
        for claim in sorted(found.values(), key=sayings.order):
            event = events.get(denial.id)
            together = event is not None and event == events.get(claim.id)
            denier = _denier(denial)
            if denier in told[claim.id] or len(told[claim.id]) >= DENIERS:
                continue
            if _another(denial, claim) and _rejects(denial, claim, together, matching):
                told[claim.id].add(denier)
                reason = "denied-part" if _of_part(denial, sayings) else "denied-claim"
                yield Relation(denial.id, "denies", claim.id, "happening", reason, event if together else None)


def _of_part(denial: Claim, sayings: Sayings) -> bool:
    return disclaims(denial) or denies_part(denial, sayings)


def _denier(denial: Claim) -> str:
    """Who denies, as a key: the speaker, or whom the outlet says to have denied."""
    return min(entities(denial.actor), default=speaker(denial)) if disclaims(denial) else speaker(denial)


def _another(denial: Claim, claim: Claim) -> bool:
    """Whether a claim is another source's than the denial: an outlet's own voice is one, even beside the denial."""
    if speaker(claim) == _denier(denial):
        return False
    return claim.attribution is None or denial.attribution is None or other_voice(denial, claim)


def _keys(claim: Claim, matching: Matching) -> list[Key]:
    action = words().kind(claim.action.lemma)
    own = {(action, key) for m in (*claim.actor, *claim.target) for key in _names(m, matching)}
    return sorted(own | {("", key) for m in claim.actor for key in _names(m, matching)})


def _denied_keys(denial: Claim, matching: Matching) -> list[Key]:
    if _of_part(denial, matching.sayings):
        return [("", party) for party in _parties(denial)]
    action = words().kind(denial.action.lemma)
    return sorted({(action, key) for m in (*denial.actor, *denial.target) for key in _names(m, matching)})


def _names(mention: Mention, matching: Matching) -> list[str]:
    return [key for key in (mention.entity, matching.parties.form(mention)) if key]


def _parties(denial: Claim) -> list[str]:
    """Who is said to have had no part: the actor of the claim, else who denies it, by entity and by name."""
    if denial.actor:
        return sorted({*entities(denial.actor), *map(plain, denial.actor)} - words().hollow)
    link = denial.sources[0] if denial.sources else None
    return sorted({link.entity or "", normalise(link.label)} - {""} - words().hollow) if link else []


def _rejects(denial: Claim, claim: Claim, together: bool, matching: Matching) -> bool:
    if _of_part(denial, matching.sayings):
        return _takes_part(denial, claim, together, matching)
    known = entities(denial.actor) & entities(claim.actor) or entities(denial.target) & entities(claim.target)
    if not (together or known) or not matching.same_doer(denial, claim):
        return False
    if matching.surely(denial, claim):
        return True
    if words().kind(denial.action.lemma) in words().vague or not matching.may(denial, claim):
        return False
    befallen = objects(denial), objects(claim)
    named = not all(befallen) or (together and matching.parties.shortened(*befallen))
    return matching.parties.shared(denial.actor, claim.actor) and named


def _takes_part(denial: Claim, claim: Claim, together: bool, matching: Matching) -> bool:
    """Whether a claim makes those who deny a part in something the doers of that thing ("a role in the attack")."""
    action = words().kind(claim.action.lemma)
    named = [word for m in denial.target for word in plain(m).replace("-", " ").split()]
    if not disclaims(denial):
        named.append(denial.action.lemma)
    if action not in {words().kind(word) for word in named}:
        return False
    who = {*entities(claim.actor), *(matching.parties.form(m) for m in claim.actor if together)}
    about = disclaims(denial) or words().kind(denial.action.lemma) == INVOLVED
    return bool(set(_parties(denial)) & who) and matching.may(denial, claim, but="target" if about else "")
