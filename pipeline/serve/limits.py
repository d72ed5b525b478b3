"""How much a client may ask of the server."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on work. Times in seconds, sizes in bytes.

    `seconds` is how long a query may run, `wait` how long a request may wait for a worker, `queue` how many may wait,
    `memory` the address space of a worker (0: no bound), `kept` the memory that it may keep after an answer (one that
    has grown larger is replaced), `held` the size of all answers on their way to clients, small ones aside, `head` and
    `body_seconds` how long a client may take for its request's head and body, `stall` how far it may fall behind in
    taking in an answer, `connections` how many are open (twice as many for a moment), `farewell` how long running
    answers are let finish when the server stops.
    """

    seconds: float = 10.0
    rows: int = 100_000
    size: int = 64 << 20
    body: int = 1 << 20
    workers: int = 2
    queue: int = 16
    wait: float = 10.0
    memory: int = 4 << 30
    kept: int = 256 << 20
    held: int = 256 << 20
    target: int = 16 << 10
    head: float = 10.0
    body_seconds: float = 20.0
    stall: float = 30.0
    connections: int = 200
    farewell: float = 5.0
