"""Grammar of phrases for resolution: their roles, the verbs above them, and what binding allows a pronoun to mean."""

from __future__ import annotations

from pipeline.model import Sentence, Token
from pipeline.stages.resolve.referents import Referent

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
OBJECTS = frozenset({"dobj", "dative", "attr", "oprd"})
VERBAL = frozenset({"VERB", "AUX"})
POSSESSIVE = frozenset({"his", "her", "hers", "its", "their", "theirs"})
REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves"})


def role(sentence: Sentence, token: Token) -> str:
    """The grammatical role of a phrase, by its head; a conjunct has that of the first one."""
    while token.dep in {"conj", "appos", "compound", "nmod"} and token.head != token.index:
        token = sentence.head(token)
    if token.dep in SUBJECTS:
        return "subject"
    if token.dep in OBJECTS:
        return "object"
    if token.dep == "poss":
        return "possessor"
    return "agent" if token.dep == "pobj" and sentence.head(token).dep == "agent" else "oblique"


def clause(sentence: Sentence, token: Token) -> Token:
    """The verb that governs a phrase, or the root."""
    return next((t for t in sentence.ancestors(token) if t.pos in VERBAL), token)


def subject_of(sentence: Sentence, verb: Token) -> Token | None:
    """The subject of a verb, its own or that of the verb it is coordinated with or complements."""
    seen: set[int] = set()
    while verb.index not in seen:
        seen.add(verb.index)
        own = [t for t in sentence.children(verb) if t.dep in SUBJECTS]
        if own:
            return own[0]
        if verb.dep in {"conj", "xcomp", "advcl"} and sentence.head(verb).pos in VERBAL:
            verb = sentence.head(verb)
    return None


def possible(pronoun: Referent, candidate: Referent, sentence: Sentence) -> bool:
    """Whether grammar lets a pronoun mean a candidate (binding theory, where both are in one sentence)."""
    if candidate.sentence != pronoun.sentence:
        return pronoun.head.lower not in REFLEXIVE
    word, token, other = pronoun.head.lower, pronoun.head, candidate.head
    verb = clause(sentence, token)
    if word in REFLEXIVE:
        return subject_of(sentence, verb) == other
    # "his friend" is not he, nor is "the friend of his"; but "the man who lost his job" may be.
    below = token
    for ancestor in sentence.ancestors(token):
        if below.dep in {"conj", "appos", "acl", "relcl"} or ancestor.pos in VERBAL:
            break
        if ancestor.index == other.index:
            return False
        below = ancestor
    if token.dep == "poss" or word in POSSESSIVE:
        return True
    if token.dep in SUBJECTS:
        if verb.dep == "relcl" and verb.head == other.index and token.index == other.index + 1:
            # "the man he met": what a clause without "who" narrows is its object.
            return False
        if _in_participle(sentence, other, verb):
            return False
        return candidate.start < pronoun.start or clause(sentence, other).index != verb.index
    subject = subject_of(sentence, verb)
    if subject is not None and subject.index == other.index:
        return False
    # Two arguments of one verb are two people ("Reyes told Ortiz about him" leaves neither).
    return not (clause(sentence, other).index == verb.index and role(sentence, other) in {"subject", "object"})


def _in_participle(sentence: Sentence, token: Token, verb: Token) -> bool:
    """Whether a phrase is an argument in a participle's clause that shares the subject of `verb` ("Meeting Ortiz, he
    ..."): then the subject is another.
    """
    low = clause(sentence, token)
    bare = low.tag in {"VBG", "VBN"} and not sentence.children(low, *SUBJECTS)
    return bare and low.dep == "advcl" and sentence.head(low).index == verb.index and token.dep != "poss"
