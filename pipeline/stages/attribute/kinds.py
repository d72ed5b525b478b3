"""Kinds of sources: what the head of a phrase and the words around it tell of who speaks."""

from __future__ import annotations

from functools import cache

from pipeline.lexicon import load
from pipeline.model import Sentence, SourceKind, Token
from pipeline.stages.attribute.lexicon import SpeakerLexicon, speaker_lexicon

NAMED_ORGANISATIONS = frozenset({"ORG", "GPE", "NORP", "FAC", "LOC", "PRODUCT", "WORK_OF_ART"})


def antecedent(sentence: Sentence, token: Token) -> Token | None:
    """The noun that a relative pronoun stands for ("Reyes, *who* said ..."), None for other words."""
    if token.lower not in speaker_lexicon().relative:
        return None
    for governor in sentence.ancestors(token):
        if governor.dep == "relcl":
            return sentence.head(governor)
    return None


def counted(sentence: Sentence, head: Token) -> Token:
    """The noun that is counted: "residents" in "dozens of residents"; else the head itself."""
    if head.lemma.lower() in _counting() or head.lower in _counting() or head.lower in ("group", "crowd"):
        for preposition in sentence.children(head, "prep"):
            if preposition.lower == "of":
                return next(iter(sentence.children(preposition, "pobj")), head)
    return head


@cache
def _counting() -> frozenset[str]:
    return frozenset(load("entities")["nouns"]["counting"])


def names_person(token: Token, persons: frozenset[str]) -> bool:
    """Whether a word is a person's name: by the parser, or because the article uses it so."""
    return token.name == "PERSON" or (token.pos == "PROPN" and token.text in persons)


def _given_name(sentence: Sentence, noun: Token) -> bool:
    """Whether a given name, and no place of that name, begins the name ("Ana Reyes", taken for an organisation)."""
    return any(c.lower in _given_names() for c in sentence.children(noun, "compound")[:1])


@cache
def _given_names() -> frozenset[str]:
    names = load("entities")["given_names"]
    return frozenset([*names["female"].split(), *names["male"].split()]) - frozenset(names["also_places"])


def _knowing(sentence: Sentence, noun: Token) -> bool:
    """Whether a phrase behind a word for people tells how they know ("people familiar with the talks"): such people
    are few, and were not named.
    """
    if noun.lemma.lower() not in ("people", "person", "individual", "insider", "man", "woman", "other", "those"):
        return False
    narrowing = [t for c in sentence.children(noun) if c.index > noun.index for t in sentence.subtree(c)[:4]]
    return any(t.lower in _knowledge() for t in narrowing)


@cache
def _knowledge() -> frozenset[str]:
    return frozenset(load("anonymity")["knowledge"])


def is_person(noun: Token) -> bool:
    """Whether a noun is known to mean human beings ("official", "residents", "Republican")."""
    words, lemma = speaker_lexicon(), noun.lemma.lower()
    return lemma in words.unnamed or lemma in words.collective or lemma in words.titles or noun.name == "NORP"


def is_role(noun: Token) -> bool:
    """Whether a noun tells a person's office or part ("ambassador", "witness")."""
    words = speaker_lexicon()
    return noun.lemma.lower() in words.unnamed | words.titles


def kind_of(sentence: Sentence, head: Token, persons: frozenset[str] = frozenset()) -> SourceKind:
    """What kind of source the phrase around `head` names.

    A described but not named speaker is unnamed; a proper name in the phrase, or beside it, makes a person.
    `persons` are words that name people elsewhere in the article.
    """
    words = speaker_lexicon()
    noun = antecedent(sentence, head) or head
    lower = noun.lower
    if lower in words.people:
        return "person"
    if lower in words.groups:
        return "collective"
    if lower in words.expletive:
        return "organisation"
    if names_person(noun, persons):
        return "person"
    beside = sentence.children(noun, "appos")
    if any(names_person(child, persons) for child in beside):
        return "person"
    if noun.pos == "PROPN" and any(child.lemma.lower() in words.unnamed for child in beside):
        return "person"
    if noun.tag == "NN" and is_role(noun) and any(child.pos == "PROPN" for child in beside):
        # "Orvel's ambassador, Ana Reyes": what stands beside a role is its bearer, whatever the parser takes it for.
        return "person"
    if noun.name in NAMED_ORGANISATIONS and noun.pos == "PROPN":
        person = noun.tag == "NNP" and noun.lemma.lower() not in words.organisation | words.document
        if person and (head.lower in ("who", "whom") or _given_name(sentence, noun)):
            return "person"
        return _named(sentence, noun, words)
    meant = counted(sentence, noun)
    if _knowing(sentence, meant):
        return "unnamed"
    kind = _described(sentence, meant, meant.lemma.lower(), words)
    # "One of the officials" is one person, and "one of the residents" is no group.
    return "unnamed" if meant != noun and lower in ("one", "another") and kind == "collective" else kind


def _named(sentence: Sentence, noun: Token, words: SpeakerLexicon) -> SourceKind:
    lemma = noun.lemma.lower()
    if noun.name == "NORP" and noun.tag == "NNPS":
        return "collective"
    if noun.name == "NORP" and sentence.children(noun, "det", "nummod"):
        # "A Republican", "one Briton": a person, known by the group.
        return "unnamed"
    if lemma in words.document and noun.name in ("WORK_OF_ART", "ORG", "LAW"):
        return "document"
    before = [child.lower.rstrip(".") for child in sentence.children(noun, "compound")]
    if any(word in words.titles for word in before):
        return "person"
    return "organisation"


def _described(sentence: Sentence, noun: Token, lemma: str, words: SpeakerLexicon) -> SourceKind:
    plural = noun.tag in ("NNS", "NNPS")
    lower = noun.lower
    if lemma in words.organisation and not (plural and lemma in ("one", "state", "country")):
        return "organisation"
    if lemma in words.document or lower in words.document:
        return "document"
    if plural and lemma in words.stay_unnamed:
        return "unnamed"
    if (plural or noun.pos in ("PRON", "DET", "NUM", "ADJ")) and (
        lemma in words.collective or lower in words.collective
    ):
        return "collective"
    if noun.pos == "PROPN":
        return "collective" if plural else "person"
    if lemma in words.unnamed:
        return "collective" if plural else "unnamed"
    if plural:
        return "collective"
    if lemma in words.collective:
        return "collective"
    return "organisation" if noun.name == "ORG" else "unnamed"
