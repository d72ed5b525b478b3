"""Cue words in a sentence: how far the cue reaches, and what it makes of its content."""

from __future__ import annotations

from pipeline.model import Sentence, Stance, Token
from pipeline.stages.attribute.draft import Stretch
from pipeline.stages.attribute.lexicon import cue_lexicon

GROUP = ("aux", "auxpass", "neg", "advmod", "prt")
TURNING_DOWN = frozenset({"reject", "dismiss"})
WOULD = frozenset({"would", "will", "wo", "'d", "’d"})
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


def stance_of(sentence: Sentence, verb: Token, construction: str = "") -> Stance:
    """What the cue makes of its content; `construction` is the preposition or "to" of the content, if any."""
    words = cue_lexicon()
    lemma = words.lemma(verb)
    stance = words.stances.get(f"{lemma} {construction}") or words.verbs.get(lemma, "asserts")
    if lemma in TURNING_DOWN and not _untrue(sentence, verb):
        stance = "refuses"
    if not negated(sentence, verb):
        return stance
    return "refuses" if refuses_to_say(sentence, verb) else words.negated[stance]


def refuses_to_say(sentence: Sentence, verb: Token) -> bool:
    """Whether the source holds back on purpose: "declined to say", "would not say", "won't comment"."""
    words = cue_lexicon()
    joined = joining(sentence, verb)
    if joined is not None and words.lemma(joined) in words.refusing:
        return not _not(sentence, joined)
    helpers = {c.lower for c in sentence.children(verb, "aux")}
    return words.takes(verb, "speech") and _not(sentence, verb) and bool(helpers & WOULD) and "have" not in helpers


def _not(sentence: Sentence, verb: Token) -> bool:
    return any(c.dep == "neg" for c in sentence.children(verb) if c.index < verb.index)


def _untrue(sentence: Sentence, verb: Token) -> bool:
    """Whether what is rejected can be untrue: "rejected the claim", "rejected as false"."""
    objects = sentence.children(verb, "dobj", "nsubjpass", "ccomp")
    return any(o.lemma.lower() in cue_lexicon().untrue or o.dep == "ccomp" or o.pos == "PRON" for o in objects)
