"""The fold: the same corpus whatever the order in which articles came and went."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from pipeline.fold import Fold, fold
from pipeline.model import Corpus, EntityJudgement, Rejection
from tests.fold.newsroom import results

TABLES = ("article", "block", "edge", "member", "field", "grp", "form", "appears", "name_block", "judgement", "canon")


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Fold]:
    """An empty fold in a file."""
    found = Fold(results().__getitem__, tmp_path / "fold.sqlite", "test")
    yield found
    found.close()


def of(*names: str) -> dict[str, str]:
    """These articles, each under its name as its key."""
    return {name: name for name in names}


def from_nothing(*names: str) -> Corpus:
    """The corpus of these articles."""
    return fold(results()[name] for name in names)


@pytest.mark.parametrize("chance", range(8))
def test_any_order_of_coming_and_going_gives_what_a_run_from_nothing_gives(made: Fold, chance: int) -> None:
    draw, names = random.Random(chance), sorted(results())
    for _ in range(6):
        wanted = draw.sample(names, draw.randint(0, len(names)))
        made.update(of(*wanted))
        assert made.corpus() == from_nothing(*sorted(wanted))


def test_one_by_one_gives_what_all_at_once_gives(made: Fold) -> None:
    names = sorted(results(), reverse=True)
    for number in range(len(names)):
        made.update(of(*names[: number + 1]))
    assert made.corpus() == from_nothing(*names)


def test_what_goes_takes_everything_with_it(made: Fold) -> None:
    made.update(of(*results()))
    made.update({})
    assert made.corpus() == Corpus()
    assert {table: made._state.value(f"SELECT COUNT(*) FROM {table}") for table in TABLES} == dict.fromkeys(TABLES, 0)


def test_a_changed_result_replaces_the_old_one(tmp_path: Path) -> None:
    found = {**results(), "own, read anew": results()["own"]}
    made = Fold(found.__getitem__, tmp_path / "fold.sqlite", "test")
    made.update(of("wire", "own"))
    found["own, read anew"] = Corpus(articles=results()["own"].articles)
    made.update({"wire": "wire", "own": "own, read anew"})
    assert made.corpus() == fold([results()["wire"], found["own, read anew"]])
    made.close()


def test_a_fold_that_is_cut_short_is_as_it_was(made: Fold) -> None:
    def cut(step: str, done: int, total: int) -> None:
        if step == "link":
            raise KeyboardInterrupt

    made.update(of("wire", "own"))
    with pytest.raises(KeyboardInterrupt):
        made.update(of(*results()), progress=cut)
    assert made.corpus() == from_nothing("wire", "own")


@pytest.mark.parametrize("damage", ["another maker", "no database"])
def test_a_state_that_can_t_be_used_is_made_anew(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "fold.sqlite"
    first = Fold(results().__getitem__, path, "test")
    first.update(of(*results()))
    first.close()
    if damage == "no database":
        path.write_bytes(b"half a file" * 999)
    again = Fold(results().__getitem__, path, "test" if damage == "no database" else "newer")
    assert again.corpus() == Corpus()
    again.update(of("wire"))
    assert again.corpus() == from_nothing("wire")
    again.close()


def test_a_person_joins_and_parts_entities_and_takes_it_back(made: Fold) -> None:
    made.update(of(*results()))
    before = made.corpus()
    ids = {e.label: e.id for e in before.entities}
    one, other = sorted((ids["Ana Reyes"], ids["Ivo Marek"]))
    word = EntityJudgement(one, other, "same", "they are one", "an editor")
    made.update(of(*results()), [word])
    joined = made.corpus()
    assert len(joined.entities) == len(before.entities) - 1
    assert word in joined.judgements
    speakers = {a.speaker for a in joined.attributions}
    assert not {one, other} <= speakers
    made.update(of(*results()))
    assert made.corpus() == before


def test_a_person_s_word_on_what_is_not_there_waits(made: Fold) -> None:
    word = EntityJudgement("entity-1", "entity-2", "same", "why not", "an editor")
    made.update(of("wire"), [word])
    found = made.corpus()
    assert word in found.judgements
    assert [(r.subject, r.reason) for r in found.rejections if r.stage == "resolve"][-1:] == [
        ("entity-1 entity-2", "unknown-entity")
    ]
    assert found.entities == from_nothing("wire").entities


def test_a_person_s_word_holds_when_the_other_one_comes_later(made: Fold) -> None:
    whole = from_nothing("wire", "denial")
    ids = {e.label: e.id for e in whole.entities}
    one, other = sorted((ids["Ana Reyes"], ids["Ivo Marek"]))
    word = EntityJudgement(one, other, "same", "they are one", "an editor")
    made.update(of("wire"), [word])
    made.update(of("wire", "denial"), [word])
    assert made.corpus() == fold([results()["wire"], results()["denial"]], (), [word])
    made.update(of("denial"), [word])
    assert made.corpus().entities == from_nothing("denial").entities


def test_rejections_of_seeds_are_kept() -> None:
    dropped = Rejection("parse", "x.pdf", "not-text", "it is a PDF")
    assert dropped in fold(results().values(), [dropped]).rejections


def test_the_ids_found_one_set_of_names_at_a_time_are_those_found_over_all(made: Fold) -> None:
    draw, names = random.Random(3), sorted(results())
    for _ in range(5):
        made.update(of(*draw.sample(names, draw.randint(1, len(names)))))
        kept = {str(e): str(c) for e, c in made._state.rows("SELECT entity, canonical FROM canon")}
        assert kept == {e: c for e, c in made._names.whole().canonical.items() if e != c}


def test_a_sound_fold_without_a_seal_is_not_taken_for_a_damaged_one(tmp_path: Path) -> None:
    for whole in (False, True):
        with closing(Fold(results().__getitem__, tmp_path / "fold.sqlite", "test", whole=whole)) as made:
            found = {str(row[0]) for row in made._state.rows("SELECT id FROM article")}
            assert found == (set(results()) if whole else set())
            made.update(of(*results()))
            assert made._state.value("SELECT COUNT(*) FROM judgement")
