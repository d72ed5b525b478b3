"""The basis of what a source says: how the text tells that it knows.

Only what the text states counts, by the words of ``basis.toml``, and its span is those words. Where the words could
belong to somebody else, there is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.model import Basis, BasisKind, Sentence, Span, Token
from pipeline.stages.attribute.draft import Stretch
from pipeline.stages.attribute.grounds import Ground, conclusion, knowing, learned, named_ground, trigger
from pipeline.stages.attribute.lexicon import basis_lexicon, cue_lexicon
from pipeline.stages.attribute.page import Page
from pipeline.stages.attribute.sources import head_of
from pipeline.stages.attribute.stance import stance_of

SELF = frozenset({"i", "he", "she", "they", "we"})
PLURAL = frozenset({"they", "we"})
UNSAID = frozenset({"unsaid", "refuses", "doubts", "asks", "demands"})
"""Who says nothing, or nothing about what is so, has no ground for it."""
NEAR = 4
"""How many tokens may stand between an attribution and the phrase behind it that names its ground."""


def basis_of(page: Page, source: Stretch | None, cue: Stretch | None, content: Sequence[Stretch]) -> Basis | None:
    """How the source of an attribution is said to know its content; None where the text does not tell.

    The surest place counts first: a phrase beside the cue ("citing court records"), the cue itself ("concluded",
    "learned from officials"), the source's own clause at the head of the content ("said she saw ..."), what the text
    says of the source ("who was at the scene"), and what the source is called ("a witness").
    """
    if stance_of(page, cue, content) in UNSAID:
        return None
    parts = (source, cue, content)
    for find in (_beside, _by_cue, _in_content, _of_source):
        found = find(page, *parts)
        if found is not None:
            kind, (start, end) = found
            return Basis(kind, Span.of(page.text, start, end))
    return None


def _beside(page: Page, source: Stretch | None, cue: Stretch | None, content: Sequence[Stretch]) -> Ground | None:
    """A phrase that names the ground: between cue and content, behind the attribution, or in front of it."""
    if cue is None:
        return None
    whole = [s for s in (source, cue, *content) if s is not None]
    for sentence in _sentences(page, whole):
        for token in sentence.tokens:
            if _covered(whole, token) or page.quotation_at(token.start) or not trigger(sentence, token):
                continue
            ground = named_ground(page, sentence, token)
            if ground is not None and _adjoins(sentence, token, ground[1], whole) and not _meets(ground[1], whole):
                return ground
    return None


def _sentences(page: Page, whole: Sequence[Stretch]) -> Iterator[Sentence]:
    """The sentences that the attribution stands in, the cue's first and its content's last one next."""
    seen = []
    for start, end in whole:
        for offset in (start, max(start, end - 1)):
            sentence = page.sentence_at(offset)
            if sentence is not None and sentence not in seen:
                seen.append(sentence)
                yield sentence


def _covered(whole: Sequence[Stretch], token: Token) -> bool:
    return any(start <= token.start < end for start, end in whole)


def _meets(span: Stretch, whole: Sequence[Stretch]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in whole)


def _adjoins(sentence: Sentence, token: Token, span: Stretch, whole: Sequence[Stretch]) -> bool:
    """Whether the phrase stands at the attribution: within its stretch, right behind it, or as the sentence's opening
    right in front of it.
    """
    start, end = min(s for s, _ in whole), max(e for _, e in whole)
    if start < token.start < end:
        return True
    if token.start >= end:
        between = sentence.between(end, token.start)
        return len(between) <= NEAR and not any(t.pos in ("VERB", "AUX") for t in between)
    between = sentence.between(span[1], start)
    return token.index <= 1 and all(t.text == "," for t in between)


def _by_cue(page: Page, source: Stretch | None, cue: Stretch | None, content: Sequence[Stretch]) -> Ground | None:
    """The cue itself: "concluded that", "images suggest that", "learned from officials that"."""
    sentence = page.sentence_at(cue[0]) if cue else None
    if sentence is None or cue is None:
        return None
    head = head_of(page, *source) if source else None
    quoted = bool(content) and page.quotation_at(content[0][0]) is not None
    for token in sentence.between(*cue):
        if token.pos != "VERB":
            continue
        if not quoted and conclusion(sentence, token, head):
            return "inferred", cue
        ground = learned(page, sentence, token)
        if ground is not None and not _meets(ground[1], [s for s in (source, *content) if s]):
            return ground
    return None


def _in_content(page: Page, source: Stretch | None, cue: Stretch | None, content: Sequence[Stretch]) -> Ground | None:
    """The first clause of the content, if its subject is the source: "said she saw ...", '"I saw ...," she said'."""
    if not content or source is None:
        return None
    start, end = content[0]
    sentence = page.sentence_at(start)
    tokens = sentence.between(start, end) if sentence else ()
    subject = next((t for t in tokens[:4] if t.lower in SELF and t.dep in ("nsubj", "nsubjpass")), None)
    if sentence is None or subject is None or not _is_source(page, source, subject):
        return None
    opening = [t for t in tokens if t.index < subject.index]
    if any(t.lower != "that" and t.pos not in ("PUNCT", "CCONJ", "ADV") for t in opening):
        return None
    ground = knowing(page, sentence, sentence.head(subject), placed=False)
    if ground is None or ground[1][1] > end:
        return None
    return ground[0], (subject.start, ground[1][1])


def _is_source(page: Page, source: Stretch, subject: Token) -> bool:
    """Whether the pronoun can only mean the speaker: "I" and "we" in a quotation, else one that agrees with the
    words for the source.
    """
    quoted = page.quotation_at(subject.start) is not None
    if subject.lower in ("i", "we"):
        return quoted
    head = head_of(page, *source)
    if head is None or quoted:
        return False
    if head.lower in SELF:
        return head.lower == subject.lower
    plural = head.tag in ("NNS", "NNPS") or head.lower in ("both", "two", "three", "several", "many", "some")
    return (subject.lower in PLURAL) == plural


def _of_source(page: Page, source: Stretch | None, cue: Stretch | None, content: Sequence[Stretch]) -> Ground | None:
    """What the text says of the source: "a man who saw the crash", "people briefed on the talks", "a witness"."""
    head = head_of(page, *source) if source else None
    sentence = page.sentence_at(source[0]) if source else None
    if source is None or head is None or sentence is None:
        return None
    others = [s for s in (cue, *content) if s is not None]
    for clause in sentence.children(head, "relcl", "acl"):
        ground = knowing(page, sentence, clause)
        if ground is None or clause.index < head.index:
            continue
        first = sentence.subtree(clause)[0]
        span = (min(first.start, ground[1][0]), ground[1][1])
        if not _meets(span, others):
            return ground[0], span
    words = basis_lexicon()
    modifiers = {c.lemma.lower() for c in sentence.children(head, "compound", "amod", "poss")}
    called = head.lemma.lower() in words.witnesses and not modifiers & words.court
    testifies = cue is not None and any(cue_lexicon().lemma(t) == "testify" for t in sentence.between(*cue))
    if called and not testifies and not any(c.lower == "no" for c in sentence.children(head, "det")):
        kind: BasisKind = "witnessed"
        return kind, source
    return None
