"""The dossier of an event."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from pipeline.dossier.counts import stands
from pipeline.dossier.desk import Desk, plural, words
from pipeline.dossier.disputes import changes, denials, versions
from pipeline.dossier.entity import Sections
from pipeline.dossier.framing import actions
from pipeline.dossier.lines import MOST, line, listed, same, times
from pipeline.dossier.markdown import code, inline, link
from pipeline.dossier.notes import Notes
from pipeline.model import Claim, Event
from pipeline.view.when import interval_words, published_words

_FEW = 12
"""How many names a list has at most."""
_EACH = 12
"""How many lines each part of an event has at most; its own dossier has them all."""


def event_sections(desk: Desk, notes: Notes, event: Event) -> Sections:
    """All sections of the dossier of an event, each a heading and lines; empty ones have no lines."""
    parts = [desk.events[key] for key in event.parts if key in desk.events] or [event]
    parts.sort(key=lambda part: (-len(part.articles), -len(part.claims), part.begin or "~", part.id))
    claims = desk.in_time({c.id: c for part in parts for c in _claims(desk, part)}.values())
    ids = dict.fromkeys(c.id for c in claims)
    return [
        ("", _facts(desk, event)),
        ("In short", _short(desk, event, claims)),
        ("What happened, and who says so", _told(desk, notes, event, parts)),
        ("Versions that do not agree", versions(desk, notes, ids)),
        ("Denials", denials(desk, notes, ids)),
        ("What rests on unnamed sources only", _unnamed(desk, notes, claims)),
        ("What changed", changes(desk, notes, ids)),
        ("Timeline", _timeline(desk, notes, claims)),
        ("How it is called", actions(desk, _called(desk, event, parts))),
        ("Articles", _articles(desk, notes, event)),
    ]


def _claims(desk: Desk, event: Event) -> list[Claim]:
    return desk.in_time(desk.claims[key] for key in event.claims if key in desk.claims)


def _called(desk: Desk, event: Event, parts: Sequence[Event]) -> list[Claim]:
    """The claims whose words for the happening may be compared: of parts, those of a PLOVER type that two outlets or
    more tell.
    """
    if not event.parts:
        return _claims(desk, event)
    told = [c for part in parts if len(part.outlets) > 1 for c in _claims(desk, part)]
    return [claim for claim in told if claim.action.plover]


def _facts(desk: Desk, event: Event) -> list[str]:
    rows = (
        ("Id", code(event.id)),
        ("Type", f"{event.type} (PLOVER)" if event.type else ""),
        ("When", inline(interval_words(event.begin, event.finish)) or "not stated"),
        ("Where", _names(desk, event.places)),
        ("Said to act", _names(desk, event.actors)),
        ("Said to be acted on", _names(desk, event.targets)),
    )
    return [f"- {name}: {value}" for name, value in rows if value]


def _names(desk: Desk, entities: Sequence[str]) -> str:
    """The names of entities, each once, those of the most mentions first."""
    known = sorted((desk.entities[key] for key in entities if key in desk.entities), key=lambda e: -len(e.mentions))
    labels = list(dict.fromkeys(inline(entity.label) for entity in known))
    more = f"; and {len(labels) - _FEW} more" if len(labels) > _FEW else ""
    return "; ".join(labels[:_FEW]) + more


def _short(desk: Desk, event: Event, claims: Sequence[Claim]) -> list[str]:
    copies = {d.article for key in event.articles for d in desk.derivations_of.get(key, ()) if d.kind == "copy"}
    named = sorted({inline(desk.name(key)) for key in event.origins})
    origins = "; ".join(named[:_FEW]) + (f"; and {len(named) - _FEW} more" if len(named) > _FEW else "")
    copied = f", {len(copies)} of them a copy of another" if copies else ""
    return [
        f"- Status: {words('status', event.status)}",
        f"- {plural(len(event.articles), 'article')}{copied}; {plural(len(event.outlets), 'outlet')}",
        f"- Independent origins: {len(event.origins)}" + (f" ({origins})" if origins else ""),
        f"- {plural(len(claims), 'claim')}" + (f"; how they stand: {told}" if (told := stands(claims)) else ""),
    ]


def _told(desk: Desk, notes: Notes, event: Event, parts: Sequence[Event]) -> list[str]:
    """Each part with its claims, those of more articles first; what copies repeat is one line. Parts that one line
    tells come together at the end.
    """
    lines: list[str] = []
    single: list[Claim] = []
    for part in parts:
        groups = same(desk, _claims(desk, part))
        if part is not event and len(groups) < 2:
            single += (claim for group in groups for claim in group)
            continue
        if part is not event:
            title = inline(desk.title(part))
            stands = f"{words('status', part.status)}; {plural(len(part.origins), 'origin')}"
            lines += ["", f"**{title}** – {stands} ({code(part.id)})", ""]
        whole = part is event
        lines += listed(
            groups,
            partial(line, desk, notes, standing=whole),
            "" if whole else f"sayso dossier {part.id}",
            MOST if whole else _EACH,
        )
    if single:
        lines += ["", "**Also told**" if lines else "", ""]
        lines += listed(same(desk, desk.in_time(single)), partial(line, desk, notes))
    while lines and not lines[0]:
        del lines[0]
    return lines


def _unnamed(desk: Desk, notes: Notes, claims: Sequence[Claim]) -> list[str]:
    found = [c for c in claims if c.status == "unnamed_sources_only"]
    return [line(desk, notes, group, standing=False) for group in same(desk, found)]


def _timeline(desk: Desk, notes: Notes, claims: Sequence[Claim]) -> list[str]:
    """What is said to have happened when, in the order of the times that the claims state; whoever says it, once."""
    timed = sorted((c for c in claims if c.time and times(c)), key=lambda c: (_begin(c), desk.moment(c), c.id))
    told: dict[tuple[str, str], list[Claim]] = {}
    for claim in timed:
        told.setdefault((times(claim), desk.label(claim).casefold()), []).append(claim)
    return listed(
        list(told.values()),
        lambda group: f"- {inline(times(group[0]))}: {inline(desk.label(group[0]))} {notes.of(group)}",
    )


def _begin(claim: Claim) -> str:
    return (claim.time.begin or claim.time.finish or "~") if claim.time else "~"


def _articles(desk: Desk, notes: Notes, event: Event) -> list[str]:
    known = [desk.articles[key] for key in event.articles if key in desk.articles]
    versions_of = {revision.article: revision.of for revision in desk.corpus.revisions}
    lines = []
    for article in sorted(known, key=lambda a: (a.published or "~", a.id)):
        parts = [f"*{inline(article.title or article.id)}*, {inline(article.outlet or 'outlet not known')}"]
        parts.append(inline(published_words(article.published)))
        if address := link(article.url):
            parts.append(address)
        text = ", ".join(parts)
        for derivation in desk.derivations_of.get(article.id, ()):
            of = desk.articles.get(derivation.of or "")
            from_ = desk.name(derivation.outlet) if derivation.outlet else derivation.label
            named = f"*{inline(of.title or of.id)}*" if of else inline(from_ or "another article")
            share = f", {derivation.share:.0%} of its words" if derivation.share is not None else ""
            marks = notes.at(article, derivation.spans) if derivation.kind in ("credit", "cites") else ""
            text += f"; {words('derivations', derivation.kind)} {named}{share}{marks and f' {marks}'}"
        if article.id in versions_of:
            earlier = desk.articles.get(versions_of[article.id])
            day = f" of {inline(published_words(earlier.published))}" if earlier else ""
            text += f"; {words('derivations', 'revision')} the article{day}"
        lines.append(f"- {text}")
    return lines
