"""Citing: where an article says of another outlet that it reported something, or that someone told it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from pipeline.lexicon import load
from pipeline.model import Article, Attribution, Derivation, Entity, Span
from pipeline.stages.derive.credits import credit_lines, is_shared
from pipeline.stages.derive.outlets import (
    id_of_outlet,
    is_doubtful,
    is_own,
    names_ending_in,
    outlet_as_source,
    outlet_at,
    outlets_in,
)
from pipeline.stages.parse.outlets import outlet_of

_ITSELF = re.compile(r"[\"“‘']?(?:that )?(?:it|its|it's|it’s|they|their|we|our)\b", re.IGNORECASE)
_SPEAKERS = frozenset({"organisation", "document", "outlet"})
_NEAR = 40  # characters between a source and its cue


def credits_of(
    article: Article, attributions: Sequence[Attribution] = (), entities: Sequence[Entity] = ()
) -> tuple[Derivation, ...]:
    """The outlets that an article has something from by its own account: its credits, then what it cites.

    `attributions` and `entities` are those of the article. Each outlet is cited once, with the passages that do it. The
    article's own outlet is left out, and so is the agency whose report it is: "she told Reuters", says Reuters.
    """
    credited = credit_lines(article)
    whole = {c.outlet for c in credited if not is_shared(c)}
    cited = _cites(article, attributions, {e.id: e for e in entities})
    return (*credited, *(c for c in cited if c.outlet not in whole))


def _cites(
    article: Article, attributions: Sequence[Attribution], entities: Mapping[str, Entity]
) -> Iterator[Derivation]:
    told = [*_named(article), *_speaking(article, attributions, entities)]
    found: dict[str, set[tuple[int, int]]] = {}
    for short, start, end in told:
        name = _in_full(article, short, article.text[start:end])
        if name is not None and not is_own(article, name):
            found.setdefault(name, set()).add((start, end))
    placed = sorted((min(spans), name, spans) for name, spans in found.items())
    for _, name, spans in placed:
        yield Derivation(
            article.id,
            "cites",
            outlet=id_of_outlet(name),
            label=name,
            spans=tuple(Span.of(article.text, *span) for span in _joined(spans)),
        )


def _named(article: Article) -> Iterator[tuple[str, int, int]]:
    """By the words around a known name: "citing Reuters", "told the BBC", "the Guardian reported"."""
    aside = frozenset(load("derive")["cites"]["aside"])
    for block in article.saying_blocks():
        words = article.text[block.start : block.end]
        for match in _pattern("before").finditer(words):
            at = match.end()
            while (small := re.compile(r"[\w.-]+ ").match(words, at)) and small[0].strip().lower() in aside:
                if outlet_at(words, at):
                    break
                at = small.end()
            named = outlet_at(words, at)
            if named and not is_doubtful(words[named.start : named.end]):
                yield named.name, block.start + match.start(), block.start + named.end
        if _pattern("behind").search(words):
            for named in outlets_in(words):
                behind = _pattern("behind").match(words, named.end)
                if behind and not is_doubtful(words[named.start : named.end]):
                    yield named.name, block.start + named.start, block.start + behind.end()


def _speaking(
    article: Article, attributions: Sequence[Attribution], entities: Mapping[str, Entity]
) -> Iterator[tuple[str, int, int]]:
    """By the attributions whose source is an outlet that reports."""
    stances = frozenset(load("derive")["cites"]["stances"])
    for said in attributions:
        if said.source is None or said.doubtful or said.source_kind not in _SPEAKERS or said.stance not in stances:
            continue
        speaker = entities.get(said.speaker or "")
        name = outlet_as_source(said.source.text)
        if name is None and speaker is not None and speaker.kind in _SPEAKERS:
            name = outlet_of(speaker.label)
        if name is None or any(_ITSELF.match(piece.text) for piece in said.content[:1]):
            continue
        start, end = said.source.start, said.source.end
        if said.cue and max(said.cue.start - end, start - said.cue.end) <= _NEAR:
            start, end = min(start, said.cue.start), max(end, said.cue.end)
        yield name, start, end


def _in_full(article: Article, name: str, words: str) -> str | None:
    """The outlet that a name of one word means in an article that names another by its last word, or is of it: after
    the Orvel Times, "the Times" is the Orvel Times. None where several could be meant.
    """
    if len(name.removeprefix("The ").split()) > 1:
        return name
    plain = (n for n in names_ending_in(name.rsplit(maxsplit=1)[-1]) if n != name)
    longer = [n for n in plain if n.removeprefix("The ") in article.text or is_own(article, n)]
    if not longer or any(n.removeprefix("The ") in words for n in longer):
        return name
    return longer[0] if len(longer) == 1 else None


def _joined(spans: set[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans in order, those that touch made one."""
    made: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if made and start <= made[-1][1]:
            made[-1] = made[-1][0], max(end, made[-1][1])
        else:
            made.append((start, end))
    return made


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(load("derive")["cites"][name])
