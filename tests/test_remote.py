"""Seeds by address are those of the same files in a folder."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from pipeline.errors import NotFoundError, SetupError
from pipeline.model import Rejection, Seed
from pipeline.remote import find_all
from pipeline.seeds import find_seeds

fsspec = pytest.importorskip("fsspec", reason="fsspec is not installed (pip install 'sayso[cluster]')")

FILES = {
    "a.txt": b"plain",
    "a/c.html": b"<p>page</p>",
    "a/b.HTM": b"<p>page</p>",
    "a/.hidden.txt": b"x",
    ".git/x.txt": b"x",
    "lines.jsonl.gz": gzip.compress(b'{"id":1}\n\n{"id":2}'),
    "cut.html.gz": gzip.compress(b"page" * 1000)[:20],
    "notes.md": b"x",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The files on disk."""
    for name, data in FILES.items():
        (tmp_path / "seeds" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "seeds" / name).write_bytes(data)
    return tmp_path / "seeds"


@pytest.fixture
def address() -> Iterator[str]:
    """The files in a store that lives in this process."""
    store = fsspec.filesystem("memory")
    for name, data in FILES.items():
        store.pipe(f"/bucket/2024/{name}", data)
    yield "memory://bucket/2024"
    store.rm("/bucket", recursive=True)


def listed(found: Iterable[Seed | Rejection]) -> list[tuple[str, object]]:
    """Path and bytes of seeds; subject and reason of rejections."""
    return [(s.path, s.data) if isinstance(s, Seed) else (s.subject, (s.reason, s.detail)) for s in found]


def test_a_store_gives_what_a_folder_gives(folder: Path, address: str) -> None:
    wanted = listed(find_seeds([str(folder)]))
    assert len(wanted) == 7
    assert listed(find_all([address])) == wanted
    assert listed(find_all([f"{address}/"])) == wanted
    assert listed(find_all([f"file://{folder}"])) == wanted


def test_a_file_goes_by_its_name(address: str) -> None:
    assert listed(find_all([f"{address}/a/c.html"])) == [("c.html", b"<p>page</p>")]


def test_paths_and_addresses_may_be_mixed(folder: Path, address: str) -> None:
    both = listed(find_all([str(folder / "a.txt"), f"{address}/a.txt"]))
    assert both == [("a.txt", b"plain"), ("a.txt", b"plain")]


def test_what_is_not_there_is_told_at_once(address: str) -> None:
    with pytest.raises(NotFoundError, match="nothing is there"):
        find_all(["memory://bucket/2025"])
    with pytest.raises(NotFoundError, match="no such file"):
        find_all([address, "no-such-folder"])
    with pytest.raises(SetupError, match="nowhere"):
        find_all(["nowhere://bucket"])


def test_what_can_t_be_opened_is_rejected(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("the token has expired")

    monkeypatch.setattr(type(fsspec.filesystem("memory")), "open", broken)
    found = listed(find_all([f"{address}/a.txt"]))
    assert found == [("a.txt", ("unreadable", "the token has expired; check its permissions"))]
