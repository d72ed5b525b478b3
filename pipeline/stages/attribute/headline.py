"""The conventions of headlines: "Reyes: ...", "...: minister", "... - police", "REYES SAYS ...", "..., police say"."""

from __future__ import annotations

import re
from functools import cache

from pipeline.model import Block, Stance
from pipeline.stages.attribute.draft import Draft, Stretch
from pipeline.stages.attribute.format import formats
from pipeline.stages.attribute.label import Known, kind_of_label, labelled
from pipeline.stages.attribute.lexicon import cue_lexicon
from pipeline.stages.attribute.page import Page
from pipeline.stages.attribute.shelf import meet
from pipeline.stages.attribute.transcript import transcript

BEFORE = re.compile(r"(?:[A-Z]{6,} +[-–—] +)?(?P<label>[^\W\d_][^:\n\"“”]{0,60}?): +(?=\S)")
"""A label in front of a colon, behind a flag in capitals at most ("EXCLUSIVE - Reyes: ...")."""
BEHIND = re.compile(r"(?::| [-–—]) +(?P<label>[^:\n\"“”‘–—]{2,40}?)\.?$")
CLOSING_VERB = re.compile(
    r"(?P<comma>,[’”'\"]* +)(?P<source>[^,:\n]{2,60}?) +(?P<verb>say|says|said|SAY|SAYS|SAID|Say|Says|Said)\.?$"
)
VERBAL = frozenset({"VERB", "AUX"})
AUXILIARIES = frozenset({"is", "are", "was", "were", "will", "has", "have", "can", "should", "must", "do", "does"})
"""Verbs in the capitals of a headline, which a parser takes for names."""
MIN_CONTENT = 12
MAX_SOURCE = 5
"""Words in front of the verb of a headline in capitals."""


def colons(page: Page, drafts: list[Draft]) -> tuple[Draft, ...]:
    """The attributions by formats: in headlines, in paragraphs with a label, and in the turns of a conversation.

    `drafts` are what other patterns found: a headline whose cue they read is not read again.
    """
    known = Known.of(page)
    turns = transcript(page)
    return (*_headlines(page, known, drafts), *formats(page, known, turns), *turns)


def _headlines(page: Page, known: Known, drafts: list[Draft]) -> list[Draft]:
    found = []
    for block in page.reading.article.saying_blocks():
        if block.kind == "paragraph":
            continue
        taken = any(d.cue and block.start <= d.cue[0] < block.end and _whole(page, block, d) for d in drafts)
        made = _colon_before(page, known, block) or _colon_behind(page, known, block)
        if made is None and not taken:
            made = _verb_behind(page, block) or _verb_in_capitals(page, known, block)
        if made is not None:
            found.append(made)
    return found


def _whole(page: Page, block: Block, draft: Draft) -> bool:
    """Whether a draft is the reading of a headline, and not that of a few of its words in capitals."""
    return not page.text[block.start : block.end].isupper()


def _colon_before(page: Page, known: Known, block: Block) -> Draft | None:
    label = BEFORE.match(page.text, block.start, block.end)
    if label is None or block.end - label.end() < MIN_CONTENT:
        return None
    source, content = label.span("label"), page.trim(label.end(), block.end)
    quoted = page.quotation_at(content[0])
    kind = kind_of_label(page, known, *source, quoted=quoted is not None and quoted.start == content[0])
    if kind == "person" and not (quoted or _verbal(page, content) or page.quotations_within(*content)):
        return None  # "Ana Reyes: a life in the harbour": what the article is about
    return labelled(page, source, content, kind) if kind else None


def _colon_behind(page: Page, known: Known, block: Block) -> Draft | None:
    label = BEHIND.search(page.text, block.start, block.end)
    if label is None or label.start() - block.start < MIN_CONTENT:
        return None
    source, content = label.span("label"), page.trim(block.start, label.start())
    quoted = page.quotation_ending(content[1])
    whole = quoted is not None and quoted.start == block.start
    kind = kind_of_label(page, known, *source, quoted=whole)
    if kind is None or not (whole or _verbal(page, content)):
        return None
    return labelled(page, source, content, kind)


def _verbal(page: Page, content: Stretch) -> bool:
    return any(t.pos in VERBAL or t.lower in AUXILIARIES for t in page.words(*content))


def _verb_behind(page: Page, block: Block) -> Draft | None:
    """A headline that ends in its cue, where the parser did not see one: "Two hurt in fire, police say"."""
    closing = CLOSING_VERB.search(page.text, block.start, block.end)
    if closing is None:
        return None
    source, cue = closing.span("source"), closing.span("verb")
    content = page.whole_quotes(*page.trim(block.start, closing.start() + len(closing["comma"].rstrip())))
    kind = kind_of_label(page, Known.of(page), *source, quoted=True)
    if kind is None or content[1] - content[0] < MIN_CONTENT:
        return None
    return Draft("clause-before", (content,), "asserts", kind, source, cue, page.sentence_at(cue[0]))


def _verb_in_capitals(page: Page, known: Known, block: Block) -> Draft | None:
    """A headline in capitals, which parsers misread, by its words: "POLICE SAY TWO HURT", "REYES DENIES LYING"."""
    text = page.text[block.start : block.end]
    if not text.isupper():
        return None
    words = list(re.finditer(r"[^\s,:]+", text))
    for place, word in enumerate(words[1 : MAX_SOURCE + 1], 1):
        stance = _forms().get(word[0].lower())
        if stance is None:
            continue
        source = (block.start, block.start + words[place - 1].end())
        cue = (block.start + word.start(), block.start + word.end())
        content = page.trim(cue[1], block.end)
        kind = kind_of_label(page, known, *source, quoted=place > 1)
        if kind is None or len(words) - place < 3 or meet(source, content):
            return None
        return Draft("clause", (content,), stance, kind, source, cue, page.sentence_at(cue[0]))
    return None


@cache
def _forms() -> dict[str, Stance]:
    """The forms that the verbs of saying have in headlines, lower case, with their stance."""
    words = cue_lexicon()
    forms: dict[str, Stance] = {"say": "asserts", "deny": "denies"}
    for lemma in sorted(words.plain & words.frames["speech"]):
        ending = "ies" if lemma.endswith("y") and lemma != "say" else "s"
        forms[lemma.removesuffix("y") + ending if ending == "ies" else lemma + ending] = words.verbs[lemma]
    return forms
