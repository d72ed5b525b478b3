"""Spans, mentions, actions, quantities and evidence ↔ RDF.

Each is a node with ``sayso:start``, ``sayso:end`` (code points, half-open) and ``sayso:exact``, the words there.
Evidence is a Web Annotation resource with a position and a quote selector instead.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.graph.facts import Facts
from pipeline.graph.names import OA, SAYSO, key_of, minted, name, plover, plover_of
from pipeline.graph.terms import Node
from pipeline.graph.triples import Triples
from pipeline.model import Action, Article, Evidence, Mention, Quantity, Span

CONTEXT = 32
"""How many characters the quote selector keeps before and after the quote (Web Annotation, 4.2.4)."""


def _describe(to: Triples, node: Node, kind: Node, span: Span | Mention | Action | Quantity) -> bool:
    if not to.describe(node, kind):
        return False
    to.put(node, SAYSO.start, span.start)
    to.put(node, SAYSO.end, span.end)
    to.put(node, SAYSO.exact, span.text)
    return True


def put_span(to: Triples, article: str, span: Span) -> Node:
    """A span of an article."""
    node = minted("span", article, span.start, span.end)
    _describe(to, node, SAYSO.Span, span)
    return node


def get_span(facts: Facts, node: str) -> Span:
    """The span of a node."""
    return Span(facts.integer(node, SAYSO.start), facts.integer(node, SAYSO.end), facts.need(node, SAYSO.exact))


def put_mention(to: Triples, article: str, mention: Mention) -> Node:
    """A mention in a role of a claim, and the entity that it refers to."""
    node = minted("mention", article, mention.start, mention.end, mention.entity)
    if _describe(to, node, SAYSO.Mention, mention) and mention.entity is not None:
        to.put(node, SAYSO.refersTo, name("entity", mention.entity))
    return node


def get_mentions(facts: Facts, claim: str, role: Node) -> tuple[Mention, ...]:
    """The mentions in a role of a claim, in the order of the text."""
    found = []
    for node in facts.strings(claim, role):
        span, entity = get_span(facts, node), facts.string(node, SAYSO.refersTo)
        found.append(Mention(span.start, span.end, span.text, None if entity is None else key_of(entity)))
    return tuple(sorted(found, key=lambda m: (m.start, m.end, m.entity or "")))


def put_action(to: Triples, claim: str, action: Action) -> Node:
    """The action of a claim."""
    node = name("action", claim)
    if _describe(to, node, SAYSO.Action, action):
        to.put(node, SAYSO.lemma, action.lemma)
        if action.plover is not None:
            to.put(node, SAYSO.actionType, plover(action.plover))
        to.put(node, SAYSO.mode, action.mode)
    return node


def get_action(facts: Facts, node: str) -> Action:
    """The action of a node."""
    span, kind = get_span(facts, node), facts.string(node, SAYSO.actionType)
    lemma = facts.need(node, SAYSO.lemma)
    mode = facts.string(node, SAYSO.mode)
    return Action(span.start, span.end, span.text, lemma, None if kind is None else plover_of(kind), mode)


def put_quantity(to: Triples, claim: str, quantity: Quantity) -> Node:
    """A quantity in a claim."""
    bounds = (str(quantity.minimum), str(quantity.maximum), quantity.unit)
    node = minted("quantity", claim, quantity.start, quantity.end, *bounds)
    if _describe(to, node, SAYSO.Quantity, quantity):
        to.put(node, SAYSO.minimum, None if quantity.minimum is None else float(quantity.minimum))
        to.put(node, SAYSO.maximum, None if quantity.maximum is None else float(quantity.maximum))
        to.put(node, SAYSO.unit, quantity.unit)
    return node


def get_quantities(facts: Facts, claim: str) -> tuple[Quantity, ...]:
    """The quantities of a claim, in the order of the text."""
    found = []
    for node in facts.strings(claim, SAYSO.quantity):
        span, unit = get_span(facts, node), facts.string(node, SAYSO.unit)
        low, high = facts.number(node, SAYSO.minimum), facts.number(node, SAYSO.maximum)
        found.append((span, node, Quantity(span.start, span.end, span.text, low, high, unit)))
    return tuple(quantity for _, _, quantity in sorted(found, key=lambda f: f[:2]))


def put_evidence(to: Triples, own: str, key: str, article: Article | None, evidence: Span | Evidence) -> Node:
    """A piece of evidence, whose own id (the claim's, for the first) is `own`, in the article with id `key`. Without
    the article's record the quote selector has no prefix and suffix.
    """
    node, position, quote = name("evidence", own), name("position", own), name("quote", own)
    if to.describe(node, OA.SpecificResource, SAYSO.Evidence):
        to.put(node, OA.hasSource, name("article", key))
        to.put(node, OA.hasSelector, position)
        to.put(node, OA.hasSelector, quote)
        to.describe(position, OA.TextPositionSelector)
        to.put(position, OA.start, evidence.start)
        to.put(position, OA.end, evidence.end)
        to.describe(quote, OA.TextQuoteSelector)
        to.put(quote, OA.exact, evidence.text)
        if article is not None:
            to.put(quote, OA.prefix, article.text[max(0, evidence.start - CONTEXT) : evidence.start])
            to.put(quote, OA.suffix, article.text[evidence.end : evidence.end + CONTEXT])
    return node


def put_repeated(to: Triples, claim: str, key: str, article: Article | None, further: Sequence[Evidence]) -> None:
    """The further evidence of a claim: the same nodes, numbered from 1, with their attribution and confidence."""
    for number, evidence in enumerate(further, 1):
        node = put_evidence(to, f"{claim}-{number}", key, article, evidence)
        to.put(name("claim", claim), SAYSO.repeated, node)
        if evidence.attribution is not None:
            to.put(node, SAYSO.attribution, name("attribution", evidence.attribution))
        to.put(node, SAYSO.confidence, float(evidence.confidence))


def get_evidence(facts: Facts, node: str) -> Span:
    """The span of an evidence node."""
    selectors = facts.strings(node, OA.hasSelector)
    position = next((s for s in selectors if facts.is_a(s, OA.TextPositionSelector)), node)
    quote = next((s for s in selectors if facts.is_a(s, OA.TextQuoteSelector)), node)
    return Span(facts.integer(position, OA.start), facts.integer(position, OA.end), facts.need(quote, OA.exact))


def get_repeated(facts: Facts, claim: str) -> tuple[Evidence, ...]:
    """The further evidence of a claim, in the order of the text."""
    found = []
    for node in facts.strings(claim, SAYSO.repeated):
        span, attribution = get_evidence(facts, node), facts.string(node, SAYSO.attribution)
        said = None if attribution is None else key_of(attribution)
        sure = facts.number(node, SAYSO.confidence) or 0.0
        found.append((span, node, Evidence(span.start, span.end, span.text, said, sure)))
    return tuple(evidence for _, _, evidence in sorted(found, key=lambda f: f[:2]))
