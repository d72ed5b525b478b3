# ruff: noqa: E501 - the tables of odd values are read best by line
"""Good input made bad, by a generator that its seed determines."""

from __future__ import annotations

import copy
import json
import random
import re

MOST = 400_000
"""The longest case, in bytes; longer ones are made by tests of their own."""

TOKENS = (
    *(b"\0", b"\x1b[2J", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xff", b"\x80", b"\xc3", b"\x1a", b"\x85"),
    *("\u202e\u2066".encode(), "\u2028".encode(), "\U0010ffff".encode(), "\ufeff".encode(), "\ufdd0".encode(), "ﷺ".encode()),
    *(b"<!--", b"-->", b"<![CDATA[", b"]]>", b"<script>", b"</script>", b"<?xml", b"<!DOCTYPE", b"<!ENTITY x 'y'>", b"&x;"),
    *(b"&#xD800;", b"&#0;", b"&#1114112;", b"&amp;" * 50, b"<plaintext>", b"<svg><math>", b"<br>" * 500, b"<p>" * 2000),
    *(b"<div>" * 3000, b"[" * 3000, b'{"a":' * 3000, b"(" * 3000, b'"' * 1001, "“".encode() * 1001, b"\n" * 3000),
    *(b"A" * 20_000, b"a," * 5000, b"Ab. " * 1000, b"he said " * 500, b"\r\n\r\n", b"\t", b"\\", b"\\ud800", b"\\u0000"),
    *(b"0000-01-01", b"9999-12-31T23:59:59Z", b"-0001-01-01", b"99999-99-99", b"Feb 30 2024", b"24:60:61", b"+99:99"),
    *(b"1e999", b"-1", b"NaN", b"Infinity", b"9" * 400, b"0x7fffffff", b"1" * 5000, b"null", b"true", b"[]", b"{}", b'""'),
    *(b"Content-Length: 99999999999", b"Content-Encoding: gzip", b"Transfer-Encoding: chunked", b"WARC/1.0\r\n", b"HTTP/1.1 "),
    *(b"\x1f\x8b\x08", b"../../etc/passwd", b"file:///etc/passwd", b"http://127.0.0.1:9/", b"javascript:alert(1)", b"%00%ff"),
    *(b"SERVICE <http://127.0.0.1:9/> {}", b"} DROP ALL #", b"' OR 1=1", b'"""', b"@prefix : <> .", b"<http://a b>", b"_:b"),
)  # fmt: skip

ODD: tuple[object, ...] = (
    *(None, True, False, 0, -1, 1, 2**31, 2**63, 2**64, -(2**63), 10**400, 0.5, 1e308, -0.0, "", " ", "\0", "\ud800", "a" * 20_000),
    *([], {}, [[]], [None], {"": None}, "\u202eevil", "\n", "../..", "0000-00-00", "9999-12-31", "99999-01-01", "1 Jan 0000"),
    *("<script>alert(1)</script>", "\x1b[31m", "NaN", "article", "none", "-", "http://[", "x" * 300 + "/"),
)  # fmt: skip
"""Values for a field of JSON that is of some other type, or out of every bound."""


def mutated(rng: random.Random, data: bytes, others: list[bytes]) -> bytes:
    """`data` after one to six changes: bits, cuts, copies, blocks that change places, parts of others, odd tokens."""
    for _ in range(rng.randint(1, 6)):
        data = _once(rng, data, others)[:MOST]
    return data


def _once(rng: random.Random, data: bytes, others: list[bytes]) -> bytes:
    n = len(data)
    a, b = sorted((rng.randint(0, n), rng.randint(0, n)))
    c = min(n, b + rng.randint(0, max(1, n // 4)))
    kind = rng.randrange(10)
    if kind == 0 and n:
        changed = bytearray(data)
        for _ in range(rng.randint(1, 20)):
            changed[rng.randrange(n)] ^= 1 << rng.randrange(8)
        return bytes(changed)
    if kind == 1:
        return data[:a]
    if kind == 2:
        return data[:a] + data[b:]
    if kind == 3:
        return data[:b] + data[a:b] * min(rng.choice((1, 2, 50)), 1 + MOST // max(1, b - a)) + data[b:]
    if kind == 4:
        return data[:a] + data[b:c] + data[a:b] + data[c:]
    if kind == 5 and others:
        other = rng.choice(others)
        x, y = sorted((rng.randint(0, len(other)), rng.randint(0, len(other))))
        return data[:a] + other[x:y] + data[b:]
    if kind == 6:
        numbers = list(re.finditer(rb"\d+", data))
        if numbers:
            at = rng.choice(numbers)
            return data[: at.start()] + rng.choice((b"-1", b"0", b"9" * 25, b"1e999", b"NaN", b"")) + data[at.end() :]
    if kind == 7:
        return data[:a] + rng.randbytes(rng.randint(1, 40)) + data[a:]
    return data[:a] + rng.choice(TOKENS) + data[a if kind == 8 else b :]


def mutated_lines(rng: random.Random, data: bytes) -> bytes:
    """JSON Lines in which some fields are of another type or out of bounds, missing, moved, or lines are."""
    lines = data.splitlines()
    for _ in range(rng.randint(1, 4)):
        if not lines:
            break
        at = rng.randrange(len(lines))
        kind = rng.randrange(8)
        if kind == 0:
            lines.insert(rng.randint(0, len(lines)), lines[at])
        elif kind == 1:
            del lines[at]
        elif kind == 2:
            lines[at] = mutated(rng, lines[at], lines)
        else:
            try:
                record = json.loads(lines[at])
            except (ValueError, RecursionError):
                continue
            lines[at] = json.dumps(odd_field(rng, record), ensure_ascii=rng.random() < 0.5).encode(
                "utf-8", "surrogatepass"
            )
    return b"\n".join(lines) + b"\n"


def odd_field(rng: random.Random, value: object) -> object:
    """The value with one of its fields, at any depth, made odd, taken out, or given the value of another."""
    places = list(_places(value))
    if not places:
        return rng.choice(ODD)
    within, key = rng.choice(places)
    kind = rng.randrange(8)
    if kind == 0:
        del within[key]  # type: ignore[attr-defined]
    elif kind == 1:
        other, from_key = rng.choice(places)
        within[key] = copy.deepcopy(other[from_key])  # type: ignore[index]
    elif kind == 2 and isinstance(within[key], int):  # type: ignore[index]
        within[key] += rng.choice((-1, 1, 1000, -1000))  # type: ignore[index]
    elif kind == 3 and isinstance(within[key], list):  # type: ignore[index]
        within[key] = within[key] * rng.choice((2, 200))  # type: ignore[index]
    else:
        within[key] = rng.choice(ODD)  # type: ignore[index]
    return value


def _places(value: object) -> list[tuple[object, object]]:
    found: list[tuple[object, object]] = []
    inner = [value]
    while inner:
        one = inner.pop()
        keys: list[object] = (
            list(one) if isinstance(one, dict) else list(range(len(one))) if isinstance(one, list) else []
        )
        for key in keys:
            found.append((one, key))
            inner.append(one[key])  # type: ignore[index]
    return found
