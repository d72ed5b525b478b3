"""Quotations that a colon introduces, behind any verb or none: "Reyes was blunt: '...'", "From the report: '...'"."""

from __future__ import annotations

import re

from pipeline.model import Sentence, Token
from pipeline.stages.attribute import cue
from pipeline.stages.attribute.act import is_body
from pipeline.stages.attribute.draft import Draft, Stretch
from pipeline.stages.attribute.label import FINITE, Known, kind_of_label, labelled
from pipeline.stages.attribute.page import Page
from pipeline.stages.attribute.quotes import Quotation
from pipeline.stages.attribute.sources import extent, kind_of

LABEL = re.compile(
    r"(?P<before>^|[.?!\]”\"] +|[-–—] +)(?:From +)?(?P<label>[^\W\d_](?:[^:.?!\n\"“”–—]|(?<=\b[A-Z])\.){1,60}):\s*$"
)
"""A label behind the end of a sentence, or behind the dash that ends a heading on the same line."""
SPEAKERS = frozenset({"he", "she", "they", "who"})


def introduced(page: Page, known: Known, quotation: Quotation) -> Draft | None:
    """The attribution of a quotation behind a colon that no cue verb explains, else None.

    The subject of the clause that the colon ends speaks, if it can; without a verb, a label does. The colon stands
    before the quotation, or ends the paragraph before it.
    """
    colon = _colon(page, quotation)
    if colon is None:
        return None
    content = (quotation.start, quotation.end)
    sentence = page.sentence_at(colon)
    if sentence is None or page.quotation_at(colon) is not None:
        return None
    start = page.block(sentence).start
    label = LABEL.search(page.text[start : colon + 1])
    clause = _clause(page, sentence, colon)
    if label is not None and (clause is None or label["before"][:1] in tuple("-–—")):
        source = (start + label.start("label"), start + label.end("label"))
        kind = kind_of_label(page, known, *source, quoted=True)
        return labelled(page, source, content, kind) if kind else None
    return _by_subject(page, sentence, *clause, colon, content) if clause else None


def _colon(page: Page, quotation: Quotation) -> int | None:
    """The offset of the colon right before the quotation, or at the end of the paragraph before."""
    blocks = page.reading.article.blocks
    block = blocks[quotation.block]
    if block.kind != "paragraph":
        return None  # "Reds win the cup: 'Nothing will be the same'": a headline does not tell whose words these are.
    before, limit = quotation.start, block.start
    if quotation.start == block.start and quotation.block > 0 and blocks[quotation.block - 1].kind == "paragraph":
        before, limit = blocks[quotation.block - 1].end, blocks[quotation.block - 1].start
    while before > limit and page.text[before - 1].isspace():
        before -= 1
    return before - 1 if before > limit and page.text[before - 1] == ":" else None


def _clause(page: Page, sentence: Sentence, colon: int) -> tuple[Token, Token] | None:
    """Verb and subject of the clause before the colon: finite, and not inside another such clause."""
    outside = [t for t in sentence.tokens if t.end <= colon and not page.quotation_at(t.start)]
    clauses = {
        verb.index: (verb, subject)
        for verb in outside
        for subject in sentence.children(verb, "nsubj")
        if verb.pos in ("VERB", "AUX") and subject.index < verb.index and _finite(sentence, verb)
    }
    tops = [c for c in clauses.values() if not any(a.index in clauses for a in sentence.ancestors(c[0]))]
    if not clauses:
        # "Reyes was blunt: 'The road is closed.'": the parser gives the subject to the verb of the quotation.
        lost = [t for t in outside if t.dep == "nsubj" and sentence.head(t).start > colon]
        tops = [(v, s) for s in lost for v in [next((t for t in outside[s.index :] if t.tag in FINITE), None)] if v]
    return tops[0] if len(tops) == 1 else None


def _finite(sentence: Sentence, verb: Token) -> bool:
    return verb.tag in FINITE or any(a.tag in FINITE for a in sentence.children(verb, "aux", "auxpass"))


def _by_subject(
    page: Page, sentence: Sentence, verb: Token, subject: Token, colon: int, content: Stretch
) -> Draft | None:
    kind = kind_of(sentence, subject, page.persons)
    named = subject.pos == "PROPN" and kind in ("person", "organisation")
    if not (named or subject.lower in SPEAKERS or (subject.pos == "NOUN" and is_body(subject))):
        return None
    if cue.negated(sentence, verb) or verb.dep in ("relcl", "acl", "advcl"):
        return None
    source = extent(page, sentence, subject)
    first, last = cue.stretch(sentence, verb)
    if source[1] > first or page.text[source[0] : source[1]].isupper() or page.quotations_within(source[0], colon):
        return None
    between = page.text[last:colon].strip()
    words = (first, last if between else colon + 1)
    return Draft("introduced", (content,), "asserts", kind, source, words, sentence, verb)
