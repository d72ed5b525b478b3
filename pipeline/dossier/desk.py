"""The records of a corpus laid out for looking up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.lexicon import load
from pipeline.model import Article, Attribution, Claim, Corpus, Derivation, Entity, Event, Relation
from pipeline.view.label import event_label
from pipeline.wording import claim_label


@dataclass(frozen=True, slots=True)
class Desk:
    """The records by id; `events_of` and `relations_of` by the id of a claim, `derivations_of` by that of an article.
    Lists keep the order of the corpus.
    """

    corpus: Corpus
    articles: Mapping[str, Article]
    attributions: Mapping[str, Attribution]
    claims: Mapping[str, Claim]
    entities: dict[str, Entity]
    events: Mapping[str, Event]
    events_of: Mapping[str, Sequence[Event]]
    relations_of: Mapping[str, Sequence[Relation]]
    derivations_of: Mapping[str, Sequence[Derivation]]
    labels: dict[str, str]

    @classmethod
    def of(cls, corpus: Corpus) -> Desk:
        """The desk of a corpus."""
        events_of, relations_of, derivations_of = defaultdict(list), defaultdict(list), defaultdict(list)
        for event in corpus.events:
            for key in event.claims:
                events_of[key].append(event)
        for relation in corpus.relations:
            for key in (relation.claim, relation.other):
                relations_of[key].append(relation)
        for derivation in corpus.derivations:
            derivations_of[derivation.article].append(derivation)
        return cls(
            corpus,
            {a.id: a for a in corpus.articles},
            {a.id: a for a in corpus.attributions},
            {c.id: c for c in corpus.claims},
            {e.id: e for e in corpus.entities},
            {e.id: e for e in corpus.events},
            events_of,
            relations_of,
            derivations_of,
            {},
        )

    def name(self, entity: str) -> str:
        """What an entity is called; its id, if it is not known."""
        return self.entities[entity].label if entity in self.entities else entity

    def label(self, claim: Claim) -> str:
        """What a claim says, shortly."""
        if claim.id not in self.labels:
            self.labels[claim.id] = claim_label(claim, self.entities) or claim.action.text
        return self.labels[claim.id]

    def title(self, event: Event) -> str:
        """What an event is called: its title or, without one, what a claim of it says, and when."""
        return event_label(event, self.entities, self.claims)

    def original(self, article: str) -> str:
        """The article (id) that an article is a copy of, however often it was copied on; itself, if it is none."""
        seen = {article}
        while True:
            of = next((d.of for d in self.derivations_of.get(article, ()) if d.kind == "copy" and d.of), None)
            if of is None or of in seen:
                return article
            seen.add(article := of)

    def outlet(self, claim: Claim) -> str:
        """The outlet that reports the claim."""
        return self.articles[claim.article].outlet or claim.sources[-1].label

    def moment(self, claim: Claim) -> str:
        """When a claim was said or, where that is not told, published: ISO 8601, "" where neither is known."""
        said = self.attributions.get(claim.attribution or "")
        if said and said.said_at and said.said_at.begin:
            return said.said_at.begin
        return self.articles[claim.article].published or ""

    def in_time(self, claims: Iterable[Claim]) -> list[Claim]:
        """Claims in the order in which they were said, then of the text; those without a time come last."""
        return sorted(claims, key=lambda c: (self.moment(c) or "~", c.article, c.evidence.start, c.action.start, c.id))


def words(table: str, code: str | None) -> str:
    """What a code of the records is called in plain words; without an entry, the code with spaces.

    >>> words("slots", "number"), words("reasons", "not-yet-listed")
    ('how many', 'not yet listed')
    """
    if code is None:
        return "not known"
    found: str = load("page")[table].get(code, code.replace("-", " ").replace("_", " "))
    return found


def plural(count: int, noun: str) -> str:
    """A number and its noun.

    >>> plural(1, "claim"), plural(2, "claim")
    ('1 claim', '2 claims')
    """
    return f"{count} {noun}{'' if count == 1 else 's'}"
