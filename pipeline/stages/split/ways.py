"""Who is given something, and the places that a motion is from and to.

All of them have a role already: a recipient is a target (PLOVER's target is who is acted on), where something comes
from or goes to is a place. The words decide; what they leave open is neither: "arms for the rebels", "ruled from it".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.model import Sentence, Token
from pipeline.stages.split import words
from pipeline.stages.split.phrases import coordinated, core, is_agent, lemma_of, names_of, verb_lemma
from pipeline.stages.split.predicates import Predicate
from pipeline.stages.split.roles import Roles


def recipients(sentence: Sentence, predicate: Predicate, roles: Roles) -> tuple[Token, ...]:
    """Those of the targets that are given, sent or sold something: "gave *Ukraine* missiles", "sent arms to *them*",
    "the sale of jets to *Narnia*".
    """
    if predicate.kind == "copula" or predicate.idiom is not None:
        return ()
    found = _of_nouns(sentence, predicate)
    if predicate.kind != "nominal":
        found += _of_verb(sentence, predicate)
    held = {t.index for t in roles.target}
    return tuple(t for t in found if t.index in held and _gets(sentence, t))


def _of_verb(sentence: Sentence, predicate: Predicate) -> list[Token]:
    verb = predicate.head
    forms = {lemma_of(verb), verb_lemma(sentence, verb)}
    things = sentence.children(verb, "dobj")
    subjects = sentence.children(verb, "nsubjpass")
    given = (*things, *subjects)
    if any(names_of(core(sentence, t)) & words.NO_GIFT for t in given):
        return []
    found: list[Token] = []
    if forms & words.GIVERS:
        if things:
            found += [t for t in sentence.children(verb, "dative") if t.pos != "ADP" and t.index < things[-1].index]
            if predicate.passive:
                found += subjects  # "the rebels were given arms"
        if given or predicate.passive or verb.dep == "relcl":
            found += _objects(sentence, verb, "to")
    if forms & words.EQUIPPING and any(p.lower == "with" for p in sentence.children(verb, "prep")):
        found += subjects if predicate.passive else things
    return found


def _of_nouns(sentence: Sentence, predicate: Predicate) -> list[Token]:
    nouns = dict.fromkeys((predicate.head, predicate.carried, predicate.happening))
    given = (n for n in nouns if n is not None and n.pos == "NOUN" and names_of(n) & words.GIFT_NOUNS)
    return [o for noun in given for o in _objects(sentence, noun, "to")]


def _objects(sentence: Sentence, head: Token, word: str) -> list[Token]:
    phrases = (p for p in sentence.children(head, "prep", "dative") if p.lower == word)
    return [o for p in phrases for o in sentence.children(p, "pobj")]


def _gets(sentence: Sentence, noun: Token) -> bool:
    """Whether a noun, or one that it is joined to, names someone: "gave priority to the economy" gives nobody."""
    return any(is_agent(sentence, t) for t in coordinated(sentence, noun))


def departures(sentence: Sentence, predicate: Predicate, roles: Roles) -> tuple[Token, ...]:
    """Those of the places that a motion is from: "moved *from Orvel*", "were driven *out of the valley*"."""
    return tuple(_reached(sentence, predicate, roles.place, words.FROM))


def destinations(sentence: Sentence, predicate: Predicate, roles: Roles) -> tuple[Token, ...]:
    """Those of the places that a motion is to: "moved troops *to the border*", "marched *into Orvel*"."""
    return tuple(_reached(sentence, predicate, roles.place, words.TOWARD))


def _reached(
    sentence: Sentence, predicate: Predicate, places: Iterable[Token], wanted: frozenset[str]
) -> Iterator[Token]:
    for place in places:
        way = _way(sentence, place)
        if way is not None and way[0] in wanted and _moves(sentence, predicate, way[1]):
            yield place


def _way(sentence: Sentence, place: Token) -> tuple[str, Token] | None:
    """The preposition of motion before a place, and the word that it hangs on: of "to" in "from Orvel to the border" it
    is the verb, be it hung there or on "from".
    """
    preposition = sentence.head(place)
    if place.dep != "pobj" or names_of(place) & words.FIGURES:
        return None
    if preposition.lower not in words.FROM | words.TOWARD:
        outer = sentence.head(preposition)
        two = preposition.lower == "of" and outer.lower == "out"
        beside = outer.lower in words.FROM and preposition.lower in words.AT_PLACE  # "from inside the city"
        if not (two or beside) or outer.dep not in ("prep", "dative"):
            return None
        return "from", sentence.head(outer)
    above = sentence.head(preposition)
    if above.dep == "prep" and above.lower in words.FROM | words.TOWARD | {"out"}:
        above = sentence.head(above)
    return preposition.lower, above


def _moves(sentence: Sentence, predicate: Predicate, word: Token) -> bool:
    """Whether a word that a place hangs on is the predicate, or the noun that it brings, and tells of a motion."""
    own = (predicate.head, *predicate.matrix, predicate.carried, predicate.happening)
    if not any(word is o for o in own):
        return False
    if word.pos == "VERB" and word in (predicate.head, *predicate.matrix):
        return bool({lemma_of(word), verb_lemma(sentence, word)} & words.MOVING)
    return bool(names_of(word) & words.MOVES)
