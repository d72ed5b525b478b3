"""A real server in a thread, and requests to it. All on 127.0.0.1."""

from __future__ import annotations

import contextlib
import http.client
import json
import queue
import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

from starlette.routing import BaseRoute

from pipeline.serve import Desk, Options
from pipeline.serve.running import Server, serve

SLOW = (
    "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER (STRLEN(CONCAT(STR(?a), STR(?d), STR(?g))) < 3) }"
)
"""A query that takes minutes, even on a small graph."""


@dataclass(frozen=True, slots=True)
class Got:
    """A response."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode("utf-8")

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def type(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0]


@dataclass(frozen=True, slots=True)
class Site:
    """A server that runs."""

    url: str
    server: Server

    @property
    def address(self) -> tuple[str, int]:
        parts = urlsplit(self.url)
        assert parts.hostname is not None
        assert parts.port is not None
        return parts.hostname, parts.port

    def ask(
        self,
        path: str = "/sparql",
        query: str | None = None,
        method: str = "GET",
        body: bytes | None = None,
        timeout: float = 20,
        also: Mapping[str, str] | None = None,
        **headers: str,
    ) -> Got:
        """The response to one request; `query` goes into the address, ``_`` in names of headers means ``-``."""
        if query is not None:
            path += ("&" if "?" in path else "?") + urlencode({"query": query})
        connection = http.client.HTTPConnection(*self.address, timeout=timeout)
        with contextlib.closing(connection):
            given = {name.replace("_", "-"): value for name, value in {**headers, **(also or {})}.items()}
            connection.request(method, path, body, given)
            response = connection.getresponse()
            named = {name.lower(): value for name, value in response.getheaders()}
            return Got(response.status, named, response.read())

    @property
    def workers(self) -> frozenset[int]:
        """The ids of the processes that answer."""
        desk = self.server.config.app.state.desk  # type: ignore[union-attr]
        assert isinstance(desk, Desk)
        return desk.workers


@contextlib.contextmanager
def running(options: Options, routes: Sequence[BaseRoute] = ()) -> Iterator[Site]:
    """A server in a thread, which is stopped at the end; what it fails with is raised."""
    told: queue.SimpleQueue[str | BaseException] = queue.SimpleQueue()
    servers: list[Server] = []

    def work() -> None:
        try:
            serve(options, told.put, routes=routes, handle=servers.append)
        except BaseException as error:
            told.put(error)

    thread = threading.Thread(target=work)
    thread.start()
    said = told.get(timeout=60)
    if isinstance(said, BaseException):
        thread.join(10)
        raise said
    try:
        yield Site(said, servers[0])
    finally:
        servers[0].should_exit = True
        thread.join(30)
        assert not thread.is_alive()


def options_for(out: Path, **changes: Any) -> Options:
    """Options with port 0."""
    return Options(out, port=0, **changes)
