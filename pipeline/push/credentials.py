"""Who we are to a graph store: told by the environment, so that no list of processes and no log shows it."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping

from pipeline.errors import SetupError
from pipeline.push.address import Address

USER, PASSWORD, TOKEN = "SAYSO_PUSH_USER", "SAYSO_PUSH_PASSWORD", "SAYSO_PUSH_TOKEN"


def authorization(environment: Mapping[str, str], address: Address, insecure: bool = False) -> str | None:
    """The value of the header ``Authorization``, from a user and password (RFC 7617) or a token (RFC 6750); None where
    neither is set.

    Raises `SetupError` where they are half set, or would go over a network that others can read (`insecure` allows
    that).

    >>> authorization({"SAYSO_PUSH_USER": "ana", "SAYSO_PUSH_PASSWORD": "x"}, Address.of("http://127.0.0.1:1/"))
    'Basic YW5hOng='
    """
    user, password, token = (environment.get(name) or None for name in (USER, PASSWORD, TOKEN))
    if token is not None and (user is not None or password is not None):
        raise SetupError(f"{TOKEN} is set, and {USER} or {PASSWORD} too; set one or the other")
    if (user is None) != (password is None):
        raise SetupError(f"{USER if user is None else PASSWORD} is not set; set both {USER} and {PASSWORD}, or neither")
    if user is None and token is None:
        return None
    if address.scheme == "http" and not address.loopback and not insecure:
        raise SetupError(
            f"{address}: a password would go over the network for others to read; use https, or --insecure where the"
            " network is yours"
        )
    if token is not None:
        if not (token.isascii() and token.isprintable() and " " not in token):
            raise SetupError(f"{TOKEN}: a token has no spaces and no line breaks")
        return f"Bearer {token}"
    assert user is not None
    if ":" in user:
        raise SetupError(f"{USER}: a user's name has no colon (RFC 7617)")
    return f"Basic {b64encode(f'{user}:{password}'.encode()).decode()}"
