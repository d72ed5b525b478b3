"""What people say of entities, in the file and by the commands."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline import jsonl
from pipeline.errors import FormatError, NotFoundError
from pipeline.judgements import judge, listed, read_persons, undo
from pipeline.model import Entity, EntityJudgement, EntityMention
from tests.conftest import plain_article

WROTE = [
    EntityJudgement("a", "b", "same", "initial", one_label="J. Reyes", other_label="Juan Reyes"),
    EntityJudgement("b", "c", "unsure", "several-fit", one_label="Juan Reyes", other_label="Jana Reyes"),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    jsonl.write(tmp_path / "judgements.jsonl", WROTE)
    entities = [("b", "Juan Reyes"), ("c", "Jana Reyes"), ("d", "Orvel"), ("e", "Orvel")]
    jsonl.write(tmp_path / "entities.jsonl", [Entity(key, name, "person", (), (), (), ()) for key, name in entities])
    return tmp_path


def persons(folder: Path) -> list[tuple[str, str, str, str]]:
    found = read_persons(folder / "judgements.jsonl", WROTE)
    return [(j.one, j.other, j.verdict, j.by) for j in found]


def edit(folder: Path, old: str, new: str) -> None:
    path = folder / "judgements.jsonl"
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


def test_what_the_machine_wrote_is_nobodys_word(folder: Path) -> None:
    assert persons(folder) == []
    assert read_persons(folder / "none.jsonl", WROTE) == ()


def test_a_verdict_that_was_changed_is_the_editors(folder: Path) -> None:
    edit(folder, '"same"', '"different"')
    assert persons(folder) == [("a", "b", "different", "editor")]
    assert read_persons(folder / "judgements.jsonl") == ()


def test_a_line_that_was_added_or_signed_is_a_persons(folder: Path) -> None:
    with (folder / "judgements.jsonl").open("a") as stream:
        stream.write('\n{"one":"d","other":"b","verdict":"same","reason":"seen"}\n')
        stream.write('{"one":"a","other":"b","verdict":"same","reason":"seen","by":"Okoro"}\n')
    assert persons(folder) == [("a", "b", "same", "Okoro"), ("b", "d", "same", "editor")]


def test_the_last_word_counts(folder: Path) -> None:
    with (folder / "judgements.jsonl").open("a") as stream:
        for verdict in ("same", "different"):
            stream.write(f'{{"one":"a","other":"c","verdict":"{verdict}","reason":"seen","by":"Okoro"}}\n')
    assert persons(folder) == [("a", "c", "different", "Okoro")]


def test_a_word_on_an_entity_that_is_gone_is_kept(folder: Path) -> None:
    with (folder / "judgements.jsonl").open("a") as stream:
        stream.write('{"one":"a","other":"gone","verdict":"same","reason":"seen","by":"Okoro"}\n')
    assert "gone" in {j.other for j in read_persons(folder / "judgements.jsonl", WROTE)}


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{", "line 3"),
        ('{"one":"a","other":"b","verdict":"perhaps","reason":""}', "line 3: Invalid enum value 'perhaps'"),
        ('{"one":"a","verdict":"same","reason":""}', "line 3"),
        ('{"one":"a","other":"a","verdict":"same","reason":""}', "line 3: an entity is judged with itself"),
        ('{"one":"a","other":"b","verdict":"same","reason":"","by":" "}', "line 3: nobody has judged; write a name"),
    ],
)
def test_what_is_no_judgement_is_told_with_its_line(folder: Path, line: str, told: str) -> None:
    with (folder / "judgements.jsonl").open("a") as stream:
        stream.write(line + "\n")
    with pytest.raises(FormatError) as error:
        persons(folder)
    assert told in str(error.value)
    assert "judgements.jsonl" in str(error.value)


def test_judge_and_undo(folder: Path) -> None:
    made = judge(folder, "different", "Juan Reyes", "J. Reyes", "Okoro")
    assert (made.one, made.other, made.one_label, made.other_label) == ("a", "b", "J. Reyes", "Juan Reyes")
    assert persons(folder) == [("a", "b", "different", "Okoro")]
    assert [j.by for j in listed(folder)] == ["Okoro", "sayso"]
    assert [j.one for j in listed(folder, "jana reyes")] == ["b"]
    assert undo(folder, "b", "J. Reyes") == made
    assert persons(folder) == []


def test_names_must_mean_one_entity(folder: Path) -> None:
    with pytest.raises(NotFoundError, match="2 entities are called 'Orvel'; give an id: d"):
        judge(folder, "same", "Orvel", "Juan Reyes")
    with pytest.raises(NotFoundError, match="no entity 'Tamsk'"):
        judge(folder, "same", "Tamsk", "Juan Reyes")
    with pytest.raises(NotFoundError, match="one name to us"):
        judge(folder, "same", "b", "Juan Reyes")
    with pytest.raises(FormatError, match="a person's name is wanted"):
        judge(folder, "same", "a", "b", "sayso")
    with pytest.raises(NotFoundError, match="no person's judgement"):
        undo(folder, "a", "b")
    assert judge(folder, "same", "d", "e").verdict == "same"


def test_entities_of_one_name_are_told_with_where_they_stand_and_those_that_are_gone_do_not_count(folder: Path) -> None:
    jsonl.write(folder / "articles.jsonl", [replace(plain_article("Orvel."), id="one", title="Rain in Orvel")])
    stands = EntityMention("one", 0, 5)
    entities = [Entity(key, "Orvel", "place", (), (stands,) if key == "d" else (), (), ()) for key in "de"]
    jsonl.write(folder / "entities.jsonl", entities)
    with pytest.raises(NotFoundError, match=r'd \(Orvel, in "Rain in Orvel"\); e \(Orvel\)'):
        judge(folder, "same", "Orvel", "Juan Reyes")
    jsonl.write(folder / "entities.jsonl", [entities[0], Entity("b", "Juan Reyes", "person", (), (), (), ())])
    with (folder / "judgements.jsonl").open("a") as stream:
        stream.write('{"one":"d","other":"e","verdict":"same","reason":"name","by":"sayso",')
        stream.write('"one_label":"Orvel","other_label":"Orvel"}\n')
    assert judge(folder, "same", "Orvel", "Juan Reyes").other == "d"
