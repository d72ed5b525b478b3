"""Cues without a source that are adverbs: "The bridge was *reportedly* hit by two shells"."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Sentence, Token
from pipeline.stages.attribute.draft import Draft, Stretch
from pipeline.stages.attribute.lexicon import cue_lexicon
from pipeline.stages.attribute.page import Page

CLAUSES = frozenset({"ROOT", "conj", "parataxis", "advcl"})
"""The clauses that state something of their own. Inside a content, or in a noun phrase, the adverb only colours it."""
OPENING = frozenset({"CCONJ", "SCONJ", "PUNCT", "SPACE"})
SUBJECTS = ("nsubj", "nsubjpass", "expl")


def adverbs(page: Page, sentence: Sentence) -> Iterator[Draft]:
    """The attributions of the sentence by an adverb of hearsay: nobody is named, the content is its clause."""
    for token in sentence.tokens:
        stance = cue_lexicon().adverbs.get(token.lower)
        verb = sentence.head(token)
        if verb.dep in ("acomp", "attr"):
            verb = sentence.head(verb)
        if stance is None or token.dep != "advmod" or page.quotation_at(token.start) is not None:
            continue
        if verb.dep not in CLAUSES or verb.pos not in ("VERB", "AUX") or not sentence.children(verb, *SUBJECTS):
            continue
        content = _clause(page, sentence, verb, token)
        if content:
            yield Draft("adverb", content, stance, "unnamed", None, (token.start, token.end), sentence, token)


def _clause(page: Page, sentence: Sentence, verb: Token, adverb: Token) -> tuple[Stretch, ...]:
    """The words of the verb's own clause, without those that join it to others and without the adverb."""
    others = [c for c in sentence.children(verb, "conj") if sentence.children(c, *SUBJECTS)]
    limit = min((sentence.subtree(c)[0].index for c in others), default=len(sentence.tokens))
    branch = [t for t in sentence.subtree(verb) if t.index < limit]
    while branch and branch[-1].pos in OPENING and page.quotation_at(branch[-1].start) is None:
        branch = branch[:-1]
    while branch and branch[0].pos in OPENING:
        branch = branch[1:]
    parts = [t for t in branch if t.index < adverb.index], [t for t in branch if t.index > adverb.index]
    pieces = [page.trim(part[0].start, part[-1].end) for part in parts if part]
    return tuple(page.whole_quotes(*p) for p in pieces if p[1] > p[0])
