"""Predicates: the words of a sentence that state something, verbs first."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from pipeline.model import Sentence, Token
from pipeline.stages.split import words
from pipeline.stages.split.phrases import is_agent, is_clausal, lemma_of, particles, verb_lemma
from pipeline.stages.split.plover import EVENT_NOUNS, event_word
from pipeline.stages.split.words import Governor, Idiom, governor_of

Kind = Literal["main", "complement", "adverbial", "relative", "participle", "infinitive", "copula", "nominal"]

NO_CLAUSE = frozenset({"aux", "auxpass", "amod", "compound", "nmod", "cc", "punct", "det", "case", "prep", "agent"})
AS_PREPOSITION = frozenset({"according", "including", "regarding", "concerning"})
AS_NOUN = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "poss", "appos", "attr", "dative"})


@dataclass(frozen=True, slots=True)
class Predicate:
    """A word that states something.

    `head` is the lexical word. `matrix` are the verbs and adjectives before it that only say how far it goes ("failed
    to", "is expected to"), outermost first. `passive`: its subject is acted on. `carried` is the noun that a light
    verb brings ("carried out an attack"), `idiom` the set phrase ("claimed responsibility"), `happening` the event noun
    that the verb says happens ("*an attack* took place"); it may be the carried one.
    """

    head: Token
    kind: Kind
    matrix: tuple[Token, ...] = ()
    governors: tuple[Governor, ...] = ()
    passive: bool = False
    carried: Token | None = None
    idiom: Idiom | None = None
    under: bool = False
    happening: Token | None = None
    particles: tuple[Token, ...] = field(default=())

    @property
    def top(self) -> Token:
        """The word by which the clause hangs on the rest of the sentence."""
        return self.matrix[0] if self.matrix else self.head


def predicates(sentence: Sentence, cues: frozenset[int] = frozenset()) -> tuple[Predicate, ...]:
    """The verbal and copular predicates, in order. What another one absorbs is not listed again; `cues` are positions
    of words that say, which are never absorbed.
    """
    found = [p for t in sentence.tokens if _heads_clause(sentence, t) and (p := _predicate(sentence, t, cues))]
    absorbed = {m.index for p in found for m in p.matrix}
    return tuple(p for p in found if p.head.index not in absorbed)


def is_passive(sentence: Sentence, verb: Token) -> bool:
    """Whether the verb's subject is acted on: "was hit", "forces stationed there", "hit and destroyed" after "was"."""
    helpers = sentence.children(verb, "auxpass")
    if sentence.children(verb, "dobj") and any(h.lower in ("'s", "’s") for h in helpers):
        return False  # "he's changed his tune": the short form is one of "have"
    if helpers or sentence.children(verb, "nsubjpass", "csubjpass"):
        return True
    if verb.tag in ("VBN", "VBD") and sentence.children(verb, "agent") and not sentence.children(verb, "aux", "dobj"):
        return True  # a headline: "Bridge destroyed by flood"
    if verb.tag in ("VBN", "VBD") and not sentence.children(verb, "aux", "dobj"):
        nearest = sentence.tokens[verb.index + 1] if verb.index + 1 < len(sentence.tokens) else verb
        if nearest.lower == "by" and any(is_agent(sentence, o) for o in sentence.children(nearest, "pobj")):
            return True
    if verb.tag not in ("VBN", "VBD") or sentence.children(verb, "aux", "nsubj", "dobj"):
        return False
    if verb.dep == "acl":
        return True
    if verb.dep == "advcl" and verb.tag == "VBN":
        return True
    head = sentence.head(verb)
    return verb.dep == "conj" and verb.tag == "VBN" and is_clausal(head) and is_passive(sentence, head)


def _heads_clause(sentence: Sentence, token: Token) -> bool:
    if token.dep in NO_CLAUSE or token.lower in AS_PREPOSITION:
        return False
    if token.lower == "following" and not any(is_agent(sentence, o) for o in sentence.children(token, "dobj")):
        return False  # "following reports of": after them
    if token.pos == "VERB":
        if token.dep == "pcomp" and token.lower in EVENT_NOUNS and not sentence.children(token, "dobj", "prep", "aux"):
            return False  # "after shooting"
        # In the place of a noun it is an event noun ("shelling damaged a bridge"), or misread.
        return token.dep not in AS_NOUN
    return token.pos == "AUX" and token.dep not in AS_NOUN


def _predicate(sentence: Sentence, head: Token, cues: frozenset[int]) -> Predicate | None:
    if lemma_of(head) == "be" or (head.pos == "AUX" and sentence.children(head, "attr", "acomp")):
        if not sentence.children(head, "attr", "acomp", "prep", "advmod") or _opens(sentence, head):
            return None
        there = sentence.children(head, "expl")
        events = [a for a in sentence.children(head, "attr") if there and a.lemma.lower() in EVENT_NOUNS]
        event = next(iter(events), None)
        return Predicate(head, "copula", *_matrix(sentence, head, cues), carried=event, happening=event)
    matrix, governors = _matrix(sentence, head, cues)
    passive = is_passive(sentence, head) and not (matrix and sentence.children(matrix[-1], "dobj"))
    top = matrix[0] if matrix else head
    if matrix and not passive and sentence.children(head, "auxpass"):
        passive = True
    carried, idiom = _carried(sentence, head, passive)
    under = _comes_under(sentence, head)
    return Predicate(
        head,
        _kind(sentence, top, head),
        matrix,
        governors,
        passive,
        carried or under,
        idiom,
        under is not None,
        None if passive else _happening(sentence, head, idiom),
        particles(sentence, head),
    )


def _opens(sentence: Sentence, copula: Token) -> bool:
    """Whether a form of "be" only opens a verb: "is to end", "is ready to send", "is worth noting"."""
    return any(c.dep == "xcomp" and sentence.children(c, "aux") for c in sentence.children(copula)) or any(
        is_clausal(x) and a.lemma.lower() in g.absorb
        for a in sentence.children(copula, "acomp")
        for x in sentence.children(a, "xcomp")
        if (g := governor_of(a.lemma.lower())) is not None
    )


def _matrix(sentence: Sentence, head: Token, cues: frozenset[int]) -> tuple[tuple[Token, ...], tuple[Governor, ...]]:
    """The words before `head` that it absorbs, outermost first, and what they make of it."""
    found: list[Token] = []
    made: list[Governor] = []
    at = head
    having = sentence.head(sentence.head(head))
    if head.dep == "acl" and head.tag == "VBN" and sentence.head(head).dep == "dobj" and having.lemma.lower() == "have":
        return (having,), ()  # "has troops deployed"
    while at.dep in ("xcomp", "ccomp"):
        above = sentence.head(at)
        lemma = verb_lemma(sentence, above)
        governor = governor_of(lemma)
        to = any(c.lower == "to" for c in sentence.children(at, "aux"))
        if at.dep == "ccomp" or above.index in cues or sentence.children(above, "dobj", "dative"):
            break
        if lemma == "be" and sentence.children(above, "acomp", "attr"):
            break  # "it is important to know"
        yet = to and any(c.lower == "yet" for c in sentence.children(above))
        if lemma in ("be", "have") and yet:
            governor = governor_of("fail")  # "has yet to arrive"
        elif lemma == "be" and to:
            governor = governor_of("plan")
        elif lemma == "go" and above.tag == "VBG" and to:
            governor = None
        elif lemma == "use" and above.tag in ("VBD", "VBN") and to and not sentence.children(above, "auxpass"):
            governor = governor_of("continue")
        elif governor is None or lemma not in governor.absorb or not (to or at.tag == "VBG"):
            break
        if lemma == "have" and not to:
            break
        found.insert(0, above)
        if governor is not None:
            made.insert(0, governor)
        at = above
        if above.pos == "ADJ":
            if above.dep == "acomp":
                at = sentence.head(above)
                found.insert(0, at)
            else:
                break
    return tuple(found), tuple(made)


def _kind(sentence: Sentence, top: Token, head: Token) -> Kind:
    dep = top.dep
    if dep == "conj":
        first = top
        while first.dep == "conj":
            first = sentence.head(first)
        return _kind(sentence, first, first) if is_clausal(first) else "main"
    if dep in ("ROOT", "parataxis") or top.head == top.index:
        return "main"
    if dep == "relcl":
        return "relative"
    if dep in ("acl", "amod"):
        return "infinitive" if any(c.lower == "to" for c in sentence.children(head, "aux")) else "participle"
    if dep in ("xcomp", "advcl") and any(c.lower == "to" for c in sentence.children(top, "aux")):
        return "infinitive"
    if dep in ("ccomp", "xcomp"):
        return "complement"
    return "adverbial"


def _carried(sentence: Sentence, verb: Token, passive: bool) -> tuple[Token | None, Idiom | None]:
    """The noun that the verb brings, with its idiom if it is a set phrase."""
    lemma = verb_lemma(sentence, verb)
    objects = sentence.children(verb, "nsubjpass") if passive else sentence.children(verb, "dobj")
    for noun in objects:
        for idiom in words.IDIOMS:
            if idiom.verb == verb.lemma.lower() and idiom.noun == noun.lemma.lower():
                return noun, idiom
    if lemma in words.LIGHT:
        for noun in objects:
            if event_word(noun) is not None:
                return noun, None
    return (None if passive else _happening(sentence, verb, None)), None


def _happening(sentence: Sentence, verb: Token, idiom: Idiom | None) -> Token | None:
    """The event noun that a verb says happens: "fighting broke out", "an attack took place"."""
    lemma = verb_lemma(sentence, verb) if idiom is None else f"{idiom.verb} {idiom.noun}"
    if lemma not in words.HAPPEN:
        return None
    return next((n for n in sentence.children(verb, "nsubj") if event_word(n) is not None), None)


def _comes_under(sentence: Sentence, verb: Token) -> Token | None:
    for preposition in sentence.children(verb, "prep"):
        nouns = words.UNDER.get((verb.lemma.lower(), preposition.lower), frozenset())
        for noun in sentence.children(preposition, "pobj"):
            if noun.lemma.lower() in nouns:
                return noun
    return None
