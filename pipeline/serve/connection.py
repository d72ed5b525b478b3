"""HTTP connections that wait for no client forever."""

from __future__ import annotations

import asyncio
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from pipeline.serve.limits import Limits


def patient(limits: Limits) -> type[asyncio.Protocol]:
    """A protocol that closes a connection whose client is slow to send the head of a request or to take in an answer.

    uvicorn bounds the time between two requests. This bounds, too, the time from the opening of a connection, or from
    the first byte of a head, to the head's end; the time in which no more of an answer can be sent; and how many
    connections are open.
    """

    class Patient(H11Protocol):
        """One connection."""

        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **kwargs)
            self._late: asyncio.TimerHandle | None = None
            self._stalled: asyncio.TimerHandle | None = None

        def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
            super().connection_made(transport)
            if len(self.connections) > 2 * limits.connections:
                transport.abort()
                return
            self._late = self.loop.call_later(limits.head, self._close)

        def data_received(self, data: bytes) -> None:
            super().data_received(data)
            if self.conn.their_state is not h11.IDLE:
                self._late = _stop(self._late)
            elif self._late is None and not self.transport.is_closing():
                self._late = self.loop.call_later(limits.head, self._close)

        def pause_writing(self) -> None:
            super().pause_writing()
            self._stalled = self.loop.call_later(limits.stall, self.transport.abort)

        def resume_writing(self) -> None:
            self._stalled = _stop(self._stalled)
            super().resume_writing()

        def connection_lost(self, exc: Exception | None) -> None:
            self._late, self._stalled = _stop(self._late), _stop(self._stalled)
            super().connection_lost(exc)

        def _close(self) -> None:
            self._late = None
            if self.conn.their_state is h11.IDLE and not self.transport.is_closing():
                self.transport.close()

    return Patient


def _stop(timer: asyncio.TimerHandle | None) -> asyncio.TimerHandle | None:
    if timer is not None:
        timer.cancel()
    return None
