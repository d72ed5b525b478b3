"""Sources: who stands with a cue verb, how far the words for them reach, and what kind of source they are."""

from __future__ import annotations

from pipeline.model import Sentence, SourceKind, Token
from pipeline.stages.attribute.coordination import escaped
from pipeline.stages.attribute.draft import Stretch
from pipeline.stages.attribute.kinds import antecedent, is_role, kind_of, names_person
from pipeline.stages.attribute.page import Page

__all__ = ["antecedent", "extent", "head_of", "kind_of", "source_kind", "subject_of", "temporal"]

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "DET", "NUM", "ADJ", "X", "SYM"})
TIME_NAMES = frozenset({"DATE", "TIME"})


def subject_of(sentence: Sentence, verb: Token) -> Token | None:
    """The grammatical subject of `verb`: its own, else that of the verb it is coordinated with or hangs on.

    A participle or an infinitive shares the subject of its governor ("He left, saying ..."); a reduced relative
    clause has the noun it modifies ("a letter saying ...").
    """
    seen = 0
    while seen < 6:
        own = sentence.children(verb, *SUBJECTS)
        if own:
            return own[0]
        governor = sentence.head(verb)
        if governor.index == verb.index:
            return None
        if verb.dep == "acl":
            return governor if verb.tag == "VBG" else None
        if verb.dep == "conj":
            governor = escaped(sentence, verb) or governor
            if governor.pos not in ("VERB", "AUX"):
                return None
        elif verb.dep in ("xcomp", "advcl", "ccomp", "dep", "parataxis"):
            having = any(c.lower == "having" for c in sentence.children(verb, "aux"))
            shared = verb.tag in ("VBG", "VB") or verb.dep == "dep" or having
            governor = escaped(sentence, verb) or governor
            if not shared or governor.pos not in ("VERB", "AUX", "ADJ"):
                return None
        elif not (verb.dep == "pcomp" and verb.tag == "VBG"):
            return None
        elif governor.pos == "ADP":
            preposition, governor = governor, sentence.head(governor)
            quoted = sentence.children(governor, "dobj")
            if preposition.lower == "as" and quoted:
                # "quoted the general as saying": the general speaks.
                return quoted[0]
        verb, seen = governor, seen + 1
    return None


def extent(page: Page, sentence: Sentence, head: Token) -> Stretch:
    """How far the phrase around `head` reaches: titles, names, appositions and what defines the noun.

    A closing comma belongs to an apposition. Times and what only the parser's slips attach are left out; the
    phrase does not cross the mark of a quotation that it does not begin in.
    """
    kept = _phrase(sentence, head)
    first, last = head.index, head.index
    while first - 1 in kept and _same_side(page, sentence.tokens[first - 1], head):
        first -= 1
    while last + 1 in kept and _same_side(page, sentence.tokens[last + 1], head):
        last += 1
    while first < head.index and sentence.tokens[first].pos in ("PUNCT", "CCONJ", "ADV", "SCONJ", "SPACE"):
        if sentence.head(sentence.tokens[first]).pos == "NUM":
            break
        first += 1
    while last > head.index and sentence.tokens[last].pos in ("PUNCT", "CCONJ", "SCONJ", "ADP", "SPACE"):
        if sentence.tokens[last].text in (")", "]", "%"):
            break
        last -= 1
    end = _whole_word(page.text, sentence.tokens[last].end)
    inner = sentence.tokens[first:last]
    if last + 1 < len(sentence.tokens) and sentence.tokens[last + 1].text == "," and last > head.index:
        # The comma that closes an apposition or a relative clause is part of it, as the one that opens it is.
        commas = [t for t in inner if t.text == "," and t.index > head.index]
        if commas and any(c.dep in ("appos", "relcl") for c in sentence.children(head)):
            end = sentence.tokens[last + 1].end
    return sentence.tokens[first].start, end


def _whole_word(text: str, end: int) -> int:
    """`end` moved behind the rest of a word with a hyphen, which the parser takes apart ("ex-wife")."""
    while end + 1 < len(text) and text[end] == "-" and text[end - 1].isalnum() and text[end + 1].isalnum():
        end += 1
        while end < len(text) and text[end].isalnum():
            end += 1
    return end


def _phrase(sentence: Sentence, head: Token) -> set[int]:
    kept, queue = {head.index}, [head]
    while queue:
        token = queue.pop()
        for child in sentence.children(token):
            if child.dep in ("parataxis", "ccomp", "dep") and child.pos in ("VERB", "AUX"):
                continue
            if child.dep == "conj" and child.pos in ("VERB", "AUX") and token.pos not in ("VERB", "AUX"):
                continue
            if child.dep == "advcl" or (child.dep == "relcl" and sentence.children(child, "ccomp")):
                continue
            if child.dep in ("npadvmod", "prep") and token.pos != "VERB" and temporal(sentence, child):
                continue
            if child.dep == "advmod" and child.index > token.index and token.index == head.index:
                continue
            kept.add(child.index)
            queue.append(child)
    return kept


def temporal(sentence: Sentence, token: Token) -> bool:
    """Whether the adjunct at `token` is an expression of time, judged by the parser's names."""
    if token.name in TIME_NAMES:
        return token.dep != "poss"
    return token.pos == "ADP" and any(
        child.name in TIME_NAMES and child.dep == "pobj" for child in sentence.children(token)
    )


def _same_side(page: Page, token: Token, head: Token) -> bool:
    if token.text in ('"', "“", "”", "''", "``"):
        held = page.quotation_at(token.start)
        return held is not None and held.end - held.start < 40 and not held.holds(head.start)
    own = page.quotation_at(head.start)
    theirs = page.quotation_at(token.start)
    return theirs == own or (own is None and theirs is not None and len(theirs.inner(page.text)) < 40)


def head_of(page: Page, start: int, end: int) -> Token | None:
    """The token that heads the words in ``[start, end)``, however the stretch was cut; None if it holds no word.

    It is the first noun or pronoun governed from outside the stretch. Where a role and the name of its bearer stand
    side by side ("The union's head, Luc Martin,") and the parser has not joined them, it is the name.
    """
    sentence = page.sentence_at(start)
    if sentence is None:
        return None
    inside = [t for t in sentence.tokens if t.start < end and t.end > start and t.pos not in ("PUNCT", "SPACE")]
    tops = list(sentence.tops(inside))
    nominal = [t for t in tops if t.pos in NOMINAL and t.dep not in ("det", "mark", "advmod")]
    if not nominal:
        # A verb on top is a slip of the parser, or of who cut the stretch: the noun below it counts.
        nouns = [t for t in inside if t.pos in ("NOUN", "PROPN", "PRON")]
        nominal = [t for t in nouns if sentence.head(t) in tops] or nouns or tops
    if not nominal:
        return None
    first = nominal[0]
    names = [t for t in nominal[1:] if names_person(t, page.persons) and t.dep != "conj"]
    return names[0] if names and first.pos == "NOUN" and is_role(first) else first


def source_kind(page: Page, start: int, end: int) -> SourceKind:
    """What kind of source the words in ``[start, end)`` name; ``unnamed`` where they hold no word."""
    head, sentence = head_of(page, start, end), page.sentence_at(start)
    return "unnamed" if head is None or sentence is None else kind_of(sentence, head, page.persons)
