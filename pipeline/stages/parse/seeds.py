"""Many seeds to articles, each id once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.model import Article, Rejection, Seed
from pipeline.stages.parse.seed import parse_seed


def parse_seeds(seeds: Iterable[Seed | Rejection]) -> Iterator[Article | Rejection]:
    """The articles of the seeds, each id once: a second article under an id is a Rejection."""
    seen: dict[str, tuple[str, str | None]] = {}
    for seed in seeds:
        if isinstance(seed, Rejection):
            yield seed
            continue
        outcome = parse_seed(seed)
        yield from outcome.rejections
        for article in outcome.made:
            if article.id not in seen:
                seen[article.id] = (article.digest, article.path)
                yield article
                continue
            digest, path = seen[article.id]
            same = digest == article.digest
            detail = f"the id {article.id!r} is already that of {path}" + (
                ", with the same content" if same else "; rename one of them or give it an id of its own"
            )
            yield Rejection("parse", seed.path, "duplicate" if same else "id-taken", detail)
