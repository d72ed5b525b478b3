"""``judgements.jsonl``: what the machine judged of pairs of entities, and what people say about it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from pipeline import jsonl
from pipeline.errors import FormatError, NotFoundError
from pipeline.model import Article, Entity, EntityJudgement, Verdict
from pipeline.sealed import seal, unseal
from pipeline.stages.resolve.naming import normalise

FILE = "judgements.jsonl"
MACHINE = "sayso"
EDITOR = "editor"
"""Who judged where a line was changed and nobody signed it."""
TOLD = "told"
"""The reason of a person's judgement, unless they give another."""
SHOWN = 6
"""So many entities of one name are told where one of them is wanted."""


def read_persons(path: Path, machine_wrote: Collection[EntityJudgement] | None = None) -> tuple[EntityJudgement, ...]:
    """What people say in the file at `path`: one judgement for each pair, sorted; nothing if there is no file.

    A line is a person's if its `by` says so, or if it differs in its verdict from what the machine wrote of the pair
    on the last run, or is of a pair of which it wrote nothing (`machine_wrote`; None if that is not known: then only
    signed lines count). Of several lines on one pair, the last that is a person's counts. A line of the machine that
    was taken out means nothing; it comes back. To undo a person's judgement is to take its line out.

    Ids that no entity has are kept: the article that they come from may come back. Raises `FormatError` with file,
    line and remedy for what is no judgement.
    """
    if not path.exists():
        return ()
    wrote = None if machine_wrote is None else {(j.one, j.other, j.verdict) for j in machine_wrote}
    found: dict[tuple[str, str], EntityJudgement] = {}
    for judgement in _lines(path):
        key = judgement.one, judgement.other
        if judgement.by != MACHINE:
            found[key] = judgement
        elif wrote is not None and (*key, judgement.verdict) not in wrote:
            found[key] = replace(judgement, by=EDITOR, reason=TOLD)
    return tuple(found[key] for key in sorted(found))


class Kept:
    """The judgements of a run's folder `out`, told from what the machine wrote there, which is kept in `store`."""

    def __init__(self, out: Path, store: Path) -> None:
        self._file, self._wrote = out / FILE, store / FILE
        self._ours = self._read_ours()
        self._seen = self._content()

    def _content(self) -> bytes | None:
        return self._file.read_bytes() if self._file.exists() else None

    def _read_ours(self) -> tuple[EntityJudgement, ...] | None:
        """What the machine wrote; None if that is not known."""
        if self._wrote.exists():
            try:
                data = self._wrote.read_bytes()
                if not data:
                    return None  # it never was empty: it had a seal
                lines = unseal(FILE, data).splitlines()
                return tuple(j for line in lines if (j := jsonl.decode(line, EntityJudgement)).by == MACHINE)
            except FormatError:
                return None
        # Files of a run without it: somebody has deleted the store. Nobody's judgements are a person's then.
        return None if self._file.with_name("articles.jsonl").exists() else ()

    def persons(self) -> tuple[EntityJudgement, ...]:
        """What people say (`read_persons`)."""
        return read_persons(self._file, self._ours)

    def before(self, judged: Iterable[EntityJudgement]) -> None:
        """Keep what the machine is about to write beside what it wrote: should it be killed before the file is there,
        the old one is still known for ours. Raises `FormatError` if a person has changed the file meanwhile.
        """
        if self._content() != self._seen:
            raise FormatError(f"{self._file}: it was changed while the run was at work; give the same command again")
        self._keep({*(j for j in judged if j.by == MACHINE), *(self._ours or ())})

    def after(self, judged: Iterable[EntityJudgement]) -> None:
        """Keep what the machine has written."""
        self._keep(j for j in judged if j.by == MACHINE)

    def _keep(self, lines: Iterable[EntityJudgement]) -> None:
        body = b"".join(jsonl.encode(line) + b"\n" for line in sorted(lines))
        jsonl.write_atomic(self._wrote, seal(FILE, body))


def judge(folder: Path, verdict: Verdict, one: str, other: str, by: str = EDITOR) -> EntityJudgement:
    """Write into the folder of a run that two entities, told by id or name, are the same or different; returns the new
    line. It takes the place of what the file says of the pair, and holds from the next run on.

    Raises `NotFoundError` if an entity is not there, or a name means several; `FormatError` as `read_persons` does.
    """
    if not by.strip() or by.strip() == MACHINE or not by.isprintable():
        raise FormatError(f"--by: a person's name is wanted, not {by!r}")
    lines = _all(folder)
    labels = _labels(folder, lines)
    first, second = sorted((_find(one, labels, folder), _find(other, labels, folder)))
    if first == second:
        raise NotFoundError(f"{one!r} and {other!r} are one name to us ({first}): there is nothing to judge")
    made = EntityJudgement(first, second, verdict, TOLD, by.strip(), labels[first], labels[second])
    _write(folder, [*(j for j in lines if (j.one, j.other) != (first, second)), made])
    return made


def undo(folder: Path, one: str, other: str) -> EntityJudgement:
    """Take out what a person said of two entities, told by id or name; returns the line. The machine's verdict holds
    again from the next run on. Raises `NotFoundError` if no person has judged them.
    """
    lines = _all(folder)
    labels = _labels(folder, lines)
    told = [j for j in lines if j.by != MACHINE]

    def means(first: str, second: str, j: EntityJudgement) -> bool:
        return _is(first, j.one, labels) and _is(second, j.other, labels)

    fitting = [j for j in told if means(one, other, j) or means(other, one, j)]
    if len(fitting) != 1:
        what = "several people's judgements are" if fitting else "no person's judgement is"
        raise NotFoundError(f"{folder / FILE}: {what} on {one!r} and {other!r}; see `sayso judge list`")
    _write(folder, [j for j in lines if j != fitting[0]])
    return fitting[0]


def listed(folder: Path, name: str | None = None) -> tuple[EntityJudgement, ...]:
    """The judgements of the file, those of people first; with `name`, those on entities of this id or name."""
    lines = _all(folder)
    labels = _labels(folder, lines)
    kept = [j for j in lines if name is None or _is(name, j.one, labels) or _is(name, j.other, labels)]
    return tuple(sorted(kept, key=lambda j: (j.by == MACHINE, j)))


def _lines(path: Path) -> list[EntityJudgement]:
    """The lines of a file in order, the lesser id first in each."""
    found = []
    for number, judgement in jsonl.numbered(path, EntityJudgement):
        if judgement.one == judgement.other:
            raise FormatError(f"{path}, line {number}: an entity is judged with itself; two ids are wanted")
        if not judgement.by.strip():
            raise FormatError(f"{path}, line {number}: nobody has judged; write a name as `by`, or leave it out")
        found.append(_ordered(judgement))
    return found


def _ordered(judgement: EntityJudgement) -> EntityJudgement:
    """The judgement with the lesser id first."""
    if judgement.one < judgement.other:
        return judgement
    return replace(
        judgement,
        one=judgement.other,
        other=judgement.one,
        one_label=judgement.other_label,
        other_label=judgement.one_label,
    )


def _all(folder: Path) -> list[EntityJudgement]:
    path = folder / FILE
    if not path.exists():
        raise NotFoundError(f"{path}: not there; make it with `sayso run SEEDS --out {folder}`")
    return _lines(path)


def _write(folder: Path, lines: Sequence[EntityJudgement]) -> None:
    jsonl.write(folder / FILE, sorted(lines))


def _labels(folder: Path, lines: Sequence[EntityJudgement]) -> dict[str, str]:
    """The labels of the entities of a run by id: those that went into others are known from their judgements."""
    path = folder / "entities.jsonl"
    entities = jsonl.read(path, Entity) if path.exists() else ()
    found = {j.one: j.one_label for j in lines} | {j.other: j.other_label for j in lines}
    return found | {e.id: e.label for e in entities if e.id not in found}


def _places(folder: Path, keys: Sequence[str]) -> dict[str, str]:
    """In which article each of these entities stands first, in words; none for those that are gone."""
    paths = folder / "entities.jsonl", folder / "articles.jsonl"
    if not all(path.exists() for path in paths):
        return {}
    titles = {a.id: a.title or a.id for a in jsonl.read(paths[1], Article)}
    told: dict[str, str] = {}
    for entity in jsonl.read(paths[0], Entity):
        if entity.id in keys:
            first = entity.mentions[0].article if entity.mentions else None
            told[entity.id] = f', in "{titles.get(first, first)}"' if first else ""
    return told


def _is(asked: str, key: str, labels: dict[str, str]) -> bool:
    return asked == key or normalise(asked) == normalise(labels[key])


def _find(asked: str, labels: dict[str, str], folder: Path) -> str:
    if asked in labels:
        return asked
    found = sorted(key for key in labels if _is(asked, key, labels))
    if len(found) > 1:
        places = _places(folder, found)
        if len(places) == 1:  # the others went into it, or into something else
            return next(iter(places))
        some = "; ".join(f"{key} ({labels[key]}{places.get(key, '')})" for key in found[:SHOWN])
        raise NotFoundError(f"{len(found)} entities are called {asked!r}; give an id: {some}")
    if not found:
        raise NotFoundError(f"{folder}: no entity {asked!r}; ids and names are in {folder / 'entities.jsonl'}")
    return found[0]
