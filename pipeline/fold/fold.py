"""The fold: articles come and go, and what they have to do with each other is brought up to date."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from contextlib import closing
from dataclasses import replace
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import TypeVar

from pipeline import jsonl
from pipeline.fold.assemble import assemble
from pipeline.fold.group import GroupResult
from pipeline.fold.groups import Groups
from pipeline.fold.names import Names
from pipeline.fold.reader import Reader
from pipeline.fold.state import DamagedStateError, State, forget, stored
from pipeline.fold.stream import Stream
from pipeline.fold.traces import Trace
from pipeline.fold.work import Comparison, Doing, Joining, Mapper, Side
from pipeline.makers import made_by
from pipeline.model import Corpus, EntityJudgement, GazetteerEntry, Rejection, digest
from pipeline.stages.identify import Gazetteer, link_gazetteer

STAGES = ("resolve", "identify", "link", "derive", "compare")
MAKERS = ("fold", "model", "lexicon", *(f"stages/{name}" for name in STAGES))
"""The parts of the package whose change makes a kept fold stale."""

IDLE = "one is in no article, so this waits until an article has it"
CACHED = 500
"""How many results of articles, and how many traces, are kept in memory."""
TOGETHER = 256
"""So many articles are taken in before they are compared: enough for several processes."""

T = TypeVar("T")
Told = Callable[[str, int, int], None]
Get = Callable[[str], Corpus]
"""Gives the result of one article by its key."""


class Fold:
    """The state of a fold in a file (in memory where no path is given), and the results of articles that it reads.

    `get` gives the result that stands under a key; `gazetteer` has entries to link entities to; `fingerprint` tells
    by what code, data and options folds are made: what another one made is not kept. With `whole` all of the file is
    checked for damage first, as `State` does.
    """

    def __init__(
        self,
        get: Get,
        path: Path | None = None,
        fingerprint: str = "",
        gazetteer: Sequence[GazetteerEntry] = (),
        whole: bool = False,
    ) -> None:
        known = Gazetteer.of(gazetteer) if gazetteer else None

        def linked(key: str) -> Corpus:
            part = get(key)
            if known is None:
                return part
            return replace(part, entities=tuple(link_gazetteer(entity, known) for entity in part.entities))

        self._linked = linked
        self._get = lru_cache(CACHED)(linked)
        self._state = State(path, fingerprint, whole)
        self._names = Names(self._state)
        self._groups = Groups(self._state, self._names, self._part)
        self._trace = lru_cache(CACHED)(self._read_trace)

    def seal(self) -> None:
        """Keep what tells the file from a damaged one."""
        self._state.seal()

    def close(self) -> None:
        """Let go of the file."""
        self._state.close()

    def update(
        self,
        wanted: Mapping[str, str],
        persons: Sequence[EntityJudgement] = (),
        progress: Told = lambda step, done, total: None,
        mapper: Mapper | None = None,
    ) -> None:
        """Bring the fold to the articles `wanted` (id to key of the result), and to what persons judge of entities.

        The work is in proportion to the articles that come, go or change, and to those that these have to do with.
        All of it is done or, if the process dies, none. `progress` is told of each step (``meet``: articles that
        came; ``link``: groups to be joined) how many of how many are done. With `mapper`, articles are compared and
        groups joined wherever it takes them; the state is the same.
        """
        self._state.begin()
        try:
            self._update(wanted, persons, progress, Doing(mapper))
        except BaseException:
            self._state.rollback()
            self._trace.cache_clear()
            raise
        self._state.commit()

    def _update(
        self, wanted: Mapping[str, str], persons: Sequence[EntityJudgement], progress: Told, doing: Doing
    ) -> None:
        known = {str(name): str(key) for name, key in self._state.rows("SELECT id, key FROM article")}
        gone = sorted(name for name, key in known.items() if wanted.get(name) != key)
        new = sorted(name for name, key in wanted.items() if known.get(name) != key)
        touched = {near for name in gone for near in self._groups.near(name)} | {*gone}
        for name in gone:
            self._forget(name)
        for start in range(0, len(new), TOGETHER):
            met = self._meet(new[start : start + TOGETHER], wanted, doing)
            for done, _ in enumerate(met, start):
                progress("meet", done, len(new))
        progress("meet", len(new), len(new))
        touched |= {*new, *(near for name in new for near in self._groups.near(name))}
        dirty = self._groups.again(touched, {*new})
        self._names.judge()
        self._names.take(persons)
        for name in self._names.settle():
            dirty.update(self._groups.naming(name))
        groups = sorted(dirty)
        for done, result in enumerate(doing.joins(map(self._joining, groups))):
            progress("link", done, len(dirty))
            self._state.do("UPDATE grp SET result = ? WHERE id = ?", jsonl.encode(result), groups[done])
        progress("link", len(dirty), len(dirty))

    def _forget(self, name: str) -> None:
        """Take out an article, its blocks and edges and names."""
        self._names.remove(name)
        self._state.do("DELETE FROM block WHERE article = ?", name)
        self._state.do("DELETE FROM edge WHERE one = ?1 OR other = ?1", name)
        self._state.do("DELETE FROM article WHERE id = ?", name)
        self._trace.cache_clear()

    def _meet(self, names: Sequence[str], keys: Mapping[str, str], doing: Doing) -> Iterator[None]:
        """Take in articles, and compare each with those that it shares a block with; yields when one is done."""
        for name, trace in zip(names, doing.traces(self._get(keys[name]) for name in names), strict=True):
            self._names.add(name, self._get(keys[name]).entities)
            self._state.do("INSERT INTO article VALUES (?, ?, ?)", name, keys[name], jsonl.encode(trace))
            blocks = sorted(set(trace.keys()))
            self._state.do_all("INSERT INTO block VALUES (?, ?)", ((block, name) for block in blocks))
        behind = {name: {*names[place:]} for place, name in enumerate(names)}
        work = (self._comparison(name, behind[name]) for name in names)
        for name, edges in zip(names, doing.comparisons(work), strict=True):
            for other, edge in edges.items():
                one, two = sorted((name, other))
                self._state.do("INSERT INTO edge VALUES (?, ?, ?, ?)", one, two, edge.firm, jsonl.encode(edge))
            yield

    def _comparison(self, name: str, without: Set[str]) -> Comparison:
        """An article and those that it shares a block with, but for `without`."""
        query = (
            "SELECT b.article, MAX(b.key NOT LIKE 'story %') FROM block a JOIN block b ON b.key = a.key"
            " WHERE a.article = ?1 GROUP BY b.article ORDER BY b.article"
        )
        found = ((str(other), bool(worded)) for other, worded in self._state.rows(query, name))
        near = {other: worded for other, worded in found if other not in without}
        others = {other: self._side(other, worded) for other, worded in near.items()}
        return Comparison(name, self._side(name, any(near.values())), others)

    def _side(self, name: str, worded: bool) -> Side:
        return Side(self._trace(name), self._part(name).articles[0] if worded else None)

    def _read_trace(self, name: str) -> Trace:
        written = self._state.value("SELECT trace FROM article WHERE id = ?", name)
        return jsonl.decode(stored(written), Trace)

    def _part(self, name: str) -> Corpus:
        key = self._state.value("SELECT key FROM article WHERE id = ?", name)
        return self._get(str(key))

    def _joining(self, group: str) -> Joining:
        """What is known of a group."""
        members = self._groups.members(group)
        edges = tuple((one, two, edge) for (one, two), edge in self._groups.edges({*members}).items())
        query = "SELECT entity, canonical FROM canon WHERE entity IN (SELECT entity FROM appears WHERE article = ?)"
        known = {str(one): str(other) for name in members for one, other in self._state.rows(query, name)}
        return Joining(tuple(map(self._part, members)), self._groups.stories(group), edges, known)

    def corpus(self, rejections: Sequence[Rejection] = ()) -> Corpus:
        """The whole corpus as it stands, in order; `rejections` are those that belong to no article."""
        names = self._state.texts("SELECT id FROM article ORDER BY id")
        joined = self._names.whole()
        results = []
        for (written,) in self._state.rows("SELECT result FROM grp ORDER BY id"):
            results.append(jsonl.decode(stored(written), GroupResult))
        return assemble(map(self._part, names), joined, results, (*rejections, *self._idle()))

    def _idle(self) -> list[Rejection]:
        """What persons judge of entities that are in no article."""
        return [
            Rejection("resolve", f"{j.one} {j.other}", "unknown-entity", f"{j.by} judged them {j.verdict}; {IDLE}")
            for j in self._names.waiting()
        ]

    def stream(
        self,
        shards: int,
        rejections: Sequence[Rejection] = (),
        folder: Path | None = None,
        progress: Told = lambda step, done, total: None,
    ) -> Stream:
        """The corpus as it stands in `shards`, never in memory as a whole; the same records as `corpus` gives. The
        fold must not be brought up to date while it is read. `folder` is where it may put things aside.
        """
        return Stream(
            Reader(self._state, self._names, self._linked), shards, (*rejections, *self._idle()), folder, progress
        )


def fingerprint(gazetteer: Sequence[GazetteerEntry] = ()) -> str:
    """A digest of the code and data that folds depend on."""
    return digest(made_by(*MAKERS), version("rensa"), version("rapidfuzz"), *(repr(entry) for entry in gazetteer))


def kept_fold(
    get: Get,
    path: Path,
    wanted: Mapping[str, str],
    use: Callable[[Fold], T],
    persons: Sequence[EntityJudgement] = (),
    gazetteer: Sequence[GazetteerEntry] = (),
    progress: Told = lambda step, done, total: None,
    whole: bool = True,
    mapper: Mapper | None = None,
) -> T:
    """Bring the fold in the file at `path` to the articles `wanted`, as by `Fold.update`; gives what `use` makes of it.

    Where the file is found to be damaged, the fold is made anew from the results of the articles, and used anew. With
    `whole`, all of the file is looked at before, and sealed afterwards.
    """
    for tried in (False, True):
        try:
            with closing(Fold(get, path, fingerprint(gazetteer), gazetteer, whole=whole)) as made:
                made.update(wanted, persons, progress, mapper)
                result = use(made)
                if whole:
                    made.seal()
                return result
        except DamagedStateError:
            if tried:
                raise
            forget(path)
    raise AssertionError


def fold(
    parts: Iterable[Corpus],
    rejections: Sequence[Rejection] = (),
    persons: Sequence[EntityJudgement] = (),
    gazetteer: Sequence[GazetteerEntry] = (),
) -> Corpus:
    """One corpus of the results of articles, each a corpus of one: entities joined, events linked, all in order."""
    by_name = {part.articles[0].id: part for part in parts}
    with closing(Fold(by_name.__getitem__, gazetteer=gazetteer)) as made:
        made.update({name: name for name in by_name}, persons)
        return made.corpus(rejections)
