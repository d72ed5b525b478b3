"""Formats that name a speaker with a colon: headlines ("Reyes: ...") and transcripts ("REYES: ...")."""

from __future__ import annotations

import re
from collections import Counter

from pipeline.model import Block, SourceKind, Stance
from pipeline.stages.attribute.draft import Draft
from pipeline.stages.attribute.lexicon import speaker_lexicon
from pipeline.stages.attribute.page import Page

LABEL = re.compile(r"(?P<label>[^\W\d_][\w.'’ -]{0,45}?): +(?=\S)")
MIN_TURNS = 2
MIN_SPEAKERS = 2


def colons(page: Page, drafts: list[Draft]) -> tuple[Draft, ...]:
    """Speakers before a colon at the start of a headline or of the turns of a conversation.

    In a headline the label must be a person's name, a speaker of the article, or a word such as "Police"; in the
    paragraphs, two labels or more must come back, as in an interview.
    """
    return (*_headlines(page, drafts), *_transcript(page))


def _headlines(page: Page, drafts: list[Draft]) -> list[Draft]:
    surnames = {
        page.text[d.source[0] : d.source[1]].split()[-1].lower()
        for d in drafts
        if d.source and d.kind == "person" and page.text[d.source[0] : d.source[1]].strip()
    }
    found = []
    for block in page.reading.article.saying_blocks():
        label = LABEL.match(page.text, block.start, block.end)
        if label is None or block.kind == "paragraph":
            continue
        words = label["label"].split()
        kind = _headline_kind(page, label.end("label"), words, surnames)
        if kind and len(words) <= 4 and block.end - label.end() > 12:
            found.append(_draft(page, block, label, kind, "colon"))
    return found


def _headline_kind(page: Page, end: int, words: list[str], surnames: set[str]) -> SourceKind | None:
    lexicon = speaker_lexicon()
    last = words[-1].lower()
    if last in lexicon.headline:
        if last in lexicon.document:
            return "document"
        return "organisation" if last in lexicon.organisation else "unnamed"
    if not all(word[:1].isupper() for word in words):
        return None
    tokens = page.words(page.sentence_start(end - 1), end)
    if last in surnames or (tokens and len(words) > 1 and all(t.name == "PERSON" for t in tokens)):
        return "person"
    return None


def _transcript(page: Page) -> list[Draft]:
    turns = []
    for block in page.reading.article.saying_blocks():
        label = LABEL.match(page.text, block.start, block.end)
        if label and block.kind == "paragraph" and all(w[:1].isupper() for w in label["label"].split()):
            turns.append((block, label))
    count = Counter(label["label"] for _, label in turns)
    speakers = {name for name, times in count.items() if times >= MIN_TURNS and len(name.split()) <= 4}
    if len(speakers) < MIN_SPEAKERS:
        return []
    return [
        _draft(page, block, label, "unnamed" if label["label"] in ("Q", "A") else "person", "transcript")
        for block, label in turns
        if label["label"] in speakers
    ]


def _draft(page: Page, block: Block, label: re.Match[str], kind: SourceKind, pattern: str) -> Draft:
    content = page.trim(label.end(), block.end)
    stance: Stance = "asks" if page.text[content[0] : block.end].endswith("?") else "asserts"
    return Draft(pattern, (content,), stance, kind, source=(label.start("label"), label.end("label")))
