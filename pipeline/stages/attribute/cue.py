"""Cue words in a sentence: how far the cue reaches, and whether it is negated."""

from __future__ import annotations

from pipeline.model import Sentence, Token
from pipeline.stages.attribute.draft import Stretch
from pipeline.stages.attribute.lexicon import cue_lexicon

GROUP = ("aux", "auxpass", "neg", "advmod", "prt")
NO_GROUP = frozenset({"to", "so", "as", "then", "however", "instead", "meanwhile"})


def group(sentence: Sentence, verb: Token) -> tuple[int, int]:
    """Positions of the first and the last token of the verb group: auxiliaries, negation, the adverbs beside them,
    and the particle, as in "has also said", "did not mention", "pointed out", "declined to say".
    """
    top = joining(sentence, verb) or verb
    own = {c.index for c in sentence.children(top, *GROUP) if c.tag != "WRB" and c.lower not in NO_GROUP}
    first, last = top.index, verb.index
    while first - 1 in own:
        first -= 1
    while last + 1 < len(sentence.tokens) and sentence.tokens[last + 1] in sentence.children(verb, "prt"):
        last += 1
    return first, last


def joining(sentence: Sentence, verb: Token) -> Token | None:
    """The light verb that the cue verb hangs on as an infinitive: "*declined* to say", "*went* on to argue"."""
    governor = sentence.head(verb)
    if (
        verb.dep not in ("xcomp", "advcl")
        or verb.tag != "VB"
        or governor.index >= verb.index
        or verb.index - governor.index > 4
    ):
        return None
    if not any(child.lower == "to" for child in sentence.children(verb, "aux")):
        return None
    lemma = cue_lexicon().lemma(governor)
    if verb.dep == "advcl" and lemma not in ("go", "continue"):
        return None
    return governor if lemma in cue_lexicon().joining else None


def stretch(sentence: Sentence, verb: Token) -> Stretch:
    """The offsets of the verb group."""
    first, last = group(sentence, verb)
    return sentence.tokens[first].start, sentence.tokens[last].end


def negated(sentence: Sentence, verb: Token) -> bool:
    """Whether the source is said not to say so: "did not confirm", "never said", "declined to say"."""
    words = cue_lexicon()
    joined = joining(sentence, verb)
    if joined and words.lemma(joined) in words.withholding:
        return True
    verbs = [verb] + ([joined] if joined else [])
    return any(
        child.dep == "neg" or child.lower in ("never", "not", "n't", "n’t")
        for v in verbs
        for child in sentence.children(v)
        if child.index < v.index + 1 and (child.dep in ("neg", "advmod"))
    )
