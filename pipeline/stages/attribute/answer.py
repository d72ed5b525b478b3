"""Answers in quotation marks: behind a reported question, and behind the paragraphs of questions of an interview."""

from __future__ import annotations

from pipeline.model import Block, Sentence, Token
from pipeline.stages.attribute.draft import Draft, Stretch
from pipeline.stages.attribute.page import Page
from pipeline.stages.attribute.quotes import Quotation
from pipeline.stages.attribute.sources import extent, kind_of, subject_of

ASKING = frozenset({"ask", "press", "question", "quiz"})
MAX_QUESTION = 60
"""Words of a question that is a paragraph of its own."""


def answer(page: Page, quotation: Quotation, before: Draft | None) -> Draft | None:
    """The attribution of a quotation that is a paragraph and answers the paragraph before it, else None.

    "The paper asked Reyes whether ..." names who answers. Where the paragraph before is a bare question, it is who
    answered the question before (`before`, the attribution of the last quotation), or the one person whom the
    paragraphs up to the first question name; where they name several, nobody knows.
    """
    blocks = page.reading.article.blocks
    block = blocks[quotation.block]
    if quotation.block == 0 or quotation.start != block.start or page.text[quotation.end : block.end].strip():
        return None
    asked = blocks[quotation.block - 1]
    if asked.kind == "title":
        return None
    content = (quotation.start, quotation.end)
    if _is_question(page, asked):
        if before is not None and _is_last(page, before, quotation.block - 2):
            origin = before.carried or before
            return Draft("carried", (content,), origin.stance, origin.kind, carried=origin)
        name = _interviewed(page, quotation.block - 1)
        return Draft("answer", (content,), "asserts", "person", source=name) if name else None
    sentence = page.sentence_at(asked.end - 1)
    found = _asked(sentence) if sentence and page.quotation_at(asked.end - 1) is None else None
    if sentence is None or found is None or found.pos not in ("PROPN", "PRON", "NOUN"):
        return None
    kind = kind_of(sentence, found, page.persons)
    if kind == "document" or found.lower in ("it", "that", "this"):
        return None
    return Draft("answer", (content,), "asserts", kind, source=extent(page, sentence, found), sentence=sentence)


def _is_question(page: Page, block: Block) -> bool:
    words = page.text[block.start : block.end]
    return (
        words.endswith("?")
        and not page.quotations_within(block.start, block.end)
        and (len(words.split()) <= MAX_QUESTION)
    )


def _is_last(page: Page, draft: Draft, block: int) -> bool:
    """Whether the draft is that of the answer before: its content ends in the block, or is the whole of it."""
    return page.block_at(draft.end - 1) == block and draft.pattern in ("answer", "carried")


def _interviewed(page: Page, question: int) -> Stretch | None:
    """The last mention of the only person named before the first question."""
    blocks = page.reading.article.blocks
    while question >= 2 and _is_question(page, blocks[question - 2]):
        question -= 2
    found: dict[str, Stretch] = {}
    for sentence in page.sentences:
        if sentence.block >= question or page.block(sentence).kind != "paragraph":
            continue
        for name in sentence.names:
            last = sentence.tokens[name.last]
            if name.label == "PERSON" or last.text in page.persons:
                own = last if last.lower not in ("'s", "’s") else sentence.tokens[name.last - 1]
                found[own.text] = (sentence.tokens[name.first].start, own.end)
    return next(iter(found.values())) if len(found) == 1 else None


def _asked(sentence: Sentence) -> Token | None:
    """The one who is asked in the sentence: "asked *Reyes* about", "*Reyes* was asked", "When asked, *Reyes* ..."."""
    for verb in sentence.tokens:
        if verb.lemma.lower() not in ASKING or verb.pos != "VERB":
            continue
        passive = sentence.children(verb, "nsubjpass")
        objects = [o for o in sentence.children(verb, "dobj", "dative") if o.index > verb.index]
        if passive:
            return passive[0]
        if objects and sentence.children(verb, "nsubj"):
            return objects[0]
        if verb.tag == "VBN" and verb.dep == "advcl":
            return subject_of(sentence, sentence.head(verb))
    return None
