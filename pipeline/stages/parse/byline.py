"""Bylines: who signed."""

from __future__ import annotations

import re
from functools import cache

from pipeline.lexicon import load
from pipeline.stages.parse.outlets import outlet_of

_NO_NAME = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|june|july|august|september|october|november|december|\d+",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"[^\s,;|/()]+")
_LONGEST = 120


def byline_of(line: str) -> str | None:
    """The names that a byline gives, without "By"; None if the line is no byline.

    After "By" must come names (capitalised words and their joiners); without it, a known outlet, alone or behind
    a name.

    >>> byline_of("By Al Mayadeen English"), byline_of("By Monday, troops had left the town.")
    ('Al Mayadeen English', None)
    >>> byline_of("Jane Smith, Reuters"), byline_of("Reuters said so")
    ('Jane Smith, Reuters', None)
    """
    line = " ".join(line.split())
    if not 2 < len(line) <= _LONGEST:
        return None
    labelled = _label().match(line)
    if labelled:
        names = line[labelled.end() :].strip(" .,|:;-–—")
        return names if names and _are_names(names) else None
    if outlet_of(line) and " " in line:
        return line
    head, comma, tail = line.rstrip(".").rpartition(", ")
    return line.rstrip(".") if comma and outlet_of(tail) and is_name(head) else None


def is_name(line: str) -> bool:
    """Whether a line is, by its look, a person's name and nothing else (or several joined by "and" or commas).

    >>> is_name("Jane van der Berg"), is_name("Troops Leave Orvel as Talks Fail"), is_name("Monday")
    (True, False, False)
    """
    if len(line) > _LONGEST:
        return False
    parts = re.split(r"\s*,\s*|\s+and\s+|\s*&\s*", line)
    return all(2 <= len(part.split()) <= 4 and _are_names(part) for part in parts if part)


def _are_names(words: str) -> bool:
    tokens = _TOKEN.findall(words)
    joiners = frozenset(load("parse")["header"]["joiners"])
    roles = frozenset(load("outlets")["words"])
    named = 0
    for token in tokens:
        plain = token.strip(".'’\"“”:")
        if _NO_NAME.fullmatch(plain) or token.endswith(("?", "!", ":")):
            return False
        if plain[:1].isupper() or "@" in token:
            named += 1
        elif plain and plain.lower() not in joiners and plain.lower() not in roles:
            return False
    return named > 0 and len(tokens) <= 18 and ". " not in re.sub(r"\b[A-Z][a-z]{0,2}\. ", " ", words)


@cache
def _label() -> re.Pattern[str]:
    choice = "|".join(sorted((re.escape(w) for w in load("parse")["header"]["byline"]), key=len, reverse=True))
    return re.compile(rf"(?:{choice})\s*:?\s+(?=\S)|(?:author|authors|byline):\s*", re.IGNORECASE)
