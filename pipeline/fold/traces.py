"""What joining an article to others needs of it, and what is found between two articles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.model import Article, Corpus, Derivation
from pipeline.stages.derive import Signature, copied, signature_of
from pipeline.stages.link import Profile, binds, profile_of, related
from pipeline.stages.parse.address import address_key, same_address


@dataclass(frozen=True, slots=True)
class Trace:
    """What is kept of an article: what it tells of, its words as a signature, and its address."""

    profile: Profile
    signature: Signature
    address: str | None

    def keys(self) -> Iterator[str]:
        """The keys of the blocks that it stands in, each with what it is a key of."""
        yield from (f"story {key}" for key in self.profile.keys)
        yield from (f"words {key}" for key in self.signature.keys)
        if self.address is not None:
            yield f"address {self.address}"


@dataclass(frozen=True, slots=True)
class Edge:
    """What two articles have to do with each other: how alike what they tell is (None: not enough), what one has from
    the other, and whether they are versions of one article.
    """

    story: float | None
    copies: tuple[Derivation, ...]
    versions: bool

    @property
    def firm(self) -> bool:
        """Whether it is more than a likeness that counts only beside others."""
        return bool(self.copies) or self.versions or (self.story is not None and binds(self.story))


def trace_of(part: Corpus) -> Trace:
    """The trace of the article of a corpus of one."""
    article = part.articles[0]
    return Trace(profile_of(article, part.claims), signature_of(article), address_key(article))


def edge_between(one: Trace, other: Trace, articles: tuple[Article, Article] | None) -> Edge | None:
    """What two articles have to do with each other; None: nothing. It is the same whichever comes first.

    `articles` are both, in this order; None where they share no words and no address, so that nobody need read them.
    """
    story = related(one.profile, other.profile)
    if articles is None:
        return None if story is None else Edge(story, (), False)
    first, second = articles
    versions = same_address(first, second)
    copies = () if versions else copied((first, one.signature), (second, other.signature))
    return Edge(story, copies, versions) if versions or copies or story is not None else None
