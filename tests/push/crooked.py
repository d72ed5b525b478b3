"""A graph store that misbehaves as it is told to, in a thread, on 127.0.0.1."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from urllib.parse import parse_qs, urlsplit

from pipeline.push import Address


class Request(BaseHTTPRequestHandler):
    """One request; what is done with it is the next thing in the server's list, or all goes well."""

    protocol_version = "HTTP/1.1"
    server: Crooked

    def log_message(self, format: str, *args: object) -> None:
        """Nothing is logged."""

    def do_PUT(self) -> None:
        """Put a graph, or misbehave."""
        self.server.asked(self)

    do_DELETE = do_HEAD = do_PUT  # noqa: N815

    @property
    def graph(self) -> str:
        """The graph that is asked for."""
        return parse_qs(urlsplit(self.path).query)["graph"][0]

    def body(self) -> bytes:
        """The body, read to its end."""
        return self.rfile.read(int(self.headers.get("Content-Length", 0)))

    def answer(self, status: int, text: str = "", **headers: str) -> None:
        """Answer and keep the connection."""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(text.encode())))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(text.encode())

    def well(self) -> None:
        """Do what is asked."""
        body = self.body()
        with self.server.lock:
            if self.command == "PUT":
                self.server.graphs[self.graph] = body
            elif self.command == "DELETE":
                self.server.graphs.pop(self.graph, None)
        self.answer(204)


Misdeed = Callable[[Request], None]


class Crooked(ThreadingHTTPServer):
    """A graph store. `misdeeds` are done to the first requests, one each; `seen` are all requests."""

    daemon_threads = True

    def __init__(self, misdeeds: Sequence[Misdeed]) -> None:
        super().__init__(("127.0.0.1", 0), Request)
        self.misdeeds = list(misdeeds)
        self.graphs: dict[str, bytes] = {}
        self.seen: list[tuple[str, str, dict[str, str]]] = []
        self.lock = Lock()
        self.address = Address.of(f"http://127.0.0.1:{self.server_port}/data")

    def asked(self, request: Request) -> None:
        """A request came."""
        with self.lock:
            headers = {name.lower(): value for name, value in request.headers.items()}
            self.seen.append((request.command, request.path, headers))
            misdeed = self.misdeeds.pop(0) if self.misdeeds else Request.well
        misdeed(request)

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that goes is no error here."""


@contextlib.contextmanager
def crooked(*misdeeds: Misdeed) -> Iterator[Crooked]:
    """A server as long as this lasts."""
    with Crooked(misdeeds) as server:
        thread = Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join(10)


def says(status: int, text: str = "", **headers: str) -> Misdeed:
    """Reads the request and answers so."""

    def misdeed(request: Request) -> None:
        request.body()
        request.answer(status, text, **headers)

    return misdeed


def closes(request: Request) -> None:
    """Closes in the middle of a request."""
    request.rfile.read(1)
    request.close_connection = True
    request.connection.close()


def half(request: Request) -> None:
    """Does what is asked, and closes in the middle of its answer."""
    with request.server.lock:
        request.server.graphs[request.graph] = request.body()
    request.wfile.write(b"HTTP/1.1 2")
    request.close_connection = True


def refuses_unread(request: Request) -> None:
    """Refuses before it has read the body, and closes."""
    request.answer(401, "who are you?", Connection="close")
    request.close_connection = True


def garbage(request: Request) -> None:
    """Answers what is no HTTP."""
    request.body()
    request.wfile.write(b"220 mail.example ESMTP\r\n")
    request.close_connection = True


def sleeps(seconds: float) -> Misdeed:
    """Is too slow."""

    def misdeed(request: Request) -> None:
        time.sleep(seconds)
        request.close_connection = True

    return misdeed
