"""HTTP connections that wait for no client forever."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import Any, Literal

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from pipeline.serve.limits import Limits

Phase = Literal["head", "rest", "body", "answer", "taking", "end"]
"""What a connection waits for: the head of a request, or bytes that still belong to a request which is answered; the
body of a request; the answer, by us; the client, who has not taken in what was sent of it; its end, when it is closed
as soon as the client has taken in what is left.
"""
_TURNS: tuple[tuple[Phase, ...], ...] = (("head", "rest"), ("body", "taking", "end"))
"""Which connections end first for a new one. Those that wait for us end for none."""
_EVERY = 0.5
"""Seconds between two looks at all connections."""
_GRACE = 0.25
"""Seconds that a client has to say what it wants before another one may take its place."""
_REFUND = 3.0
"""Seconds that a client is given for each 48 KB of an answer, which is what it takes in at once: 16 KB/s."""


class Patient(H11Protocol):
    """One connection. uvicorn bounds the time between two requests; this bounds what else a client may keep us waiting
    for: a head, from the opening of the connection or the end of the last answer; a part of an answer that can't be
    sent; the end. `guards` sees to bodies.

    There are no more than so many connections: a further one takes the place of the one that has longest kept us
    waiting for a head, else for anything. So whoever holds connections and asks nothing keeps nobody out. For a moment
    there may be twice as many, for who comes has to be heard first.
    """

    limits = Limits()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._stalled: asyncio.TimerHandle | None = None
        self._paused = 0.0
        self._left: tuple[object, float] = (None, 0.0)
        self._seen: tuple[Phase, object] = ("head", None)
        self._since = self.loop.time()

    @property
    def phase(self) -> Phase:
        """What it waits for."""
        if self.transport.is_closing():
            return "end"
        if self.cycle is not None and not self.cycle.response_complete:
            return "taking" if self._stalled else "body" if self.cycle.more_body else "answer"
        return "head" if self.conn.their_state is h11.IDLE else "rest"

    def waited(self, now: float) -> float:
        """For how long it has waited for the same; as far as anybody looked."""
        seen = self.phase, self.cycle
        if seen[0] != self._seen[0] or seen[1] is not self._seen[1]:
            self._seen, self._since = seen, now
        return now - self._since

    def look(self, now: float) -> None:
        """Close it if that takes too long."""
        waited, phase = self.waited(now), self._seen[0]
        if phase in ("head", "rest") and waited > self.limits.head:
            self.transport.close()
        elif phase == "end" and waited > self.limits.stall:
            self.transport.abort()

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """It is opened; another one may have to end for it."""
        super().connection_made(transport)
        over = len(self.connections) - self.limits.connections
        if over > 0:
            full = over > self.limits.connections
            leaving = _longest(self.connections, self, self.loop.time(), 0.0 if full else _GRACE)
            if leaving is not None:
                leaving.leave()
            elif full:
                self.leave()

    def leave(self) -> None:
        """End it now."""
        self.connections.discard(self)
        if self.cycle is not None:
            self.cycle.disconnected = True  # who writes the answer may have its turn before we are told of the end
        self.transport.abort()

    def shutdown(self) -> None:
        """The server stops: an answer may still go out, a request no longer come in."""
        if self.phase == "body":
            self.leave()
        else:
            super().shutdown()

    def pause_writing(self) -> None:
        """The client is behind: wait until it has taken in more."""
        super().pause_writing()
        self._paused = self.loop.time()
        if self._left[0] is not self.cycle:
            self._left = self.cycle, self.limits.stall
        self._stalled = self.loop.call_later(self._left[1], self.transport.abort)

    def resume_writing(self) -> None:
        """It has."""
        if self._stalled is not None:
            left = self._left[1] - (self.loop.time() - self._paused) + _REFUND
            self._left = self._left[0], min(left, self.limits.stall)
            self._stalled = _stop(self._stalled)
        super().resume_writing()

    def connection_lost(self, exc: Exception | None) -> None:
        """It is closed."""
        self._stalled = _stop(self._stalled)
        super().connection_lost(exc)


def patient(limits: Limits) -> type[Patient]:
    """The protocol, with limits."""
    return type("Patient", (Patient,), {"limits": limits})


async def watch(connections: Iterable[object], limits: Limits) -> None:
    """Look at all connections again and again, until cancelled."""
    loop = asyncio.get_running_loop()
    while True:
        await asyncio.sleep(min(_EVERY, limits.head / 2, limits.stall / 2))
        for connection in list(connections):
            if isinstance(connection, Patient):
                connection.look(loop.time())


def leave_all(connections: Iterable[object]) -> None:
    """End all of them now."""
    for connection in list(connections):
        if isinstance(connection, Patient):
            connection.leave()


def _longest(connections: Iterable[object], new: Patient, now: float, grace: float) -> Patient | None:
    """Which one ends for a new one, of those that have kept us waiting for longer than `grace`; None: none of them."""
    others = [(c.waited(now), c) for c in connections if isinstance(c, Patient) and c is not new]
    for phases in _TURNS:
        found = [one for one in others if one[1].phase in phases and one[0] >= grace]
        if found:
            return max(found, key=lambda one: one[0])[1]
    return None


def _stop(timer: asyncio.TimerHandle | None) -> asyncio.TimerHandle | None:
    if timer is not None:
        timer.cancel()
    return None
