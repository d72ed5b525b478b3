"""The routes of the server as one ASGI application."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Triple, serialize
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import FileResponse, HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from pipeline.graph.questions import list_questions
from pipeline.graph.rendering import turtle
from pipeline.serve import pages
from pipeline.serve.answers import Store, Whole, failed, left, misdirected, refuse, unless_gone
from pipeline.serve.describe import PREFIXES, describe
from pipeline.serve.desk import Desk
from pipeline.serve.formats import HTML, TRIPLES, WRITERS, Format, pick
from pipeline.serve.guards import HavePatience, KnowHosts, SayHeaders, host_of
from pipeline.serve.refused import RefusedError
from pipeline.serve.request import Asked, by_get, by_post, media_of, parameters
from pipeline.serve.wire import Task

_FURTHER = 20
"""So many times the largest body is read of one that is refused."""
_DESCRIPTIONS = tuple(form for form in TRIPLES if form != HTML)


@dataclass(frozen=True, slots=True)
class Parts:
    """What the application is made of: the desk that answers, the explorer page, the hosts that it answers for (empty:
    any), and the origins whose pages may read answers.
    """

    desk: Desk
    page: Path
    hosts: frozenset[str] = frozenset()
    origins: tuple[str, ...] = ()


def app(parts: Parts, routes: Sequence[BaseRoute] = ()) -> Starlette:
    """The application. `routes` come before ours; they find the desk as ``request.app.state.desk``, are refused by
    raising `RefusedError`, and get the headers and limits of time that ours get.
    """
    limits = parts.desk.limits
    middleware = [Middleware(SayHeaders)]
    if parts.hosts:
        middleware.append(Middleware(KnowHosts, parts.hosts))
    if parts.origins:
        methods, headers = ("GET", "HEAD", "POST"), ("Accept", "Content-Type")
        middleware.append(
            Middleware(CORSMiddleware, allow_origins=parts.origins, allow_methods=methods, allow_headers=headers)
        )
    middleware.append(Middleware(HavePatience, limits))
    made = Starlette(
        routes=[
            *routes,
            Route("/", explorer),
            Route("/sparql", endpoint, methods=["GET", "HEAD", "POST"]),
            Route("/sparql/", endpoint, methods=["GET", "HEAD", "POST"]),
            Route("/ask/{name}", question),
            Route("/.well-known/void", description),
        ],
        middleware=middleware,
        exception_handlers={
            RefusedError: refuse,
            HTTPException: misdirected,
            ClientDisconnect: left,
            Exception: failed,
        },
    )
    made.router.redirect_slashes = False
    made.state.desk = parts.desk
    made.state.page = parts.page
    made.state.store = Store(limits.held)
    return made


async def explorer(request: Request) -> Response:
    """``/``: the explorer page as it is. It has a policy of its own, in itself."""
    page: Path = request.app.state.page
    if not page.is_file():
        raise RefusedError(404, f"There is no {page.name}; sayso export or sayso view makes it. /sparql works without.")
    headers = {"Content-Security-Policy": "frame-ancestors 'none'"}
    whole = FileResponse(page, headers=headers, stat_result=page.stat())
    if request.headers.get("if-none-match") == whole.headers["etag"]:
        return Response(status_code=304, headers={**headers, "ETag": whole.headers["etag"]})
    return whole


async def endpoint(request: Request) -> Response:
    """``/sparql``: SPARQL 1.1 Protocol. Without a query, a description of the service, or a page for people."""
    desk: Desk = request.app.state.desk
    query_string = _query_string(request)
    if request.method == "POST":
        media_of(request.headers.get("content-type"))
        asked: Asked | None = by_post(query_string, request.headers.get("content-type"), await _body(request))
    else:
        asked = by_get(query_string)
    if asked is None:
        return await _described(request, (*_DESCRIPTIONS, HTML))
    task = Task(
        "query",
        asked.text,
        {},
        asked.default_graphs,
        asked.named_graphs,
        _accept(request),
        asked.format,
        desk.limits.rows,
        desk.limits.size,
        _site(request) + "/sparql",
    )
    return await answered(request, task)


async def question(request: Request) -> Response:
    """``/ask/NAME``: a shipped question, its parameters as those of the address."""
    desk: Desk = request.app.state.desk
    given = parameters(_query_string(request))
    values = dict(given)
    if len(values) < len(given):
        raise RefusedError(400, "A parameter is given more than once; give each once.")
    form = values.pop("format", None)
    name = request.path_params["name"]
    if all(name != shipped.name for shipped in list_questions()):  # said here: such addresses must not take up workers
        raise RefusedError(404, f"There is no question {name!r}; /sparql lists them.")
    task = Task("question", name, values, (), (), _accept(request), form, desk.limits.rows, desk.limits.size)
    return await answered(request, task)


async def description(request: Request) -> Response:
    """``/.well-known/void``: what is in the graph (VoID), with what the service does."""
    return await _described(request, _DESCRIPTIONS)


async def answered(request: Request, task: Task) -> Response:
    """The answer of a worker to a task. The query is stopped if the client goes away."""
    desk: Desk = request.app.state.desk
    store: Store = request.app.state.store
    reply, body = await unless_gone(request, desk.do(task))
    store.check(len(body))
    headers = {"Content-Type": reply.content_type, "Vary": "Accept"}
    if reply.content_type.startswith("text/html"):
        headers["Content-Security-Policy"] = pages.policy()
    return Whole(body, headers, store)


async def _described(request: Request, offered: tuple[Format, ...]) -> Response:
    desk: Desk = request.app.state.desk
    given = parameters(_query_string(request))
    form = pick(offered, _accept(request), dict(given).get("format"))
    if form == HTML:
        headers = {"Vary": "Accept", "Content-Security-Policy": pages.policy()}
        return HTMLResponse(pages.front(desk.limits), headers=headers)
    counts = await desk.statistics()
    data = await asyncio.to_thread(_written, list(describe(counts, _site(request))), form)
    return Response(data, headers={"Content-Type": form.content_type, "Vary": "Accept"})


def _written(triples: list[Triple], form: Format) -> bytes:
    if form.name == "turtle":
        return turtle(triples, PREFIXES).encode("utf-8")
    return serialize(triples, format=WRITERS[form.name]) or b""


async def _body(request: Request) -> bytes:
    """The body. One that is too large is read to its end, as far as that is not far, and thrown away: else most clients
    would not read why it is refused, for they send all before they read.
    """
    most = request.app.state.desk.limits.body
    said = request.headers.get("content-length", "")
    length = int(said) if said.isdigit() else 0
    too_large = RefusedError(
        413, f"The request is larger than {most:,} bytes, the most that this server takes.", {"Connection": "close"}
    )
    if length > most and (length > _FURTHER * most or "expect" in request.headers):
        raise too_large
    parts, total = bytearray(), 0
    try:
        async for part in request.stream():
            total += len(part)
            if total > _FURTHER * most:
                raise too_large
            if total <= most:
                parts += part
    except ClientDisconnect:
        if total <= most:
            raise
    if total > most:
        raise too_large
    return bytes(parts)


def _query_string(request: Request) -> bytes:
    given: bytes = request.scope["query_string"]
    most = request.app.state.desk.limits.target
    if len(given) > most:
        raise RefusedError(414, f"The address is longer than {most:,} bytes; send the query by POST.")
    return given


def _accept(request: Request) -> str | None:
    return ",".join(request.headers.getlist("accept")) or None


def _site(request: Request) -> str:
    if not host_of(request.url.netloc):
        raise RefusedError(400, "The Host header names no host.")
    return f"{request.url.scheme}://{request.url.netloc}"
