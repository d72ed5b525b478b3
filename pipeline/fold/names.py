"""Which entities are one, kept up to date: entities are judged again only where a name came, went or changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline import jsonl
from pipeline.fold.state import Row, State, Value, stored
from pipeline.model import Entity, EntityJudgement
from pipeline.stages.identify import (
    Profile,
    United,
    judge_block,
    judge_story,
    merge_profiles,
    name_keys,
    profile,
    united,
)

STORY = "story "
"""What the blocks of judgements that rest on a story begin with; no name key does."""


class Names:
    """The named entities of the corpus and the judgements on them, in the state of a fold."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._blocks: set[str] = set()
        self._touched: set[str] = set()

    def add(self, article: str, entities: Sequence[Entity]) -> None:
        """Take in the names of an article that came."""
        for entity in entities:
            named = profile(entity)
            form = self._count(replace(named, mentions=0), named.mentions) if named else None
            self._state.do("INSERT INTO appears VALUES (?, ?, ?, ?)", article, entity.id, form, len(entity.mentions))
            self._touched.add(entity.id)

    def _count(self, form: Profile, mentions: int) -> Value:
        """Count a form of a name once more; its number."""
        written = jsonl.encode(form)
        more = "UPDATE form SET times = times + 1, mentions = mentions + ? WHERE entity = ? AND form = ?"
        if not self._state.do(more, mentions, form.id, written):
            self._state.do(
                "INSERT INTO form (entity, form, times, mentions) VALUES (?, ?, 1, ?)", form.id, written, mentions
            )
            for key in name_keys(form):
                put = "INSERT INTO name_block VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET times = times + 1"
                self._state.do(put, key, form.id)
            self._again(form.id)
        return self._state.value("SELECT id FROM form WHERE entity = ? AND form = ?", form.id, written)

    def remove(self, article: str) -> None:
        """Take out the names of an article that goes."""
        gone = list(self._state.rows("SELECT entity, form, mentions FROM appears WHERE article = ?", article))
        for entity, form, mentions in gone:
            self._touched.add(str(entity))
            less = "UPDATE form SET times = times - 1, mentions = mentions - ? WHERE id = ?"
            self._state.do(less, mentions, form)
            written = self._state.value("SELECT form FROM form WHERE id = ? AND times = 0", form)
            if written is None:
                continue
            self._again(str(entity))
            self._state.do("DELETE FROM form WHERE id = ?", form)
            for key in name_keys(jsonl.decode(stored(written), Profile)):
                self._state.do("UPDATE name_block SET times = times - 1 WHERE key = ? AND entity = ?", key, entity)
            self._state.do("DELETE FROM name_block WHERE entity = ? AND times = 0", entity)
        self._state.do("DELETE FROM appears WHERE article = ?", article)

    def _again(self, entity: str) -> None:
        self._blocks.update(self._state.texts("SELECT key FROM name_block WHERE entity = ?", entity))

    def judge(self) -> None:
        """Judge the blocks again whose names have changed."""
        for block in sorted(self._blocks):
            ids = self._state.texts("SELECT entity FROM name_block WHERE key = ? ORDER BY entity", block)
            self._put(block, judge_block(block, [self._profile(key) for key in ids]) if len(ids) > 1 else ())
        self._blocks.clear()

    def judge_story(self, story: str, entities: Mapping[str, Sequence[Entity]]) -> None:
        """Judge the names of a story: `entities` has those of each of its articles; without any, it is no more."""
        profiles = {article: [p for e in found if (p := profile(e))] for article, found in entities.items()}
        self._put(STORY + story, judge_story(profiles))

    def _profile(self, entity: str) -> Profile:
        """An entity as far as its names go. Mentions count once all blocks are judged, so here they are none."""
        rows = self._state.rows("SELECT form FROM form WHERE entity = ? ORDER BY form", entity)
        return merge_profiles(jsonl.decode(stored(form), Profile) for (form,) in rows)

    def _counted(self, entity: str) -> Profile | None:
        """An entity with all its mentions; None for what has no name, or is in no article any more."""
        rows = self._state.rows("SELECT form, mentions FROM form WHERE entity = ? ORDER BY form", entity)
        return _merged(rows)

    def _put(self, block: str, judgements: Iterable[EntityJudgement]) -> None:
        """Put judgements in the place of those that a block had."""
        new = {(j.one, j.other, j.verdict, jsonl.encode(j)) for j in judgements}
        query = "SELECT one, other, verdict, judged FROM judgement WHERE block = ?"
        old = {(str(a), str(b), str(v), stored(j)) for a, b, v, j in self._state.rows(query, block)}
        for one, other, _, judged in sorted(old - new):
            where = "block = ? AND one = ? AND other = ? AND judged = ?"
            self._state.do(f"DELETE FROM judgement WHERE {where}", block, one, other, judged)
        self._state.do_all(
            "INSERT INTO judgement (block, one, other, verdict, judged) VALUES (?, ?, ?, ?, ?)",
            sorted((block, *row) for row in new - old),
        )
        self._touched.update(entity for row in old ^ new for entity in row[:2])

    def take(self, judged: Sequence[EntityJudgement]) -> None:
        """What persons judge, in the place of what they judged before."""
        new = {(j.one, j.other, jsonl.encode(j)) for j in judged}
        rows = self._state.rows("SELECT one, other, judged FROM person")
        old = {(str(one), str(other), stored(j)) for one, other, j in rows}
        if new == old:
            return
        self._touched.update(entity for row in old ^ new for entity in row[:2])
        self._state.do("DELETE FROM person")
        self._state.do_all("INSERT INTO person VALUES (?, ?, ?)", sorted(new))

    def settle(self) -> set[str]:
        """Give the entities that have been touched the ids that they go by now; those whose id changed."""
        changed, seen = set[str](), set[str]()
        for entity in sorted(self._touched):
            if entity in seen:
                continue
            members = self._component(entity)
            seen |= members
            now = self._united(sorted(members)).canonical if len(members) > 1 else {}
            for member in sorted(members):
                before = self._state.value("SELECT canonical FROM canon WHERE entity = ?", member)
                after = now.get(member, member)
                if (before or member) == after:
                    continue
                changed.add(member)
                self._state.do("DELETE FROM canon WHERE entity = ?", member)
                if after != member:
                    self._state.do("INSERT INTO canon VALUES (?, ?)", member, after)
        self._touched.clear()
        return changed

    def _component(self, entity: str) -> set[str]:
        """The entities that judgements ``same`` reach from one, by whomever."""
        found, queue = {entity}, [entity]
        while queue:
            beside = self._state.texts(
                "SELECT other FROM judgement WHERE one = ?1 AND verdict = 'same'"
                " UNION SELECT one FROM judgement WHERE other = ?1 AND verdict = 'same'"
                " UNION SELECT other FROM person WHERE one = ?1 UNION SELECT one FROM person WHERE other = ?1",
                queue.pop(),
            )
            queue += [near for near in beside if near not in found]
            found.update(beside)
        return found

    def _united(self, members: Sequence[str]) -> United:
        judged: tuple[set[EntityJudgement], set[EntityJudgement]] = set(), set()
        within = set(members)
        for member in members:
            for table, into in zip(("judgement", "person"), judged, strict=True):
                rows = self._state.rows(f"SELECT judged FROM {table} WHERE one = ?", member)
                into.update(j for j in _judgements(rows) if j.other in within)
        profiles = [known for member in members if (known := self._counted(member)) is not None]
        return united(judged[0], sorted(judged[1]), profiles)

    def waiting(self) -> list[EntityJudgement]:
        """What persons judge of entities that are in no article, sorted."""
        here = set(self._state.texts("SELECT DISTINCT entity FROM appears"))
        rows = self._state.rows("SELECT judged FROM person")
        return sorted(j for j in _judgements(rows) if not {j.one, j.other} <= here)

    def whole(self) -> United:
        """All entities that are joined, and all judgements as a person may read them: one for each pair."""
        machine = set(_judgements(self._state.rows("SELECT judged FROM judgement")))
        persons = sorted(_judgements(self._state.rows("SELECT judged FROM person")))
        judged = sorted({key for j in (*machine, *persons) for key in (j.one, j.other)})
        return united(machine, persons, (known for key in judged if (known := self._counted(key)) is not None))


def _judgements(rows: Iterable[Row]) -> Iterator[EntityJudgement]:
    return (jsonl.decode(stored(judged), EntityJudgement) for (judged,) in rows)


def _merged(rows: Iterable[Row]) -> Profile | None:
    found = [replace(jsonl.decode(stored(form), Profile), mentions=int(str(mentions))) for form, mentions in rows]
    return merge_profiles(found) if found else None
