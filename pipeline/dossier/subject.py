"""Whom or what a dossier is asked for."""

from __future__ import annotations

from pipeline.errors import QueryError
from pipeline.graph.naming import Named, choose, choose_event, fold
from pipeline.model import Corpus, Entity, Event


def find(corpus: Corpus, wanted: str) -> Entity | Event:
    """The entity or event that is meant: an id of either first, then the name of an entity, then the title of an event.

    Raises `QueryError`, with candidates, where several fit or none does.
    """
    events = {event.id: event for event in corpus.events}
    if wanted in events:
        return events[wanted]
    by_title = [Named(e.id, e.id, e.title or "", "event", frozenset()) for e in corpus.events]
    if wanted.startswith("event-"):
        return events[choose_event(by_title, wanted).key]
    entities = {entity.id: entity for entity in corpus.entities}
    named = [
        Named(e.id, e.id, e.label, e.kind, frozenset(fold(name) for name in (e.label, *e.aliases)))
        for e in corpus.entities
    ]
    try:
        return entities[choose(named, wanted).key]
    except QueryError as error:
        try:
            return events[choose_event(by_title, wanted).key]
        except QueryError as other:
            raise (other if "may be any" in str(other) and "may be any" not in str(error) else error) from None
