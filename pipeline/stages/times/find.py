"""Finds the time expressions of an article and gives them their values."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from pipeline.model import Article, Sentence, TimeRef
from pipeline.stages.times.anchor import Anchor
from pipeline.stages.times.choices import choice
from pipeline.stages.times.grammar import Match, grammar
from pipeline.stages.times.rules import RULES
from pipeline.stages.times.sense import Context, Sense
from pipeline.stages.times.series import neighbours, range_year
from pipeline.stages.times.tense import governor
from pipeline.stages.times.widen import Placed, widen
from pipeline.stages.times.words import Word

_OPENING, _CLOSING = "“«", "”»"


def find_times(article: Article, sentences: Sequence[Sentence]) -> tuple[TimeRef, ...]:
    """The time expressions within the sentences, in the order of the text, without overlaps.

    Relative ones are counted from ``article.published`` where that is a day; otherwise, and wherever the words leave it
    open, the value is underspecified (``XXXX-WXX-7``, ``PRESENT_REF``) and the interval None.
    """
    blocks = [(number, list(group)) for number, group in groupby(sentences, key=lambda s: s.block)]
    read = [(number, group, _words(article, group)) for number, group in blocks]
    found = [(number, group, words, grammar().matches(words)) for number, group, words in read]
    every = [match for *_, matches in found for match in matches]
    anchor = Anchor.of(article.published, _years(every), sum(map(_is_near, every)))
    refs: list[TimeRef] = []
    for number, group, words, matches in found:
        anchor, placed = _read_block(anchor, article, number, group, words, matches)
        refs.extend(_ref(article, words, one) for one in placed)
    return tuple(refs)


def _words(article: Article, sentences: Sequence[Sentence]) -> tuple[Word, ...]:
    tags = {token.start: token.tag for sentence in sentences for token in sentence.tokens}
    return tuple(grammar().alphabet.words(article.text, sentences[0].start, sentences[-1].end, tags))


def _years(matches: Sequence[Match]) -> list[int]:
    """The years that stand with a month or as a heading; those before Christ count as 0."""
    found = []
    for match in matches:
        if match.value("era", "ERA") == "BC":
            found.append(0)
        elif match.piece("year") and (match.piece("month") or len(match.words) == 1):
            found.append(int(match.piece("year")[0].text))
    return found


def _is_near(match: Match) -> bool:
    """Whether the expression is of those that news counts from the day of publication."""
    if match.piece("wd") or match.piece("deictic"):
        return not match.piece("month")
    return match.pattern.rule == "unit" and match.said("rel") in {"last", "this", "next", "this past"}


def _read_block(
    anchor: Anchor,
    article: Article,
    number: int,
    sentences: Sequence[Sentence],
    words: tuple[Word, ...],
    matches: Sequence[Match],
) -> tuple[Anchor, list[Placed]]:
    quoted = _quoted(words)
    placed: list[Placed] = []
    days: dict[int, set[tuple[str, int | None]]] = {}
    doubts: list[tuple[int, bool, int]] = []
    starts = [sentence.start for sentence in sentences]
    places = [max(bisect_right(starts, match.start) - 1, 0) for match in matches]
    # Quoted words come last in their sentence: "today" in a quote is the day on which the sentence says it was said.
    for index in sorted(range(len(matches)), key=lambda i: (places[i], quoted[matches[i].first], i)):
        match, position = matches[index], places[index]
        known = days.get(position, set())
        verb = _verb(sentences[position], match)
        context = Context(
            replace(anchor, doubt=_doubt(doubts, position)),
            sentences[position],
            number,
            position,
            quoted=quoted[match.first],
            day=_only({day for day, _ in known}),
            clause_day=_only({day for day, other in known if other == verb}),
            year=range_year(matches, index),
        )
        sense = RULES[match.pattern.rule](match, context)
        if sense is None:
            continue
        group = neighbours(match, sense, context)
        if match.piece("year") and sense.value[:4].isdigit():
            doubts.append((position, bool(match.piece("month")), int(sense.value[:4])))
        placed.extend(Placed(match.words, first, last, one, sentences[position]) for first, last, one in group)
        for *_, one in group:
            if one.type in {"DATE", "TIME"} and (one.value[:1].isdigit() or one.value.startswith("BC")):
                if re.match(r"\d{4}-\d\d-\d\d", one.value) and not context.quoted:
                    days.setdefault(position, set()).add((one.value[:10], verb))
                if anchor.narrative or not (context.quoted or _is_saying(sentences[position], match)):
                    anchor = anchor.tell(one.value, number, position)
    placed.sort(key=lambda one: one.first)
    return anchor, widen(placed)


def _only(days: set[str]) -> str | None:
    return next(iter(days)) if len(days) == 1 else None


def _verb(sentence: Sentence, match: Match) -> int | None:
    verb = governor(sentence, match.start, match.end)
    return verb.index if verb else None


def _doubt(years: Sequence[tuple[int, bool, int]], sentence: int) -> int | None:
    """The year last given in the block: with a month in any sentence before, bare in the same sentence."""
    return next((year for place, dated, year in reversed(years) if dated or place == sentence), None)


def _is_saying(sentence: Sentence, match: Match) -> bool:
    """Whether the expression dates an act of saying, which is no step of what the text tells."""
    verb = governor(sentence, match.start, match.end)
    return verb is not None and verb.lemma in choice("reporting")


def _quoted(words: Sequence[Word]) -> list[bool]:
    """For each word, whether it stands within quotation marks (closed ones, or opened and not closed in its block).

    Single marks open where no word touches them on the left, and close where none touches them on the right; two single
    marks in a row are a double one.
    """
    double, single, found = False, False, []
    for index, word in enumerate(words):
        touches_left = index > 0 and words[index - 1].end == word.start
        touches_right = index + 1 < len(words) and words[index + 1].start == word.end
        if word.text in _OPENING:
            double = True
        elif word.text in _CLOSING:
            double = False
        elif word.text == '"' or (word.text == "'" and touches_left and words[index - 1].text == "'"):
            double, single = not double, False
        elif word.text in {"'", "‘", "’"}:
            single = touches_right and (not touches_left or word.text == "‘") if not single else touches_right
        found.append(double or single)
    return found


def _ref(article: Article, words: Sequence[Word], one: Placed) -> TimeRef:
    start, end = words[one.first].start, words[one.last - 1].end
    sense: Sense = one.sense
    return TimeRef(
        start, end, article.text[start:end], sense.type, sense.value, sense.begin, sense.finish, sense.precision
    )
