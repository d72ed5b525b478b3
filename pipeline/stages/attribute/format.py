"""Paragraphs that name a speaker by their form: "From X: ...", "X: '...'", "'...' - X", and questions with answers."""

from __future__ import annotations

import re

from pipeline.model import Block
from pipeline.stages.attribute.draft import Draft, Stretch
from pipeline.stages.attribute.label import FINITE, Known, kind_of_label, labelled
from pipeline.stages.attribute.page import Page
from pipeline.stages.attribute.quotes import Quotation

BEFORE = re.compile(r"(?P<from>(?:From|Via) +)?(?P<label>[^\W\d_][^:\n\"“”]{0,70}?): *(?=\S)")
BEHIND = re.compile(r"(?P<mark>:|\s?[-–—―]{1,2})\s*(?P<label>[^:\n\"“”–—―]{2,80}?)[.]?$")
FIRST = frozenset({"i", "we", "my", "our", "me", "us"})
MAX_SENTENCE = 30
SENTENCE_ENDS = frozenset(".?!")
POST = re.compile(r"[—–―-] ?(?P<label>[^\W\d_][^—–―\n]{1,40}? \(@\w{1,20}\))")
"""The line under a post that is quoted from a social network: "- Ana Reyes (@anareyes)"."""
SIGNED = re.compile(r"[—–―-]{1,2} *(?P<label>[^:\n\"“”]{2,80}?)[.]?$")


def formats(page: Page, known: Known, turns: list[Draft]) -> list[Draft]:
    """The attributions of paragraphs whose form names the speaker. `turns` are those of conversations, left alone."""
    taken = {page.block_at(start) for turn in turns for start, _ in turn.content}
    found: list[Draft] = []
    blocks = page.reading.article.blocks
    for index, block in enumerate(blocks):
        if block.kind != "paragraph" or index in taken:
            continue
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        made = (
            _label_before(page, known, block)
            or _label_behind(page, known, block)
            or _post(page, block)
            or (_signed(page, known, block, following) if following and following.kind == "paragraph" else None)
        )
        if made is not None:
            found.append(made)
    return found


def _label_before(page: Page, known: Known, block: Block) -> Draft | None:
    """A label in front: "From X: ...", "X: '...'", and "X: ..." where X is a person whom the article names."""
    label = BEFORE.match(page.text, block.start, block.end)
    if label is None:
        return None
    source, content = label.span("label"), (label.end(), block.end)
    quotation = page.quotation_at(content[0])
    quoted = quotation is not None and quotation.start == content[0] and _reaches(page, quotation, block)
    kind = kind_of_label(page, known, *source, quoted=quoted or bool(label["from"]))
    if kind is None:
        return None
    if not quoted and not label["from"] and (kind != "person" or not _spoken(page, label["label"], content)):
        return None
    return labelled(page, source, content if quoted else page.trim(*content), kind)


def _reaches(page: Page, quotation: Quotation, block: Block) -> bool:
    """Whether nothing but the quotation, or a further one, stands up to the end of the block."""
    rest = page.text[quotation.end : block.end].strip()
    return not rest or page.quotation_ending(block.end) is not None


def _spoken(page: Page, label: str, content: Stretch) -> bool:
    """Whether unquoted words behind a name are that person's: in the first person, or one sentence that does not name
    its speaker. A paragraph of a list ("Ana Reyes: The mayor since May ...") tells of the person.
    """
    words = page.words(*content)
    if page.text[content[1] - 1] not in ".?!" or not any(t.tag in FINITE for t in words):
        return False
    if any(t.text == label.rsplit(maxsplit=1)[-1] for t in words):
        return False
    own = [t for t in words if t.lower in FIRST and page.quotation_at(t.start) is None]
    return bool(own) or (len(page.sentences_in(*content)) == 1 and len(words) <= MAX_SENTENCE)


def _label_behind(page: Page, known: Known, block: Block) -> Draft | None:
    """A label behind: "'...': X", "'...' - X", where the quotation is the whole paragraph but for its speaker."""
    label = BEHIND.search(page.text, block.start, block.end)
    if label is None:
        return None
    content = (block.start, label.start("mark"))
    while content[1] > content[0] and page.text[content[1] - 1].isspace():
        content = (content[0], content[1] - 1)
    quotation = page.quotation_ending(content[1])
    if quotation is None or quotation.start != block.start:
        return None
    signed = label["mark"] != ":" and quotation.closing(page.text) in SENTENCE_ENDS
    kind = kind_of_label(page, known, *label.span("label"), quoted=True, signed=signed)
    return labelled(page, label.span("label"), content, kind) if kind else None


def _post(page: Page, block: Block) -> Draft | None:
    label = POST.search(page.text, block.start, block.end)
    content = page.trim(block.start, label.start()) if label else (0, 0)
    if label is None or len(page.text[slice(*content)].split()) < 3:
        return None
    return labelled(page, label.span("label"), content, "person")


def _signed(page: Page, known: Known, block: Block, following: Block) -> Draft | None:
    """A quotation that is a paragraph, with its speaker behind a dash in the next one."""
    label = SIGNED.match(page.text, following.start, following.end)
    quotation = page.quotation_ending(block.end)
    if label is None or quotation is None or quotation.start != block.start or label.end() < following.end:
        return None
    kind = kind_of_label(page, known, *label.span("label"), quoted=True)
    return labelled(page, label.span("label"), (block.start, block.end), kind) if kind else None
