"""Web archives, made for tests."""

from __future__ import annotations

HTML = ("Content-Type: text/html; charset=utf-8",)


def record(
    body: bytes,
    kind: str = "response",
    url: str = "https://www.orvelpost.example/bridge",
    length: object = None,
    fields: tuple[str, ...] = (),
    end: bytes = b"\r\n",
) -> bytes:
    """A record; `length` is what it says of its length, if that is not true."""
    head = (
        "WARC/1.0",
        f"WARC-Type: {kind}",
        f"WARC-Target-URI: {url}",
        "WARC-Date: 2031-01-01T00:00:00Z",
        *fields,
        f"Content-Length: {len(body) if length is None else length}",
    )
    return end.join(line.encode("utf-8", "surrogateescape") for line in head) + 2 * end + body + 2 * end


def answer(body: bytes, status: str = "200 OK", fields: tuple[str, ...] = HTML) -> bytes:
    """What a web server sent."""
    return "\r\n".join([f"HTTP/1.1 {status}", *fields, "", ""]).encode("utf-8", "surrogateescape") + body


def page(*paragraphs: str, head: str = "") -> bytes:
    """A page with an article."""
    text = "".join(f"<p>{words}</p>" for words in paragraphs)
    title = "<title>Bridge in Orvel hit</title>"
    return f"<!DOCTYPE html><html><head>{title}{head}</head><body><article>{text}</article></body></html>".encode()
