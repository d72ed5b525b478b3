from __future__ import annotations

import pytest

from pipeline.errors import SetupError
from pipeline.push import Address, authorization

NEAR, FAR, SAFE = map(
    Address.of, ("http://localhost:3030/ds/data", "http://store.example/data", "https://store.example/")
)
USER = {"SAYSO_PUSH_USER": "ana", "SAYSO_PUSH_PASSWORD": "s3cret"}
TOKEN = {"SAYSO_PUSH_TOKEN": "t0ken"}


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("http://localhost:7878/store", "http://localhost:7878/store"),
        (" HTTPS://Store.Example:443/ds/data ", "https://store.example/ds/data"),
        ("http://[::1]:3030/ds/data", "http://[::1]:3030/ds/data"),
        ("http://host", "http://host/"),
        ("https://host/data?key=1", "https://host/data?key=1"),
    ],
)
def test_an_address_is_known_however_it_is_written(text: str, meant: str) -> None:
    assert str(Address.of(text)) == meant


@pytest.mark.parametrize(
    "text", ["", "out", "ftp://host/", "http://", "http://host:port/", "http://host/#a", "http://h:99999/"]
)
def test_what_is_no_address_is_told_with_examples(text: str) -> None:
    with pytest.raises(SetupError, match="3030"):
        Address.of(text)


def test_a_password_in_an_address_is_refused_and_not_repeated() -> None:
    with pytest.raises(SetupError) as caught:
        Address.of("https://ana:s3cret@store.example/")
    assert "s3cret" not in str(caught.value)
    assert "SAYSO_PUSH_PASSWORD" in str(caught.value)


def test_a_graph_is_asked_for_by_its_iri() -> None:
    there = Address.of("http://host/data?key=1").of_graph("https://w3id.org/sayso/article/a%20b")
    assert there.request == "/data?key=1&graph=https%3A%2F%2Fw3id.org%2Fsayso%2Farticle%2Fa%2520b"


@pytest.mark.parametrize(
    ("one", "other", "followed"),
    [
        ("http://host/a", "http://host/b?c", True),
        ("http://host/a", "https://host/a", True),
        ("https://host/a", "http://host/a", False),
        ("http://host/a", "http://host:81/a", False),
        ("http://host/a", "http://host.example/a", False),
    ],
)
def test_a_redirect_stays_on_the_host(one: str, other: str, followed: bool) -> None:
    assert Address.of(one).leads_to(Address.of(other)) is followed


@pytest.mark.parametrize("environment", [USER, TOKEN])
def test_a_password_goes_where_nobody_listens(environment: dict[str, str]) -> None:
    for address in (NEAR, SAFE, Address.of("http://127.8.8.8/"), Address.of("http://[::1]/")):
        assert authorization(environment, address)
    with pytest.raises(SetupError, match="--insecure") as caught:
        authorization(environment, FAR)
    assert not any(secret in str(caught.value) for secret in environment.values())
    assert authorization(environment, FAR, insecure=True)
    assert authorization({}, FAR) is None


@pytest.mark.parametrize(
    ("environment", "told"),
    [
        ({"SAYSO_PUSH_USER": "ana"}, "SAYSO_PUSH_PASSWORD is not set"),
        ({"SAYSO_PUSH_PASSWORD": "s3cret"}, "SAYSO_PUSH_USER is not set"),
        (USER | TOKEN, "one or the other"),
        ({"SAYSO_PUSH_TOKEN": "t0ken\r\nHost: other"}, "line breaks"),
        ({"SAYSO_PUSH_USER": "a:b", "SAYSO_PUSH_PASSWORD": "s3cret"}, "colon"),
    ],
)
def test_what_is_half_told_is_an_error_without_the_secret(environment: dict[str, str], told: str) -> None:
    with pytest.raises(SetupError, match=told) as caught:
        authorization(environment, SAFE)
    assert "s3cret" not in str(caught.value)
    assert "t0ken" not in str(caught.value)


def test_the_two_ways_to_say_who_we_are() -> None:
    assert authorization(USER, SAFE) == "Basic YW5hOnMzY3JldA=="
    assert authorization(TOKEN, SAFE) == "Bearer t0ken"
