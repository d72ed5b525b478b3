"""The explorer page over HTTP: a page without data, and the parts of the graph that it asks for.

Where a run's folder has no records, or they can't be indexed, the page that the run wrote can be sent instead (`app`).
"""

from __future__ import annotations

import asyncio
import gzip
import logging
import subprocess
import sys
from functools import lru_cache
from pathlib import Path

from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Mount, Route

from pipeline.errors import FormatError, NotFoundError, QueryError, SaysoError
from pipeline.serve.answers import unless_gone
from pipeline.serve.lifeline import lifeline
from pipeline.serve.process import environment, run
from pipeline.serve.refused import RefusedError
from pipeline.serve.request import parameters
from pipeline.view import index as pages
from pipeline.view.page import served

_EVERY = 1.0
"""Seconds between two looks at the records."""
_AT_ONCE = 4
"""Questions that are answered at once; more wait."""
_WAITING = 64
"""Questions that may wait."""
_AGAIN = 60.0
"""Seconds until records that could not be indexed are tried again, though they look the same."""
_log = logging.getLogger("sayso.serve")


class Shelf:
    """The index of the records in a folder. When they have changed, the old one answers until the new one is ready."""

    def __init__(self, folder: Path, index: pages.Index) -> None:
        self.index = index
        self._folder = folder
        self._seen = pages.seen(folder)
        self._looked = 0.0
        self._again: float | None = None
        self._renewing: asyncio.Task[None] | None = None
        self._room = asyncio.Semaphore(_AT_ONCE)
        self._waiting = 0

    async def answer(self, name: str, query: list[tuple[str, str]]) -> bytes:
        """The answer to a question of the page, as JSON. Raises `RefusedError`."""
        self._look()
        if self._waiting >= _WAITING:
            raise RefusedError(503, "Many others wait; try again in 5 seconds.", {"Retry-After": "5"})
        self._waiting += 1
        try:
            await self._room.acquire()
        finally:
            self._waiting -= 1
        working = asyncio.get_running_loop().run_in_executor(None, pages.answer, self.index, name, query)
        working.add_done_callback(self._done)
        try:
            return await asyncio.shield(working)  # who leaves is not waited for; the thread can't be stopped
        except NotFoundError as error:
            raise RefusedError(404, str(error)) from error
        except QueryError as error:
            raise RefusedError(400, str(error)) from error
        except FormatError as error:
            raise RefusedError(503, str(error), {"Retry-After": "10"}) from error

    def _done(self, working: asyncio.Future[bytes]) -> None:
        self._room.release()
        if not working.cancelled():
            working.exception()  # who asked has heard of it, or has left

    async def totals(self) -> dict[str, int]:
        """How much there is, by kind of mark."""
        return await asyncio.to_thread(pages.totals, self.index)

    def _look(self) -> None:
        loop = asyncio.get_running_loop()
        if loop.time() - self._looked < _EVERY or (self._renewing is not None and not self._renewing.done()):
            return
        self._looked = loop.time()
        if (now := pages.seen(self._folder)) != self._seen or (self._again is not None and loop.time() > self._again):
            self._seen, self._again = now, None
            self._renewing = loop.create_task(self._renew())

    async def _renew(self) -> None:
        """Have another process make the index anew."""
        try:
            await run("pipeline.serve.indexer", str(self._folder))
            self.index = pages.open_index(self._folder / pages.HOME)
        except (SaysoError, OSError) as error:
            self._again = asyncio.get_running_loop().time() + _AGAIN
            _log.error("the records have changed, and the page can't show their new state: %s", error)


@lru_cache(maxsize=1)
def _drawn(articles: int, claims: int) -> tuple[bytes, bytes]:
    """The page without data, plain and zipped: the same for all, so that many clients at once take no more memory."""
    plain = served({"articles": articles, "claims": claims}, "data/").encode("utf-8")
    return plain, gzip.compress(plain, 6, mtime=0)


def routes(folder: Path) -> list[Route | Mount]:
    """The routes of the page and its data. The index is made first where it is missing or stale, which takes as long as
    drawing the page does; by another process, for making it takes much more memory than answering from it.

    Raises `SaysoError` where the folder's records can't be indexed.
    """
    index = pages.fresh(folder)
    if index is None:
        with lifeline() as life:
            making = subprocess.run(
                (sys.executable, "-m", "pipeline.serve.indexer", str(folder)),
                stdin=life,
                stderr=subprocess.PIPE,
                env=environment(),
                check=False,
            )
        if making.returncode:
            raise SaysoError(making.stderr.decode("utf-8", "replace").strip())
        index = pages.open_index(folder / pages.HOME)
    shelf, drawing = Shelf(folder, index), asyncio.Lock()

    async def page(request: Request) -> Response:
        counts = await shelf.totals()
        async with drawing:  # the first one draws it, for all who wait
            plain, zipped = await asyncio.to_thread(_drawn, counts.get("article", 0), counts.get("claim", 0))
        headers = {"Content-Security-Policy": "frame-ancestors 'none'", "Vary": "Accept-Encoding"}
        if "gzip" not in request.headers.get("accept-encoding", ""):
            return HTMLResponse(plain, headers=headers)
        return HTMLResponse(zipped, headers={**headers, "Content-Encoding": "gzip"})

    async def part(request: Request) -> Response:
        given = parameters(request.scope["query_string"])
        answer = await unless_gone(request, shelf.answer(request.path_params["name"], given))
        return Response(answer, media_type="application/json")

    zipped = [Middleware(GZipMiddleware, minimum_size=10_000, compresslevel=3)]
    return [Mount("/data", routes=[Route("/{name}", part)], middleware=zipped), Route("/", page)]
