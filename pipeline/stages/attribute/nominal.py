"""Cues that are nouns or adjectives: "Reyes' claim that ...", "is confident that ..."."""

from __future__ import annotations

from pipeline.model import Sentence, Token
from pipeline.stages.attribute.clause import span_of
from pipeline.stages.attribute.draft import Draft
from pipeline.stages.attribute.lexicon import cue_lexicon
from pipeline.stages.attribute.page import Page
from pipeline.stages.attribute.sources import extent, kind_of, subject_of
from pipeline.stages.attribute.stance import stance_of


def nouns(page: Page, sentence: Sentence) -> tuple[Draft, ...]:
    """A noun of saying with its owner and its clause. Without an owner ("the claim that") nobody is named."""
    found = []
    for token in sentence.tokens:
        known = token.pos == "NOUN" and token.lemma.lower() in cue_lexicon().nouns
        owner = next(iter(sentence.children(token, "poss")), None)
        if not known or owner is None or page.quotation_at(token.start):
            continue
        clause = next((c for c in sentence.children(token, "acl", "ccomp") if _complement(sentence, c, token)), None)
        content = span_of(page, sentence, token, clause) if clause else None
        if content and content[1] > content[0]:
            branch = sentence.subtree(owner)
            source = branch[0].start, branch[-1].end
            cue = token.start, token.end
            stance = stance_of(page, cue, (content,))
            found.append(
                Draft("noun", (content,), stance, kind_of(sentence, owner, page.persons), source, cue, sentence, token)
            )
    return tuple(found)


def _complement(sentence: Sentence, clause: Token, noun: Token) -> bool:
    """Whether the clause says what the noun's owner said: "that ..." or "to ..."."""
    if clause.index < noun.index or clause.pos not in ("VERB", "AUX"):
        return False
    marks = [t.lower for t in sentence.children(clause, "mark", "aux")]
    return "that" in marks or ("to" in marks and clause.tag == "VB")


def adjectives(page: Page, sentence: Sentence) -> tuple[Draft, ...]:
    """A state of mind with its clause: "is confident that the bridge will hold"."""
    found = []
    words = cue_lexicon()
    for token in sentence.tokens:
        known = token.pos in ("ADJ", "VERB") and token.lower in words.adjectives
        clauses = [c for c in sentence.children(token, "ccomp") if c.index > token.index]
        verb = sentence.head(token)
        if not known or not clauses or token.dep not in ("acomp", "ROOT", "conj", "oprd"):
            continue
        subject = subject_of(sentence, verb)
        content = span_of(page, sentence, token, clauses[0])
        if subject is None or content is None or subject.lower in ("it", "that", "this", "there", "you", "i", "we"):
            continue
        if verb.lemma not in ("be", "feel", "remain", "seem", "sound", "become"):
            continue
        cue = (verb.start, token.end)
        source = extent(page, sentence, subject)
        if cue[0] < source[1] or page.quotation_at(token.start):
            continue
        stance = stance_of(page, cue, (content,))
        found.append(
            Draft(
                "adjective", (content,), stance, kind_of(sentence, subject, page.persons), source, cue, sentence, token
            )
        )
    return tuple(found)
