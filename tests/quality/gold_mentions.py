"""Claims of the action mentions that ECB+ marks: the pipeline's own where it has one there, else one of the parse.

What a claim of a marked mention holds is what the pipeline would have found: no label of the corpus is used but where
the action stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pipeline.model import Action, Claim, Corpus, Mention, Reading, Sentence, SourceLink, Span, Token, make_id
from pipeline.stages.split.arguments import arguments
from pipeline.stages.split.mentions import mentions
from pipeline.stages.split.negation import is_negated
from pipeline.stages.split.nounroles import noun_roles
from pipeline.stages.split.phrases import verb_lemma
from pipeline.stages.split.plover import event_word, nominal_type, plover_type
from pipeline.stages.split.predicates import Predicate, is_passive
from pipeline.stages.split.roles import Roles
from pipeline.stages.split.verbroles import verb_roles

Record = dict[str, Any]
SAME = 0.4
"""A claim is one of a marked mention if its action and the mention share this part of their characters."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A marked mention: its claim, and the chain that it belongs to (one of its own for a singleton)."""

    claim: Claim
    chain: str


def marked(gold: Record, reading: Reading, corpus: Corpus) -> Iterator[Marked]:
    """The marked actions of one document, those in validated sentences only, in the order of the corpus."""
    taken: set[str] = set()
    for number, mention in enumerate(gold["mentions"]):
        if mention["kind"] != "action" or not mention["validated"]:
            continue
        start, end = mention["span"]["start"], mention["span"]["end"]
        own = max(
            (c for c in corpus.claims if c.id not in taken and _shared(c, start, end) >= SAME),
            key=lambda c: (_shared(c, start, end), -c.action.start),
            default=None,
        )
        if own is not None:
            taken.add(own.id)
        made = own or _made(reading, corpus, start, end)
        span = Span.of(reading.article.text, start, end)
        at = replace(made.action, start=start, end=end, text=span.text)
        name = make_id("claim", gold["id"], start, end, number)
        yield Marked(replace(made, id=name, action=at), mention["chain"] or f"{gold['id']} {number}")


def _shared(claim: Claim, start: int, end: int) -> float:
    both = max(0, min(end, claim.action.end) - max(start, claim.action.start))
    return both / (end - start + claim.action.end - claim.action.start - both)


def _made(reading: Reading, corpus: Corpus, start: int, end: int) -> Claim:
    """A claim of the parse around a span."""
    article, text = reading.article, reading.article.text
    outlet = (SourceLink(None, None, article.outlet or "", "outlet"),)
    bare = Claim(
        id="",
        article=article.id,
        attribution=None,
        sources=outlet,
        actor=(),
        action=Action(start, end, text[start:end], text[start:end].lower()),
        target=(),
        time=None,
        place=(),
        instrument=(),
        quantity=(),
        polarity="positive",
        modality="actual",
        certainty="certain",
        tense="non_future",
        evidence=Span.of(text, start, end),
        confidence=0.5,
    )
    sentence = next((s for s in reading.sentences if s.start < end and start < s.end), None)
    inside = [] if sentence is None else [t for t in sentence.tokens if t.start < end and start < t.end]
    if sentence is None or not inside:
        return bare
    head = sentence.tops(inside)[0]
    lemma, kind, roles = _read(sentence, head)
    cut = frozenset(roles.cut)
    actor, target, place = (
        tuple(_known(corpus, m) for m in mentions(reading, sentence, heads, cut))
        for heads in (roles.actor, roles.target, roles.place)
    )
    times = [t for t in reading.times if sentence.start <= t.start < sentence.end and t.begin is not None]
    future = any(c.lower in ("will", "'ll", "shall") for c in sentence.children(head, "aux"))
    return replace(
        bare,
        actor=actor,
        action=replace(bare.action, lemma=lemma, plover=kind),
        target=tuple(m for m in target if m not in actor),
        place=place,
        time=times[0] if len(times) == 1 else None,
        polarity="negative" if is_negated(sentence, head) else "positive",
        tense="future" if future else "non_future",
        evidence=Span.of(text, sentence.start, sentence.end),
    )


def _read(sentence: Sentence, head: Token) -> tuple[str, str | None, Roles]:
    """Lemma, PLOVER type and roles of a word that stands for an action."""
    if head.pos in ("VERB", "AUX"):
        predicate = Predicate(head, "main", passive=is_passive(sentence, head))
        lemma = verb_lemma(sentence, head)
        roles = verb_roles(sentence, predicate, arguments(sentence, predicate))
        return lemma, plover_type(lemma, (), None, (), (), False), roles
    lemma = event_word(head) or head.lemma.lower()
    return lemma, nominal_type(lemma), noun_roles(sentence, head)


def _known(corpus: Corpus, mention: Mention) -> Mention:
    """The mention with the entity of a name or description that ends where it does, or else lies in it."""
    found = [
        (m.end != mention.end, m.start - mention.start, m.end, e.id)
        for e in corpus.entities
        for m in e.mentions
        if mention.start <= m.start and m.end <= mention.end
    ]
    return replace(mention, entity=min(found)[-1]) if found and not min(found)[0] else mention


def marked_of(golds: Sequence[Record], read: Sequence[tuple[Reading, Corpus]]) -> list[Marked]:
    """The marked actions of a corpus."""
    by_id = {reading.article.id: (reading, corpus) for reading, corpus in read}
    return [m for gold in golds for m in marked(gold, *by_id[gold["id"]])]
