"""What a server answers, and what helps against it."""

from __future__ import annotations

import http.client
from dataclasses import dataclass

from pipeline.push.address import FORMS
from pipeline.push.credentials import PASSWORD, TOKEN, USER

TOLD = 200
"""So many characters of a server's explanation are repeated."""
_READ = 64 << 10


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer: its status, the beginning of its text, and the headers that we read."""

    status: int
    text: str
    location: str | None
    retry_after: str | None


def read(connection: http.client.HTTPConnection) -> Reply:
    """The answer on a connection, which can be used again, or is closed. Raises what `http.client` raises."""
    reply = connection.getresponse()
    text = reply.read(_READ)
    if not reply.isclosed():
        connection.close()  # longer than anyone wants to read
    location, later = reply.getheader("Location"), reply.getheader("Retry-After")
    return Reply(reply.status, printable(text.decode("utf-8", "replace")), location, later)


def printable(text: str) -> str:
    """The beginning of a text from elsewhere, on one line and without what could steer a terminal."""
    return " ".join("".join(c if c.isprintable() else " " for c in text[: 4 * TOLD]).split())[:TOLD]


def remedy(status: int) -> str:
    """What helps against an answer that is no success."""
    if status in (401, 403):
        return f"set {USER} and {PASSWORD}, or {TOKEN}, in the environment to those of someone who may write there"
    if status in (404, 405, 501):
        return f"is this the address of a graph store, and may it be written? {FORMS}"
    if status == 413:
        return "let the server take larger requests"
    if status == 415:
        return "this server does not read N-Triples"
    return "see the server's log"
