"""Bytes with a seal: a last line that tells what they are and their SHA-256, so that damage on the disk is noticed.

JSON that lost a bit is often JSON still; what is kept for later runs, and stands nowhere else, must not change unseen.
The seal names what it is of, so that a file in the place of another one is noticed too.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from pipeline import jsonl
from pipeline.errors import FormatError

_BEGIN = b'{"seal_of":'


@dataclass(frozen=True, slots=True)
class Seal:
    """What the bytes before it are, and their SHA-256."""

    seal_of: str
    sha256: str


def seal(name: str, body: bytes) -> bytes:
    r"""`body`, lines of JSON, with its seal.

    >>> seal("a", b"[1]\n").startswith(b'[1]\n{"seal_of":"a","sha256":"')
    True
    """
    body = body if body.endswith(b"\n") or not body else body + b"\n"
    return body + jsonl.encode(Seal(name, hashlib.sha256(body).hexdigest())) + b"\n"


def unseal(name: str, data: bytes) -> bytes:
    r"""What was sealed as `name`. Bytes without a seal, as earlier versions wrote them, are given as they are.

    Raises `FormatError` where they are not what was sealed.

    >>> unseal("a", seal("a", b"[1]\n"))
    b'[1]\n'
    >>> unseal("a", seal("a", b"[1]\n").replace(b"1", b"2"))
    Traceback (most recent call last):
    pipeline.errors.FormatError: it is damaged: it is not what was written
    """
    if not is_sealed(data):
        return data
    body = data[: _last(data)]
    if seal(name, body) != data:
        raise FormatError("it is damaged: it is not what was written")
    return body


def is_sealed(data: bytes) -> bool:
    """Whether the last line is a seal, though it may be a wrong one."""
    return data.startswith(_BEGIN, _last(data))


def sum_of(path: Path) -> bytes:
    """The SHA-256 of a file, in hex, as a line: for files that can't have a seal within, it stands beside them."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest().encode() + b"\n"


def beside(path: Path) -> Path:
    """Where the sum of a file stands."""
    return path.with_name(f"{path.name}.sha256")


def _last(data: bytes) -> int:
    """Where the last line begins."""
    return data.rfind(b"\n", 0, -1) + 1
