"""Small facts about words in a parsed sentence that several modules ask for."""

from __future__ import annotations

from pipeline.model import Sentence, Token
from pipeline.stages.split import words

TIME_NAMES = frozenset({"DATE", "TIME"})
PLACE_NAMES = frozenset({"GPE", "LOC", "FAC"})
ACTING_NAMES = frozenset({"PERSON", "NORP", "ORG", "GPE"})
RELATIVE = frozenset({"who", "whom", "which", "that", "whose"})
COUNTING = frozenset(
    {"number", "dozen", "hundred", "thousand", "million", "billion", "series", "majority", "score", "lot", "couple"}
    | {"pair", "ten", "handful", "part", "wave", "most", "many", "several", "some", "all", "one", "spate", "string"}
)


def lemma_of(token: Token) -> str:
    """The lemma in lower case; short forms of "be" are taken for it, also with a curly apostrophe."""
    short = token.pos == "AUX" and token.lower.replace("’", "'") in ("'s", "'re", "'m", "s")
    if short:
        return "be"
    return words.LEMMAS.get(token.lower) or words.LEMMAS.get(token.lemma.lower(), token.lemma.lower())


def verb_lemma(sentence: Sentence, token: Token) -> str:
    """The lemma of a verb with its particle: "break out"."""
    return " ".join([lemma_of(token), *(p.lower for p in particles(sentence, token))])


def particles(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """The particles of a verb ("broke *out*"), without the "up" of "up to 40"."""

    def bounds(word: Token) -> bool:
        after = sentence.tokens[word.index + 1 : word.index + 3]
        return word.lower == "up" and len(after) == 2 and after[0].lower == "to" and after[1].tag in ("CD", "$")

    return tuple(p for p in sentence.children(verb, "prt") if not bounds(p))


def coordinated(sentence: Sentence, head: Token) -> tuple[Token, ...]:
    """A noun and the nouns coordinated with it, in order; after "but not" none is taken."""
    found, queue = [head], [head]
    while queue:
        for child in sentence.children(queue.pop(0), "conj"):
            if child.pos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ") and not sentence.children(child, "neg"):
                found.append(child)
                queue.append(child)
    return tuple(sorted(found, key=lambda t: t.index))


def core(sentence: Sentence, token: Token) -> Token:
    """The noun that a phrase is about: "attacks" in "dozens of attacks"."""
    if token.lemma.lower() in COUNTING or token.lower in COUNTING or token.pos == "NUM":
        for preposition in sentence.children(token, "prep"):
            if preposition.lower == "of":
                for noun in sentence.children(preposition, "pobj"):
                    return noun
    return token


def names_of(token: Token) -> frozenset[str]:
    """The forms by which a word list may know a noun; in a headline's capitals plurals keep their ending."""
    forms = {token.lemma.lower(), token.lower}
    if token.pos == "PROPN":
        forms.add(token.lower.removesuffix("s"))
    return frozenset(forms)


def is_agent(sentence: Sentence, token: Token) -> bool:
    """Whether a noun names someone who can act: a person, people, a body, a state; personal pronouns too."""
    noun = core(sentence, token)
    if noun.pos == "PRON":
        return noun.lower in {"he", "she", "they", "we", "i", "you", "who", "him", "her", "them", "us", "everyone"}
    if names_of(noun) & words.AGENTS:
        return True
    return noun.name in ACTING_NAMES and noun.pos == "PROPN"


def is_time(token: Token) -> bool:
    """Whether a token is part of an expression of time."""
    return token.name in TIME_NAMES and token.lower != "old"  # "a 13-year-old" is someone


def is_clausal(token: Token) -> bool:
    """Whether a token can head a clause."""
    return token.pos in ("VERB", "AUX")
