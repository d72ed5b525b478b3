"""A client of the SPARQL 1.1 Graph Store HTTP Protocol (W3C Recommendation, 2013) that is patient."""

from __future__ import annotations

import http.client
import socket
import ssl
from contextlib import suppress
from pathlib import Path
from threading import Event, Lock, local
from urllib.parse import urljoin

from pipeline import __version__
from pipeline.errors import SaysoError, SetupError
from pipeline.push.address import FORMS, Address
from pipeline.push.patience import Patience, seconds
from pipeline.push.reply import Reply, printable, read, remedy

AGAIN = frozenset({408, 429, 502, 503, 504})
"""Answers that may be others later."""
REDIRECTS = frozenset({301, 302, 307, 308})
FOLLOWED = 5
"""So many redirects are followed in a row."""


class StoppedError(SaysoError):
    """Another request has failed, or the user has stopped us."""


class GraphStore:
    """The named graphs at an address. Each thread has a connection of its own; `stop` ends waiting."""

    def __init__(self, address: Address, authorization: str | None = None, patience: Patience | None = None) -> None:
        self.address = address
        self.stop = Event()
        self._patience = patience or Patience()
        self._headers = {"User-Agent": f"sayso/{__version__}", "Accept": "*/*"}
        if authorization is not None:
            self._headers["Authorization"] = authorization
        self._own = local()
        self._all: list[http.client.HTTPConnection] = []
        self._lock = Lock()

    def close(self) -> None:
        """Close all connections."""
        for connection in self._all:
            connection.close()

    def abort(self) -> None:
        """End what is being asked in other threads: they raise `StoppedError`."""
        self.stop.set()
        with self._lock:
            for connection in self._all:
                with suppress(OSError):
                    if connection.sock is not None:
                        connection.sock.shutdown(socket.SHUT_RDWR)

    def put(self, graph: str, triples: Path) -> None:
        """Make the triples (a file of N-Triples) all that the graph holds. Doing it twice is doing it once."""
        reply = self._ask("PUT", graph, triples)
        if not 200 <= reply.status < 300:
            raise self._refused("PUT", graph, reply)

    def delete(self, graph: str) -> None:
        """Take a graph away; it is well if there is none."""
        reply = self._ask("DELETE", graph)
        if not 200 <= reply.status < 300 and reply.status not in (404, 410):
            raise self._refused("DELETE", graph, reply)

    def has(self, graph: str) -> bool | None:
        """Whether there is such a graph; None where the server does not tell."""
        reply = self._ask("HEAD", graph)
        if reply.status in (401, 403):
            raise self._refused("HEAD", graph, reply)
        return True if 200 <= reply.status < 300 else False if reply.status == 404 else None

    def _ask(self, method: str, graph: str, body: Path | None = None) -> Reply:
        """Ask until there is an answer that would not be another one later, or patience ends."""
        waits = self._patience.waits()
        while True:
            if self.stop.is_set():
                raise StoppedError("stopped")
            asked = None
            try:
                reply = self._follow(method, self.address.of_graph(graph), body)
            except ssl.SSLCertVerificationError as error:
                told = error.verify_message
                raise SaysoError(
                    f"{self.address}: its certificate does not hold: {told}; for one of your own authority, set"
                    " SSL_CERT_FILE to the file of that"
                ) from error
            except (OSError, http.client.HTTPException) as error:
                self._forget()
                why = str(error) or type(error).__name__
                if isinstance(error, TimeoutError):
                    why = f"no answer in {self._patience.timeout:g} seconds (--timeout gives it longer)"
            else:
                if reply.status not in AGAIN:
                    return reply
                why = f"it answers {reply.status} {http.client.responses.get(reply.status, '')}".rstrip()
                asked = seconds(reply.retry_after)
            wait = next(waits, None)
            if self.stop.is_set():
                continue
            if wait is None:
                raise SaysoError(
                    f"{self.address}: {why}, also after {self._patience.attempts} attempts; see that the server runs,"
                    " and push again: it carries on with what is left"
                )
            self.stop.wait(wait if asked is None else min(max(asked, 0.0), self._patience.longest))

    def _follow(self, method: str, address: Address, body: Path | None) -> Reply:
        """Ask, and follow redirects that stay on the host."""
        for _ in range(FOLLOWED + 1):
            reply = self._once(method, address, body)
            if reply.status not in REDIRECTS or reply.location is None:
                return reply
            try:
                there = Address.of(urljoin(str(address), reply.location))
            except SetupError:
                there = None
            if there is None or not address.leads_to(there):
                raise SaysoError(
                    f"{self.address}: it sends us to another place ({printable(reply.location)}), which is not"
                    " followed; give that address if it is right"
                )
            address = there
        raise SaysoError(f"{self.address}: it sends us round in circles; is this the address of a graph store? {FORMS}")

    def _once(self, method: str, address: Address, body: Path | None) -> Reply:
        connection = self._connection(address)
        if body is None:
            connection.request(method, address.request, headers=self._headers)
            return read(connection)
        told = {"Content-Type": "application/n-triples", "Content-Length": str(body.stat().st_size)}
        with body.open("rb") as stream:
            try:
                connection.request(method, address.request, stream, self._headers | told)
            except (BrokenPipeError, ConnectionResetError):
                # A server that refuses may answer and close before all is sent: then its answer tells more.
                with suppress(OSError, http.client.HTTPException):
                    return read(connection)
                raise
            return read(connection)

    def _connection(self, address: Address) -> http.client.HTTPConnection:
        """The connection of the thread to the scheme and port of an address; the host is ours."""
        mine = self._mine()
        key = f"{address.scheme}:{address.port}"
        if key not in mine:
            mine[key] = _connect(address, self._patience.timeout)
            with self._lock:
                self._all.append(mine[key])
        return mine[key]

    def _mine(self) -> dict[str, http.client.HTTPConnection]:
        found: dict[str, http.client.HTTPConnection] | None = getattr(self._own, "connections", None)
        if found is None:
            found = self._own.connections = {}
        return found

    def _forget(self) -> None:
        """Close this thread's connections; the next request opens them again."""
        for connection in self._mine().values():
            connection.close()

    def _refused(self, method: str, graph: str, reply: Reply) -> SaysoError:
        said = f" It says: {reply.text}" if reply.text else ""
        status = f"{reply.status} {http.client.responses.get(reply.status, '')}".rstrip()
        return SaysoError(f"{self.address}: {method} of <{graph}> was answered {status}; {remedy(reply.status)}.{said}")


def _connect(address: Address, timeout: float) -> http.client.HTTPConnection:
    if address.scheme == "https":
        return http.client.HTTPSConnection(
            address.host, address.port, timeout=timeout, context=ssl.create_default_context()
        )
    return http.client.HTTPConnection(address.host, address.port, timeout=timeout)
