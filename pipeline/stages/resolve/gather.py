"""Collect the referents of an article: names, noun phrases, pronouns, and all that claims and attributions hold."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace

from pipeline.model import Attribution, Claim, Name, Reading, Sentence, SourceKind, Token
from pipeline.stages.resolve import phrases
from pipeline.stages.resolve.lexicon import words
from pipeline.stages.resolve.naming import normalise
from pipeline.stages.resolve.referents import Referent
from pipeline.stages.resolve.titles import is_capital, take_title, without_role

NAME_LABELS = frozenset(
    {"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW", "LANGUAGE"}
)
NO_ENTITY = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL"})


@dataclass(frozen=True, slots=True)
class Inventory:
    """The referents in the order of the text, and the referent of each span that was asked for."""

    referents: tuple[Referent, ...]
    at: dict[tuple[int, int], int]


@dataclass(slots=True)
class _Page:
    """One sentence under work: its referents by the token that heads them, and the names by all their tokens."""

    number: int
    sentence: Sentence
    text: str
    heading: bool
    by_head: dict[int, Referent]
    name_at: dict[int, int]


def gather(reading: Reading, attributions: Sequence[Attribution], claims: Sequence[Claim]) -> Inventory:
    """All referents of `reading`. Pure; linear in the length of the article."""
    text = reading.article.text
    surnames = _surnames(reading)
    pages = [_page(number, sentence, text, reading, surnames) for number, sentence in enumerate(reading.sentences)]
    starts = [p.sentence.start for p in pages]
    keys: dict[tuple[int, int], tuple[int, int]] = {}
    for start, end, kind in asked_spans(attributions, claims):
        number = bisect_right(starts, start) - 1
        if number >= 0 and start < pages[number].sentence.end:
            key = _ask(pages[number], start, end, kind)
            if key is not None:
                keys[start, end] = (number, key)
    order = [(p.number, key) for p in pages for key in sorted(p.by_head, key=lambda k: (k % 100_000, k))]
    position = {key: i for i, key in enumerate(order)}
    return Inventory(
        tuple(pages[number].by_head[key] for number, key in order),
        {span: position[key] for span, key in keys.items()},
    )


def asked_spans(
    attributions: Sequence[Attribution], claims: Sequence[Claim]
) -> Iterator[tuple[int, int, SourceKind | None]]:
    """The spans that attributions and claims hold, with the kind of source that they are, if any."""
    for attribution in attributions:
        if attribution.source is not None:
            yield attribution.source.start, attribution.source.end, attribution.source_kind
    for claim in claims:
        for mention in claim.mentions():
            yield mention.start, mention.end, None


def _surnames(reading: Reading) -> frozenset[str]:
    """The last words of the full names of people, as written; not those that the article has as common words too."""
    full = (
        sentence.tokens[name.last].text
        for sentence in reading.sentences
        for name in sentence.names
        if name.label == "PERSON" and name.last > name.first
    )
    found = {word for word in full if word[:1].isupper() and not word.isupper()}
    common = {token.text for sentence in reading.sentences for token in sentence.tokens if token.text.islower()}
    return frozenset(word for word in found if word.lower() not in common)


def _page(number: int, sentence: Sentence, text: str, reading: Reading, surnames: Set[str]) -> _Page:
    heading = reading.article.blocks[sentence.block].kind in {"title", "heading"}
    page = _Page(number, sentence, text, heading, {}, {})
    for name in _whole_names(sentence):
        if name.label in NAME_LABELS:
            _add_name(page, sentence.tokens[name.first : name.last + 1], name)
    if not heading:
        for run in _proper_runs(page, surnames):
            _add_name(page, run, None)
    for token in sentence.tokens:
        counts = token.name in NO_ENTITY and phrases.counted(sentence, token) is token
        if token.index in page.name_at or counts or token.index in page.by_head:
            continue
        if token.tag in {"PRP", "PRP$"}:
            page.by_head[token.index] = _pronoun(page, token)
        elif token.pos in {"NOUN", "PROPN"} and token.dep not in {"compound", "npadvmod"}:
            page.by_head[token.index] = _described(page, token, *phrases.phrase(sentence, token))
    return page


def _whole_names(sentence: Sentence) -> Iterator[Name]:
    """The names of a sentence; one that the parser cut in two (both people's or places') is one again."""
    held: Name | None = None
    for name in sentence.names:
        if (
            held is not None
            and held.last + 1 == name.first
            and held.label == name.label
            and name.label in {"PERSON", "GPE"}
            and sentence.tokens[held.last].dep == "compound"
            and name.first <= sentence.tokens[held.last].head <= name.last
        ):
            held = Name(held.first, name.last, name.label)
            continue
        if held is not None:
            yield held
        held = name
    if held is not None:
        yield held


def _proper_runs(page: _Page, surnames: Set[str]) -> Iterator[tuple[Token, ...]]:
    """Capitalised names that the parser's list of names lacks: runs of proper nouns outside all names. A surname that
    looks like a common noun ("Waters said") is one in an article that has it in full.
    """
    run: list[Token] = []
    for token in (*page.sentence.tokens, None):
        free = token is not None and not token.name and token.index not in page.name_at
        proper = token is not None and (token.pos == "PROPN" or (token.pos == "NOUN" and token.text in surnames))
        fits = token is not None and free and proper and token.text[:1].isupper()
        if token is not None and fits:
            run.append(token)
            continue
        if run:
            yield tuple(run)
        run = []


def _add_name(page: _Page, tokens: tuple[Token, ...], name: Name | None) -> None:
    label = name.label if name else ""
    while tokens and (tokens[0].pos in {"DET", "PUNCT"} or tokens[0].lower in {"the", "a", "an"}):
        tokens = tokens[1:]
    tokens, label = _with_given_name(page, _without_tail(page, tokens), label)
    title, tokens, label = take_title(page.sentence, tokens, label)
    tokens = without_role(tokens, label)
    if not tokens or (label == "NORP" and tokens[-1].pos == "ADJ") or not any(is_capital(t) for t in tokens):
        return
    head = page.sentence.tops(tokens)[-1]
    start, end = tokens[0].start, tokens[-1].end
    # A full stop that closes the sentence sticks to short last names ("James Wu.").
    if page.text[end - 1] == "." and tokens[-1].index == len(page.sentence.tokens) - 1 and end - start > 4:
        end -= 1
    text = page.text[start:end]
    for token in tokens:
        page.name_at.setdefault(token.index, head.index)
    page.by_head[head.index] = Referent(
        page.number,
        head,
        "name",
        start,
        end,
        text,
        label=label,
        norm=normalise(text),
        title=title,
        heading=page.heading,
    )


def _with_given_name(page: _Page, tokens: tuple[Token, ...], label: str) -> tuple[tuple[Token, ...], str]:
    """A name with the given name in front of it that the parser left out."""
    if not tokens or tokens[0].index == 0 or label not in {"PERSON", "ORG", "GPE"}:
        return tokens, label
    before = page.sentence.tokens[tokens[0].index - 1]
    known = words().gender_of_given_name
    if before.name or before.pos != "PROPN" or before.lower not in known or tokens[0].lower in known:
        return tokens, label
    return (before, *tokens), "PERSON"


def _without_tail(page: _Page, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """A name without the possessive mark, preposition or verb that the parser took for its end.

    A name that breaks off at a preposition goes on with the name behind it ("Popular Front for" "Orvel").
    """
    last = tokens[-1] if tokens else None
    if last is not None and last.pos == "ADP" and len(tokens) > 1:
        for name in page.sentence.names:
            if name.first == last.index + 1 and name.label in {"GPE", "LOC", "NORP"}:
                return (*tokens, *page.sentence.tokens[name.first : name.last + 1])
    while tokens and (tokens[-1].tag in {"POS", "IN"} or tokens[-1].pos in {"PUNCT", "ADP", "VERB", "CCONJ", "PART"}):
        tokens = tokens[:-1]
    return tokens


def _narrowing(sentence: Sentence, head: Token) -> tuple[Token, ...]:
    return sentence.children(head, "det", "amod", "nummod", "poss", "relcl", "acl", "prep")


def _means(sentence: Sentence, head: Token) -> bool:
    """Whether a head can mean something: a noun or the like, and no bare number or time."""
    return head.pos in phrases.NOMINAL and (
        head.name not in NO_ENTITY or phrases.counted(sentence, head).index != head.index
    )


def _pronoun(page: _Page, token: Token) -> Referent:
    return Referent(page.number, token, "pronoun", token.start, token.end, token.text)


def _described(page: _Page, head: Token, start: int, end: int) -> Referent:
    text = page.text[start:end]
    return Referent(page.number, head, "description", start, end, text, noun=phrases.noun(page.sentence, head))


def _ask(page: _Page, start: int, end: int, kind: SourceKind | None) -> int | None:
    """Mark the referent of a span as asked for; its key, or None if the span holds no noun or pronoun."""
    head = phrases.head_of(page.sentence, start, end)
    if head is None:
        return None
    key = page.name_at.get(head.index, head.index)
    joined = [t for t in page.sentence.children(head, "conj") if start <= t.start and t.end <= end]
    if any(t.pos in {"NOUN", "PROPN", "PRON"} for t in joined) and key in page.by_head:
        # A group has a key of its own beside that of its first member.
        key = head.index + 100_000
        if key not in page.by_head:
            page.by_head[key] = Referent(page.number, head, "group", start, end, page.text[start:end])
    elif key not in page.by_head:
        if head.tag in {"WP", "WDT", "WP$"} or head.lower in {"that", "this", "these", "those", "there"}:
            page.by_head[key] = _pronoun(page, head)
        elif head.name == "NORP":
            text = page.text[head.start : head.end]
            page.by_head[key] = Referent(
                page.number, head, "name", head.start, head.end, text, label="NORP", norm=normalise(text)
            )
        elif _means(page.sentence, head) and (kind or head.pos not in {"PRON", "DET"}):
            page.by_head[key] = _described(page, head, start, end)
        else:
            return None
    found = page.by_head[key]
    if found.label == "NORP" and found.plural and any(t.lower != "the" for t in _narrowing(page.sentence, head)):
        # "Some Democrats" are not the Democrats.
        found = _described(page, head, start, end)
    if found.form == "description" and not found.asked:
        found = replace(found, start=start, end=end, text=page.text[start:end])
    page.by_head[key] = replace(found, asked=True, speaks=found.speaks or kind)
    return key
