"""Header fields as WARC and HTTP write them: ``Name: value`` a line, up to an empty line (RFC 9112, RFC 5322)."""

from __future__ import annotations

from typing import Protocol

from pipeline.seeds import bounds


class Fields(dict[str, str]):
    """The fields by name in lower case. Of a field that stands twice, the first counts."""


class HeaderError(Exception):
    """A header that does not end, or is none."""


class _Lines(Protocol):
    def readline(self, size: int, /) -> bytes: ...


def read_fields(stream: _Lines) -> Fields:
    """The fields up to the next empty line, which is read too. A line that begins with a blank goes on with the one
    before it; a line without a colon is passed over. Raises `HeaderError` if they take more than
    `bounds.MAX_HEADER` bytes, or the stream ends among them.
    """
    fields, last, left = Fields(), "", bounds.MAX_HEADER
    while True:
        line = stream.readline(left + 1)
        left -= len(line)
        if left < 0:
            raise HeaderError(f"a header is longer than {bounds.MAX_HEADER // 2**10} KiB")
        if not line.endswith(b"\n"):
            raise HeaderError("it ends within a header")
        text = line.decode("utf-8", "replace").rstrip("\r\n")
        if not text:
            return fields
        name, colon, value = text.partition(":")
        if text[0] in " \t":
            if last:
                fields[last] += " " + text.strip()
        elif colon and (key := name.strip().lower()) not in fields:
            fields[key] = value.strip()
            last = key
        else:
            last = ""
