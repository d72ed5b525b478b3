"""Clients that mean no good: each holds what it can of a server for some seconds, or asks for what is too much."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Callable, Iterator

Address = tuple[str, int]
Holds = Callable[[Address, float], None]
_MANY = 60
_DEEP = 100_000
LARGE = "SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 20000"
"""A query whose answer has some 8 MB on any graph of a few hundred triples."""
_NUMBERS = " ".join(map(str, range(60_000)))
_TENFOLD = (f"BIND (CONCAT({', '.join([f'?v{n}'] * 10)}) AS ?v{n + 1})" for n in range(10))
QUERIES = {
    "brackets": f"SELECT ({'(' * _DEEP}1{')' * _DEEP} AS ?x) {{}}",
    "braces": f"SELECT * {'{' * _DEEP}{'}' * _DEEP}",
    "nodes": f"ASK {{ ?s ?p {'[ a ' * _DEEP}1{']' * _DEEP} }}",
    "sum": f"SELECT ({'+'.join('1' * _DEEP)} AS ?x) {{}}",
    "path": f"ASK {{ ?s {'/'.join('a' * _DEEP)} ?o }}",
    "unions": f"ASK {{ {' UNION '.join(['{ ?s a ?o }'] * (_DEEP // 2))} }}",
    "exists": f"ASK {'{ FILTER EXISTS ' * 20_000}{{}}{'}' * 20_000}",
    "values": f"SELECT (COUNT(*) AS ?n) {{ VALUES ?x {{ {_NUMBERS} }} VALUES ?y {{ 1 2 3 }} }}",
    "values by values": f"SELECT (COUNT(*) AS ?n) {{ VALUES ?x {{ {_NUMBERS} }} VALUES ?y {{ {_NUMBERS} }} }}",
    "ten times ten": f"SELECT (STRLEN(?v10) AS ?n) {{ BIND ('xxxxxxxxxx' AS ?v0) {' '.join(_TENFOLD)} }}",
    "cross product": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }",
    "all distinct": "SELECT DISTINCT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?a",
    "all paths": "SELECT (COUNT(*) AS ?n) { ?a (<x:y>|!<x:y>)* ?b . ?b (<x:y>|!<x:y>)* ?c . ?c (<x:y>|!<x:y>)* ?d }",
}
"""Queries that are too deep, too long or too much, each below the megabyte that a request may have."""


def posted(text: bytes, length: int | None = None) -> bytes:
    """A request with a query; `length` is what it says that its body has."""
    return (
        b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\n"
        b"Content-Length: %d\r\n\r\n%b" % (len(text) if length is None else length, text)
    )


@contextlib.contextmanager
def connected(address: Address, many: int, sent: bytes = b"", small: bool = False) -> Iterator[list[socket.socket]]:
    """So many connections that have sent this; `small`: they take in little at a time."""
    found: list[socket.socket] = []
    try:
        for _ in range(many):
            one = socket.socket()
            found.append(one)
            one.settimeout(5)
            if small:
                one.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            with contextlib.suppress(OSError):
                one.connect(address)
                one.sendall(sent)
        yield found
    finally:
        for one in found:
            one.close()


def drip_heads(address: Address, seconds: float) -> None:
    """Heads that come byte by byte (slowloris)."""
    with connected(address, _MANY, b"GET /sparql HTTP/1.1\r\nHost: localhost\r\nX: ") as clients:
        _drip(clients, seconds)


def drip_bodies(address: Address, seconds: float) -> None:
    """Bodies that come byte by byte, half of them behind requests that need none and are answered."""
    head = b"GET /ask/nothing HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\n"
    with (
        connected(address, _MANY // 2, posted(b"ASK", 100_000)) as some,
        connected(address, _MANY // 2, head) as others,
    ):
        _drip([*some, *others], seconds)


def keep_bodies(address: Address, seconds: float) -> None:
    """Bodies that never come."""
    with connected(address, _MANY, posted(b"", 1000)):
        time.sleep(seconds)


def take_nothing(address: Address, seconds: float) -> None:
    """Large answers that nobody takes in."""
    with connected(address, 12, posted(LARGE.encode()), small=True):
        time.sleep(seconds)


def hold_open(address: Address, seconds: float) -> None:
    """Three hundred connections that say nothing."""
    with connected(address, 300):
        time.sleep(seconds)


def come_and_go(address: Address, seconds: float) -> None:
    """Clients that leave in the middle: of the head, of the body, of the query, of the answer."""
    until = time.monotonic() + seconds
    whole = posted(LARGE.encode())
    while time.monotonic() < until:
        for sent in (whole[:40], whole[:-10], whole, b"GET /data/opening HTTP/1.1\r\nHost: localhost\r\n\r\n"):
            with connected(address, 3, sent):
                time.sleep(0.02)


def _drip(clients: list[socket.socket], seconds: float) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        for client in clients:
            with contextlib.suppress(OSError):
                client.send(b"x")
        time.sleep(0.2)


HOLDS: dict[str, Holds] = {
    "heads that drip": drip_heads,
    "bodies that drip": drip_bodies,
    "bodies that never come": keep_bodies,
    "answers that nobody takes in": take_nothing,
    "300 connections held open": hold_open,
    "clients that leave": come_and_go,
}


@contextlib.contextmanager
def besieged(address: Address, hold: Holds, seconds: float) -> Iterator[None]:
    """While the block runs, at least for some seconds, there are such clients."""
    thread = threading.Thread(target=hold, args=(address, seconds))
    thread.start()
    try:
        yield
    finally:
        thread.join()
