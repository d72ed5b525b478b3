"""What a graph holds, told in a few bytes, in whatever order its triples come."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

_WHOLE = 1 << 256


@dataclass(slots=True)
class Total:
    """The sum of the SHA-256 of lines, modulo 2 to the 256th, and how many they are.

    >>> one, other = Total(), Total()
    >>> for line in (b"a", b"b"): one.add(line)
    >>> for line in (b"b", b"a"): other.add(line)
    >>> one == other, str(one)[:6], str(Total())
    (True, '2-08bb', '0-0000000000000000000000000000000000000000000000000000000000000000')
    """

    value: int = 0
    lines: int = 0

    def add(self, line: bytes) -> None:
        """Count a line in."""
        self.value = (self.value + int.from_bytes(sha256(line).digest(), "big")) % _WHOLE
        self.lines += 1

    def __add__(self, other: Total) -> Total:
        return Total((self.value + other.value) % _WHOLE, self.lines + other.lines)

    def __str__(self) -> str:
        return f"{self.lines}-{self.value:064x}"

    @classmethod
    def of(cls, text: str) -> Total:
        """The total that is written so."""
        lines, _, value = text.partition("-")
        return cls(int(value, 16), int(lines))
