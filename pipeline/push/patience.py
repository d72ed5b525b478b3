"""How long to wait for a server."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait: `timeout` seconds for a connection and for each piece of an answer; `attempts` for one request;
    between them `first` seconds, twice as many each time, `longest` at most, also where the server asks for more.
    """

    timeout: float = 120.0
    attempts: int = 6
    first: float = 0.5
    longest: float = 60.0

    def waits(self) -> Iterator[float]:
        """The seconds between the attempts.

        >>> list(Patience(attempts=4).waits())
        [0.5, 1.0, 2.0]
        """
        return (min(self.first * 2**n, self.longest) for n in range(self.attempts - 1))


def seconds(retry_after: str | None) -> float | None:
    """The seconds that a server wants us to wait (RFC 9110, 10.2.3: a number, or a date)."""
    if retry_after is None:
        return None
    if retry_after.strip().isdecimal():
        return float(retry_after)
    try:
        when = parsedate_to_datetime(retry_after)
    except ValueError:
        return None
    return (when - datetime.now(UTC)).total_seconds() if when.tzinfo else None
