"""Footnotes: for each claim that is told, the passage it was read from."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.dossier.desk import Desk
from pipeline.dossier.markdown import inline, link
from pipeline.model import Article, Claim, Span


class Notes:
    """The footnotes of one dossier, numbered in the order in which they are first referred to."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._numbers: dict[str, int] = {}
        self._texts: list[str] = []

    def of(self, claims: Iterable[Claim]) -> str:
        """The marks that refer to the passages of claims, once each."""
        return "".join(self._mark(c.id, self._desk.articles[c.article], c.evidence, c.id) for c in claims)

    def at(self, article: Article, spans: Iterable[Span]) -> str:
        """The marks that refer to passages which are no claims."""
        return "".join(self._mark(f"{article.id} {s.start} {s.end}", article, s, None) for s in spans)

    def _mark(self, key: str, article: Article, span: Span, claim: str | None) -> str:
        if key not in self._numbers:
            self._numbers[key] = len(self._numbers) + 1
            self._texts.append(_passage(article, span, claim))
        return f"[^{self._numbers[key]}]"

    def lines(self) -> list[str]:
        """All footnotes."""
        return [f"[^{number}]: {text}" for number, text in enumerate(self._texts, 1)]


def _passage(article: Article, span: Span, claim: str | None) -> str:
    """Quoted words, title, outlet, time of publication, address, offsets in code points, id of the claim."""
    parts = [
        f"“{inline(span.text)}”",
        f"*{inline(article.title or article.id)}*",
        inline(article.outlet or "outlet not known"),
        inline(article.published or "date not known"),
        link(article.url) or inline(f"article {article.id}"),
        f"characters {span.start}–{span.end}",
    ]
    return ". ".join((*parts, *((inline(claim),) if claim else ()))) + "."
