"""Entities too wide to tell an event: what happens to, or in, a country happens there every day."""

from __future__ import annotations

from functools import cache

from pipeline.model import make_id
from pipeline.stages.resolve.lexicon import words
from pipeline.stages.resolve.naming import normalise


@cache
def country_ids() -> frozenset[str]:
    """The entity ids of countries, as `resolve` makes them."""
    names = {*words().countries, *words().same_name.values()}
    return frozenset(make_id("entity", "place", normalise(name)) for name in names)
