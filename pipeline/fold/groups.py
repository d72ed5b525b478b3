"""Which articles have to do with each other: fields of articles, the stories in them, and the groups that are joined.

Articles that firm edges connect are a field: stories are clusters of a field (`link.binds`). Within it, articles of one
story, copies and versions are a group, and what is found in a group depends on its members alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set

from pipeline import jsonl
from pipeline.fold.connected import connected
from pipeline.fold.group import Story
from pipeline.fold.names import Names
from pipeline.fold.state import State, stored
from pipeline.fold.traces import Edge
from pipeline.model import Corpus, digest
from pipeline.stages.link import stories

Pair = tuple[str, str]


class Groups:
    """The fields, stories and groups of a fold, in its state. `part` gives the result of an article by its id."""

    def __init__(self, state: State, names: Names, part: Callable[[str], Corpus]) -> None:
        self._state = state
        self._names = names
        self._part = part

    def near(self, article: str) -> list[str]:
        """The articles that an article has a firm edge to."""
        query = "SELECT other FROM edge WHERE one = ?1 AND firm UNION SELECT one FROM edge WHERE other = ?1 AND firm"
        return self._state.texts(query, article)

    def edges(self, members: Set[str]) -> dict[Pair, Edge]:
        """All edges among `members`."""
        found = {}
        for member in sorted(members):
            for other, written in self._state.rows("SELECT other, found FROM edge WHERE one = ?", member):
                if other in members:
                    found[member, str(other)] = jsonl.decode(stored(written), Edge)
        return found

    def again(self, touched: Set[str], new: Set[str]) -> set[str]:
        """Make the fields anew that `touched` articles are or were in (`new` are those that came or changed), with
        their stories and groups; the ids of the groups whose articles have changed.
        """
        query = "SELECT field FROM member WHERE article = ?"
        fields = sorted({field for article in touched for field in self._state.texts(query, article)})
        articles, told, known = set(touched), set[Story](), dict[str, str]()
        for field in fields:
            articles.update(self._state.texts("SELECT article FROM member WHERE field = ?", field))
            written = self._state.value("SELECT stories FROM field WHERE id = ?", field)
            told.update(jsonl.decode(stored(written), tuple[Story, ...]))
            groups = self._state.rows("SELECT id, key FROM grp WHERE field = ?", field)
            known.update((str(group), str(key)) for group, key in groups)
            self._state.do("DELETE FROM member WHERE field = ?", field)
            self._state.do("DELETE FROM field WHERE id = ?", field)
        there = {a for a in articles if self._state.value("SELECT 1 FROM article WHERE id = ?", a)}
        now, made = set[Story](), dict[str, str]()
        while there:
            members = self._connected(min(there))
            there -= members
            edges = self.edges(members)
            found = self._field(sorted(members), edges)
            now.update(found)
            made.update(self._groups(sorted(members), found, edges))
        self._judge(told, now, new)
        for group in sorted(known.keys() - made.keys()):
            self._state.do("DELETE FROM grp WHERE id = ?", group)
        return {group for group, key in made.items() if known.get(group) != key}

    def _connected(self, article: str) -> set[str]:
        found, queue = {article}, [article]
        while queue:
            near = [a for a in self.near(queue.pop()) if a not in found]
            found.update(near)
            queue += near
        return found

    def _field(self, members: Sequence[str], edges: Mapping[Pair, Edge]) -> tuple[Story, ...]:
        """Keep a field of articles; its stories of two articles or more."""
        alike = {pair: edge.story for pair, edge in edges.items() if edge.story is not None}
        found = tuple(story for story in stories(members, alike) if len(story) > 1) if alike else ()
        self._state.do("INSERT INTO field VALUES (?, ?)", members[0], jsonl.encode(found))
        return found

    def _groups(self, members: Sequence[str], found: Sequence[Story], edges: Mapping[Pair, Edge]) -> dict[str, str]:
        """Keep the groups of a field: their ids, and a key of all that they hold."""
        firm = [pair for pair, edge in edges.items() if edge.copies or edge.versions]
        made = {}
        for group in connected((*found, *firm), members):
            inside = [story for story in found if story[0] in group]
            keys = (self._state.value("SELECT key FROM article WHERE id = ?", member) for member in group)
            key = digest(*group, None, *map(str, keys), None, *(digest(*story) for story in inside))
            put = (
                "INSERT INTO grp VALUES (?, ?, ?, ?, NULL) ON CONFLICT DO UPDATE SET"
                " field = excluded.field, key = excluded.key, stories = excluded.stories"
            )
            self._state.do(put, group[0], members[0], key, jsonl.encode(inside))
            self._state.do_all("INSERT INTO member VALUES (?, ?, ?)", ((m, members[0], group[0]) for m in group))
            made[group[0]] = key
        return made

    def _judge(self, before: Set[Story], now: Set[Story], new: Set[str]) -> None:
        """Judge the names of stories that came or have articles that did, and forget those of stories that are gone."""
        for story in sorted(before - now):
            self._names.judge_story(digest(*story), {})
        for story in sorted(now):
            if story not in before or not new.isdisjoint(story):
                self._names.judge_story(digest(*story), {a: self._part(a).entities for a in story})

    def members(self, group: str) -> list[str]:
        """The articles of a group, sorted."""
        return self._state.texts("SELECT article FROM member WHERE grp = ? ORDER BY article", group)

    def stories(self, group: str) -> tuple[Story, ...]:
        """The stories of a group."""
        written = self._state.value("SELECT stories FROM grp WHERE id = ?", group)
        return jsonl.decode(stored(written), tuple[Story, ...])

    def naming(self, entity: str) -> list[str]:
        """The groups of the articles that an entity appears in."""
        query = "SELECT grp FROM member WHERE article IN (SELECT article FROM appears WHERE entity = ?)"
        return self._state.texts(query, entity)
