"""A cluster that is gone is told; what is raised on the way comes through."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from threading import Event

import pytest

from pipeline.cluster import watch
from pipeline.cluster.session import Cluster, joined
from pipeline.cluster.watch import Watch, failed, watched
from pipeline.errors import SaysoError, SetupError
from pipeline.options import Options

pytest.importorskip("ray", reason="Ray is not installed (pip install 'sayso[cluster]')")


def closed_port() -> str:
    """An address where nobody listens."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        return f"127.0.0.1:{server.getsockname()[1]}"


def test_a_head_that_is_gone_is_told_after_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    looking = Watch(Cluster(2, closed_port(), 2))
    looking.look()
    monkeypatch.setattr(watch, "GRACE", -1.0)
    with pytest.raises(SaysoError, match="does not answer; what was finished is kept"):
        looking.look()


def test_waiting_in_vain_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watch, "GRACE", 0.0)
    monkeypatch.setattr(watch, "POLL", 0.01)
    monkeypatch.setattr(watch, "LEAVE", 0.01)

    def never() -> Iterator[int]:
        yield 1
        Event().wait(5)

    came = watched(never(), Cluster(2, closed_port(), 2))
    assert next(came) == 1
    with pytest.raises(SaysoError, match="does not answer"):
        next(came)


def test_items_and_errors_come_through() -> None:
    def some() -> Iterator[int]:
        yield from (1, 2)
        raise LookupError("no third")

    came = watched(some(), Cluster(1, closed_port(), 1))
    assert [next(came), next(came)] == [1, 2]
    with pytest.raises(LookupError, match="no third"):
        next(came)


def test_errors_of_ray_are_ours() -> None:
    from ray.exceptions import ObjectLostError, RayError

    assert isinstance(failed(RayError("something broke")), SaysoError)
    assert "something broke; what was finished is kept" in str(failed(RayError("something broke")))
    assert isinstance(failed(ObjectLostError("ab" * 28, None, "")), SaysoError)


@pytest.mark.parametrize("address", ["ray://127.0.0.1:10001", "127.0.0.1:port", "nowhere.invalid:6379"])
def test_what_is_no_cluster_is_told_at_once(address: str) -> None:
    with pytest.raises(SetupError, match="ray start"), joined(Options(), address):
        pass


def test_a_closed_port_is_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SetupError, match="no Ray cluster answers"), joined(Options(), closed_port()):
        pass
    monkeypatch.setenv("RAY_ADDRESS", closed_port())
    with pytest.raises(SetupError, match="no Ray cluster answers at 'auto'"), joined(Options(), "auto"):
        pass
