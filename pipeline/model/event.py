"""Events: what several claims describe."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

EventStatus = Literal[
    "single_source", "single_origin", "unnamed_sources_only", "several_origins", "corroborated", "disputed"
]
"""How an event or a claim stands. Never "true" or "false".

``single_source``: one article has it, from one origin. ``single_origin``: several articles, from one origin.
``unnamed_sources_only``: all that it rests on begins with someone unnamed. ``several_origins``: it has independent
origins, and it is not sure that two of them say the same. ``corroborated``: two or more of them surely do.
``disputed``: a source denies or contradicts what another one says."""


@dataclass(frozen=True, slots=True)
class Event:
    """What `claims` describe. Lists are sorted; `places`, `actors`, `targets` are entity ids;
    `outlets` are entity ids of outlets; `origins` name the independent beginnings of the reports. `status` is how it
    stands; it is None, and origins are empty, until its claims have been compared.

    What several articles report on as a whole is an event too, made of `parts` (ids of events; SEM calls them
    sub-events): it has no claims of its own, `articles` are those that report on it, and `title` is the headline of the
    first of them. A part has neither parts nor a title.
    """

    id: str
    claims: tuple[str, ...]
    articles: tuple[str, ...]
    type: str | None
    begin: str | None
    finish: str | None
    places: tuple[str, ...]
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    outlets: tuple[str, ...]
    origins: tuple[str, ...]
    status: EventStatus | None = None
    parts: tuple[str, ...] = ()
    title: str | None = None
