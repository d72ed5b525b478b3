"""Versions of an article: what an outlet changed under the same address stands beside what stood there before."""

from __future__ import annotations

from dataclasses import replace

from pipeline.model import Article, digest
from pipeline.stages.parse.address import same_address


def as_version(new: Article, known: Article | None) -> Article:
    """The article under the id that it gets where `known` has its id already.

    If both have one address and different texts, it is a later version and gets an id of its own, made of the first
    one's and its digest, so that what was published of the first stays as it is. Otherwise it keeps its id and takes
    the place of the one that has it.
    """
    if known is None or known.digest == new.digest or not same_address(known, new):
        return new
    name = f"{new.id}~{new.digest[:8]}"
    return replace(new, id=name, digest=digest(name, new.digest))
