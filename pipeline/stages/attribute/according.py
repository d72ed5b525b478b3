"""Sources that a phrase brings in: "according to X", "in X's view"."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Sentence, Token
from pipeline.stages.attribute.draft import Draft, Stretch
from pipeline.stages.attribute.hearsay import adverbs
from pipeline.stages.attribute.lexicon import cue_lexicon
from pipeline.stages.attribute.page import Page
from pipeline.stages.attribute.sources import NOMINAL, TIME_NAMES, extent, kind_of
from pipeline.stages.attribute.stance import stance_of


def phrases(page: Page, sentence: Sentence) -> tuple[Draft, ...]:
    """The attributions of the sentence by a phrase or an adverb of the lexicon."""
    return (*_with_noun_behind(page, sentence), *_with_owner(page, sentence), *adverbs(page, sentence))


def _with_noun_behind(page: Page, sentence: Sentence) -> Iterator[Draft]:
    """The attributions of "according to X": the source stands behind the words of the phrase."""
    lower = tuple(t.lower for t in sentence.tokens)
    present = set(lower)
    for words in cue_lexicon().phrases:
        if not present.issuperset(words):
            continue
        for at in range(len(lower) - len(words)):
            if lower[at : at + len(words)] != words:
                continue
            first, last = sentence.tokens[at], sentence.tokens[at + len(words) - 1]
            head = _noun_behind(sentence, last)
            if head is None:
                continue
            source = extent(page, sentence, head)
            if source[0] < last.end:
                source = (sentence.tokens[last.index + 1].start, max(source[1], head.end))
            content = _content(page, sentence, first, source)
            kind = kind_of(sentence, head, page.persons)
            cue = (first.start, last.end)
            if content:
                yield Draft("according", content, stance_of(page, cue, content), kind, source, cue, sentence, first)


def _with_owner(page: Page, sentence: Sentence) -> Iterator[Draft]:
    """The attributions of "In X's view, ...": the phrase opens the sentence."""
    for token in sentence.tokens[2:9]:
        known = token.lemma.lower() in cue_lexicon().possessed
        preposition = sentence.head(token)
        owner = next(iter(sentence.children(token, "poss")), None)
        if not known or owner is None or token.dep != "pobj" or preposition.lower != "in" or preposition.index > 1:
            continue
        if sentence.tokens[min(token.index + 1, len(sentence.tokens) - 1)].text != ",":
            continue
        branch = sentence.subtree(owner)
        source = (branch[0].start, branch[-1].end)
        content = _content(page, sentence, preposition, (preposition.start, token.end))
        kind = kind_of(sentence, owner, page.persons)
        cue = (token.start, token.end)
        if content:
            yield Draft("possessed", content, stance_of(page, cue, content), kind, source, cue, sentence, token)


def _noun_behind(sentence: Sentence, last: Token) -> Token | None:
    objects = sentence.children(last, "pobj", "pcomp")
    if objects:
        return objects[0]
    run = []
    for token in sentence.tokens[last.index + 1 :]:
        if token.pos not in NOMINAL:
            break
        run.append(token)
    return run[-1] if run else None


def _content(page: Page, sentence: Sentence, first: Token, source: Stretch) -> tuple[Stretch, ...]:
    """The rest of the sentence: what stands before the phrase, or behind it where it opens the sentence."""
    start = page.sentence_start(sentence.start)
    block = page.block(sentence)
    if start > block.start and page.text[start].islower():
        # The parser ends a sentence at the stop of a quotation in its midst ("chants of 'Out!' | at the gate").
        start = page.sentence_start(start - 1)
    end = page.sentence_end(source[1] - 1)
    if _joined(sentence, first):
        start = first.start
    before = page.before(first.start, start)
    quotation = page.quotation_ending(before)
    if quotation and page.opens_sentence(quotation):
        start = quotation.start
    start = max(start, _own_clause(sentence, first, start))
    words = page.words(start, before)
    if words and words[0].pos == "CCONJ" and len(words) > 1:
        start = words[1].start
    left, right = page.trim(start, before), page.trim(_after_time(page, source[1], end), end)
    behind = page.text[source[1] : end].lstrip()
    verbal = any(t.pos in ("VERB", "AUX") for t in page.words(*left)) if left[1] > left[0] else False
    if verbal:
        return (left,)
    if left[1] <= left[0]:
        return (right,) if right[1] > right[0] else ()
    if behind[:1] == ",":
        return tuple(p for p in ((left,) if len(page.words(*left)) > 1 else ()) + (right,) if p[1] > p[0])
    # Without a verb in front and a comma behind, nobody knows which words the source stands for.
    return (left,) if quotation else ()


def _joined(sentence: Sentence, first: Token) -> bool:
    """Whether the phrase opens a subordinate clause ("said that, according to the ministry, ..."): what stands before
    the conjunction is not what the source says.
    """
    before = sentence.tokens[: first.index]
    while before and before[-1].text == ",":
        before = before[:-1]
    return bool(before) and len(before) < first.index and before[-1].dep == "mark"


def _after_time(page: Page, start: int, end: int) -> int:
    """Where the content begins behind the source: behind "on Tuesday,", which tells when the source spoke."""
    comma = page.text.find(",", start, end)
    between = page.words(start, comma) if comma >= 0 else ()
    timed = any(t.name in TIME_NAMES for t in between) and len(between) <= 5
    if timed and all(t.name in TIME_NAMES or t.pos in ("ADP", "DET") for t in between):
        return comma
    return start


def _own_clause(sentence: Sentence, first: Token, start: int) -> int:
    """Where the coordinated clause begins that the phrase belongs to; `start` where there is one clause only."""
    for governor in sentence.ancestors(first):
        if (
            governor.dep == "conj"
            and governor.pos in ("VERB", "AUX")
            and sentence.children(governor, "nsubj", "nsubjpass")
        ):
            branch = [t for t in sentence.subtree(governor) if t.pos not in ("PUNCT", "CCONJ")]
            if branch[0].start < first.start:
                return branch[0].start
    return start
