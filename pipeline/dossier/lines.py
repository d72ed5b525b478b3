"""Claims as lines: who says what, in which outlets, how it stands; each with its passages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from pipeline.dossier.desk import Desk, plural, words
from pipeline.dossier.markdown import code, inline
from pipeline.dossier.notes import Notes
from pipeline.model import Claim
from pipeline.view.when import interval_words, moment_words

T = TypeVar("T")

MOST = 60
"""How many lines a list has at most; then it says how many it leaves out, and how to ask for them."""


def said(desk: Desk, claim: Claim) -> str:
    """Who says a claim, in a few words: "**Ana Reyes** denied", "**Daily Lantern**, in its own voice"."""
    if not claim.sources:
        return "no source"
    first = claim.sources[0]
    if claim.attribution is None:
        return f"**{inline(desk.outlet(claim))}**, in its own voice"
    act = desk.attributions.get(claim.attribution)
    name = desk.name(first.entity) if first.entity else first.label
    kind = " (unnamed source)" if first.kind == "unnamed" else ""
    if first.kind == "unnamed" and name.casefold() in ("", "unnamed"):
        name = "someone"
    told = [desk.name(link.entity) if link.entity else link.label for link in claim.sources[1:-1]]
    by = f", as told by {', '.join(map(inline, told))}," if told else ""
    stance = words("stances", act.stance) if act else "said"
    return f"**{inline(name or words('chain', 'unknown'))}**{kind}{by} {stance}"


def same(desk: Desk, claims: Iterable[Claim]) -> list[list[Claim]]:
    """The claims in groups of those that say the same by the same source, in the order given: a copy repeats it.

    What an outlet says in its own voice, and what someone unnamed says, is the same in an article and its copies only.
    In a group, what stands in a copy comes last.
    """
    groups: dict[tuple[str, ...], list[Claim]] = {}
    for claim in claims:
        first = claim.sources[0] if claim.sources and claim.attribution else None
        name = "" if first is None else desk.name(first.entity) if first.entity else first.label
        where = desk.original(claim.article) if first is None or first.kind == "unnamed" else ""
        key = (where, name.casefold(), desk.label(claim).casefold(), claim.polarity, claim.modality)
        groups.setdefault(key, []).append(claim)
    return [sorted(group, key=lambda c: desk.original(c.article) != c.article) for group in groups.values()]


def line(desk: Desk, notes: Notes, group: Sequence[Claim], standing: bool = True) -> str:
    """One line for a group of `same`: when, who says it, what, in which outlets, how it stands, its passages."""
    first = group[0]
    parts = []
    if moment := desk.moment(first):
        parts.append(f"{inline(moment_words(moment))}:")
    parts.append(f"{said(desk, first)}: {inline(content(desk, first))}")
    if first.attribution is not None or len(group) > 1:
        parts.append(f"({outlets(desk, group)})")
    if standing and first.status:
        copied = first.status == "single_source" and len({claim.article for claim in group}) > 1
        parts.append(f"– {words('status', 'single_origin' if copied else first.status)}")
    origins = {key for claim in group for key in claim.origins}
    if origins - {first.sources[0].entity if first.sources else None}:
        names = ", ".join(sorted(inline(desk.name(key)) for key in origins))
        parts.append(f"– {plural(len(origins), 'origin')}: {names}")
    return f"- {' '.join(parts)} {notes.of(group)}"


def content(desk: Desk, claim: Claim) -> str:
    """What a claim says, as it stands behind who says it: who denies something says "not" already."""
    label, act = desk.label(claim), desk.attributions.get(claim.attribution or "")
    denied = act is not None and act.stance == "denies" and claim.polarity == "negative"
    return label.removeprefix("not: ") if denied else label


def outlets(desk: Desk, claims: Iterable[Claim]) -> str:
    """The outlets of claims, each once, those that only have it in a copy last."""
    found: dict[str, bool] = {}
    for claim in claims:
        copied = desk.original(claim.article) != claim.article
        name = desk.outlet(claim)
        found[name] = found.get(name, True) and copied
    own = ", ".join(inline(name) for name, copied in found.items() if not copied)
    copies = ", ".join(inline(name) for name, copied in found.items() if copied)
    return "; ".join((*((own,) if own else ()), *((f"copied in {copies}",) if copies else ())))


def listed(groups: Sequence[T], told: Callable[[T], str], how: str = "", most: int = MOST) -> list[str]:
    """A line for each of the first `most` groups, then how many are left out; `how` is the command that tells them."""
    lines = [told(group) for group in groups[:most]]
    if len(groups) > most:
        lines.append(f"- and {len(groups) - most} more" + (f": {code(how)}" if how else ""))
    return lines


def times(claim: Claim) -> str:
    """When a claim is said to happen, in words; "" where that is not known."""
    return interval_words(claim.time.begin, claim.time.finish) if claim.time else ""
