"""Versions of an article: what an outlet changed under the same address is kept beside what stood there before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from pipeline.model import Article, digest
from pipeline.stages.derive import same_address


def keep_versions(articles: dict[str, Article], new: Article, earlier: Callable[[str], Article | None]) -> None:
    """Put an article among those of a run. Where another text came under its id and address before, in this run or in
    an `earlier` one, that version gets an id of its own, made of its id and digest, and stays; without an address, or
    with another one, the new article takes its place. A text that is kept as an earlier version already stays that.
    """
    if earlier(_kept(new)) is not None:
        return
    old = articles.get(new.id) or earlier(new.id)
    if old is not None and old.digest != new.digest and same_address(old, new):
        articles[_kept(old)] = replace(old, id=_kept(old), digest=digest(old.digest, _kept(old)))
    articles[new.id] = new


def _kept(version: Article) -> str:
    return f"{version.id}~{version.digest[:8]}"
