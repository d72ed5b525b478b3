"""What stands in folders beside articles: devices, loops, odd names. The good article comes out all the same."""

from __future__ import annotations

import gzip
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.model import Article, Rejection
from pipeline.seeds import find_seeds
from pipeline.stages.parse import parse_seeds
from tests.hostile.feeding_seeds import GOOD, good
from tests.hostile.sound import sound_rejection

NAMES = (
    *(b"a\nb.txt", b"a\x1b[2Jb.txt", b"\xff\xfe.txt", "\u202egpj.txt".encode(), "\u2028.txt".encode(), b"\x7f.txt"),
    *(
        b"-rf.txt",
        b"$(touch x).txt",
        b"%s%n.txt",
        "é.txt".encode(),
        "日本.txt".encode(),
        b" .txt",
        b"a" * 250 + b".txt",
    ),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "good.txt").write_bytes(GOOD.data)
    return tmp_path


def read(folder: Path) -> list[Rejection]:
    """The rejections; the good article must be there as it is."""
    found = list(parse_seeds(find_seeds([str(folder)])))
    assert good() in found
    rejections = [one for one in found if isinstance(one, Rejection)]
    for rejection in rejections:
        sound_rejection(rejection)
    return rejections


def test_pipes_devices_sockets_and_loops(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(folder / "a.txt")
    (folder / "b.html").symlink_to("/dev/zero")
    (folder / "c.jsonl").symlink_to("/dev/null")
    (folder / "d.warc").symlink_to("d.warc")
    (folder / "e.rss").symlink_to("nowhere")
    (folder / "f").symlink_to(folder, target_is_directory=True)
    (folder / "g.txt").mkdir()
    (folder / "g.txt" / "up").symlink_to("..", target_is_directory=True)
    monkeypatch.chdir(folder)  # a socket's path must be short
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("h.txt")
        reasons = {r.subject: r.reason for r in read(folder)}
    assert reasons == {
        **dict.fromkeys(("a.txt", "b.html", "c.jsonl", "d.warc", "e.rss", "h.txt"), "unreadable"),
        "f": "symlink-loop",
        "g.txt/up": "symlink-loop",
    }


@pytest.mark.parametrize("name", NAMES)
def test_names(folder: Path, name: bytes) -> None:
    path = Path(os.fsdecode(os.fsencode(folder) + b"/" + name))
    path.write_bytes(GOOD.data.replace(b"Orvel", b"Tamsk"))
    rejections = read(folder)
    found = [a.id for a in parse_seeds(find_seeds([str(folder)])) if isinstance(a, Article)]
    if rejections:
        assert [r.reason for r in rejections] == ["bad-name"]
        assert found == ["good"]
    else:
        assert sorted(found) == sorted(["good", name.decode().removesuffix(".txt")])


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", bytes(1000), "binary"),
        ("a.txt", b"\xff\xfe\x00\xd8", "unknown-encoding"),
        ("a.txt", b"\xef\xbb\xbf\xff", "unknown-encoding"),
        ("a.txt", ("Troops left. " * 40_000).encode(), "too-long"),
        ("a.txt", ("Troops left. " * 9000).encode(), "too-long"),
        ("a.txt", b"Troops left.\n\n" * 21_000, "too-long"),
        ("a.txt.gz", gzip.compress(bytes(2**27)), "too-large"),
        ("a.html.gz", gzip.compress(b"<div>" * 2**25), "too-large"),
        ("a.html", b"<html><body>" + b"<div>" * 100_000 + GOOD.data, "too-long"),
        ("a.html", b"<html><body>" + b"<div>" * 20_000 + GOOD.data, "too-deep"),
        ("a.html", b"<html><title>" + b"ab " * 100_000 + b"</title><p>" + GOOD.data, "too-long"),
        ("a.jsonl", b"[" * 100_000, "bad-json"),
        ("a.jsonl", b'{"text":' + b'{"a":' * 100_000, "bad-json"),
        ("a.jsonl", b'{"text":"\\ud800 Troops left."}', "bad-characters"),
        ("a.jsonl", b'{"text":"Troops left.","title":"\\ud800"}', "bad-characters"),
        ("a.jsonl", b'{"text":"Troops left.","outlet":"' + b"x" * 100_000 + b'"}', "too-long"),
        ("a.jsonl", b'{"text":"Troops left.","id":' + b"9" * 5000 + b"}", "bad-json"),
        ("a.rss", b"<rss>" + b"<a>" * 100_000, "cut-off"),
        ("a.warc.gz", gzip.compress(b"WARC/1.0\r\n" * 100), "unreadable"),
    ],
    ids=range(20),
)
def test_bad_files_are_named_and_the_good_one_is_read(folder: Path, name: str, data: bytes, reason: str) -> None:
    (folder / name).write_bytes(data)
    (rejection,) = read(folder)
    assert rejection.reason == reason, rejection
    assert rejection.subject.startswith(name)


def test_200_000_sentences(folder: Path) -> None:
    (folder / "a.txt").write_text("\n".join(["A man ran."] * 200_000))
    assert [r.reason for r in read(folder)] == ["too-long"]


ENDLESS = """
import sys
from pipeline.model import Rejection
from pipeline.seeds import read_seeds

class Endless:
    left = 2**30
    def read(self, size):
        size = min(size, self.left)
        self.left -= size
        return (start + b"x" * size)[:size] if size else b""

start = sys.argv[2].encode("latin-1").decode("unicode_escape").encode("latin-1")
stream = Endless()
found = list(read_seeds(stream, "endless", sys.argv[1]))
assert found and all(isinstance(one, Rejection) for one in found), found
peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(found[0].reason, int(peak.split()[1]) // 1024)
"""


@pytest.mark.parametrize(
    ("kind", "start", "reason"),
    [("lines", "", "too-large"), ("text", "", "too-large"), ("feed", "<rss>", "too-large"), ("warc", "", "unreadable")],
)
def test_a_gigabyte_in_one_line_takes_little_memory(kind: str, start: str, reason: str) -> None:
    code = [sys.executable, "-c", ENDLESS, kind, start]
    done = subprocess.run(code, capture_output=True, text=True, timeout=300, check=True)
    told, megabytes = done.stdout.split()
    assert told == reason
    assert int(megabytes) < 300
