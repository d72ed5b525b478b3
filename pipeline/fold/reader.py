"""A fold as it stands, read piece by piece."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from pipeline import jsonl
from pipeline.fold.group import GroupResult
from pipeline.fold.names import Names
from pipeline.fold.state import State, stored
from pipeline.model import Corpus, EntityJudgement


class Reader:
    """Reads the state of a fold and the results of its articles (`get`, by key), keeping nothing: see
    `stream.Source`.
    """

    def __init__(self, state: State, names: Names, get: Callable[[str], Corpus]) -> None:
        self._state = state
        self._names = names
        self._get = get

    def articles(self) -> list[str]:
        """The ids of all articles, sorted."""
        return self._state.texts("SELECT id FROM article ORDER BY id")

    def part(self, article: str) -> Corpus:
        """The result of an article, as it was found."""
        return self._get(str(self._state.value("SELECT key FROM article WHERE id = ?", article)))

    def canonical(self, entities: Iterable[str]) -> dict[str, str]:
        """The ids that those of `entities` go by that have another one than their own."""
        found = ((e, self._state.value("SELECT canonical FROM canon WHERE entity = ?", e)) for e in {*entities})
        return {entity: str(known) for entity, known in sorted(found, key=lambda pair: pair[0]) if known is not None}

    def groups(self) -> Iterator[tuple[Sequence[str], GroupResult]]:
        """The articles of each group, and what was found in it."""
        for group in self._state.texts("SELECT id FROM grp ORDER BY id"):
            members = self._state.texts("SELECT article FROM member WHERE grp = ? ORDER BY article", group)
            written = self._state.value("SELECT result FROM grp WHERE id = ?", group)
            yield members, jsonl.decode(stored(written), GroupResult)

    def judgements(self) -> Sequence[EntityJudgement]:
        """All judgements on pairs of entities, sorted."""
        return self._names.whole().judgements
