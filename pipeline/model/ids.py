"""Stable identifiers: SHA-256 over unambiguously encoded parts, the same in every run."""

from __future__ import annotations

import hashlib
import json
from json.encoder import encode_basestring

Part = str | int | None


def digest(*parts: Part) -> str:
    """The SHA-256, in hex, of the parts as a JSON array, which keeps their borders and types apart.

    >>> digest("ab", "c") == digest("a", "bc")
    False
    """
    # As `json.dumps` with these separators writes them, which takes several times as long for so few.
    encoded = f"[{','.join(map(_written, parts))}]"
    # Lone surrogates can come out of broken seeds; they must not break the digest.
    return hashlib.sha256(encoded.encode("utf-8", "surrogatepass")).hexdigest()


def _written(part: Part) -> str:
    return encode_basestring(part) if isinstance(part, str) else str(part) if type(part) is int else json.dumps(part)


def make_id(prefix: str, *parts: Part) -> str:
    """A short identifier: the prefix and the first 80 bits of the digest.

    >>> make_id("claim", "article-1", 10, 20)
    'claim-a157b6ce134f1f944d57'
    """
    return f"{prefix}-{digest(*parts)[:20]}"
