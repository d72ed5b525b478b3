"""The server as a process: its socket, its signals, its end."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import ipaddress
import shutil
import signal
import socket
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import uvicorn
from starlette.routing import BaseRoute

from pipeline.errors import NotFoundError, SetupError
from pipeline.graph.disk import HOME, Progress, make, silent
from pipeline.serve.application import Parts, app
from pipeline.serve.connection import leave_all, patient, watch
from pipeline.serve.desk import Desk
from pipeline.serve.limits import Limits

_BACKLOG = 128
"""Connections that the system takes for us at most, before we do: so many are open at once beside those of `Limits`."""
_AT_ONCE = 8
"""Of these, so many are taken at once. What they ask is heard before the next are taken: in a flood of connections, one
that asks must not be among those that end for others before it was heard.
"""
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]"})


@dataclass(frozen=True, slots=True)
class Options:
    """What is served, and where: the folder of a run, host and port (0: any that is free), origins for CORS, limits."""

    out: Path
    host: str = "127.0.0.1"
    port: int = 8765
    origins: tuple[str, ...] = ()
    limits: Limits = field(default_factory=Limits)


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach the host.

    >>> is_loopback("127.0.0.1"), is_loopback("localhost"), is_loopback("0.0.0.0")
    (True, True, False)
    """
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def bind(host: str, port: int) -> socket.socket:
    """A listening socket. Raises `SetupError` where the port is taken or the host is not ours."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host.strip("[]"), port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        listening = socket.socket(family, kind, protocol)
    except OSError as error:
        raise SetupError(f"{host} is no address of this machine: {error.strerror or error}") from error
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
        listening.listen(_BACKLOG)
        listening.setblocking(False)
    except OSError as error:
        listening.close()
        if error.errno == errno.EADDRINUSE:
            raise SetupError(
                f"port {port} of {host} is taken, perhaps by another sayso serve; end that, or give another --port"
            ) from error
        raise SetupError(f"can't listen on {host}, port {port}: {error.strerror or error}") from error
    return listening


def address(listening: socket.socket) -> str:
    """The address of a listening socket for a browser, without a slash at the end."""
    host, port = listening.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def serve(
    options: Options,
    ready: Callable[[str], None],
    progress: Progress = silent,
    routes: Sequence[BaseRoute] = (),
    handle: Callable[[Server], None] | None = None,
) -> None:
    """Serve until SIGINT or SIGTERM; running answers are let finish for a few seconds.

    The store of the graph is made first where it is missing or stale; `ready` is told the address when requests are
    answered, `handle` is given the server before it starts. Raises `NotFoundError` where there is no graph,
    `SetupError` where it can't listen, `FormatError` where the graph can't be read.
    """
    file = options.out / "graph.nq"
    if not file.is_file():
        raise NotFoundError(f"{file} does not exist; make it with: sayso run SEEDS --out {options.out}")
    with contextlib.closing(bind(options.host, options.port)) as listening, _stored(file, progress) as (home, store):
        asyncio.run(_serve(options, Desk(file, home, store, options.limits), listening, ready, routes, handle))


@contextlib.contextmanager
def _stored(file: Path, progress: Progress) -> Iterator[tuple[Path, Path]]:
    """Where the stores of a file are, and the one of what it holds now; in a folder for the time being where that of
    the run can't be written.
    """
    home = file.parent / HOME
    try:
        store = make(file, home, progress)
    except OSError:
        home = Path(tempfile.mkdtemp(prefix="sayso-"))
        try:
            yield home, make(file, home, progress)
        finally:
            shutil.rmtree(home, ignore_errors=True)
        return
    yield home, store


async def _serve(
    options: Options,
    desk: Desk,
    listening: socket.socket,
    ready: Callable[[str], None],
    routes: Sequence[BaseRoute],
    handle: Callable[[Server], None] | None,
) -> None:
    hosts = _LOOPBACK | {options.host.lower()} if is_loopback(options.host) else frozenset[str]()
    parts = Parts(desk, options.out / "graph.html", hosts, options.origins)
    limits = options.limits
    config = uvicorn.Config(
        app(parts, routes),
        http=patient(limits),
        ws="none",
        lifespan="off",
        log_config=None,
        log_level="error",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        backlog=_AT_ONCE,
        timeout_keep_alive=5,
        timeout_graceful_shutdown=round(limits.farewell) + 5,  # not needed: clients are left before
        h11_max_incomplete_event_size=2 * limits.target,
    )
    server = Server(config, limits.farewell)
    if handle is not None:
        handle(server)
    await desk.start()
    watching = asyncio.get_running_loop().create_task(watch(server.server_state.connections, limits))
    try:
        ready(address(listening))
        await server.serve(sockets=[listening])
    finally:
        watching.cancel()
        await desk.stop()


class Server(uvicorn.Server):
    """A server that ends well on SIGINT and SIGTERM; uvicorn's would kill its own process by the signal at the end, and
    print a stack for each request that it cancels. Answers are let finish for `farewell` seconds.
    """

    def __init__(self, config: uvicorn.Config, farewell: float) -> None:
        super().__init__(config)
        self._farewell = farewell

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start."""
        await super().startup(sockets)
        for listening in sockets or ():
            listening.listen(_BACKLOG)  # asyncio has told the system, too, how many it takes at once

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Stop."""
        leaving = asyncio.get_running_loop().call_later(self._farewell, leave_all, self.server_state.connections)
        try:
            await super().shutdown(sockets)
        finally:
            leaving.cancel()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Handle the signals while the server runs."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before = {sig: signal.signal(sig, self.handle_exit) for sig in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for sig, handler in before.items():
                signal.signal(sig, handler)
