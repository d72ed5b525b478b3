"""By what claims are filtered and counted, as columns of numbers.

A column has its values and, for each claim, which of them it has: one, or several (places), and "" where it is not
known. Claims are named by their places in the order of importance.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipeline.view.index.ties import Numbers
from pipeline.view.index.window import CLOCKS
from pipeline.view.payload import ArticleView, ClaimView, Mark

FACETS = ("by", "stance", "outlet", "type", "polarity", "modality", "status", "place")
"""What is counted: the kind of who says it first, how they say it, the outlet, the action type, polarity, and so on."""

ASKED = ("about", "speaker")
"""What is asked for and not counted: ids of what a claim speaks of (what it names, the events that it tells of and what
they are part of, its article), and of who says it or passes it on.
"""

SHOWN = 100
"""The most values of a facet that are told."""

Mask = NDArray[np.bool_]
Value = tuple[str, ...]
"""A facet's code or record id and its label, or the two ends of an interval ("" where it has none)."""


@dataclass(frozen=True, slots=True)
class Column:
    """The values that there are, and the pairs of claims and values: `claims` are places, `codes` places in `known`."""

    known: tuple[Value, ...]
    claims: Numbers
    codes: Numbers


@dataclass(frozen=True, slots=True)
class Counted:
    """A value of a facet ("": not known), its label, and how many claims have it."""

    value: str
    label: str
    claims: int


def columns(
    claims: Iterable[ClaimView],
    articles: Mapping[int, ArticleView],
    marks: Sequence[Mark],
    wholes: Mapping[int, Sequence[int]],
) -> dict[str, Column]:
    """All columns of claims, which stand in the order of importance. `wholes`: what an event is part of."""
    rows: dict[str, list[tuple[Value, ...]]] = {name: [] for name in (*FACETS, *CLOCKS, *ASKED)}
    for claim in claims:
        for name, values in values_of(claim, articles.get(claim.article), marks).items():
            rows[name].append(values)
        rows["about"].append(tuple((marks[number].id, "") for number in _about(claim, wholes)))
        rows["speaker"].append(tuple((marks[number].id, "") for number in _speakers(claim)))
    return {name: _column(values) for name, values in rows.items()}


def values_of(claim: ClaimView, article: ArticleView | None, marks: Sequence[Mark]) -> dict[str, tuple[Value, ...]]:
    """What a claim has in each column."""
    said = next((link.act.said for link in claim.chain if link.act and link.act.said), None)
    codes = {
        "by": claim.chain[0].kind if claim.chain else "",
        "stance": claim.chain[0].act.stance if claim.chain and claim.chain[0].act else "",
        "outlet": claim.chain[-1].label if claim.chain else "",
        "type": claim.plover or "",
        "polarity": claim.polarity,
        "modality": claim.modality,
        "status": claim.status or "",
    }
    found: dict[str, tuple[Value, ...]] = {name: ((code, code),) for name, code in codes.items()}
    where = [n for (role, *_), n in zip(claim.places, claim.means, strict=True) if role == "place" and n is not None]
    found["place"] = tuple((marks[n].id, marks[n].label) for n in dict.fromkeys(where)) or (("", ""),)
    for name, time in (("happened", claim.time), ("said", said)):
        found[name] = (((time.begin or "", time.finish or "") if time else ("", "")),)
    found["published"] = (((article.date if article else None) or "", ""),)
    return found


_SPOKEN_OF = frozenset({"actor", "target", "instrument", "place"})


def _about(claim: ClaimView, wholes: Mapping[int, Sequence[int]]) -> dict[int, None]:
    named = (n for (role, *_), n in zip(claim.places, claim.means, strict=True) if n is not None and role in _SPOKEN_OF)
    told = (number for event in claim.events for number in (event, *wholes.get(event, ())))
    return dict.fromkeys((*named, *told, claim.article))


def _speakers(claim: ClaimView) -> dict[int, None]:
    """Who says the claim or passes it on; an outlet only what it says in its own voice, as the page has it."""
    last = len(claim.chain) - 1
    links = (link for n, link in enumerate(claim.chain) if link.kind != "outlet" or n == 0 or n < last)
    return dict.fromkeys(link.mark for link in links if link.mark is not None)


def _column(rows: Sequence[tuple[Value, ...]]) -> Column:
    codes: dict[Value, int] = {}
    pairs = [(place, codes.setdefault(value, len(codes))) for place, row in enumerate(rows) for value in row]
    flat = np.array(pairs, dtype=np.uint32).reshape(-1, 2)
    return Column(tuple(codes), flat[:, 0], flat[:, 1])


def having(column: Column, codes: Iterable[int], many: int) -> Mask:
    """Which of so many claims have one of these values."""
    known = np.zeros(len(column.known), dtype=np.bool_)
    known[list(codes)] = True
    mask = np.zeros(many, dtype=np.bool_)
    mask[column.claims[known[column.codes]]] = True
    return mask


def counted(column: Column, mask: Mask, chosen: Sequence[str] = ()) -> tuple[Counted, ...]:
    """How many claims under the mask have each value: the most frequent first; in any case those that are chosen."""
    times = np.bincount(column.codes[mask[column.claims]], minlength=len(column.known))
    order = sorted(
        (-n, value, label)
        for n, (value, label) in zip(times.tolist(), column.known, strict=True)
        if n or value in chosen
    )
    told = order[:SHOWN] + [row for row in order[SHOWN:] if row[1] in chosen]
    return tuple(Counted(value, label, -n) for n, value, label in told)
