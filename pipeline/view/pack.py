"""The payload as the page carries it: columns instead of records, each text and each repeated thing once.

A page of thousands of claims would otherwise repeat the same paragraph and the same chain of sources with each of
them. `web/src/data/unpack.ts` reads this back. JavaScript counts UTF-16 code units, so offsets are counted in them
here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise

from pipeline.view.layout import Tie
from pipeline.view.passage import Place
from pipeline.view.payload import Act, ClaimView, Link, Payload, When

Packed = dict[str, object]
_NONE = -1
"""What stands for "no mark" or "not known" among numbers."""


class _Table:
    """Values in the order in which they were first asked for, each once."""

    def __init__(self) -> None:
        self._positions: dict[object, int] = {}

    def position(self, value: object) -> int:
        """Where the (hashable) value stands; a new one is put at the end."""
        return self._positions.setdefault(value, len(self._positions))

    def values(self) -> list[object]:
        return list(self._positions)


class _Units:
    """Offsets of one text in UTF-16 code units."""

    def __init__(self, text: str) -> None:
        wide = not text.isascii() and max(text) > "\uffff"
        self._at = list(accumulate((1 + (c > "\uffff") for c in text), initial=0)) if wide else None

    def wide(self) -> list[int]:
        """Where the characters stand that take two units: what leads back from units to code points."""
        at = self._at or ()
        return [unit for unit, after in pairwise(at) if after == unit + 2]

    def at(self, offset: int) -> int:
        """The same place as `offset`, a code-point offset."""
        return offset if self._at is None else self._at[offset]


class _Packing:
    """The tables that the claims of one page share."""

    def __init__(self, payload: Payload) -> None:
        self.roles, self.readings, self.times = _Table(), _Table(), _Table()
        self.acts, self.chains, self.links = _Table(), _Table(), _Table()
        self._units = {article.mark: _Units(article.text) for article in payload.articles}
        self._marks = payload.marks

    def claim(self, claim: ClaimView) -> list[object]:
        """One claim as a row: its mark, article and so on, in the order in which `unpack.ts` reads them."""
        units = self._units[claim.article]
        places = [
            number
            for (role, start, end), mark in zip(claim.places, claim.means, strict=True)
            for number in (self.roles.position(role), units.at(start), units.at(end), _or_none(mark))
        ]
        reading = (
            claim.polarity, claim.unworded, claim.modality, claim.certainty, claim.tense, claim.confidence,
            claim.extractor, claim.plover, claim.status,
        )  # fmt: skip
        shown = [
            number
            for excerpt in claim.passage
            for number in (units.at(excerpt.start), units.at(excerpt.end), excerpt.gap + 2 * excerpt.cut)
        ]
        chain = self.chains.position(tuple(self.links.position(self._link(link, units)) for link in claim.chain))
        return [
            claim.mark, claim.article, chain, self.readings.position(reading), self._time(claim.time), places, shown,
            claim.events, claim.origins,
        ]  # fmt: skip

    def _time(self, when: When | None) -> int:
        if when is None:
            return _NONE
        row = (when.text, when.reading, when.begin, when.finish, when.value, when.basis, when.type, when.precision)
        return self.times.position(row)

    def _link(self, link: Link, units: _Units) -> tuple[object, ...]:
        known = link.mark is not None and self._marks[link.mark].label == link.label
        return _or_none(link.mark), None if known else link.label, link.kind, self._act(link.act, units)

    def _act(self, act: Act | None, units: _Units) -> int:
        if act is None:
            return _NONE
        places, content = self._flat(act.places, units), self._flat(act.content, units)
        said = self._time(act.said)
        return self.acts.position((act.stance, act.cue, act.form, said, places, content, act.basis, act.id))

    def _flat(self, places: Sequence[Place], units: _Units) -> tuple[int, ...]:
        return tuple(
            number
            for role, start, end in places
            for number in (self.roles.position(role), units.at(start), units.at(end))
        )

    def wide(self) -> list[list[int]]:
        """The articles, by mark, that have characters of two UTF-16 units, each with the places of all of them."""
        return [[mark, *wide] for mark, units in self._units.items() if (wide := units.wide())]

    def texts(self, claims: Iterable[ClaimView], payload: Payload) -> list[list[object]]:
        """For each article, the stretches of its text that some claim shows: start (UTF-16), text, and so on."""
        shown: dict[int, list[tuple[int, int]]] = {article.mark: [] for article in payload.articles}
        for claim in claims:
            shown[claim.article].extend((excerpt.start, excerpt.end) for excerpt in claim.passage)
        found = []
        for article in payload.articles:
            row: list[object] = []
            for start, end in _joined(shown[article.mark]):
                row.extend((self._units[article.mark].at(start), article.text[start:end]))
            found.append(row)
        return found


def pack(payload: Payload) -> Packed:
    """All that the page's script reads of the payload; `marks` and the other lists keep their order."""
    packing = _Packing(payload)
    kinds, types = _Table(), _Table()
    claims = [packing.claim(claim) for claim in payload.claims]
    return {
        "version": payload.version,
        "limit": payload.limit,
        "rejections": payload.rejections,
        "words": payload.words,
        "spacing": payload.spacing,
        "marks": {
            "id": [mark.id for mark in payload.marks],
            "label": [mark.label for mark in payload.marks],
            "kind": [kinds.position(mark.kind) for mark in payload.marks],
            "type": [types.position(mark.type) for mark in payload.marks],
            "rank": [mark.rank for mark in payload.marks],
            "order": [mark.order for mark in payload.marks],
            "group": [number for mark in payload.marks if mark.kind == "claim" for number in mark.group or (0, 0)],
            "kinds": kinds.values(),
            "types": types.values(),
            "recorded": [(n, mark.recorded) for n, mark in enumerate(payload.marks) if mark.recorded is not None],
        },
        "claims": claims,
        "chains": packing.chains.values(),
        "links": packing.links.values(),
        "acts": packing.acts.values(),
        "readings": packing.readings.values(),
        "times": packing.times.values(),
        "roles": packing.roles.values(),
        "texts": packing.texts(payload.claims, payload),
        "wide": packing.wide(),
        "entities": [
            (
                e.mark,
                e.aliases,
                e.links,
                e.mentions,
                e.articles,
                [(j.verdict, j.subject, j.reason) for j in e.judgements],
                e.country,
                e.point,
                e.place_type,
            )
            for e in payload.entities
        ],
        "articles": [
            (a.mark, a.title, a.outlet, a.byline, a.published, a.day, a.date, a.url, a.path) for a in payload.articles
        ],
        "events": [
            (
                e.mark,
                e.type,
                e.status,
                e.when,
                e.claims,
                e.origins,
                e.articles,
                e.parts,
                e.told_by,
                e.begin,
                e.finish,
                [(version.claims, version.origins) for version in e.versions],
                e.places,
            )
            for e in payload.events
        ],
        "relations": [(r.claim, r.other, r.kind, r.slot, r.reason) for r in payload.relations],
        "derivations": [(d.article, d.kind, _or_none(d.of), d.label, d.share) for d in payload.derivations],
    }


def pack_ties(ties: Sequence[Tie]) -> Packed:
    """The edges as one list of numbers, three for each: head, tail, and twice its relation plus 1 if it is quiet."""
    relations = _Table()
    flat = [n for tie in ties for n in (tie.head, tie.tail, 2 * relations.position(tie.relation) + tie.quiet)]
    return {"edges": flat, "relations": relations.values()}


def _or_none(number: int | None) -> int:
    return _NONE if number is None else number


def _joined(stretches: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches in order, those that overlap made one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found
