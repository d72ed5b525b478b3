"""Files of the store that are damaged: noticed, and made anew, or told with the remedy. Nothing is silently wrong."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from pipeline.sealed import seal, unseal
from pipeline.store import STORE
from tests.faults.child import command, copied
from tests.faults.damage import DAMAGES, files_in
from tests.faults.damaging import Damaging
from tests.faults.kills import CASES, Case, Scene
from tests.faults.world import contents, public

SHARE = 24
"""How many damages `make test` tries; ``python -m tests.faults`` tries more."""


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Scene:
    """A corpus whose files are to be written anew."""
    made = Scene(CASES[3], tmp_path_factory.mktemp("damage") / "scene")
    assert made.end
    return made


def test_damage_is_mended_or_told(tmp_path: Path) -> None:
    tried = Damaging(tmp_path / "scene")
    for path, name in random.Random(7).sample(tried.all(), SHARE):
        tried.damage(path, name, random.Random(7))
    assert tried.wrong == ()
    assert tried.counts["mended"]
    assert tried.counts["told"]


def test_a_damaged_article_is_named_and_its_seed_mends_it(scene: Scene, tmp_path: Path) -> None:
    scene.out = copied(scene.start, tmp_path / "out")
    results = files_in(scene.out / STORE / "results")
    for path in results[:2]:
        DAMAGES["letter"](path, results, random.Random(1))
    ended = command(scene.filled(scene.case.arguments), tmp_path / "log")
    assert (ended.status, ended.told) == (3, True), ended.said
    assert "What was kept of 2 of 4 articles is lost" in ended.said
    assert public(scene.out) == public(scene.start)
    for seeds in ("first", "second"):
        command(scene.filled(("run", "{" + seeds + "}", "--out", "{out}", "--attributor", "rules")), tmp_path / "log")
    assert contents(scene.out) == contents(scene.end)


def test_a_damaged_article_can_be_taken_out(tmp_path: Path) -> None:
    scene = Scene(CASES[4], tmp_path / "scene")
    expected = contents(scene.end)
    copied(scene.start, scene.out)
    (damaged,) = (p for p in files_in(scene.out / STORE / "results") if b'"id":"fuel"' in p.read_bytes())
    damaged.write_bytes(b"")
    (scene.out / STORE / "fold.sqlite").write_bytes(b"")  # so that the others are read
    assert command(scene.filled(scene.case.arguments), tmp_path / "log").status == 0
    assert contents(scene.out) == expected


@pytest.mark.parametrize("arguments", [CASES[1].arguments, CASES[3].arguments, CASES[4].arguments])
def test_what_a_later_version_made_is_left_alone(scene: Scene, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    scene.out = copied(scene.start, tmp_path / "out")
    for name in ("corpus.json", "corpus.copy.json"):
        path = scene.out / STORE / name
        manifest = json.loads(unseal("corpus", path.read_bytes()))
        later = {"articles": [[key, value] for key, value in manifest["articles"].items()], "format": 9}
        path.write_bytes(seal("corpus", json.dumps(later).encode()))
    before = contents(scene.out)
    ended = command(scene.filled(arguments), tmp_path / "log")
    assert (ended.status, ended.told) == (3, True), ended.said
    assert "a later version of Sayso has made this folder" in ended.said
    assert contents(scene.out) == before


def test_unknown_fields_of_the_same_format_do_no_harm(scene: Scene, tmp_path: Path) -> None:
    scene.out = copied(scene.start, tmp_path / "out")
    path = scene.out / STORE / "corpus.json"
    manifest = json.loads(unseal("corpus", path.read_bytes())) | {"more": [1, 2]}
    path.write_bytes(seal("corpus", json.dumps(manifest).encode()))
    assert command(scene.filled(scene.case.arguments), tmp_path / "log").status == 0
    assert contents(scene.out) == contents(scene.end)


def test_without_the_store_no_line_of_the_machine_becomes_a_person_s(tmp_path: Path) -> None:
    scene = Scene(Case("again", CASES[0].arguments, (CASES[0].arguments,)), tmp_path / "scene")
    expected = public(scene.end)
    copied(scene.start, scene.out)
    for path in sorted((scene.out / STORE).iterdir()):
        if path.is_file():
            path.unlink()
    assert command(scene.filled(scene.case.arguments), tmp_path / "log").status == 0
    assert public(scene.out) == expected
