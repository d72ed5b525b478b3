"""Under load: readers while the graph is replaced, and clients that mean no good while others ask."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlencode

import pytest

from pipeline.graph import build, load_store, questions
from pipeline.placing import replacing
from pipeline.records import write_records
from pipeline.serve import Limits, routes
from pipeline.serve.results import write_rows
from pipeline.view.index import answer, make
from tests.serve.burden import Burden, burden, most, settled, tree
from tests.serve.hostile import HOLDS, LARGE, QUERIES, besieged
from tests.serve.server import Got, Site, options_for, running
from tests.serve.test_life import ROOT, gone
from tests.serve.test_limits import soon
from tests.view.drawn import big_corpus

VERSIONS = ((3, 4), (4, 6), (6, 5))
"""Articles, and claims in each."""
TWICE = """SELECT ?n ?m {
    { SELECT (COUNT(DISTINCT ?c) AS ?n) { ?c a sayso:Claim } }
    { SELECT (COUNT(DISTINCT ?c) AS ?m) { ?c sayso:action ?b } }
}"""
ASKED: tuple[tuple[str, dict[str, str]], ...] = (
    ("/ask/who-quotes-whom", {"format": "csv"}),
    ("/ask/said-about", {"who": "the dam 1", "format": "csv"}),
    ("/sparql", {"query": TWICE, "format": "csv"}),
    ("/data/totals", {}),
    ("/data/opening", {}),
    ("/data/claims", {"limit": "7"}),
)
SOON = 5.0
"""Seconds in which a shipped question must be answered whatever others do."""
linux = pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="reads /proc")


@pytest.fixture(scope="module")
def versions(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Folders as runs leave them, of several states of one corpus."""
    found = []
    for articles, claims in VERSIONS:
        folder = tmp_path_factory.mktemp("version")
        corpus = big_corpus(articles, claims)
        write_records(corpus, folder)
        build(corpus, folder)
        found.append(folder)
    return found


def known(folder: Path) -> dict[str, bytes]:
    """What a folder's answers must be, by the path that asks: found without a server."""
    store, index = load_store(folder / "graph.nq"), make(folder)
    claims = (folder / "claims.jsonl").read_bytes().count(b"\n")
    found = {}
    for path, given in ASKED:
        name = path.rpartition("/")[2]
        if path.startswith("/data/"):
            found[path] = answer(index, name, list(given.items()))
        elif path.startswith("/ask/"):
            table = questions.ask(store, name, {key: value for key, value in given.items() if key != "format"})
            parts: list[str] = []
            write_rows("csv", table.columns, table.rows, parts.append)
            found[path] = "".join(parts).encode()
        else:
            found[path] = f"n,m\r\n{claims},{claims}\r\n".encode()
    shutil.rmtree(folder / ".sayso")
    return found


@dataclass(slots=True)
class Reader:
    """A client that asks one thing after the other, again and again: what it got, by path, in order."""

    site: Site
    got: dict[str, list[Got]] = field(default_factory=lambda: defaultdict(list))

    def last(self, path: str) -> bytes:
        """What was answered last."""
        return self.got[path][-1].body if self.got[path] else b""

    def read(self, turn: int, done: threading.Event) -> None:
        while not done.is_set():
            path, given = ASKED[turn % len(ASKED)]
            self.got[path].append(self.site.ask(f"{path}?{urlencode(given)}", timeout=30))
            turn += 1
            time.sleep(0.05)


@pytest.mark.parametrize("clients", [12])
def test_each_answer_is_one_states_while_the_graph_is_replaced(
    versions: list[Path], tmp_path: Path, clients: int
) -> None:
    states = [known(folder) for folder in versions]
    assert all(len({state[path] for state in states}) == 3 for path in ("/sparql", "/data/totals", "/data/opening"))
    out = tmp_path / "out"
    shutil.copytree(versions[0], out)
    with running(options_for(out, limits=Limits(queue=100)), routes(out)) as site:
        readers, done = [Reader(site) for _ in range(clients)], threading.Event()
        threads = [threading.Thread(target=reader.read, args=(n, done)) for n, reader in enumerate(readers)]
        for thread in threads:
            thread.start()
        try:
            for version in (1, 2, 0):
                with replacing(out) as draft:
                    for file in versions[version].iterdir():
                        shutil.copy(file, draft)
                for path in ("/sparql", "/data/totals"):
                    wanted = states[version][path]
                    assert soon(lambda: any(r.last(path) == wanted for r in readers), 30)  # noqa: B023
        finally:
            done.set()
            for thread in threads:
                thread.join(30)
        assert soon(lambda: len(site.workers) <= 3)  # those of the last state, and the one for questions
    for reader in readers:
        for path, answers in reader.got.items():
            assert {one.status for one in answers} == {200}
            seen = [[n for n, state in enumerate(states) if state[path] == one.body] for one in answers]
            assert all(seen), path
            sure = [numbers[0] for numbers in seen if len(numbers) == 1]
            steps = {(after - before) % 3 for before, after in pairwise(sure)}
            assert steps <= {0, 1}, path  # never back to an older one
    assert sum(len(answers) for reader in readers for answers in reader.got.values()) > 200


@contextmanager
def child(folder: Path, *limits: str) -> Iterator[tuple[subprocess.Popen[str], Site]]:
    """A server as a process of its own."""
    command = [sys.executable, "-m", "tests.serve.child", str(folder), *limits]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            yield process, Site(process.stdout.readline().strip(), None)  # type: ignore[arg-type]
        finally:
            process.kill()


def slowest(site: Site, seconds: float, path: str = "/ask/who-quotes-whom") -> float:
    """The longest that a quick question takes, asked again and again for some seconds. It must be answered."""
    until, longest = time.monotonic() + seconds, 0.0
    while time.monotonic() < until:
        began = time.monotonic()
        assert site.ask(path, timeout=30).status == 200
        longest = max(longest, time.monotonic() - began)
        time.sleep(0.1)
    return longest


SMALL = ("seconds=2", "wait=6", "head=1", "body_seconds=2", "stall=2", "connections=100", "farewell=1")


@linux
@pytest.mark.slow
def test_clients_that_mean_no_good_keep_nobody_waiting(versions: list[Path]) -> None:
    with child(versions[1], *SMALL) as (server, site):
        for path, given in ASKED:
            assert site.ask(f"{path}?{urlencode(given)}").status == 200
        assert soon(
            lambda: site.ask(query=LARGE).status == 200
        )  # so that what is kept of a large answer is there at rest, too
        rest = burden(server.pid)
        with most(server.pid) as peak:
            for name, hold in HOLDS.items():
                with besieged(site.address, hold, 1.5):
                    assert slowest(site, 1.5) < SOON, name
            with ThreadPoolExecutor(len(QUERIES)) as pool:  # all at once, while a question is asked
                asked = [pool.submit(posted_to, site, text) for text in QUERIES.values()]
                assert slowest(site, 2) < SOON
                assert slowest(site, 1, "/data/totals") < SOON
                assert {one.result() for one in asked} <= {200, 400, 422, 503, 504}
        assert posted_to(site, "ASK {} #" + "x" * (10 << 20)) == 413
        assert peak[0].processes <= 1 + 2 + 1 + 2  # the server, workers, the one for questions, and those that start
        assert peak[0].memory < 6 << 30
        assert peak[0].files < 2 * 100 + 128 + 60
        wanted = Burden(rest.processes + 1, rest.memory + (150 << 20), rest.files + 8)
        after = settled(server.pid, wanted, 8)
        assert after.processes <= wanted.processes
        assert after.files <= wanted.files
        assert after.memory <= wanted.memory
        with ExitStack() as siege:
            for hold in HOLDS.values():
                siege.enter_context(besieged(site.address, hold, 1.5))
            time.sleep(0.5)
            ends(server)


def ends(server: subprocess.Popen[str]) -> None:
    """SIGTERM ends the server well, and soon, and all its processes."""
    pids = tree(server.pid)
    server.send_signal(signal.SIGTERM)
    _, told = server.communicate(timeout=15)
    assert (server.returncode, told) == (0, "")
    assert soon(lambda: all(gone(pid) for pid in pids), 3)


def posted_to(site: Site, text: str) -> int:
    """The status of the answer to a query."""
    return site.ask(method="POST", body=text.encode(), timeout=30, Content_Type="application/sparql-query").status
