"""What stands before the routes: whom the server talks to, how long it waits, what every answer says."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Collection, Iterator

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pipeline.serve.limits import Limits

_HOST = re.compile(r"(\[[0-9a-f:.]+\]|[a-z0-9._-]*?)\.?(?::\d*)?")
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-cache",
}
"""What every answer says unless its route says otherwise."""
_PIECE = 64 << 10


class SayHeaders:
    """Gives every answer the headers in `HEADERS` that it lacks, and sends it in pieces as the client takes them in."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer."""

        async def say(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            for part in _pieces(message):
                await send(part)

        await self._app(scope, receive, say if scope["type"] == "http" else send)


def _pieces(message: Message) -> Iterator[Message]:
    """A message, its body in parts: what a client does not take in yet is not copied for it."""
    body = message.get("body", b"")
    if len(body) <= _PIECE:
        yield message
        return
    view, more = memoryview(body), message.get("more_body", False)
    for start in range(0, len(view), _PIECE):
        last = start + _PIECE >= len(view)
        yield {**message, "body": bytes(view[start : start + _PIECE]), "more_body": more or not last}


class KnowHosts:
    """Refuses requests for other hosts than `hosts`: a page elsewhere can make its own name point to this machine (DNS
    rebinding), but can't make a browser say another name.
    """

    def __init__(self, app: ASGIApp, hosts: Collection[str]) -> None:
        self._app, self._hosts = app, hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or refuse with 421."""
        if scope["type"] == "http" and host_of(Headers(scope=scope).get("host", "")) not in self._hosts:
            why = f"This server answers for {', '.join(sorted(self._hosts))} alone."
            await PlainTextResponse(why + "\n", 421)(scope, receive, send)
            return
        await self._app(scope, receive, send)


def host_of(header: str) -> str:
    """The host of a Host header, in lower case, without its port; "" where it is none.

    >>> host_of("LocalHost:8765"), host_of("[::1]:80"), host_of("127.0.0.1")
    ('localhost', '[::1]', '127.0.0.1')
    """
    found = _HOST.fullmatch(header.strip().lower())
    return found[1] if found else ""


class HavePatience:
    """Ends requests whose client is slow to send the body. `connection` sees to slow heads and slow readers."""

    def __init__(self, app: ASGIApp, limits: Limits) -> None:
        self._app, self._limits = app, limits

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        until = asyncio.get_running_loop().time() + self._limits.body_seconds
        whole = False

        async def take() -> Message:
            nonlocal whole
            if whole:
                return await receive()
            try:
                async with asyncio.timeout_at(until):
                    message = await receive()
            except TimeoutError:
                return {"type": "http.disconnect"}
            whole = not message.get("more_body", False)
            return message

        await self._app(scope, take, send)
