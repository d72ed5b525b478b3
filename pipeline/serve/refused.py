"""What a client is told when it does not get what it asked for."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class RefusedError(Exception):
    """A request that gets no answer: an HTTP status, what is wrong and what to do in one or two sentences of plain
    text, and headers that the status calls for.
    """

    status: int
    why: str
    headers: dict[str, str] = field(default_factory=dict)
