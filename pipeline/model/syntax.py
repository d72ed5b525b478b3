"""What a parser sees in a sentence: tokens, their heads, and names. No parser's own classes leave `nlp`."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from pipeline.model.article import Article
from pipeline.model.time import TimeRef


@dataclass(frozen=True, slots=True)
class Token:
    """A token. `start`, `end` are code-point offsets into the article's text; `index` and `head` are positions
    in the sentence (a root is its own head).

    `pos` is the universal part of speech, `tag` the Penn Treebank tag, `dep` the ClearNLP dependency label
    (as in spaCy's English pipelines), `lemma` is lower case save for names, `name` the OntoNotes type
    of the name that the token is part of ("PERSON", "ORG", "GPE", "NORP", "DATE", ...; "" outside names).
    """

    index: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    name: str = ""

    @property
    def lower(self) -> str:
        """The token's text in lower case."""
        return self.text.lower()


_start, _end = attrgetter("start"), attrgetter("end")


@dataclass(frozen=True, slots=True)
class Name:
    """A name: tokens ``[first, last]`` (both inclusive, positions in the sentence) of one OntoNotes type."""

    first: int
    last: int
    label: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A parsed sentence of one block. White space tokens are left out, so `start` and `end` are those of its
    first and last word. `block` is the position of its block in ``article.blocks``.
    """

    block: int
    tokens: tuple[Token, ...]
    names: tuple[Name, ...] = ()
    _children: tuple[tuple[Token, ...], ...] = field(default=(), compare=False, repr=False)

    def __post_init__(self) -> None:
        children: list[list[Token]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.index:
                children[token.head].append(token)
        object.__setattr__(self, "_children", tuple(map(tuple, children)))

    @property
    def start(self) -> int:
        """Offset of the first character."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Offset after the last character."""
        return self.tokens[-1].end

    @property
    def root(self) -> Token:
        """The head of the whole sentence."""
        return next(token for token in self.tokens if token.head == token.index)

    def head(self, token: Token) -> Token:
        """The token that governs this one; a root governs itself."""
        return self.tokens[token.head]

    def children(self, token: Token, *deps: str) -> tuple[Token, ...]:
        """The tokens that this one governs, in order; with `deps`, only those with one of these labels."""
        found = self._children[token.index]
        return tuple([t for t in found if t.dep in deps]) if deps and found else found

    def ancestors(self, token: Token) -> Iterator[Token]:
        """The governors, nearest first."""
        while token.head != token.index:
            token = self.tokens[token.head]
            yield token

    def subtree(self, token: Token, without: frozenset[str] = frozenset()) -> tuple[Token, ...]:
        """The token and all that hangs on it, in order; branches whose label is in `without` are cut off."""
        kept, queue = {token.index}, [token.index]
        while queue:
            for child in self._children[queue.pop()]:
                if child.dep not in without:
                    kept.add(child.index)
                    queue.append(child.index)
        return tuple(self.tokens[i] for i in sorted(kept))

    def tops(self, tokens: Sequence[Token]) -> tuple[Token, ...]:
        """Those of `tokens` that a token outside them governs, or none: the heads of what they hold, in order."""
        inside = {t.index for t in tokens}
        return tuple(t for t in tokens if t.head not in inside or t.head == t.index)

    def between(self, start: int, end: int) -> tuple[Token, ...]:
        """The tokens that lie wholly within the offsets ``[start, end)``."""
        first = bisect_left(self.tokens, start, key=_start)
        return self.tokens[first : bisect_right(self.tokens, end, lo=first, key=_end)]


@dataclass(frozen=True, slots=True)
class Reading:
    """An article with its sentences (in the order of the text, those of saying blocks only) and the time
    expressions found in them. It is what `attribute`, `split` and `resolve` work on.
    """

    article: Article
    sentences: tuple[Sentence, ...]
    times: tuple[TimeRef, ...] = ()
