"""Many seeds to articles, each id once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipeline.model import Article, Outcome, Rejection, Seed
from pipeline.stages.parse.seed import parse_seed
from pipeline.stages.parse.version import as_version


def parse_seeds(seeds: Iterable[Seed | Rejection]) -> Iterator[Article | Rejection]:
    """The articles of the seeds, each id once (see `each_once`), and the Rejections among and of the seeds."""
    return each_once(map(parse_any, seeds))


def parse_any(seed: Seed | Rejection) -> Outcome[Article]:
    """As `parse_seed`; what was rejected before stays so."""
    return Outcome((), (seed,)) if isinstance(seed, Rejection) else parse_seed(seed)


def each_once(outcomes: Iterable[Outcome[Article]]) -> Iterator[Article | Rejection]:
    """The articles, each id once: a second article under an id is a Rejection, if it is no later version of the first
    (see `as_version`).
    """
    seen: dict[str, Article] = {}
    for outcome in outcomes:
        yield from outcome.rejections
        for article in outcome.made:
            version = as_version(article, seen.get(article.id))
            if version.id not in seen:
                seen[version.id] = replace(version, text="", blocks=())
                yield version
                continue
            known = seen[version.id]
            same = known.digest == version.digest
            detail = f"the id {version.id!r} is already that of {known.path}" + (
                ", with the same content" if same else "; rename one of them or give it an id of its own"
            )
            yield Rejection("parse", article.path or article.id, "duplicate" if same else "id-taken", detail)
