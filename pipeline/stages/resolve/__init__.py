"""Resolve: join mentions into entities, within an article and across articles."""

from pipeline.stages.resolve.across import merge_entities
from pipeline.stages.resolve.article import Resolved, resolve_article

__all__ = ["Resolved", "merge_entities", "resolve_article"]
