"""Outlets: names, other names and domains to one name."""

from __future__ import annotations

import re
from functools import cache

from pipeline.lexicon import load

_WORD = re.compile(r"[\w'’&.-]+")
_DOMAIN = re.compile(
    r"(?:[a-z][a-z0-9+.-]*://)?(?:[^/@\s]*@)?((?:[\w-]+\.)+[\w-]{2,})(?::\d+)?(?:[/?#].*)?", re.IGNORECASE
)


def outlet_of(name_or_domain: str) -> str | None:
    """The canonical name of an outlet that the lexicon knows by this name, domain or address, or None.

    Case, a leading "the", the kind of apostrophe, and blanks left out do not matter; a sub-domain belongs to its
    domain.

    >>> outlet_of("nyt"), outlet_of("https://edition.cnn.com/world/story"), outlet_of("Jane Smith")
    ('The New York Times', 'CNN', None)
    """
    names, domains = _lexicon()
    found = names.get(_key(name_or_domain)) or names.get(f"={_key(name_or_domain)}")
    match = _DOMAIN.fullmatch(name_or_domain.strip()) if found is None else None
    if match is None:
        return found
    parts = match[1].lower().split(".")
    return next((domains[d] for i in range(len(parts) - 1) if (d := ".".join(parts[i:])) in domains), None)


def outlet_in_byline(byline: str) -> str | None:
    """The outlet that a byline (without "By") names, or None for a personal one.

    >>> outlet_in_byline("Orvel Herald staff"), outlet_in_byline("Jane Smith, AFP"), outlet_in_byline("Emily Post")
    ('Orvel Herald', 'Agence France-Presse', None)
    """
    if known := outlet_of(byline):
        return known
    parts = [part for part in re.split(r"\s*[,;/|()]\s*|\s+(?:and|for|with|at|in)\s+", byline) if part]
    for part in parts:
        if known := outlet_of(part):
            return known
    return next((name for part in parts if (name := _unknown_outlet(part))), None)


def _unknown_outlet(words: str) -> str | None:
    """The words, without those that only say who wrote, where they have an outlet's shape and no person's."""
    lexicon = load("outlets")
    tokens = _WORD.findall(words)
    lower = [token.lower().rstrip(".") for token in tokens]
    if not any(word in lexicon["words"] for word in lower):
        return None
    if len(tokens) == 2 and lower[1] in lexicon["surnames"] and lower[0] not in lexicon["words"]:
        return None  # "Emily Post": a person or a paper, and nothing tells which
    while lower and lower[-1] in lexicon["generic"] and any(w not in lexicon["generic"] for w in lower[:-1]):
        if len(lower) == 2 and lower[-1] in {"news", "press", "media", "service", "agency", "online"}:
            break  # "Orvel News" is the whole name
        if len(lower) > 2 and lower[-1] in {"news", "press", "media", "agency"}:
            break
        tokens.pop()
        lower.pop()
    if len(tokens) == 1 and lower[0] in lexicon["words"]:
        return None  # "Times staff writer": of which Times?
    name = " ".join(tokens)
    if known := outlet_of(name):
        return known
    if len(tokens) < 2 or all(word in lexicon["generic"] for word in lower) or not tokens[0][0].isupper():
        return None
    return name


def _key(name: str) -> str:
    return " ".join(name.casefold().replace("’", "'").removeprefix("the ").split())


def _squeezed(name: str) -> str:
    """The name as accounts and feeds write it: ``washingtonpost``."""
    return "".join(c for c in name.casefold() if c.isalnum())


@cache
def _lexicon() -> tuple[dict[str, str], dict[str, str]]:
    names: dict[str, str] = {}
    domains: dict[str, str] = {}
    for entry in load("outlets")["outlets"]:
        for alias in (entry["name"], *entry["aliases"]):
            names[_key(alias)] = entry["name"]
            names.setdefault(f"={_squeezed(alias)}", entry["name"])
            names.setdefault(f"={_squeezed(_key(alias))}", entry["name"])
        for domain in entry["domains"]:
            domains[domain] = entry["name"]
    return names, domains
