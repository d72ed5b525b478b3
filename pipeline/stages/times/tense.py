"""Which way a time expression points: before or after the moment of writing, by the verb that governs it."""

from __future__ import annotations

from typing import Literal

from pipeline.model import Sentence, Token
from pipeline.stages.times.choices import choice

Direction = Literal["past", "present", "future"]


def direction(sentence: Sentence, start: int, end: int) -> Direction | None:
    """The direction of the words at ``[start, end)``; None where no finite verb tells.

    ``present`` is a plain present tense, which in news tells of a timetable ("the trial opens Monday") as well as of
    the past ("police say").
    """
    inside = sentence.between(start, end)
    if not inside:
        return None
    spot = next((t for t in inside if not inside[0].start <= sentence.head(t).start < end), inside[0])
    if any(t.lower == "ahead" for t in [*sentence.ancestors(spot)][:2]):
        return "future"
    for steps, token in enumerate(sentence.ancestors(spot)):
        if token.pos in {"VERB", "AUX"}:
            found = _verb(sentence, token, direct=steps <= 1 and spot.dep != "poss")
            if found is not None:
                return found
            if token.dep == "pcomp" and sentence.head(token).lower in choice("done_before"):
                # "After losing Tuesday's vote, she must ...": what follows "after" is over.
                return "past"
        elif token.lower in choice("causes") and steps > 0:
            return "past"
        elif token.pos == "ADJ" and token.lemma in choice("ahead"):
            return "future"
    return None


def governor(sentence: Sentence, start: int, end: int) -> Token | None:
    """The nearest verb above the words at ``[start, end)``."""
    inside = sentence.between(start, end)
    if not inside:
        return None
    spot = next((t for t in inside if not inside[0].start <= sentence.head(t).start < end), inside[0])
    return next((t for t in sentence.ancestors(spot) if t.pos in {"VERB", "AUX"}), None)


def _verb(sentence: Sentence, verb: Token, *, direct: bool) -> Direction | None:
    helpers = sentence.children(verb, "aux", "auxpass")
    words = {t.lower for t in helpers}
    perfect = any(t.lemma == "have" for t in helpers)
    if words & choice("modals"):
        return "past" if perfect and not words & {"will", "'ll", "’ll", "shall"} else "future"
    if "to" in words and verb.tag in {"VB", "VBN", "VBG"}:
        return None if perfect else _infinitive(sentence, verb)
    if perfect or any(t.tag == "VBD" for t in helpers):
        return "past"
    if verb.tag == "VBD":
        return "past"
    if any(t.tag in {"VBZ", "VBP"} for t in helpers):
        # "is travelling on Friday" is a plan, "is accused of" a state.
        return "future" if verb.tag == "VBG" and direct else "present"
    if verb.tag == "VBN" and verb.dep in {"acl", "relcl", "advcl"}:
        return "future" if verb.lemma in choice("planned") else "past"
    if verb.tag in {"VBZ", "VBP"}:
        return "present"
    return None


def _infinitive(sentence: Sentence, verb: Token) -> Direction | None:
    """An infinitive lies ahead if what governs it looks ahead ("plans to meet"); else the governor decides."""
    head = sentence.head(verb)
    if head.index == verb.index:
        # A headline: "Council to meet Friday".
        return "future"
    if head.lemma == "have" and head.tag == "VBD":
        return "past"
    if head.lemma in choice("ahead"):
        return "future"
    # "is to meet": a form of "be" with an infinitive is a plan.
    return "future" if head.lemma == "be" else None
