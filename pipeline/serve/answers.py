"""Answers on their way to the client: refusals in words, and bodies in pieces, within the memory there is for them."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Mapping
from typing import TypeVar

from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import Receive, Scope, Send

from pipeline.serve.guards import HEADERS
from pipeline.serve.refused import RefusedError

T = TypeVar("T")
_SMALL = 1 << 20
"""Bytes of an answer that is sent even while large ones fill the memory that there is for them."""


class Store:
    """Counts the bytes of answers that clients have not taken in yet."""

    def __init__(self, most: int) -> None:
        self._most, self._held = most, 0

    def check(self, size: int) -> None:
        """Raises `RefusedError` (503) where too much is on its way for an answer of this size. Small ones always go."""
        if size > _SMALL and self._held + size > self._most:
            why = "Large answers are on their way to other clients; try again in 10 seconds."
            raise RefusedError(503, why, {"Retry-After": "10"})

    def take(self, size: int) -> None:
        """Hold `size` bytes more, or fewer."""
        self._held += size


class Whole(Response):
    """An answer that is whole before its first byte goes out, and counted until its last one has."""

    def __init__(self, body: bytes, headers: Mapping[str, str], store: Store) -> None:
        super().__init__(None, 200, {**headers, "Content-Length": str(len(body))})
        self._whole, self._store = body, store
        store.take(len(body))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send it."""
        try:
            await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
            body = b"" if scope["method"] == "HEAD" else self._whole
            await send({"type": "http.response.body", "body": body})
        finally:
            self._store.take(-len(self._whole))


async def unless_gone(request: Request, work: Awaitable[T]) -> T:
    """What `work` gives. If the client goes away before, the work is cancelled and `ClientDisconnect` raised.

    The request's body must have been read.
    """
    working = asyncio.ensure_future(work)
    gone = asyncio.ensure_future(_gone(request))
    try:
        await asyncio.wait((working, gone), return_when=asyncio.FIRST_COMPLETED)
        if not working.done():
            raise ClientDisconnect
        return working.result()
    finally:
        for task in (working, gone):
            task.cancel()
        await asyncio.gather(working, gone, return_exceptions=True)


async def _gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


def refuse(request: Request, error: Exception) -> Response:
    """What a refused request is told: plain text."""
    assert isinstance(error, RefusedError)
    return PlainTextResponse(error.why + "\n", error.status, error.headers)


def misdirected(request: Request, error: Exception) -> Response:
    """What a request is told whose path or method there is not."""
    assert isinstance(error, HTTPException)
    headers = dict(error.headers or {})
    why = error.detail
    if error.status_code == 405:
        headers["Allow"] = ", ".join(sorted(headers["Allow"].split(", ")))
        why = f"{request.method} is not taken here; use {headers['Allow']}."
    elif error.status_code == 404:
        why = "There is nothing here. /sparql is the endpoint and lists the questions, / the explorer."
    return PlainTextResponse(why + "\n", error.status_code, headers)


def left(request: Request, error: Exception) -> Response:
    """What a client is told that went away, or that did not send what it said it would; mostly nobody hears it."""
    return PlainTextResponse("The request did not arrive in time.\n", 408, {"Connection": "close"})


def failed(request: Request, error: Exception) -> Response:
    """What a client is told of a mistake of ours."""
    why = "The server failed at this request; its terminal says why.\n"
    return PlainTextResponse(why, 500, HEADERS)
