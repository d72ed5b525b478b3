"""Quotations that a cue verb introduces or follows."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.stages.attribute.clause import clause_after
from pipeline.stages.attribute.draft import SET_BELOW, Draft, Stretch
from pipeline.stages.attribute.lexicon import cue_lexicon
from pipeline.stages.attribute.page import Page
from pipeline.stages.attribute.quotes import Quotation
from pipeline.stages.attribute.sources import NOMINAL, kind_of
from pipeline.stages.attribute.verb import CueVerb

SENTENCE_BREAK = re.compile(r"[.?!][”\"’')\]]*\s+(?=[A-Z“\"'‘])")
ABBREVIATION = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Col|Lt|Sgt|Rev|Prof|Jr|Sr|St|vs|No|[ap]\.m|[A-Z])\.$")
STOPS_INSIDE = ",.?!…—–-"
PLAIN_CUES = frozenset({"said", "says", "told", "wrote", "asked", "added"})
VOICE = frozenset(
    {"shout", "yell", "scream", "chant", "cry", "whisper", "mutter", "murmur", "exclaim", "bark", "growl"}
)
SHOWING = frozenset({"show", "suggest", "indicate", "signal", "demonstrate", "reflect", "prove", "illustrate"})
MAX_LEAD = 220
"""How far a quotation may stand behind its cue, in characters (a relative clause on the listener fits)."""


def is_speech(page: Page, quotation: Quotation) -> bool:
    """Whether a quotation can be something said, not a name, a title or a word at a distance."""
    inner = quotation.inner(page.text)
    words = len(inner.split())
    return words >= 4 or (words >= 1 and quotation.closing(page.text) in (STOPS_INSIDE if words >= 2 else ",?!."))


def breaks(text: str) -> bool:
    """Whether a sentence ends in `text`."""
    return any(not ABBREVIATION.search(text[: m.start() + 1]) for m in SENTENCE_BREAK.finditer(text))


def quoted_before(verb: CueVerb) -> Draft | None:
    """A quotation, closed right before the cue clause: "...," Reyes said. "...," said Reyes."""
    page = verb.page
    source, start = _around(verb)
    if page.quotation_at(verb.token.start):
        return None
    limit = page.block(verb.sentence).start
    quotation = page.quotation_ending(page.before(start, limit))
    if quotation is None or not quotation.closed:
        return None
    closing = quotation.closing(page.text)
    gap = page.text[quotation.end : start]
    if not is_speech(page, quotation) and not (gap.startswith(",") and page.opens_sentence(quotation)):
        return None
    if closing not in STOPS_INSIDE and "," not in gap and "—" not in gap and "–" not in gap:
        return None
    # The stop of "U.S." ends no sentence by itself: as with a question mark, the words behind it tell.
    stop = "?" if ABBREVIATION.search(quotation.inner(page.text)) else closing
    if closing in ".?!…" and "," not in gap and _new_sentence(verb, start, stop):
        return None
    if not page.opens_sentence(quotation) and clause_after(verb):
        return None
    pieces = [lead_in(page, quotation)]
    going_on = _resumed(verb, quotation)
    if going_on:
        pieces.append((going_on.start, going_on.end))
    return _with_source(verb, source).draft("quote-before", *pieces)


def _new_sentence(verb: CueVerb, start: int, stop: str) -> bool:
    """Whether the cue clause behind a quotation with a full stop is a sentence of its own: "... now." He said ..."""
    opening = next((t for t in verb.sentence.tokens if t.start >= start), verb.token)
    if opening.text[:1].islower():
        return False
    return stop == "." or opening.pos != "PROPN" or clause_after(verb) is not None


def lead_in(page: Page, quotation: Quotation) -> Stretch:
    """The quotation, with the words of its sentence before it where it does not begin the sentence."""
    if page.opens_sentence(quotation):
        return quotation.start, quotation.end
    start = page.sentence_start(quotation.start)
    before = page.text[start : quotation.start]
    words = page.words(start, quotation.start)
    introduced = before.rstrip()[-1:] in (",", ":") and any(
        t.pos == "VERB" and cue_lexicon().takes(t, "speech") and t.tag != "VB" for t in words
    )
    if breaks(before) or introduced or any(t.lower in PLAIN_CUES for t in words):
        return quotation.start, quotation.end
    if words and words[0].pos == "CCONJ":
        start = words[1].start if len(words) > 1 else quotation.start
    return start, quotation.end


def _resumed(verb: CueVerb, before: Quotation) -> Quotation | None:
    """The quotation that goes on with the sentence behind the cue clause: "A," Reyes said, "B."."""
    page = verb.page
    following = page.quotation_behind(verb.token.end, before.block)
    if following is None:
        return None
    gap = page.text[verb.token.end : following.start]
    if breaks(gap) or gap.rstrip()[-1:] not in (",", "—", "–") or len(gap) > MAX_LEAD:
        return None
    other = [
        t for t in page.words(verb.token.end, following.start) if t.pos == "VERB" and t.tag in ("VBG", "VBD", "VBZ")
    ]
    return None if other else following


def quoted_after(verb: CueVerb, later: tuple[int, ...]) -> Draft | None:
    """A quotation behind the cue and a comma or a colon: Reyes said, "...". `later` are the offsets of the cue verbs
    behind this one: the nearest verb takes the quotation.
    """
    page = verb.page
    if page.quotation_at(verb.token.start):
        return None
    quotation = page.quotation_behind(verb.token.end, verb.sentence.block) or _next_paragraph(verb)
    if quotation is None or quotation.start - verb.token.end > MAX_LEAD:
        return None
    gap = page.text[verb.token.end : quotation.start]
    if breaks(gap) or any(verb.token.end <= at < quotation.start for at in later):
        return None
    mark = gap.rstrip()[-1:]
    clause = clause_after(verb)
    if clause and clause.start < quotation.start and clause.end >= quotation.start - 2:
        return None
    if clause and clause.start < quotation.start and mark in ",:" and page.text[clause.start :][:4].lower() == "that":
        return verb.draft("clause", (clause.start, quotation.end))
    if mark == ":" or (mark == "," and is_speech(page, quotation)):
        if verb.source is None and verb.token.tag == "VBN":
            return None
    elif gap.strip() or not (
        _cried(verb, quotation) or (is_speech(page, quotation) and _full_sentence(page, quotation))
    ):
        return None
    end = None
    if gap.strip() == ":":
        end = verb.token.end + gap.index(":") + 1
    return verb.draft("quote-after", (quotation.start, quotation.end), cue_end=end)


def _next_paragraph(verb: CueVerb) -> Quotation | None:
    """The quotation that opens the next paragraph, where this one ends with the cue clause and a colon."""
    if verb.lemma in SHOWING and verb.kind != "document":
        return None  # "The bias begins to show:"
    return verb.page.quotation_opening(verb.sentence.block + 1) if _announces(verb) else None


def _announces(verb: CueVerb) -> bool:
    """Whether the paragraph ends with the cue clause and a colon."""
    page = verb.page
    block = page.block(verb.sentence)
    return page.text[block.end - 1] == ":" and page.sentence_end(verb.token.start) >= block.end


def set_below(verb: CueVerb) -> Draft | None:
    """The paragraph below one that ends with the cue clause and a colon, set off without quotation marks:
    "Reyes added:", and then her words.
    """
    page, at = verb.page, verb.sentence.block
    blocks = page.reading.article.blocks
    block = blocks[at]
    if verb.source is None or block.kind != "paragraph" or at + 1 == len(blocks) or not _announces(verb):
        return None
    gap = page.words(verb.token.end, block.end)
    if any(t.pos in ("VERB", "AUX") or t.lower == "that" for t in gap):
        return None
    below = blocks[at + 1]
    if below.kind != "paragraph" or page.quotation_at(below.start) or page.quotations_within(verb.cue[0], block.end):
        return None
    return verb.draft(SET_BELOW, (below.start, below.end), cue_end=block.end if len(gap) == 1 else None)


def _cried(verb: CueVerb, quotation: Quotation) -> bool:
    """Whether the quotation is the object of a verb of the voice: shouted "Get out" at the guards."""
    return verb.lemma in VOICE and quotation.inner(verb.page.text)[:1].isupper()


def _full_sentence(page: Page, quotation: Quotation) -> bool:
    inner = quotation.inner(page.text)
    return inner[:1].isupper() and inner[-1:] in ".?!,"


def _around(verb: CueVerb) -> tuple[Stretch | None, int]:
    """The source of a cue clause behind a quotation, and where the clause begins.

    The parser often misses the subject there, because it reads the quotation as part of the clause: then the
    words between the quotation and the verb, or those right behind the verb, are the source.
    """
    page, sentence = verb.page, verb.sentence
    own = sentence.children(verb.token, "nsubj", "nsubjpass")
    if verb.source and verb.subject in own:
        return verb.source, min(verb.source[0], verb.cue[0])
    left = verb.cue[0]
    tokens = sentence.tokens
    first = next(t.index for t in tokens if t.start >= left)
    at = first
    while at > 0 and tokens[at - 1].text not in ('"', "”", "''", "’’") and not page.quotation_at(tokens[at - 1].start):
        at -= 1
    between = tokens[at:first]
    while between and between[0].text == ",":
        between = between[1:]
    nominal = NOMINAL | {"ADP", "PART", "PUNCT", "CCONJ", "ADV"}
    if between and len(between) < 25 and between[-1].text != "," and all(t.pos in nominal for t in between):
        return (between[0].start, between[-1].end), between[0].start
    return _behind(verb), left


def _behind(verb: CueVerb) -> Stretch | None:
    """The noun phrase right behind the verb group ("said Ana Reyes")."""
    tokens = verb.sentence.tokens
    run = []
    for token in tokens[verb.token.index + 1 :]:
        if token.pos in NOMINAL and token.name not in ("DATE", "TIME"):
            run.append(token)
        else:
            break
    if run and run[-1].pos in ("NOUN", "PROPN", "PRON"):
        return run[0].start, run[-1].end
    return verb.source


def _with_source(verb: CueVerb, source: Stretch | None) -> CueVerb:
    if source is None or source == verb.source:
        return verb
    head = verb.sentence.between(*source)
    nouns = [t for t in head if t.pos in ("PROPN", "NOUN", "PRON")]
    if not nouns:
        return verb
    tops = verb.sentence.tops(head)
    top = next((t for t in nouns if t in tops), nouns[-1])
    return replace(verb, source=source, kind=kind_of(verb.sentence, top, verb.page.persons))
