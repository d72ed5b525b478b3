"""Who a short label names, where no verb tells that it names a speaker: "Police", "Lena Ortiz, mayor of Orvel"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.model import SourceKind, Stance, Token
from pipeline.stages.attribute.draft import Draft, Stretch
from pipeline.stages.attribute.lexicon import speaker_lexicon
from pipeline.stages.attribute.page import Page

MAX_WORDS = 12
FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
DEFINING = re.compile(r",|\(| (?:of|on|at|for|from|in|to|with|after|during) ", re.IGNORECASE)
"""What follows the head of a label: an apposition, or where and of what ("mayor of Orvel", "Ortiz on the flood")."""
TOPIC = re.compile(r" (?:on|to) ", re.IGNORECASE)
"""What a headline puts behind its speaker: what about, or to whom ("Reyes on the flood: ...")."""
NAMED = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Known:
    """The names in an article's paragraphs, lower case: of people (last words) and of organisations (whole)."""

    people: frozenset[str]
    full: frozenset[str]
    organisations: frozenset[str]

    @staticmethod
    def of(page: Page) -> Known:
        """What the paragraphs of the page name. Headlines are left out: their capitals look like names."""
        people, full, organisations = set(), set(), set()
        for sentence in page.sentences:
            if page.block(sentence).kind != "paragraph":
                continue
            for name in sentence.names:
                tokens = sentence.tokens[name.first : name.last + 1]
                words = [t.lower for t in tokens if t.lower not in ("'s", "’s", "the")]
                if words and name.label == "PERSON" and tokens[-1].text in page.persons | {tokens[-1].text.title()}:
                    people.add(words[-1])
                    if len(words) > 1:
                        full.add(" ".join(words))
                elif words and name.label == "ORG":
                    organisations.add(" ".join(words))
        return Known(frozenset(people), frozenset(full), frozenset(organisations))


def kind_of_label(
    page: Page, known: Known, start: int, end: int, *, quoted: bool = False, signed: bool = False
) -> SourceKind | None:
    """The kind of source that the words at ``[start, end)`` name, or None where they name no speaker.

    A speaker is a person or an organisation that the article's paragraphs name, or a role that the speaker lexicon
    knows ("police", "minister"); beside a quotation (`quoted`) a name of two words or more is enough, and under one
    that a dash signs (`signed`) any two words or more with capitals are a name.
    """
    label = page.text[start:end].strip()
    words = page.words(start, end)
    if not label or len(label.split()) > MAX_WORDS or (not label.isupper() and any(t.tag in FINITE for t in words)):
        return None
    head = DEFINING.split(label)[0].strip(" .:")
    lower = [w.strip("’'\"“”.") for w in re.sub(r"['’]s?\b", "", head.lower()).split() if w != "the"]
    if not lower or not NAMED.search(head) or len(lower) > 5 or "and" in lower:
        return None
    capital = all(w[:1].isupper() for w in head.split() if w[:1].isalpha() and w.lower() not in ("the", "de", "van"))
    if capital and lower[-1] in known.people:
        joined = " ".join(lower)
        # "Ana Reyes Backs Tom Brill" holds a name that is not its head: no label but a headline's clause.
        return None if any(name in joined and not joined.endswith(name) for name in known.full) else "person"
    if capital and " ".join(lower) in known.organisations:
        return "organisation"
    role = _role(lower[-1])
    if role is not None:
        return "person" if capital and role == "unnamed" and _holds_name(words, head) else role
    named = [t for t in words if t.name == "PERSON"]
    if quoted and capital and len(lower) > 1 and (named or signed or label.isupper()):
        return "person"
    return None


def _holds_name(words: tuple[Token, ...], head: str) -> bool:
    return any(t.name == "PERSON" and t.text in head for t in words)


def _role(word: str) -> SourceKind | None:
    words = speaker_lexicon()
    singular = next((w for w in (word, word.removesuffix("s")) if w in words.unnamed | words.organisation), None)
    if word in words.document and (word in words.headline or word not in words.organisation):
        return "document" if word in words.headline else None
    if singular in words.organisation:
        return "organisation"
    if singular in words.unnamed or singular in words.titles:
        plural = singular != word
        return "collective" if plural and singular not in words.stay_unnamed else "unnamed"
    return "unnamed" if word in words.headline else None


def stance_of(page: Page, content: Stretch, end: int) -> Stance:
    """A question asks, anything else asserts. `end` is where the words may go on behind the content (with "?")."""
    return "asks" if page.text[content[0] : end].rstrip("\"”’' ").endswith("?") else "asserts"


def labelled(page: Page, source: Stretch, content: Stretch, kind: SourceKind, pattern: str = "colon") -> Draft | None:
    """A draft without a cue, or None where there is nothing in the content."""
    if content[1] - content[0] < 2:
        return None
    topic = TOPIC.search(page.text, *source)
    if topic:
        source = (source[0], topic.start())
    end = min(len(page.text), content[1] + 1)
    return Draft(pattern, (content,), stance_of(page, content, end), kind, source=source)
