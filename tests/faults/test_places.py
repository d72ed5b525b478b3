"""Folders that can't be written, files that can't be read, things in each other's places: told, and nothing is lost."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.graph import disk
from tests.faults.child import command, copied
from tests.faults.kills import CASES, Scene
from tests.faults.shortage import only_read, small_disk, without_rights
from tests.faults.world import public

READ: tuple[tuple[str, ...], ...] = (("ask", "denials", "--out", "{out}"), ("dossier", "Ana Reyes", "--out", "{out}"))
WRITE: tuple[tuple[str, ...], ...] = (
    CASES[1].arguments,
    ("export", "--out", "{out}"),
    ("remove", "fuel", "--out", "{out}"),
    ("link", "{out}"),
    ("build", "{out}"),
    ("view", "{out}"),
    ("judge", "same", "Tamsk Oil", "Ana Reyes", "--out", "{out}"),
)


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Scene:
    """A run that has been made, and one to come."""
    made = Scene(CASES[1], tmp_path_factory.mktemp("places") / "scene")
    assert made.start
    return made


def stored() -> None:
    """Every graph, however small, is kept in a store on disk."""
    disk._LARGE = 0


def test_a_folder_of_somebody_else_can_be_read(scene: Scene, tmp_path: Path) -> None:
    scene.out = copied(scene.start, tmp_path / "out")
    for path in [scene.out, *scene.out.rglob("*")]:
        if os.geteuid() == 0:
            os.chown(path, 65534, 65534)
        path.chmod(0o555 if path.is_dir() else 0o444)
    before = public(scene.out)

    def prepare() -> None:
        without_rights()
        stored()

    try:
        for arguments in READ:
            assert command(scene.filled(arguments), tmp_path / "log", prepare).status == 0
        for arguments in WRITE:
            ended = command(scene.filled(arguments), tmp_path / "log", prepare)
            assert (ended.status, ended.told) == (3, True), ended.said
            assert str(scene.out) in ended.said
        assert public(scene.out) == before
    finally:
        for path in [scene.out, *scene.out.rglob("*")]:
            path.chmod(0o755)


def test_a_disk_that_can_only_be_read(scene: Scene, tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 12 << 20) as place:
        scene.out = copied(scene.start, place / "out")
        with only_read(place):
            assert command(scene.filled(READ[0]), tmp_path / "log", stored).status == 0
            ended = command(scene.filled(WRITE[0]), tmp_path / "log")
            assert (ended.status, ended.told) == (3, True), ended.said
            assert "give another folder" in ended.said


def _file_for(name: str) -> Callable[[Path], None]:
    def mess(out: Path) -> None:
        path = out / name
        if path.is_dir():
            shutil.rmtree(path)
        path.write_text("")

    return mess


def _folder_for(name: str) -> Callable[[Path], None]:
    def mess(out: Path) -> None:
        (out / name).unlink()
        (out / name).mkdir()

    return mess


def _loop(out: Path) -> None:
    shutil.rmtree(out / ".sayso")
    (out / ".sayso").symlink_to(".sayso")


@pytest.mark.parametrize(
    ("mess", "arguments"),
    [
        (_file_for(".sayso"), WRITE[0]),
        (_loop, WRITE[0]),
        (_loop, WRITE[4]),
        (_file_for(".sayso/results"), WRITE[0]),
        (_folder_for("claims.jsonl"), WRITE[0]),
        (_folder_for("claims.jsonl"), READ[1]),
        (_folder_for("graph.nq"), WRITE[4]),
        (_folder_for("graph.nq"), READ[0]),
        (_folder_for("judgements.jsonl"), WRITE[1]),
        (_folder_for(".sayso/lock"), WRITE[2]),
        (_folder_for(".sayso/corpus.json"), WRITE[1]),
        (_folder_for(".sayso/fold.sqlite"), WRITE[1]),
    ],
)
def test_one_thing_in_the_place_of_another(
    scene: Scene, tmp_path: Path, mess: Callable[[Path], None], arguments: tuple[str, ...]
) -> None:
    scene.out = copied(scene.start, tmp_path / "out")
    mess(scene.out)
    before = public(scene.out)
    ended = command(scene.filled(arguments), tmp_path / "log")
    assert ended.told, ended.said
    assert str(scene.out) in ended.said
    assert public(scene.out) == before
