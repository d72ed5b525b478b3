"""How many requests a second the endpoint answers, how soon, and what it weighs meanwhile.

    python -m tests.bench.endpoint [FOLDER ...]

Of a run of the seeds, or of the FOLDERs of runs, ``sayso serve`` is asked by eight clients at once, each on one
connection, one kind of request after the other, five seconds each: a query that looks up one claim, one with a hundred
rows, one that counts all, shipped questions, slices of the page, the page. Then all kinds while the queries and the
clients of `tests.serve.hostile` are there, for fifteen seconds. For each: requests a second, the milliseconds within
which half, 95 and 99 of a hundred were answered, how many were by status; at last the server's memory, processes and
open files at rest, at most and afterwards. The clients take from the same cores. A folder takes less than a minute.
"""

from __future__ import annotations

import contextlib
import http.client
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from statistics import quantiles
from urllib.parse import quote, urlsplit

from tests.serve.burden import Burden, burden, most, settled
from tests.serve.hostile import HOLDS, QUERIES, Address, besieged
from tests.serve.test_life import started

CLIENTS = 8
EACH = 5.0
SIEGE = 15.0
_ONE = "SELECT * { ?c a sayso:Claim ; sayso:id ?id ; rdfs:label ?words } LIMIT 1"
_ROWS = "SELECT ?c ?words { ?c a sayso:Claim ; rdfs:label ?words } LIMIT 100"
_COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
KINDS = {
    "one claim": (f"/sparql?query={quote(_ONE)}",),
    "a hundred rows": (f"/sparql?query={quote(_ROWS)}&format=csv",),
    "all counted": (f"/sparql?query={quote(_COUNT)}",),
    "questions": ("/ask/denials", "/ask/who-quotes-whom", "/ask/unnamed-only", "/ask/events"),
    "slices": ("/data/opening", "/data/claims?limit=100", "/data/totals", "/data/find?q=the"),
    "page": ("/",),
}


@dataclass(slots=True)
class Tally:
    """Seconds of each request that was answered with 200, and how many had which status (0: the connection broke)."""

    seconds: list[float] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)

    def line(self, name: str, spent: float) -> str:
        """A row of the table."""
        parts = quantiles(self.seconds, n=100, method="inclusive") if len(self.seconds) > 1 else [0.0] * 99
        told = ", ".join(f"{status}: {many:,}" for status, many in sorted(self.statuses.items()))
        times = "".join(f"{parts[n - 1] * 1000:9,.0f}" for n in (50, 95, 99))
        return f"{name:24}{len(self.seconds) / spent:8,.0f}{times}   {told}"


def ask(address: Address, paths: tuple[str, ...], seconds: float, tally: Tally) -> None:
    """One client: one request after the other, for some seconds."""
    client, until = http.client.HTTPConnection(*address, timeout=60), time.monotonic() + seconds
    with contextlib.closing(client):
        for number in count():
            began = time.monotonic()
            if began > until:
                return
            try:
                client.request("GET", paths[number % len(paths)])
                answer = client.getresponse()
                answer.read()
            except (OSError, http.client.HTTPException):
                client.close()
                tally.statuses[0] += 1
                continue
            tally.statuses[answer.status] += 1
            if answer.status == 200:
                tally.seconds.append(time.monotonic() - began)


def measured(address: Address, paths: tuple[str, ...], clients: int, seconds: float) -> Tally:
    """So many clients at once."""
    tally = Tally()
    with ThreadPoolExecutor(clients) as pool:
        for asking in [pool.submit(ask, address, paths, seconds, tally) for _ in range(clients)]:
            asking.result()
    return tally


@contextlib.contextmanager
def siege(address: Address, seconds: float) -> Iterator[Counter[int]]:
    """All that is hostile at once; the statuses that the queries had."""
    statuses: Counter[int] = Counter()
    until = time.monotonic() + seconds

    def query(texts: list[str]) -> None:
        for number in count():
            if time.monotonic() > until:
                return
            with contextlib.suppress(OSError):
                client = http.client.HTTPConnection(*address, timeout=60)
                with contextlib.closing(client):
                    body = texts[number % len(texts)]
                    client.request("POST", "/sparql", body, {"Content-Type": "application/sparql-query"})
                    statuses[client.getresponse().status] += 1
            time.sleep(0.5)

    texts = [*QUERIES.values(), "ASK {} #" + "x" * (10 << 20)]
    threads = [threading.Thread(target=query, args=([*texts[n:], *texts[:n]],)) for n in range(0, len(texts), 3)]
    with contextlib.ExitStack() as holds:
        for hold in HOLDS.values():
            holds.enter_context(besieged(address, hold, seconds))
        for thread in threads:
            thread.start()
        yield statuses
        for thread in threads:
            thread.join()


def weighed(name: str, seen: Burden) -> str:
    """A row of what the server weighs."""
    return f"{name:24}{seen.memory / 1e6:8,.0f} MB{seen.processes:6} processes{seen.files:6} files"


def lines(folder: Path) -> Iterator[str]:
    """The tables of a folder."""
    with started(folder) as (server, url):
        parts = urlsplit(url)
        address = str(parts.hostname), int(parts.port or 0)
        rest = burden(server.pid)
        yield f"{'kind of request':24}{'per s':>8}{'p50 ms':>9}{'p95 ms':>9}{'p99 ms':>9}   how many by status"
        with most(server.pid) as peak:
            for name, paths in KINDS.items():
                yield measured(address, paths, CLIENTS, EACH).line(name, EACH)
        yield weighed("at rest", rest)
        yield weighed("at most, asked so", peak[0])
        with most(server.pid) as peak, siege(address, SIEGE) as statuses:
            with ThreadPoolExecutor(len(KINDS)) as pool:
                asked = {n: pool.submit(measured, address, paths, 1, SIEGE) for n, paths in KINDS.items()}
            for name, tally in asked.items():
                yield tally.result().line(f"{name}, besieged", SIEGE)
        told = ", ".join(f"{status}: {many:,}" for status, many in sorted(statuses.items()))
        yield f"hostile queries by status: {told}"
        yield weighed("at most, besieged", peak[0])
        yield weighed("afterwards", settled(server.pid, rest, 10))
        began = time.monotonic()
        server.terminate()
        status = server.wait(30)
        yield f"SIGTERM: ended with {status} after {time.monotonic() - began:.1f} s"


def main(arguments: list[str]) -> int:
    """Print the tables; returns the exit status."""
    with tempfile.TemporaryDirectory() as temporary:
        folders = [Path(name) for name in arguments]
        if not folders:
            folders = [Path(temporary) / "out"]
            command = [sys.executable, "-m", "pipeline.cli", "run", "seeds", "--out", str(folders[0])]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for folder in folders:
            print(f"== {folder.name}: graph.nq of {(folder / 'graph.nq').stat().st_size / 1e6:,.1f} MB")
            for line in lines(folder):
                print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
