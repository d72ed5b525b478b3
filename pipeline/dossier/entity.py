"""The dossier of an entity: someone, a place, or a thing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from pipeline.dossier.counts import counts
from pipeline.dossier.desk import Desk, plural, words
from pipeline.dossier.disputes import changes, denials, versions
from pipeline.dossier.framing import names
from pipeline.dossier.lines import line, listed, same
from pipeline.dossier.markdown import code, inline
from pipeline.dossier.notes import Notes
from pipeline.model import Claim, Entity, Event
from pipeline.view.when import interval_words

Sections = list[tuple[str, list[str]]]
_MAIN = 10


def entity_sections(desk: Desk, notes: Notes, entity: Entity) -> Sections:
    """All sections of the dossier of an entity, each a heading and lines; empty ones have no lines."""
    about = [c for c in desk.corpus.claims if any(m.entity == entity.id for m in c.mentions())]
    says = [c for c in desk.corpus.claims if any(s.entity == entity.id for s in c.sources[:1]) and c.attribution]
    own = [c for c in desk.corpus.claims if c.attribution is None and c.sources and c.sources[-1].entity == entity.id]
    passes = [c for c in desk.corpus.claims if any(s.entity == entity.id for s in c.sources[1:])]
    concerned = dict.fromkeys(c.id for c in (*about, *says))
    return [
        ("", _facts(entity)),
        ("In short", _short(desk, about, says, own, passes)),
        ("Main events", _main(desk, about)),
        ("What is said about it", _by_event(desk, notes, about, f"sayso ask said-about who={entity.id}")),
        ("What it says", _by_event(desk, notes, says, f"sayso ask said-by who={entity.id}")),
        ("What does not agree", versions(desk, notes, concerned)),
        ("Denials", denials(desk, notes, concerned)),
        ("What changed", changes(desk, notes, concerned)),
        ("How it is named", names(desk, entity.id)),
        ("Joins in doubt", _joins(desk, entity)),
    ]


def _facts(entity: Entity) -> list[str]:
    lines = [f"- Kind: {words('source_kinds', entity.kind)}"]
    if entity.aliases:
        lines.append(f"- Also called: {'; '.join(map(inline, entity.aliases))}")
    if entity.links:
        lines.append(f"- Identifiers: {', '.join(map(inline, entity.links))}")
    if entity.location:
        where = entity.location
        lines.append(f"- Lies in: {where.country or 'no one country'} ({where.type})")
        if where.latitude is not None and where.longitude is not None:
            lines[-1] += f", {where.latitude:.2f}, {where.longitude:.2f}"
    articles = {m.article for m in entity.mentions}
    lines.append(f"- Mentioned {plural(len(entity.mentions), 'time')} in {plural(len(articles), 'article')}")
    return lines


def _short(
    desk: Desk, about: Sequence[Claim], says: Sequence[Claim], own: Sequence[Claim], passes: Sequence[Claim]
) -> list[str]:
    lines = []
    for title, claims in (("Said about it", about), ("Said by it", says), ("Stated in its own voice", own)):
        if claims:
            lines.append(f"- {title}: {counts(desk, claims)}")
    if passes:
        lines.append(f"- Passed on from others: {plural(len(passes), 'claim')}")
    return lines or ["- No claim has it, and it says nothing."]


def _main(desk: Desk, about: Sequence[Claim]) -> list[str]:
    """The events that most claims about the entity tell of, wholes before their parts."""
    wholes = {part: event for event in desk.corpus.events for part in event.parts}
    told: dict[str, int] = {}
    for claim in about:
        for key in {wholes[e.id].id if e.id in wholes else e.id for e in desk.events_of.get(claim.id, ())}:
            told[key] = told.get(key, 0) + 1
    most = sorted(told, key=lambda key: (-told[key], desk.events[key].begin or "~", key))
    lines = [_event(desk, desk.events[key], told[key]) for key in most[:_MAIN]]
    return lines + ([f"- and {plural(len(most) - _MAIN, 'more event')}"] if len(most) > _MAIN else [])


def _event(desk: Desk, event: Event, told: int) -> str:
    when = interval_words(event.begin, event.finish)
    parts = [f"**{inline(desk.title(event))}**"]
    if when and event.title:
        parts.append(f"({inline(when)})")
    parts.append(f"– {words('status', event.status)}; {plural(told, 'claim')} about it,")
    parts.append(f"{plural(len(event.outlets), 'outlet')}, {plural(len(event.origins), 'origin')} ({code(event.id)})")
    return f"- {' '.join(parts)}"


def _by_event(desk: Desk, notes: Notes, claims: Sequence[Claim], how: str) -> list[str]:
    """Claims under the events that they tell of, in the order of time; those that tell of no event come last."""
    groups: dict[str, list[Claim]] = {}
    for claim in desk.in_time(claims):
        events = desk.events_of.get(claim.id, ())
        groups.setdefault(events[0].id if events else "", []).append(claim)
    lines: list[str] = []
    single: list[Claim] = []
    tell = partial(line, desk, notes)
    for key, told in groups.items():
        if key and len(told) > 1:
            title = f"**{inline(desk.title(desk.events[key]))}** ({code(key)})"
            lines += ["", title, "", *listed(same(desk, told), tell, how)]
        else:
            single += told
    if single:
        lines += ["", *(("**Else**", "") if lines else ())]
        lines += listed(same(desk, desk.in_time(single)), tell, how)
    return lines[1:]


def _joins(desk: Desk, entity: Entity) -> list[str]:
    """Judgements on the entity that did not join: pairs, and names within articles."""
    mine = {entity.label, *entity.aliases}
    lines = [
        f"- {inline(j.one_label or j.one)} and {inline(j.other_label or j.other)}: {words('verdicts', j.verdict)}"
        f" ({inline(words('reasons', j.reason))}; judged by {inline(j.by)})"
        for j in desk.corpus.judgements
        if j.verdict != "same" and (entity.id in (j.one, j.other) or mine & {j.one_label, j.other_label})
    ]
    for judged in entity.judgements:
        if judged.verdict != "same":
            where = desk.articles.get(judged.article or "")
            place = f", in *{inline(where.title or where.id)}*" if where else ""
            reason = inline(words("reasons", judged.reason))
            lines.append(f"- {inline(judged.subject)}: {words('verdicts', judged.verdict)} ({reason}{place})")
    return lines
