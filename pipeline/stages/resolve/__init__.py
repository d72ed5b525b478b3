"""Resolve: join mentions into entities, within an article and across articles, and claims that are repeated."""

from pipeline.stages.resolve.across import merge_entities
from pipeline.stages.resolve.article import Resolved, resolve_article
from pipeline.stages.resolve.repeats import join_repeats

__all__ = ["Resolved", "join_repeats", "merge_entities", "resolve_article"]
