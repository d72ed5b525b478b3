"""Mentions: noun phrases without the clauses that trail them, one for each coordinated noun."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.model import Mention, Reading, Sentence, Token
from pipeline.stages.split import words
from pipeline.stages.split.phrases import coordinated, is_time
from pipeline.stages.split.predicates import AS_NOUN

CUT = frozenset(
    {"relcl", "acl", "advcl", "ccomp", "xcomp", "cc", "conj", "preconj", "punct", "parataxis", "dep", "neg", "case"}
    | {"intj", "mark", "npadvmod", "agent", "advmod", "nsubj", "aux", "cop"}
)
EMPTY = frozenset({"what", "which", "that", "who", "whom", "there", "whatever", "how", "why"})
"""Words that ask or join and stand for nobody."""
EDGES = "\"'“”‘’«»,.;:()[]–—- "


def mentions(reading: Reading, sentence: Sentence, heads: Iterable[Token], cut: frozenset[int]) -> tuple[Mention, ...]:
    """The mentions of the nouns `heads` and of what is coordinated with them, in the order of the text.

    `cut` holds the positions of prepositions whose phrase plays a role of its own (a place, say).
    """
    found = {mention(reading, sentence, noun, cut) for head in heads for noun in coordinated(sentence, head)}
    return tuple(sorted(m for m in found if m.text and m.text.lower() not in EMPTY))


def mention(reading: Reading, sentence: Sentence, head: Token, cut: frozenset[int]) -> Mention:
    """The mention of one noun: determiners, titles and of-phrases are kept, clauses and appositions are not."""
    kept = {head.index}
    queue = [head]
    while queue:
        token = queue.pop()
        for child in sentence.children(token):
            if token is head and not _keeps(sentence, head, child, cut):
                continue
            if child.dep == "appos" and not _names(sentence, token, child):
                continue
            if child.dep in ("relcl", "acl", "advcl", "parataxis", "case") or (
                token is not head and child.index in cut
            ):
                continue
            kept.add(child.index)
            queue.append(child)
    first, last = _run(sentence, head.index, kept)
    first += _fronted(sentence, first, head)
    if first < last and _joins(sentence, sentence.tokens[first]):
        first += 1
    start, end = sentence.tokens[first].start, sentence.tokens[last].end
    text = reading.article.text
    while last > head.index and sentence.tokens[last].pos == "CCONJ":
        last -= 1
        end = sentence.tokens[last].end
    while start > 1 and text[start - 1] == "-" and text[start].isalnum() and text[start - 2].isalnum():
        start -= 2  # "ex-wife", which the parser takes apart
        while start > 0 and text[start - 1].isalnum():
            start -= 1
    while start < end and text[start] in EDGES:
        start += 1
    while end > start and text[end - 1] in EDGES and not text[start:end].endswith((".S.", ".N.", ".K.", ".C.", ".E.")):
        end -= 1
    return Mention(start, end, text[start:end])


def _fronted(sentence: Sentence, first: int, head: Token) -> int:
    """How many words at the start are a time that belongs to a preposition before them, which the parser left without
    its noun: "On *Sunday* rebels attacked".
    """
    before = sentence.tokens[first - 1] if first > 0 else head
    if before.dep != "prep" or sentence.children(before):
        return 0
    return sum(is_time(t) for t in sentence.tokens[first : head.index]) if is_time(sentence.tokens[first]) else 0


def _joins(sentence: Sentence, token: Token) -> bool:
    """Whether a "that" which the parser took for a determiner joins a clause: "told the paper that smoke rose"."""
    if token.lower != "that" or token.dep != "det" or token.index == 0:
        return False
    governor = sentence.head(sentence.head(token))
    return governor.dep == "ccomp" and sentence.head(governor).index < token.index


def _keeps(sentence: Sentence, head: Token, child: Token, cut: frozenset[int]) -> bool:
    if child.dep == "appos":
        return _names(sentence, head, child)
    if child.dep == "amod" and child.index > head.index and sentence.children(child):
        return False  # "the forces due to leave"
    if child.dep == "prep":
        objects = sentence.children(child, "pobj")
        return (
            child.index not in cut
            and child.index > head.index
            and (child.lower in words.IN_MENTION or child.lower in words.AT_PLACE)
            and bool(objects)
            and not any(is_time(t) for t in objects)
        )
    if child.dep == "neg":
        return child.lower in words.NO or (child.index < head.index and child.lower == "not")  # "not all residents"
    if child.dep == "nsubj":
        return head.pos == "VERB" and head.dep in AS_NOUN  # "the US airstrikes drew", where a noun was read as a verb
    if child.dep == "advmod":
        return child.index < head.index and child.index + 1 == head.index
    return child.dep not in CUT


def _names(sentence: Sentence, head: Token, other: Token) -> bool:
    """Whether an apposition is part of the name: "the newspaper La Prensa", but not what follows a comma."""
    return other.index > head.index and not any(t.dep == "punct" for t in sentence.tokens[head.index + 1 : other.index])


def _run(sentence: Sentence, head: int, kept: set[int]) -> tuple[int, int]:
    """The unbroken run around `head`; a mark between two kept words does not break it."""

    def bridges(i: int, step: int) -> bool:
        near = sentence.tokens[i].dep == "punct" or sentence.tokens[i].tag in ("POS", "HYPH")
        return i in kept or (near and 0 <= i + step < len(sentence.tokens) and i + step in kept)

    first = last = head
    while first > 0 and bridges(first - 1, -1):
        first -= 1
    while last + 1 < len(sentence.tokens) and bridges(last + 1, 1):
        last += 1
    return first, last
