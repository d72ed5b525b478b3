"""Answers as JSON, as the page's script reads them."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from pipeline.view.index.claims import Passing
from pipeline.view.index.cut import Slice
from pipeline.view.index.path import Path
from pipeline.view.index.reading import Brief
from pipeline.view.pack import Packed, pack, pack_ties


def slice_of(part: Slice, total: int) -> Packed:
    """A slice: `page` and `picture` as in a page, `held` with the true numbers of claims and ties of each mark in all,
    and `total`, how many claims the question has.
    """
    return {
        "page": pack(part.payload),
        "picture": pack_ties(part.picture),
        "held": {"claims": part.claims, "ties": part.ties},
        "total": total,
    }


def passing_of(found: Passing) -> Packed:
    """Claims that pass filters: a slice, `found` (positions of the claims, in the order asked for), for each facet the
    rows value, label and number of claims, and in `times` the rows date and number of claims.
    """
    facets = {name: [(c.value, c.label, c.claims) for c in rows] for name, rows in found.facets.items()}
    return {**slice_of(found.slice, found.total), "found": found.found, "facets": facets, "times": found.times}


def path_of(found: Path) -> Packed:
    """A path: a slice, and `path`, the positions of the marks from one end to the other."""
    claims = sum(found.slice.payload.marks[step].kind == "claim" for step in found.steps)
    return {**slice_of(found.slice, claims), "path": found.steps}


def briefs_of(found: Sequence[Brief]) -> Packed:
    """What was found by words: rows of id, kind, label and number of claims."""
    return {"found": [(brief.id, brief.kind, brief.label, brief.claims) for brief in found]}


def encoded(answer: Packed) -> bytes:
    """An answer as JSON in UTF-8."""
    return msgspec.json.encode(answer)
