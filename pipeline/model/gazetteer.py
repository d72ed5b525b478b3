"""Gazetteers: lists of known people, bodies, places and things that a user brings."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model.entity import EntityKind


@dataclass(frozen=True, slots=True, order=True)
class GazetteerEntry:
    """One line or concept of a gazetteer: its `id` there (an IRI or a key), the name that it goes by, other names,
    the kind of entity (None: any named one), and identifiers elsewhere (``wd:Q...``, ``geonames:...``, or an IRI).
    """

    id: str
    label: str
    aliases: tuple[str, ...] = ()
    kind: EntityKind | None = None
    links: tuple[str, ...] = ()
