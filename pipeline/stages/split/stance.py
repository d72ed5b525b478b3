"""What the stance of the cue makes of the clauses that it governs directly."""

from __future__ import annotations

from dataclasses import replace

from pipeline.model import Attribution, Sentence, Stance
from pipeline.stages.split import words
from pipeline.stages.split.modality import ORDERED, UNREAL, Status
from pipeline.stages.split.predicates import Predicate

INTENDED = Status("planned", "unknown", "future")
UNSTATED: frozenset[Stance] = frozenset({"refuses", "unsaid"})
"""What hangs on these is not said by the source, whatever it is."""


def under_stance(
    status: Status, stance: Stance, negated: bool, sentence: Sentence, predicate: Predicate, own_subject: bool
) -> Status:
    """The status of a clause that heads a content.

    `negated`: the act of saying is denied ("did not say that"), which leaves open whether it is so. `own_subject`: the
    clause names someone else than the speaker as the one who acts ("wants the army to leave").
    """
    if stance == "unsaid":
        return UNREAL
    if stance == "refuses":
        # "refused to leave" tells what was not done; "would not say that he left" leaves open whether he did.
        return UNREAL if negated or not _hangs_on_cue(sentence, predicate) else status
    if negated:
        return status if stance == "denies" else UNREAL
    bare = any(c.lower == "to" for c in sentence.children(predicate.top, "aux")) or predicate.head.tag in ("VB", "VBG")
    finite_past = status.tense == "non_future" and not bare
    if stance in ("promises", "threatens") and bare and status.modality in ("actual", "planned"):
        return status if status == Status("planned", "certain", "future") else INTENDED
    if stance == "wants" and bare:
        return ORDERED if own_subject else INTENDED
    if stance in ("demands", "asks") and status.modality in ("actual", "planned", "ordered") and bare:
        return ORDERED
    if stance == "predicts":
        known = "probable" if status.certainty == "certain" else status.certainty
        return status if finite_past else Status("possible" if bare else status.modality, known, "future")
    if stance == "believes" and status.certainty == "certain":
        return replace(status, certainty="probable")
    if stance == "doubts" or (stance in ("supports", "opposes") and bare):
        # "opposes closing the port" leaves open whether it is closed.
        return replace(UNREAL, tense=status.tense if stance == "doubts" else UNREAL.tense)
    return status


TAKES_SIDES: frozenset[Stance] = frozenset({"supports", "opposes", "wants", "doubts"})
"""With these a source takes a stand on a thing and does not state that it is so."""


def unstated(said: Attribution | None) -> bool:
    """Whether the source of a content does not say it: nothing in it is to be read as a fact on its word."""
    return said is not None and said.stance in UNSTATED


def presupposed(said: Attribution | None) -> bool:
    """Whether a noun in a content names what its source is for or against: who supports "the attack on the port"
    need not call it that, nor say that there was one.
    """
    return said is not None and said.stance in TAKES_SIDES


def withheld(said: Attribution | None, sentence: Sentence, predicate: Predicate) -> bool:
    """Whether the predicate is the act of saying that a source declines: the cue may end before it ("declined")."""
    return (
        said is not None
        and said.stance == "refuses"
        and predicate.head.lemma.lower() in words.WITHHELD
        and _hangs_on_cue(sentence, predicate)
    )


def _hangs_on_cue(sentence: Sentence, predicate: Predicate) -> bool:
    top = predicate.top
    while top.dep == "conj":
        top = sentence.head(top)
    return top.dep == "xcomp"
