"""Addresses: whether two articles are versions of one page."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode, urlsplit

from pipeline.lexicon import load
from pipeline.model import Article


def address_key(article: Article) -> str | None:
    """The address of an article without what does not tell which page it is; None without one.

    Scheme, port, ``www.`` and its like, case of the host, fragment, closing slashes, AMP forms, parameters of tracking
    and the order of parameters do not count. The front page of a site is no article's address.
    """
    return _key(article.url) if article.url else None


def same_address(one: Article, other: Article) -> bool:
    """Whether two articles have one address, so that they are versions of each other and no copies."""
    key = address_key(one)
    return key is not None and key == address_key(other)


def _key(url: str) -> str | None:
    try:
        parts = urlsplit(url.strip() if "://" in url else f"https://{url.strip()}")
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not host:
        return None
    lexicon = load("addresses")
    labels = host.rstrip(".").split(".")
    while len(labels) > 2 and labels[0] in lexicon["hosts"]:
        labels.pop(0)
    steps = [step for step in parts.path.split("/") if step]
    if steps and steps[0] in lexicon["parts"]:
        steps.pop(0)
    while steps and steps[-1].lower() in (*lexicon["parts"], *lexicon["index"]):
        steps.pop()
    if steps:
        last = steps.pop()
        endings = ((end, plain) for end, plain in lexicon["endings"].items() if last.endswith(end))
        steps.append(next((f"{last.removesuffix(end)}{plain}" for end, plain in endings), last))
    asked = [(name, value) for name, value in parse_qsl(parts.query) if not _idle(name.lower())]
    if not steps and not asked:
        return None
    query = f"?{urlencode(sorted(asked))}" if asked else ""
    return f"{'.'.join(labels)}/{'/'.join(steps)}{query}"


def _idle(name: str) -> bool:
    lexicon = load("addresses")
    return name in lexicon["looks"] or any(
        name.startswith(known[:-1]) if known.endswith("*") else name == known for known in lexicon["tracking"]
    )
