"""Modality, certainty and tense of an event noun."""

from __future__ import annotations

from pipeline.model import Sentence, Token
from pipeline.stages.split import words
from pipeline.stages.split.modality import ACTUAL, UNREAL, Status, governed
from pipeline.stages.split.phrases import verb_lemma
from pipeline.stages.split.words import governor_of


def noun_status(sentence: Sentence, noun: Token, above: Status, negative: bool) -> Status:
    """The status of an event noun: that of the verb above it, unless the words presuppose the event ("the attack").

    `negative`: the verb above is denied, which leaves open whether an indefinite event took place.
    """
    modifiers = {c.lemma.lower() for c in sentence.children(noun, "amod", "advmod")} | {
        c.lower for c in sentence.children(noun, "amod", "advmod")
    }
    if modifiers & words.ALLEGED:
        return Status("possible", "possible", "non_future")
    if modifiers & words.UNREAL:
        planned = bool(modifiers & words.PLANNED)
        return Status("planned" if planned else "possible", "unknown" if planned else "possible", "future")
    holder = sentence.head(noun)
    if holder.dep == "prep" or holder.pos == "ADP":
        holder = sentence.head(holder)
    governor = governor_of(verb_lemma(sentence, holder)) if holder is not noun else None
    definite = any(
        c.lower in ("the", "this", "that", "these", "those") for c in sentence.children(noun, "det")
    ) or bool(sentence.children(noun, "poss"))
    ordered = governor is not None and governor.modality == "ordered" and noun.dep == "dobj"
    if governor is not None and governor.modality is not None and (ordered or not definite):
        return governed(above, governor)
    if definite:
        return ACTUAL
    if negative and above.modality == "actual":
        return UNREAL
    return above
