"""From start to stop: the port, signals, a graph that is written anew, a server that is killed."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from urllib.request import urlopen

import pytest
from click.testing import CliRunner

from pipeline.cli import main
from pipeline.errors import NotFoundError, SetupError
from pipeline.graph import build
from pipeline.model import Corpus
from pipeline.serve import Limits
from tests.samples import CORPUS
from tests.serve.server import SLOW, options_for, running
from tests.serve.test_limits import soon

ROOT = Path(__file__).parents[2]
CLAIMS = "SELECT (COUNT(DISTINCT ?c) AS ?n) { ?c a sayso:Claim }"


def fewer() -> Corpus:
    """The samples without one claim."""
    gone = CORPUS.claims[0]
    return replace(CORPUS, claims=tuple(c for c in CORPUS.claims if c != gone), events=(), relations=())


def gone(pid: int) -> bool:
    """Whether no process has this id, but for one that only waits to be buried."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


def children(pid: int) -> list[int]:
    """The processes that a process has started."""
    return [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def ticks(pid: int) -> int:
    """How much a process has computed so far, in hundredths of a second."""
    return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11])


@contextmanager
def started(out: Path, *options: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """``sayso serve`` as a process of its own, and its address."""
    command = [sys.executable, "-m", "pipeline.cli", "serve", str(out), "--port", "0", *options]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            yield process, process.stdout.readline().split()[0].rstrip("/")
        finally:
            process.kill()


def ask_in_background(url: str) -> threading.Thread:
    def ask() -> None:
        try:
            with urlopen(f"{url}/sparql?query=" + SLOW.replace(" ", "%20"), timeout=30) as answer:
                answer.read()
        except OSError:
            pass

    thread = threading.Thread(target=ask)
    thread.start()
    time.sleep(0.5)
    return thread


linux = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="reads /proc")


@linux
@pytest.mark.parametrize("sig", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_stops_it_well(out: Path, sig: signal.Signals) -> None:
    with started(out) as (process, url):
        with urlopen(f"{url}/sparql?query=ASK%7B%7D", timeout=10) as answer:
            assert answer.status == 200
        workers = children(process.pid)
        assert len(workers) == 2
        process.send_signal(sig)
        said, told = process.communicate(timeout=20)
        assert (process.returncode, told) == (0, "")
        assert said.endswith("have ended.\n")
        assert all(gone(worker) for worker in workers)


@linux
def test_running_answers_are_let_finish(out: Path) -> None:
    answers: list[bytes] = []
    with started(out, "--timeout", "30", "--workers", "1") as (process, url):
        (worker,) = children(process.pid)
        before = ticks(worker)

        def ask() -> None:
            text = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f FILTER (STRLEN(CONCAT(STR(?a), STR(?d))) < 3) }"
            with urlopen(f"{url}/sparql?query=" + text.replace(" ", "%20"), timeout=30) as answer:
                answers.append(answer.read())

        thread = threading.Thread(target=ask)
        thread.start()
        assert soon(lambda: ticks(worker) > before + 2 or bool(answers), 20)
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) == 0
        thread.join()
    assert b'"bindings":[{"n"' in answers[0]


@linux
def test_no_process_outlives_a_server_that_is_killed(out: Path) -> None:
    with started(out, "--timeout", "60") as (process, url):
        thread = ask_in_background(url)
        workers = children(process.pid)
        assert len(workers) == 2
        process.kill()
        process.wait(10)
        assert soon(lambda: all(gone(worker) for worker in workers), 5)
        thread.join()


@linux
def test_a_worker_that_is_killed_is_replaced(out: Path) -> None:
    with running(options_for(out, limits=Limits(workers=1))) as site:
        before = site.workers
        for pid in before:
            os.kill(pid, signal.SIGKILL)
        assert soon(lambda: all(gone(pid) for pid in before))
        assert soon(lambda: site.ask(query="ASK {}").status == 200)
        assert site.workers.isdisjoint(before)


def test_a_graph_that_is_written_anew_is_answered_from_as_a_whole(tmp_path: Path) -> None:
    build(CORPUS, tmp_path)
    states = {f"n\r\n{len(CORPUS.claims)}\r\n", f"n\r\n{len(CORPUS.claims) - 1}\r\n"}
    with running(options_for(tmp_path, limits=Limits(workers=2, queue=50))) as site:
        seen: list[str] = []
        wrong: list[str] = []
        done = threading.Event()

        def read() -> None:
            while not done.is_set() and len(seen) < 5000:
                answer = site.ask(query=CLAIMS, Accept="text/csv")
                seen.append(answer.text)
                if answer.status != 200 or answer.text not in states:
                    wrong.append(answer.text)
                time.sleep(0.02)

        readers = [threading.Thread(target=read) for _ in range(2)]
        for reader in readers:
            reader.start()
        for corpus in (fewer(), CORPUS, fewer()):
            build(corpus, tmp_path)
            expected = f"n\r\n{len(corpus.claims)}\r\n"
            assert soon(lambda: bool(seen) and seen[-1] == expected, 60)  # noqa: B023
        done.set()
        for reader in readers:
            reader.join()
        assert not wrong
        assert set(seen) == states
        assert site.ask("/.well-known/void").text.count(f"entities {len(CORPUS.claims) - 1}")
        assert soon(lambda: len(site.workers) == 2)
    stores = [path for path in (tmp_path / ".sayso" / "graph").iterdir() if path.is_dir()]
    assert 1 <= len(stores) <= 2  # the last, and perhaps one that was read when it was made


def test_a_graph_that_can_not_be_read_changes_nothing(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    build(CORPUS, tmp_path)
    with running(options_for(tmp_path, limits=Limits(workers=1))) as site:
        before = site.ask(query=CLAIMS).body
        (tmp_path / "graph.nq").write_text("this is no graph")
        assert soon(lambda: site.ask(query=CLAIMS).body == before and "can't be used" in caplog.text)
        (tmp_path / "graph.nq").unlink()
        time.sleep(1.1)
        assert site.ask(query=CLAIMS).body == before
        build(fewer(), tmp_path)
        assert soon(lambda: site.ask(query=CLAIMS).body != before)


def test_a_folder_that_can_not_be_written_is_served_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(CORPUS, tmp_path / "out")
    (tmp_path / "out" / ".sayso").write_text("no folder can be made here")
    with running(options_for(tmp_path / "out", limits=Limits(workers=1))) as site:
        assert site.ask(query="ASK { ?c a sayso:Claim }").json["boolean"] is True


def test_a_port_that_is_taken_is_told(out: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        wanted = f"port {port} of 127.0.0.1 is taken"
        with pytest.raises(SetupError, match=wanted), running(replace(options_for(out), port=port)):
            pass
        result = CliRunner().invoke(main, ["serve", str(out), "--port", str(port)])
        assert (result.exit_code, "another --port" in result.output) == (3, True)


def test_a_host_that_is_not_ours_is_told(out: Path) -> None:
    with pytest.raises(SetupError, match=r"192\.0\.2\.1"), running(replace(options_for(out), host="192.0.2.1")):
        pass


def test_a_folder_without_a_graph_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="sayso run"), running(options_for(tmp_path)):
        pass


def test_a_graph_for_all_to_see_is_warned_of(out: Path) -> None:
    with socket.create_server(("0.0.0.0", 0)) as taken:
        port = taken.getsockname()[1]
        result = CliRunner().invoke(main, ["serve", str(out), "--host", "0.0.0.0", "--port", str(port)])
    assert "whoever can reach this machine" in result.output


@pytest.mark.parametrize(
    "origin", ["example.org", "https://example.org/", "https://example.org/path", "null", "ftp://x"]
)
def test_what_is_no_origin_is_told(out: Path, origin: str) -> None:
    result = CliRunner().invoke(main, ["serve", str(out), "--cors", origin])
    assert (result.exit_code, "is no origin" in result.output) == (2, True)
