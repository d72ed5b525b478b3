"""What does not agree: versions side by side, denials, and what a source or an outlet changed."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from pipeline.dossier.desk import Desk, words
from pipeline.dossier.lines import content, line, outlets, said, same
from pipeline.dossier.markdown import inline
from pipeline.dossier.notes import Notes
from pipeline.model import Claim, Relation
from pipeline.view.when import moment_words

_DISPUTE = frozenset({"contradicts", "denies", "differs_on"})


def among(desk: Desk, claims: Collection[str]) -> list[Relation]:
    """The relations that one of the claims (ids) stands in, in the order of the corpus."""
    return [r for r in desk.corpus.relations if r.claim in claims or r.other in claims]


def versions(desk: Desk, notes: Notes, claims: Collection[str]) -> list[str]:
    """For each event and slot, what is said, by whom and in which outlets, and why it does not agree.

    A version is what some sources say alike; a copy says it no second time.
    """
    found: dict[tuple[str, str], list[Relation]] = {}
    for relation in among(desk, claims):
        if relation.kind in _DISPUTE:
            found.setdefault((relation.event or "", relation.slot), []).append(relation)
    lines = []
    for (event, slot), relations in sorted(found.items(), key=lambda item: (_title(desk, item[0][0]), item[0])):
        told = {key: None for r in relations for key in (r.claim, r.other) if key in desk.claims}
        reasons = sorted({words("reasons", r.reason) for r in relations})
        about = f" – {inline(_title(desk, event))}" if event else ""
        lines += ["", f"**{words('slots', slot).capitalize()}**{about} ({'; '.join(map(inline, reasons))}):", ""]
        lines += _alike(desk, notes, [desk.claims[key] for key in told])
    return lines[1:]


def _title(desk: Desk, event: str) -> str:
    return desk.title(desk.events[event]) if event in desk.events else ""


def _alike(desk: Desk, notes: Notes, claims: list[Claim]) -> Iterator[str]:
    """One line for each version: what is said, then who says it and where."""
    by_words: dict[tuple[str, str], list[Claim]] = {}
    for claim in sorted(desk.in_time(claims), key=lambda c: c.polarity, reverse=True):
        by_words.setdefault((claim.polarity, desk.label(claim).casefold()), []).append(claim)
    for group in by_words.values():
        who = "; ".join(_who(desk, told) for told in same(desk, group))
        yield f"- {inline(desk.label(group[0]))} – {who} {notes.of(group)}"


def _who(desk: Desk, group: list[Claim]) -> str:
    if group[0].attribution is None and len(group) == 1:
        return said(desk, group[0])
    return f"{said(desk, group[0])} ({outlets(desk, group)})"


def denials(desk: Desk, notes: Notes, claims: Collection[str]) -> list[str]:
    """Denials among the claims or of them: each with what it denies, where that is known."""
    denied: dict[str, list[Claim]] = {}
    for relation in among(desk, claims):
        if relation.kind == "denies" and relation.claim in desk.claims and relation.other in desk.claims:
            denied.setdefault(relation.claim, []).append(desk.claims[relation.other])
    for key in claims:
        claim = desk.claims[key]
        act = desk.attributions.get(claim.attribution or "")
        if act is not None and act.stance == "denies" and claim.polarity == "negative":
            denied.setdefault(key, [])
    lines = []
    for group in same(desk, desk.in_time(desk.claims[key] for key in denied)):
        text = line(desk, notes, group, standing=False)
        others = same(desk, desk.in_time({c.id: c for claim in group for c in denied[claim.id]}.values()))
        if others:
            told = "; ".join(f"{_who(desk, other)}: {inline(content(desk, other[0]))}" for other in others)
            text += f" – against {told} {notes.of(c for other in others for c in other)}"
        lines.append(text)
    return lines


def changes(desk: Desk, notes: Notes, claims: Collection[str]) -> list[str]:
    """What a source said and later said otherwise, and what changed in articles with these claims."""
    lines = []
    for relation in among(desk, claims):
        if relation.kind == "revises" and relation.claim in desk.claims and relation.other in desk.claims:
            later, earlier = desk.claims[relation.claim], desk.claims[relation.other]
            slot = words("slots", relation.slot).capitalize()
            lines.append(
                f"- {slot}: {said(desk, earlier)}: {inline(content(desk, earlier))}"
                f" ({_when(desk, earlier)}); later: {inline(content(desk, later))} ({_when(desk, later)})"
                f" {notes.of((earlier, later))}"
            )
    for revision in desk.corpus.revisions:
        before, after = desk.articles.get(revision.of), desk.articles.get(revision.article)
        for title, keys in (("added", revision.added), ("dropped", revision.dropped)):
            told = [desk.claims[key] for key in keys if key in claims]
            for group in same(desk, desk.in_time(told)) if before and after else ():
                assert after is not None
                lines.append(
                    f"- {inline(after.outlet or 'The outlet')} changed *{inline(after.title or after.id)}* and {title}:"
                    f" {said(desk, group[0])}: {inline(content(desk, group[0]))} {notes.of(group)}"
                )
    return lines


def _when(desk: Desk, claim: Claim) -> str:
    moment = desk.moment(claim)
    return f"{inline(moment_words(moment))}, {inline(desk.outlet(claim))}" if moment else inline(desk.outlet(claim))
