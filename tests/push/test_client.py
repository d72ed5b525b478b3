"""The client against a server that misbehaves: what helps is tried again, what does not is told with its remedy."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import Thread

import pytest

from pipeline.errors import SaysoError
from pipeline.push import Address, GraphStore, Patience
from tests.push.crooked import Misdeed, closes, crooked, garbage, half, refuses_unread, says, sleeps
from tests.push.oxigraph import free_port

GRAPH = "https://w3id.org/sayso/article/a%20b"
TRIPLES = b'<https://a.example/> <https://b.example/> "c" .\n'
HASTY = Patience(timeout=0.5, attempts=4, first=0.01, longest=0.3)


@pytest.fixture
def triples(tmp_path: Path) -> Path:
    """A small graph in a file."""
    path = tmp_path / "graph.nt"
    path.write_bytes(TRIPLES)
    return path


@pytest.mark.parametrize(
    "misdeeds",
    [
        pytest.param([], id="none"),
        pytest.param([says(503, "busy", Retry_After="0")], id="503 with Retry-After"),
        pytest.param([says(503, Retry_After="Wed, 21 Oct 2015 07:28:00 GMT")], id="503 with a date"),
        pytest.param([says(503, Retry_After="soon")], id="503 with nonsense"),
        pytest.param([says(429), says(502), says(504)], id="several"),
        pytest.param([closes], id="closes"),
        pytest.param([half], id="half an answer"),
        pytest.param([garbage], id="no HTTP"),
        pytest.param([sleeps(1)], id="slow"),
        pytest.param(
            [says(307, Location="/other?graph=https%3A%2F%2Fw3id.org%2Fsayso%2Farticle%2Fa%2520b")], id="moved"
        ),
    ],
)
def test_what_helps_is_tried_again(triples: Path, misdeeds: list[Misdeed]) -> None:
    with crooked(*misdeeds) as server, closing(GraphStore(server.address, None, HASTY)) as store:
        store.put(GRAPH, triples)
        assert server.graphs == {GRAPH: TRIPLES}
        assert len(server.seen) == len(misdeeds) + 1


def test_a_request_is_as_the_protocol_wants_it(triples: Path) -> None:
    with crooked() as server, closing(GraphStore(server.address, "Bearer abc", HASTY)) as store:
        store.put(GRAPH, triples)
        store.delete(GRAPH)
        assert store.has(GRAPH)
        assert [method for method, _, _ in server.seen] == ["PUT", "DELETE", "HEAD"]
        _, path, headers = server.seen[0]
        assert path == "/data?graph=https%3A%2F%2Fw3id.org%2Fsayso%2Farticle%2Fa%2520b"
        assert headers["content-type"] == "application/n-triples"
        assert headers["content-length"] == str(len(TRIPLES))
        assert headers["authorization"] == "Bearer abc"


@pytest.mark.parametrize(
    ("status", "told"),
    [
        (400, "see the server's log"),
        (401, "SAYSO_PUSH_PASSWORD"),
        (403, "SAYSO_PUSH_TOKEN"),
        (404, "http://HOST:3030/DATASET/data"),
        (405, "/store"),
        (413, "larger requests"),
        (415, "N-Triples"),
        (500, "see the server's log"),
    ],
)
def test_what_does_not_help_is_told_at_once(triples: Path, status: int, told: str) -> None:
    with (
        crooked(says(status, "no\x1b[31m way")) as server,
        closing(GraphStore(server.address, "Basic xyz", HASTY)) as store,
    ):
        with pytest.raises(SaysoError) as caught:
            store.put(GRAPH, triples)
        message = str(caught.value)
        assert str(server.address) in message
        assert GRAPH in message
        assert told in message
        assert "no [31m way" in message
        assert "\x1b" not in message
        assert "xyz" not in message
        assert len(server.seen) == 1


def test_a_refusal_is_heard_before_all_is_sent(tmp_path: Path) -> None:
    large = tmp_path / "large.nt"
    large.write_bytes(TRIPLES * 400_000)
    with (
        crooked(*[refuses_unread] * 4) as server,
        closing(GraphStore(server.address, None, HASTY)) as store,
        pytest.raises(SaysoError, match=r"401|reset|[Bb]roken"),
    ):
        store.put(GRAPH, large)


def test_a_graph_that_is_not_there_is_deleted(triples: Path) -> None:
    with crooked(says(404)) as server, closing(GraphStore(server.address, None, HASTY)) as store:
        store.delete(GRAPH)
    with crooked(says(404), says(405)) as server, closing(GraphStore(server.address, None, HASTY)) as store:
        assert store.has(GRAPH) is False
        assert store.has(GRAPH) is None


def test_a_redirect_to_elsewhere_is_not_followed(triples: Path) -> None:
    with crooked() as elsewhere:
        places = (
            str(elsewhere.address),
            "http://other.example/data",
            "//other.example/data",
            "ftp://other.example/data",
            "http://user:secret@127.0.0.1/",
        )
        for place in places:
            with (
                crooked(says(308, Location=place)) as server,
                closing(GraphStore(server.address, "Basic x", HASTY)) as store,
                pytest.raises(SaysoError, match="another place"),
            ):
                store.put(GRAPH, triples)
        assert elsewhere.seen == []


def test_a_redirect_in_circles_ends(triples: Path) -> None:
    round_again = says(307, Location="/data?graph=x")
    with crooked(*[round_again] * 20) as server, closing(GraphStore(server.address, None, HASTY)) as store:
        with pytest.raises(SaysoError, match="circles"):
            store.put(GRAPH, triples)
        assert len(server.seen) == 6


def test_patience_ends(triples: Path) -> None:
    with (
        crooked(*[says(503, Retry_After="3600")] * 9) as server,
        closing(GraphStore(server.address, None, HASTY)) as store,
    ):
        started = time.monotonic()
        with pytest.raises(SaysoError, match=r"503 Service Unavailable, also after 4 attempts.*push again"):
            store.put(GRAPH, triples)
        assert len(server.seen) == 4
        assert 0.8 < time.monotonic() - started < 5, "it waits as long as it may, however long it is asked to"


def test_a_server_that_is_not_there_is_told(triples: Path) -> None:
    address = Address.of(f"http://127.0.0.1:{free_port()}/data")
    with closing(GraphStore(address, None, HASTY)) as store, pytest.raises(SaysoError, match="push again") as caught:
        store.put(GRAPH, triples)
    assert str(address) in str(caught.value)


def test_what_is_under_way_can_be_ended(triples: Path) -> None:
    patient = Patience(timeout=60, attempts=9, first=60)
    raised: list[BaseException] = []

    def ask(store: GraphStore) -> None:
        try:
            store.put(GRAPH, triples)
        except SaysoError as error:
            raised.append(error)

    for misdeed in (sleeps(20), says(503)):
        with crooked(misdeed) as server, closing(GraphStore(server.address, None, patient)) as store:
            thread = Thread(target=ask, args=(store,))
            thread.start()
            while not server.seen:
                time.sleep(0.01)
            time.sleep(0.1)
            store.abort()
            thread.join(5)
            assert not thread.is_alive()
    assert [str(error) for error in raised] == ["stopped", "stopped"]


@pytest.fixture(autouse=True)
def hurried() -> Iterator[None]:
    """No test of this module may take long: a client that waits for ever would."""
    started = time.monotonic()
    yield
    assert time.monotonic() - started < 30
