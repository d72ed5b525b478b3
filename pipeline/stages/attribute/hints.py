"""What the rules tell the tagger: the words of a page with the attributions of the rules as features."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.model import Attribution
from pipeline.nlp.tagger.words import Hint, Words, words_of
from pipeline.stages.attribute.page import Page


def hinted_words(page: Page, attributions: Iterable[Attribution]) -> Words:
    """The words of a page as the tagger reads them. Of `attributions`, those of the rules, nested ones are left out,
    since the tagger finds the outermost ones.
    """
    blocks = page.reading.article.blocks
    return words_of(
        page.sentences,
        titles=frozenset(i for i, block in enumerate(blocks) if block.kind in ("title", "heading")),
        quotations=[(q.start, q.end, q.width) for q in page.quotations],
        hints=[_hint(said) for said in attributions if said.parent is None],
    )


def _hint(said: Attribution) -> Hint:
    return Hint(
        source=(said.source.start, said.source.end) if said.source else None,
        cue=(said.cue.start, said.cue.end) if said.cue else None,
        content=tuple((span.start, span.end) for span in said.content),
    )
