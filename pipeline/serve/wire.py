"""What server and workers say to each other over pipes: a length, then a record as JSON; after a reply, the answer.

The length is four bytes, the most significant first.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from pipeline import jsonl

Kind = Literal["query", "question", "statistics"]


@dataclass(frozen=True, slots=True)
class Task:
    """Something to find out: the answer to a query (`text`) or to a shipped question (`text` is its name, `values`
    those of its parameters), or what is in the graph. `accept` and `format` say how to write it; `rows` and `size`
    (bytes) bound it. `base` is what relative IRIs in a query are relative to.
    """

    kind: Kind
    text: str = ""
    values: dict[str, str] = field(default_factory=dict)
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    accept: str | None = None
    format: str | None = None
    rows: int = 100_000
    size: int = 64 << 20
    base: str | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """How a task went: an HTTP status, the answer's content type and its size in bytes, or why there is none."""

    status: int
    content_type: str = ""
    size: int = 0
    why: str = ""


def frame(record: Task | Reply) -> bytes:
    r"""A record as it goes over the pipe.

    >>> frame(Reply(200))[:4]
    b'\x00\x00\x002'
    """
    data = jsonl.encode(record)
    return len(data).to_bytes(4, "big") + data
