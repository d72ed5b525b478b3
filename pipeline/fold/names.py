"""Which entities are one, kept up to date: entities are judged again only where a name came, went or changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from pipeline import jsonl
from pipeline.fold.state import State, Value
from pipeline.model import Entity, EntityJudgement, Judgement
from pipeline.stages.identify import judge_block, name_keys, united
from pipeline.stages.resolve import merge_entities

T = TypeVar("T", Entity, EntityJudgement)

STORY = "story "
"""What the blocks of judgements that rest on a story begin with."""


class Names:
    """The named entities of the corpus and the judgements on them, in the state of a fold."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._blocks: set[str] = set()
        self._touched: set[str] = set()

    def add(self, article: str, entities: Sequence[Entity]) -> None:
        """Count the names of an article that came."""
        judged = self._judged()
        for entity in entities:
            form = _form(entity)
            keys = name_keys(form)
            which = self._count(form, keys) if keys else None
            self._state.do("INSERT INTO appears VALUES (?, ?, ?)", article, entity.id, which)
            if entity.id in judged:
                self._touched.add(entity.id)

    def _count(self, form: Entity, keys: Sequence[str]) -> Value:
        """Count a form once more; its number."""
        written = jsonl.encode(form)
        if not self._state.do("UPDATE form SET times = times + 1 WHERE entity = ? AND form = ?", form.id, written):
            self._state.do("INSERT INTO form (entity, form, times) VALUES (?, ?, 1)", form.id, written)
            for key in keys:
                more = "INSERT INTO name_block VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET times = times + 1"
                self._state.do(more, key, form.id)
            self._again(form.id)
        return self._state.value("SELECT id FROM form WHERE entity = ? AND form = ?", form.id, written)

    def remove(self, article: str) -> None:
        """Take off the names of an article that goes."""
        judged = self._judged()
        for entity, which in list(self._state.rows("SELECT entity, form FROM appears WHERE article = ?", article)):
            if entity in judged:
                self._touched.add(str(entity))
            self._state.do("UPDATE form SET times = times - 1 WHERE id = ?", which)
            written = self._state.value("SELECT form FROM form WHERE id = ? AND times = 0", which)
            if written is None:
                continue
            self._again(str(entity))
            self._state.do("DELETE FROM form WHERE id = ?", which)
            for key in name_keys(_read(written, Entity)):
                self._state.do("UPDATE name_block SET times = times - 1 WHERE key = ? AND entity = ?", key, entity)
            self._state.do("DELETE FROM name_block WHERE entity = ? AND times = 0", entity)
        self._state.do("DELETE FROM appears WHERE article = ?", article)

    def _judged(self) -> set[str]:
        """The entities that a person has judged."""
        return set(self._state.texts("SELECT one FROM person UNION SELECT other FROM person"))

    def _again(self, entity: str) -> None:
        self._blocks.update(self._state.texts("SELECT key FROM name_block WHERE entity = ?", entity))

    def judge(self) -> None:
        """Judge again the blocks whose names have changed."""
        for block in sorted(self._blocks):
            ids = self._state.texts("SELECT entity FROM name_block WHERE key = ? ORDER BY entity", block)
            self.put(block, judge_block(block, [self._entity(key) for key in ids]) if len(ids) > 1 else ())
        self._blocks.clear()

    def _entity(self, entity: str) -> Entity:
        """An entity by its names alone, as far as articles give them."""
        forms = self._state.rows("SELECT form FROM form WHERE entity = ? ORDER BY form", entity)
        return merge_entities([[_read(form, Entity)] for (form,) in forms])[0]

    def put(self, block: str, judgements: Iterable[EntityJudgement]) -> None:
        """Put judgements in the place of those that a block had."""
        new = {(j.one, j.other, j.verdict, jsonl.encode(j)) for j in judgements}
        query = "SELECT one, other, verdict, judged FROM judgement WHERE block = ?"
        old = {(str(a), str(b), str(v), _bytes(j)) for a, b, v, j in self._state.rows(query, block)}
        for one, other, _, judged in old - new:
            where = "block = ? AND one = ? AND other = ? AND judged = ?"
            self._state.do(f"DELETE FROM judgement WHERE {where}", block, one, other, judged)
        self._state.do_all("INSERT INTO judgement VALUES (?, ?, ?, ?, ?)", sorted((block, *row) for row in new - old))
        self._touched.update(entity for row in old ^ new for entity in row[:2])

    def take(self, judged: Sequence[EntityJudgement]) -> None:
        """What persons judge, in the place of what they judged before."""
        new = {(*sorted((j.one, j.other)), jsonl.encode(j)) for j in judged}
        rows = self._state.rows("SELECT one, other, judged FROM person")
        old = {(str(one), str(other), _bytes(j)) for one, other, j in rows}
        if new == old:
            return
        self._touched.update(entity for row in old ^ new for entity in row[:2])
        self._state.do("DELETE FROM person")
        self._state.do_all("INSERT INTO person VALUES (?, ?, ?)", sorted(new))

    def settle(self) -> set[str]:
        """Give the entities that judgements have touched the ids that they are known by now; those whose id changed."""
        changed, seen = set[str](), set[str]()
        for entity in sorted(self._touched):
            if entity in seen:
                continue
            members = self._component(entity)
            seen |= members
            now = self._united(members)
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
            at = queue.pop()
            beside = self._state.texts(
                # What a person says of an entity that is in no article any more joins nothing.
                "SELECT other FROM judgement WHERE one = ?1 AND verdict = 'same'"
                " UNION SELECT one FROM judgement WHERE other = ?1 AND verdict = 'same'"
                " UNION SELECT other FROM person WHERE one = ?1 AND other IN (SELECT entity FROM appears)"
                " UNION SELECT one FROM person WHERE other = ?1 AND one IN (SELECT entity FROM appears)",
                at,
            )
            queue += [near for near in beside if near not in found]
            found.update(beside)
        return found

    def _united(self, members: set[str]) -> dict[str, str]:
        if len(members) == 1:
            return {}
        machine, persons = set[EntityJudgement](), set[EntityJudgement]()
        for member in sorted(members):
            for table, into in (("judgement", machine), ("person", persons)):
                rows = self._state.rows(f"SELECT judged FROM {table} WHERE one = ?", member)
                into.update(j for (judged,) in rows if (j := _read(judged, EntityJudgement)).other in members)
        return united(sorted(machine), sorted(persons), members)

    def judgements(self) -> tuple[EntityJudgement, ...]:
        """All judgements, a person's in the place of the machine's on the same pair; sorted."""
        rows = self._state.rows("SELECT DISTINCT judged FROM judgement")
        machine = {_read(judged, EntityJudgement) for (judged,) in rows}
        said = self._state.rows("SELECT judged FROM person")
        persons = {_read(judged, EntityJudgement) for (judged,) in said}
        pairs = {(j.one, j.other) for j in persons}
        return tuple(sorted({j for j in machine if (j.one, j.other) not in pairs} | persons))


def _form(entity: Entity) -> Entity:
    """What judging names looks at, which many articles have in common."""
    doubts = {Judgement("unsure", "", j.reason) for j in entity.judgements if j.verdict == "unsure"}
    return replace(entity, mentions=(), judgements=tuple(sorted(doubts)))


def _read(written: Value, kind: type[T]) -> T:
    return jsonl.decode(_bytes(written), kind)


def _bytes(value: Value) -> bytes:
    assert isinstance(value, bytes)
    return value
