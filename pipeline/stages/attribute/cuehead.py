"""The word of a cue that decides what the cue makes of its content."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.model import Sentence, Stance, Token
from pipeline.stages.attribute.draft import Stretch
from pipeline.stages.attribute.lexicon import StanceLexicon, cue_lexicon, stance_lexicon

HELPERS = frozenset({"aux", "auxpass", "neg"})
OBJECTS = ("dobj", "attr", "nsubjpass", "oprd", "pobj")
AHEAD = frozenset({"predicts", "promises", "wants"})
REACH = 6
"""How many tokens behind its verb a preposition or an object may stand to change its meaning."""


@dataclass(frozen=True, slots=True)
class CueHead:
    """The deciding word at its place and its stance, before negation and all that leaves an act unsaid.

    `above` are the words of the cue that the deciding word hangs on as their infinitive, gerund or object, outermost
    first: "declined" in "declined to say", "made" in "made the claim".
    """

    token: Token
    stance: Stance
    above: tuple[Token, ...] = ()


def head_of(sentence: Sentence, tokens: Sequence[Token], content: Sequence[Stretch]) -> CueHead | None:
    """The deciding word of a cue, given as its tokens; None where the lexicon knows none of them.

    Words are tried from left to right, since the first one that says something governs the others ("threatened to
    ask", "said in a statement"). One that only helps another passes it on: "went on to argue", "declined to say",
    "made the claim", "was quoted as saying".
    """
    lexicon = stance_lexicon()
    whole = _phrase(lexicon, tokens)
    if whole is not None:
        return whole
    above: list[Token] = []
    for token in tokens:
        if token.dep in HELPERS or token.pos in ("DET", "PRON", "ADP", "PART", "PUNCT", "CCONJ", "PROPN"):
            continue
        stance = _stance(lexicon, sentence, token, content)
        later = [t for t in tokens if t.index > token.index]
        if _passes_on(lexicon, sentence, token, stance, later):
            above.append(token)
        elif stance is not None:
            return CueHead(token, stance, tuple(above))
    if above:
        # Nothing followed: the word has to speak for itself ("declined", "seemed").
        last = above.pop()
        stance = _stance(lexicon, sentence, last, content) or _withheld(lexicon, last)
        return None if stance is None else CueHead(last, stance, tuple(above))
    return _adverb(tokens) or _mistaken(lexicon, tokens)


def _phrase(lexicon: StanceLexicon, tokens: Sequence[Token]) -> CueHead | None:
    lower = [t.lower for t in tokens]
    for words, stance in cue_lexicon().phrases.items():
        if lower and lower[0] == words[0] and tuple(lower[: len(words)]) == words:
            return CueHead(tokens[0], stance)
    present = {*lower, *(t.lemma.lower() for t in tokens)}
    for words, stance in lexicon.idioms.items():
        at = _in_order(words, tokens) if present.issuperset(words) else None
        if at is not None:
            return CueHead(at, stance)
    return None


def _in_order(words: tuple[str, ...], tokens: Sequence[Token]) -> Token | None:
    """The token of the first of the words, if all of them follow in the cue in this order."""
    first, rest = None, list(words)
    for token in tokens:
        if rest and rest[0] in (token.lemma.lower(), token.lower):
            first = first or token
            rest.pop(0)
    return first if not rest else None


def _stance(lexicon: StanceLexicon, sentence: Sentence, token: Token, content: Sequence[Stretch]) -> Stance | None:
    lemma = cue_lexicon().lemma(token)
    if token.pos == "NOUN":
        return lexicon.nouns.get(lemma)
    adjective = lexicon.adjectives.get(token.lower)
    if token.pos in ("ADJ", "ADV"):
        # The parser takes many a participle for an adjective.
        return adjective if adjective is not None or token.pos == "ADV" else lexicon.verbs.get(lemma)
    if adjective is not None and sentence.children(token, "auxpass") and lemma not in lexicon.verbs:
        return adjective
    for key in constructions(sentence, token, content):
        found = lexicon.constructions.get(f"{lemma} {key}")
        if found is not None:
            return found
    return lexicon.verbs.get(lemma)


def constructions(sentence: Sentence, verb: Token, content: Sequence[Stretch]) -> Iterator[str]:
    """What stands with a verb and may change its meaning: particles, prepositions, objects (by their lemmas), "that"
    before a clause, and "to" before an infinitive.
    """
    near = [t for t in sentence.children(verb) if t.index > verb.index]
    for child in near:
        if child.dep in ("prt", "prep", "advmod", "agent") and child.index - verb.index <= REACH:
            yield child.lower
        elif child.dep in ("dobj", "nsubjpass") and child.index - verb.index <= REACH:
            yield child.lemma.lower()
        elif child.dep in ("xcomp", "ccomp", "advcl"):
            helpers = [h.lower for h in sentence.children(child, "aux", "mark")]
            if "to" in helpers:
                yield "to"
            if "that" in helpers and child.dep == "ccomp":
                yield "that"
    opening = next((t for t in sentence.tokens if content and t.start >= content[0][0]), None)
    if opening is not None and opening.index - verb.index in (1, 2) and opening.lower in ("to", "that", "for", "as"):
        yield opening.lower
    if any(h.tag == "MD" and h.lower in ("would", "'d", "’d") for h in sentence.children(verb, "aux")):
        yield "would"


def _passes_on(
    lexicon: StanceLexicon, sentence: Sentence, token: Token, stance: Stance | None, later: Sequence[Token]
) -> bool:
    """Whether a word leaves it to a later word of the cue."""
    words, lemma = cue_lexicon(), cue_lexicon().lemma(token)
    verbs = [
        t for t in later if t.pos == "VERB" and t.dep in ("xcomp", "pcomp", "ccomp", "conj", "advcl", "acl", "dep")
    ]
    if verbs and (lemma in words.joining or lemma in words.withholding or lemma in lexicon.avoiding):
        return True
    if stance in AHEAD and any(words.takes(t, "speech") and t.dep == "xcomp" for t in verbs):
        return True  # "is expected to announce" is no expectation of the speaker, and the speech is still to come
    if lemma in ("quote", "cite") and any(t.lower == "as" for t in later) and verbs:
        return True
    if lemma in lexicon.carrying and token.pos in ("VERB", "AUX"):
        known = [t for t in later if t.pos in ("NOUN", "ADJ") and t.dep in (*OBJECTS, "acomp", "conj", "amod", "dep")]
        return any(_carried(lexicon, sentence, token, t) for t in known) or (stance is None and bool(later))
    return stance is None and lemma in lexicon.avoiding


def _carried(lexicon: StanceLexicon, sentence: Sentence, verb: Token, word: Token) -> bool:
    table = lexicon.nouns if word.pos == "NOUN" else lexicon.adjectives
    known = word.lemma.lower() in table or word.lower in table
    # "said in a statement": the noun behind a preposition tells where it was said, not what.
    held = sentence.head(word)
    return known and (word.dep != "pobj" or held.lower == "of" or (verb.lemma == "be" and held.lower == "in"))


def _withheld(lexicon: StanceLexicon, token: Token) -> Stance | None:
    lemma = cue_lexicon().lemma(token)
    return "unsaid" if lemma in lexicon.avoiding else None


def _adverb(tokens: Sequence[Token]) -> CueHead | None:
    table = cue_lexicon().adverbs
    return next((CueHead(t, table[t.lower]) for t in tokens if t.lower in table), None)


def _mistaken(lexicon: StanceLexicon, tokens: Sequence[Token]) -> CueHead | None:
    """A verb that the parser takes for another kind of word: "Rivera claims", "hates"."""
    for token in tokens:
        stance = lexicon.verbs.get(cue_lexicon().lemma(token)) if token.pos in ("NOUN", "PROPN", "X") else None
        if stance is not None:
            return CueHead(token, stance)
    return None
