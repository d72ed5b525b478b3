"""What the rules tell the tagger: the words of a page with the drafts of the rules as features."""

from __future__ import annotations

from pipeline.nlp.tagger.words import Hint, Words, words_of
from pipeline.stages.attribute.assemble import outermost
from pipeline.stages.attribute.draft import Draft
from pipeline.stages.attribute.page import Page


def hinted_words(page: Page, drafts: list[Draft]) -> Words:
    """The words of a page as the tagger reads them. Of `drafts`, the settled ones of the rules, nested ones are left
    out, since the tagger finds the outermost ones.
    """
    blocks = page.reading.article.blocks
    return words_of(
        page.sentences,
        titles=frozenset(i for i, block in enumerate(blocks) if block.kind in ("title", "heading")),
        quotations=[(q.start, q.end, q.width) for q in page.quotations],
        hints=[Hint(draft.source, draft.cue, draft.content) for draft in outermost(page, drafts)],
    )
