"""A real Oxigraph server: a process of its own, on 127.0.0.1."""

from __future__ import annotations

import contextlib
import http.client
import json
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from pyoxigraph import RdfFormat, parse

from pipeline.push import Address

BINARY = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which("oxigraph")


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


class Oxigraph:
    """A server on a folder, which can be killed and started again at the same port."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = free_port()
        self.address = Address.of(f"http://127.0.0.1:{self.port}/store")
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, and wait until it answers."""
        assert BINARY is not None
        command = [BINARY, "serve", "--location", str(self.folder), "--bind", f"127.0.0.1:{self.port}"]
        self._process = subprocess.Popen(
            [*command, "--union-default-graph"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        until = time.monotonic() + 30
        while True:
            with (
                contextlib.suppress(OSError),
                contextlib.closing(socket.create_connection(("127.0.0.1", self.port), 1)),
            ):
                return
            assert self._process.poll() is None, "it did not start"
            assert time.monotonic() < until, "it does not listen"
            time.sleep(0.05)

    def kill(self) -> None:
        """End it as a power cut would."""
        if self._process is not None:
            self._process.send_signal(signal.SIGKILL)
            self._process.wait(30)
            self._process = None

    def _get(self, path: str, **headers: str) -> bytes:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        with contextlib.closing(connection):
            connection.request("GET", path, headers=headers)
            reply = connection.getresponse()
            body = reply.read()
            assert reply.status == 200, body
            return body

    def select(self, query: str) -> list[dict[str, Any]]:
        """The rows of a query."""
        found = self._get(f"/query?{urlencode({'query': query})}", Accept="application/sparql-results+json")
        rows: list[dict[str, Any]] = json.loads(found)["results"]["bindings"]
        return rows

    def graphs(self) -> list[str]:
        """The named graphs, sorted."""
        return sorted(row["g"]["value"] for row in self.select("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }"))

    def dump(self) -> set[str]:
        """All quads, as Oxigraph writes them."""
        return {str(quad) for quad in parse(self._get("/store", Accept="application/n-quads"), RdfFormat.N_QUADS)}

    def graph(self, name: str) -> set[str]:
        """The triples of a graph, by CONSTRUCT."""
        query = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{name}> {{ ?s ?p ?o }} }}"
        found = self._get(f"/query?{urlencode({'query': query})}", Accept="application/n-triples")
        return {str(quad.triple) for quad in parse(found, RdfFormat.N_TRIPLES)}


@contextlib.contextmanager
def running(folder: Path) -> Iterator[Oxigraph]:
    """A server as long as this lasts."""
    server = Oxigraph(folder)
    server.start()
    try:
        yield server
    finally:
        server.kill()
