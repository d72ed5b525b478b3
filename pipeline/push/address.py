"""Where a graph store listens."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urlsplit

from pipeline.errors import SetupError

FORMS = "Oxigraph: http://HOST:7878/store, Apache Jena Fuseki: http://HOST:3030/DATASET/data"
_PORTS = {"http": 80, "https": 443}
_HOST = re.compile(r"[\w.-]+|[0-9a-f:.%]+")
_SAFE = "/%:@!$&'()*+,;=~-._"
"""What stands for itself in paths and queries (RFC 3986)."""


@dataclass(frozen=True, slots=True)
class Address:
    """The address of a service of the Graph Store HTTP Protocol. `scheme` and `host` are in lower case; `path` begins
    with a slash, `query` is what follows the question mark.
    """

    scheme: str
    host: str
    port: int
    path: str
    query: str

    @classmethod
    def of(cls, text: str) -> Address:
        """The address that is written so. Raises `SetupError` for what is none, and for one with a password in it,
        which is then not repeated.

        >>> str(Address.of("HTTP://Localhost:80/ds/data"))
        'http://localhost/ds/data'
        """
        try:
            parts = urlsplit(text.strip())
            port = parts.port
        except ValueError as error:
            raise SetupError(f"this is no address: {error}; for example {FORMS}") from error
        if parts.username is not None or parts.password is not None:
            raise SetupError(
                "the address has a user or password in it, where others can read it; set SAYSO_PUSH_USER and"
                " SAYSO_PUSH_PASSWORD, or SAYSO_PUSH_TOKEN, and leave it out"
            )
        host = parts.hostname or ""
        if parts.scheme.lower() not in _PORTS or not _HOST.fullmatch(host) or parts.fragment:
            raise SetupError(f"{text!r} is no address of a graph store; for example {FORMS}")
        return cls._split(parts, port)

    @classmethod
    def _split(cls, parts: SplitResult, port: int | None) -> Address:
        scheme = parts.scheme.lower()
        return cls(scheme, parts.hostname or "", port or _PORTS[scheme], parts.path or "/", parts.query)

    def __str__(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == _PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{host}{port}{self.path}{'?' * bool(self.query)}{self.query}"

    def of_graph(self, graph: str) -> Address:
        """The address of a named graph (Graph Store HTTP Protocol, 4.2: indirect identification).

        >>> str(Address.of("http://localhost:3030/ds/data").of_graph("https://w3id.org/sayso/article/1"))
        'http://localhost:3030/ds/data?graph=https%3A%2F%2Fw3id.org%2Fsayso%2Farticle%2F1'
        """
        query = f"{self.query}{'&' * bool(self.query)}graph={quote(graph, safe='')}"
        return Address(self.scheme, self.host, self.port, self.path, query)

    @property
    def request(self) -> str:
        """What a request line asks for."""
        return quote(self.path, safe=_SAFE) + "?" * bool(self.query) + quote(self.query, safe=_SAFE + "?")

    @property
    def loopback(self) -> bool:
        """Whether it is on this machine, so that nobody on the way can read what is sent."""
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return self.host == "localhost"

    def leads_to(self, other: Address) -> bool:
        """Whether a redirect from here to there is followed: the same host and port, or the same host by https."""
        if self.host != other.host:
            return False
        upgraded = (self.scheme, other.scheme) == ("http", "https")
        return upgraded or (self.scheme, self.port) == (other.scheme, other.port)
