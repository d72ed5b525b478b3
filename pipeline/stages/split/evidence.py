"""The clause that a claim was read from."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.model import Mention, Quantity, Reading, Sentence, Span, Token
from pipeline.stages.split.phrases import is_clausal
from pipeline.stages.split.predicates import Predicate
from pipeline.stages.split.regions import Regions

EDGES = " \t\"'“”‘’«»,.;:()[]–—-…"


def evidence(
    reading: Reading,
    sentence: Sentence,
    predicate: Predicate,
    regions: Regions,
    held: tuple[int, int],
    parts: Iterable[Mention | Quantity],
) -> Span:
    """The span of the predicate's clause and of its arguments, within its piece of the content.

    Coordinated clauses with a subject of their own are left out, and so are the words that say. `held` is the span of
    the action, which always lies inside.
    """
    said = regions.innermost(predicate.head)
    piece = None if said is None else regions.piece(said, predicate.head)

    def inside(start: int, end: int) -> bool:
        return piece is None or (piece.start <= start and end <= piece.end)

    tokens = [t for t in _clause(sentence, predicate, regions) if inside(t.start, t.end) and not regions.is_saying(t)]
    spots = [(t.start, t.end) for t in tokens]
    spots += [(p.start, p.end) for p in parts if inside(p.start, p.end) and sentence.start <= p.start < sentence.end]
    start = min([held[0], *(a for a, _ in spots)])
    end = max([held[1], *(b for _, b in spots)])
    text = reading.article.text
    while start < held[0] and text[start] in EDGES:
        start += 1
    while end > held[1] and text[end - 1] in EDGES:
        end -= 1
    return Span.of(text, start, end)


def _clause(sentence: Sentence, predicate: Predicate, regions: Regions) -> tuple[Token, ...]:
    if predicate.kind == "nominal":
        return sentence.subtree(predicate.head, frozenset({"relcl", "acl", "advcl", "appos"}))
    tokens = sentence.subtree(predicate.top)
    cut = {t.index for t in tokens[:1] if t.lower == "that" and t.dep == "mark"}
    for token in tokens:
        if token.dep == "advcl" and token is not predicate.top and regions.cue_of(token) is not None:
            cut |= {t.index for t in sentence.subtree(token)}  # "..., saying that": what is said is no evidence here
        if token.dep in ("conj", "parataxis") and is_clausal(token) and token is not predicate.top:
            own = sentence.children(token, "nsubj", "nsubjpass")
            if own and token.head in (predicate.top.index, predicate.head.index):
                cut |= {t.index for t in sentence.subtree(token)}
    # A closing stop hangs on the main verb, and would bring back what was cut before it.
    return tuple(t for t in tokens if t.index not in cut and t.pos != "PUNCT")
