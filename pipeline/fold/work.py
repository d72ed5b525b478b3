"""The heavy work of a fold: functions of records alone, which may be done in other processes as well."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol, TypeVar

from pipeline import jsonl
from pipeline.fold.group import GroupResult, Story, join_group
from pipeline.fold.rename import with_canonical
from pipeline.fold.traces import Edge, Trace, edge_between, trace_of
from pipeline.model import Article, Corpus

G = TypeVar("G")
R = TypeVar("R")


class Mapper(Protocol):
    """Takes work to other processes and back."""

    def __call__(self, function: Callable[[bytes], bytes], items: Iterable[bytes]) -> Iterator[bytes]:
        """What `function`, which stands in a module, makes of each of the items, in their order.

        Items are taken lazily, a bounded number ahead. What could not be done raises an error of `pipeline.errors`.
        """
        ...


@dataclass(frozen=True, slots=True)
class Side:
    """One of two articles to compare: its trace, and itself where words or addresses are to be looked into."""

    trace: Trace
    article: Article | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """An article that came, and by their ids those that it shares a block with."""

    name: str
    side: Side
    others: dict[str, Side]


@dataclass(frozen=True, slots=True)
class Joining:
    """What is known of a group of articles; `canonical` gives the entities of the parts that go by another id."""

    parts: tuple[Corpus, ...]
    stories: tuple[Story, ...]
    edges: tuple[tuple[str, str, Edge], ...]
    canonical: dict[str, str]


def compare(work: Comparison) -> dict[str, Edge]:
    """What an article has to do with others, by their ids; those that it has nothing to do with are left out."""
    return {other: edge for other, side in work.others.items() if (edge := _edge(work, other, side)) is not None}


def _edge(work: Comparison, other: str, side: Side) -> Edge | None:
    one, two = (work.side, side) if work.name < other else (side, work.side)
    if one.article is None or two.article is None:
        return edge_between(one.trace, two.trace, None)
    return edge_between(one.trace, two.trace, (one.article, two.article))


def join(work: Joining) -> GroupResult:
    """What the articles of a group have to do with each other."""
    renamed = [with_canonical(part, work.canonical) for part in work.parts]
    edges: Mapping[tuple[str, str], Edge] = {(one, other): edge for one, other, edge in work.edges}
    return join_group(renamed, work.stories, edges, work.canonical)


def trace_encoded(part: bytes) -> bytes:
    """`trace_of` between encoded records."""
    return jsonl.encode(trace_of(jsonl.decode(part, Corpus)))


def compare_encoded(work: bytes) -> bytes:
    """`compare` between encoded records."""
    return jsonl.encode(compare(jsonl.decode(work, Comparison)))


def join_encoded(work: bytes) -> bytes:
    """`join` between encoded records."""
    return jsonl.encode(join(jsonl.decode(work, Joining)))


class Doing:
    """Does the work here or, where there is a mapper, wherever it takes it. The results are the same, in the order of
    what is given, which is taken lazily.
    """

    def __init__(self, mapper: Mapper | None) -> None:
        self._mapper = mapper

    def traces(self, parts: Iterable[Corpus]) -> Iterator[Trace]:
        """The trace of each article."""
        return self._each(trace_of, trace_encoded, parts, Trace)

    def comparisons(self, work: Iterable[Comparison]) -> Iterator[dict[str, Edge]]:
        """The edges of each article."""
        return self._each(compare, compare_encoded, work, dict[str, Edge])

    def joins(self, work: Iterable[Joining]) -> Iterator[GroupResult]:
        """What was found in each group."""
        return self._each(join, join_encoded, work, GroupResult)

    def _each(
        self, here: Callable[[G], R], there: Callable[[bytes], bytes], given: Iterable[G], kind: type[R]
    ) -> Iterator[R]:
        if self._mapper is None:
            return map(here, given)
        return (jsonl.decode(made, kind) for made in self._mapper(there, map(jsonl.encode, given)))
