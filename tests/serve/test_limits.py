"""What is too much is refused in words, and the server lives on."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from pipeline.serve import Limits
from tests.serve.server import SLOW, Site, options_for, running

ALL = "SELECT * { ?s ?p ?o . ?a ?b ?c }"


def soon(holds: Callable[[], bool], seconds: float = 10) -> bool:
    """Whether something comes to hold within some seconds."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if holds():
            return True
        time.sleep(0.05)
    return False


@pytest.fixture
def ready(site: Site) -> Site:
    """The server with all its workers at work again, whatever the last test did to them."""
    time.sleep(0.2)
    assert soon(lambda: len(site.workers) == 2)
    return site


def test_a_slow_query_is_stopped_and_the_next_answered(site: Site) -> None:
    started = time.monotonic()
    answer = site.ask(query=SLOW)
    assert (answer.status, time.monotonic() - started < 6) == (504, True)
    assert "longer than 3 seconds" in answer.text
    for _ in range(3):
        assert site.ask(query="ASK {}").json["boolean"] is True


def test_the_server_answers_others_meanwhile(ready: Site) -> None:
    site = ready
    with ThreadPoolExecutor(1) as pool:
        slow = pool.submit(site.ask, query=SLOW)
        for _ in range(5):
            started = time.monotonic()
            assert site.ask(query="ASK {}").status == 200
            assert time.monotonic() - started < 2
        assert slow.result().status == 504


def test_when_all_are_busy_the_client_is_told_when_to_come_again(ready: Site) -> None:
    site = ready
    with ThreadPoolExecutor(6) as pool:
        statuses = sorted(got.status for got in pool.map(lambda _: site.ask(query=SLOW), range(6)))
        assert statuses == [503] * 4 + [504] * 2
        slow = [pool.submit(site.ask, query=SLOW) for _ in range(6)]
        busy = [one.result() for one in slow if one.result().status == 503]
    assert {one.headers["retry-after"] for one in busy} == {"3"}
    assert "busy" in busy[0].text
    assert soon(lambda: site.ask(query="ASK {}").status == 200)


@pytest.mark.parametrize("accept", ["text/csv", "application/sparql-results+xml", "text/html", "*/*"])
def test_too_many_rows_are_an_error_and_not_a_shorter_answer(site: Site, accept: str) -> None:
    answer = site.ask(query=ALL, Accept=accept)
    assert (answer.status, answer.type) == (422, "text/plain")
    assert "2,000 rows" in answer.text
    assert "LIMIT" in answer.text
    whole = site.ask(query=f"{ALL} LIMIT 2000", Accept="text/tab-separated-values")
    assert (whole.status, whole.text.count("\n")) == (200, 2001)


def test_too_many_triples_are_an_error(site: Site) -> None:
    answer = site.ask(query="CONSTRUCT { ?s ?p ?o . ?s ?p ?c } { ?s ?p ?o . ?a ?b ?c }", Accept="text/turtle")
    assert answer.status == 422
    assert "2,000 triples" in answer.text


def test_an_answer_that_is_too_large_is_an_error(site: Site) -> None:
    long = 'BIND (REPLACE("xxxxxxxxxx", "x", "0123456789") AS ?d) BIND (REPLACE(?d, "[0-9]", ?d) AS ?l)'
    text = f"SELECT ?l {{ ?s ?p ?o . {long} }} LIMIT 300"
    answer = site.ask(query=text)
    assert answer.status == 422
    assert "1,048,576 bytes" in answer.text


def test_too_long_a_request_is_refused(site: Site) -> None:
    body = b"ASK {} #" + b"x" * 20_000
    answer = site.ask(method="POST", body=body, Content_Type="application/sparql-query")
    assert (answer.status, "20,000 bytes" in answer.text) == (413, True)
    answer = site.ask(query="ASK {} #" + "x" * 17_000)
    assert (answer.status, "POST" in answer.text) == (414, True)
    assert site.ask(query="ASK {} #" + "x" * 60_000).status in (400, 414)  # the parser of heads has a bound, too


def test_a_body_of_unknown_length_is_bounded(site: Site) -> None:
    with socket.create_connection(site.address, timeout=10) as client:
        client.sendall(
            b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\n"
            b"Transfer-Encoding: chunked\r\n\r\n"
        )
        client.sendall(b"4e20\r\n" + b"#" * 20_000 + b"\r\n")
        client.sendall(b"1\r\n#\r\n")
        assert client.recv(100).startswith(b"HTTP/1.1 413")


def test_a_query_that_breaks_its_worker_breaks_nothing_else(site: Site) -> None:
    deep = "SELECT (" + "(" * 8000 + "1" + ")" * 8000 + " AS ?x) {}"
    answer = site.ask(method="POST", body=deep.encode(), Content_Type="application/sparql-query")
    assert answer.status in (200, 400, 422)
    assert site.ask(query="ASK {}").status == 200


def test_a_query_that_takes_all_memory_ends_alone(out: Path) -> None:
    limits = Limits(seconds=60, memory=1 << 30, workers=1)
    cross = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?a ?d ?g"
    with running(options_for(out, limits=limits)) as site:
        answer = site.ask(query=cross, timeout=70)
        assert (answer.status, "memory" in answer.text) == (422, True)
        assert site.ask(query="ASK {}").status == 200


def test_a_client_that_leaves_takes_its_query_with_it(out: Path) -> None:
    with running(options_for(out, limits=Limits(seconds=60, workers=1, wait=20))) as site:
        with socket.create_connection(site.address, timeout=10) as client:
            body = SLOW.encode()
            client.sendall(
                b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\n"
                b"Content-Length: %d\r\n\r\n%b" % (len(body), body)
            )
            time.sleep(0.5)
        started = time.monotonic()
        assert site.ask(query="ASK {}").status == 200
        assert time.monotonic() - started < 10


@pytest.mark.parametrize("sent", [b"", b"GET /sparql HTTP/1.1\r\nHost: local"])
def test_a_client_that_does_not_finish_its_head_is_left(site: Site, sent: bytes) -> None:
    with socket.create_connection(site.address, timeout=10) as client:
        client.sendall(sent)
        assert client.recv(100) == b""


def test_a_client_that_drips_its_head_is_left(site: Site) -> None:
    with socket.create_connection(site.address, timeout=10) as client:
        left = threading.Event()

        def drip() -> None:
            for _ in range(40):
                if left.wait(0.1):
                    return
                try:
                    client.sendall(b"G")
                except OSError:
                    return

        thread = threading.Thread(target=drip)
        thread.start()
        started = time.monotonic()
        with contextlib.suppress(ConnectionError):
            assert client.recv(100) == b""
        left.set()
        thread.join()
        assert time.monotonic() - started < 4


def test_a_client_that_does_not_send_its_body_is_told_so(site: Site) -> None:
    with socket.create_connection(site.address, timeout=10) as client:
        client.sendall(
            b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\n"
            b"Content-Length: 100\r\n\r\nASK"
        )
        assert client.recv(100).startswith(b"HTTP/1.1 408")


def test_many_clients_at_once_get_their_own_answers(site: Site) -> None:
    def ask(number: int) -> bool:
        answer = site.ask(query=f"SELECT ({number} AS ?n) {{}}", Accept="text/csv")
        return answer.status == 503 or answer.text == f"n\r\n{number}\r\n"

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(ask, range(80)))


def test_a_client_that_takes_nothing_in_is_left(out: Path) -> None:
    long = 'BIND (REPLACE("xxxxxxxxxx", "x", "0123456789") AS ?d) BIND (REPLACE(?d, "[0-9]", ?d) AS ?l)'
    query = f"SELECT ?l {{ ?s ?p ?o . ?a a ?b . {long} }} LIMIT 3000"
    limits = Limits(seconds=20, workers=1, stall=1)
    with running(options_for(out, limits=limits)) as site, socket.socket() as client:
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        client.settimeout(20)
        client.connect(site.address)
        body = query.encode()
        client.sendall(
            b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\n"
            b"Content-Length: %d\r\n\r\n%b" % (len(body), body)
        )
        head = client.recv(1000)
        assert head.startswith(b"HTTP/1.1 200")
        assert b"content-length: 30" in head  # 30 MB
        time.sleep(3)
        taken = 0
        with contextlib.suppress(ConnectionError):
            while part := client.recv(1 << 20):
                taken += len(part)
        assert taken < 29_000_000
        assert site.ask(query="ASK {}").status == 200
