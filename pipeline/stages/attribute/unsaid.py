"""Whether a cue tells that something was said, that it was not, or only that it may be or is still to come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.model import Sentence, Stance, Token
from pipeline.stages.attribute.cuehead import CueHead
from pipeline.stages.attribute.lexicon import cue_lexicon, stance_lexicon

ATTITUDES: frozenset[Stance] = frozenset({"believes", "knows", "wants", "doubts", "supports", "opposes", "predicts"})
"""What somebody thinks or is for, in words or not: "will support" tells of it, "will say" tells of no saying."""
OPEN = frozenset({"may", "might", "could", "should", "ought"})
WOULD = frozenset({"would", "will", "wo", "'d", "’d", "'ll", "’ll"})
CONDITIONS = frozenset({"if", "unless", "whether", "lest"})
FIRST = frozenset({"i", "we"})
QUOTES = frozenset({'"', "“", "”", "''", "``"})
ONLY = frozenset({"only", "just", "merely", "simply"})


def _own(sentence: Sentence, token: Token, *deps: str) -> tuple[Token, ...]:
    """The children of a token, without those that the parser finds on the other side of a quotation mark: "not" in
    '"Probably not," Moore said' is none of the cue's.
    """
    return tuple([c for c in sentence.children(token, *deps) if not _quoted_between(sentence, c, token)])


def _quoted_between(sentence: Sentence, one: Token, other: Token) -> bool:
    first, last = (one.index, other.index) if one.index < other.index else (other.index, one.index)
    return last - first > 1 and any(t.text in QUOTES for t in sentence.tokens[first + 1 : last])


def chain(sentence: Sentence, head: CueHead) -> tuple[Token, ...]:
    """The deciding word and the words above it that only help it, in the cue or outside, outermost last."""
    found = [head.token]
    while len(found) < REACH:
        above = _helper(sentence, found[-1], head.above)
        if above is None or above in found:
            break
        found.append(above)
    return tuple(found)


REACH = 5
"""How many words deep a chain of helping words is followed: "has yet to begin to try to say" is as deep as news go."""


def _helper(sentence: Sentence, token: Token, inside: tuple[Token, ...]) -> Token | None:
    above = sentence.head(token)
    if above.index == token.index:
        return None
    if above in inside:
        return above
    words, lexicon, lemma = cue_lexicon(), stance_lexicon(), cue_lexicon().lemma(above)
    if token.dep == "pcomp":
        if above.lower in lexicon.lacking:
            return above
        while above.pos in ("ADP", "ADV", "ADJ") and sentence.head(above) is not above:
            above = sentence.head(above)  # "stopped short of accusing"
        return above if words.lemma(above) in lexicon.avoiding else None
    helping = lemma in words.joining or lemma in words.withholding or lemma in lexicon.avoiding
    if token.dep == "xcomp" and helping:
        return above
    if token.pos in ("NOUN", "ADJ") and token.dep in ("dobj", "attr", "acomp", "oprd") and lemma in lexicon.carrying:
        return above
    return None


def refused(sentence: Sentence, head: CueHead) -> bool:
    """Whether the source holds back on purpose: "declined to say", "would not comment", "won't tell"."""
    words = cue_lexicon()
    links = chain(sentence, head)
    declining = [t for t in links if words.lemma(t) in words.refusing]
    if declining:
        return declining[0] is not links[0] and not _denied(sentence, declining)
    own = words.lemma(head.token)
    acts = words.takes(head.token, "speech") or (
        head.stance == "supports" and own not in stance_lexicon().negated_verbs
    )
    if not acts or (head.stance in ATTITUDES and head.stance != "supports"):
        return False
    helpers = {c.lower for t in links for c in _own(sentence, t, "aux")}
    return bool(helpers & WOULD) and "have" not in helpers and _denials(sentence, links) % 2 == 1


def denied(sentence: Sentence, head: CueHead) -> bool:
    """Whether the cue is negated: "did not say", "never confirmed", "failed to mention", "nobody believes"."""
    return _denials(sentence, chain(sentence, head)) % 2 == 1


def _denied(sentence: Sentence, links: Iterable[Token]) -> bool:
    return _denials(sentence, links) % 2 == 1


def _denials(sentence: Sentence, links: Iterable[Token]) -> int:
    words, lexicon = cue_lexicon(), stance_lexicon()
    count = 0
    links = tuple(links)
    for place, token in enumerate(links):
        count += any(_is_negation(sentence, c, token) for c in _own(sentence, token))
        lemma = words.lemma(token)
        count += place > 0 and (
            lemma in words.withholding or lemma in lexicon.avoiding or token.lower in lexicon.lacking
        )
    top = next((t for t in reversed(links) if t.pos in ("VERB", "AUX")), None)
    count += top is not None and _nobody(sentence, top)
    return count


def _is_negation(sentence: Sentence, child: Token, of: Token) -> bool:
    if child.dep not in ("neg", "advmod", "det", "preconj", "cc") or child.lower not in stance_lexicon().denying:
        return False
    if child.dep == "cc" or (child.lower == "no" and of.pos not in ("NOUN", "ADJ")):
        return False
    following = sentence.tokens[child.index + 1] if child.index + 1 < len(sentence.tokens) else None
    return following is None or following.lower not in ONLY


def _nobody(sentence: Sentence, verb: Token) -> bool:
    """Whether the subject stands for nobody: "no one", "none of them", "few"."""
    for subject in _own(sentence, verb, "nsubj", "nsubjpass"):
        if subject.index > verb.index:
            continue
        determiners = {c.lower for c in _own(sentence, subject, "det", "amod", "quantmod")}
        if subject.lower in stance_lexicon().nobody and "a" not in determiners:
            return True
        if determiners & {"no", "neither"} or ("few" in determiners and "a" not in determiners):
            return True
    return False


def open_(sentence: Sentence, head: CueHead) -> bool:
    """Whether the text leaves open that it is said or meant, or tells that it is still to come: "may announce", "will
    say", "is expected to ask", "if she says". What somebody says of their own saying ("I would say") is said.
    """
    links = chain(sentence, head)
    top = links[-1]
    subjects = [s.lower for s in _own(sentence, top, "nsubj")]
    attitude = head.stance in ATTITUDES
    # "may listen and conclude": the first of several verbs has the helper of all.
    first = sentence.head(top) if top.dep == "conj" and not subjects else top
    helped = (*links, first)
    helpers = [c for t in helped for c in _own(sentence, t, "aux") if c.tag == "MD" or c.lower in ("to", "ought")]
    modals = {c.lower for c in helpers if c.lower != "to"}
    marks = [c for c in _own(sentence, top, "mark") if c.lower in CONDITIONS]
    if top.dep == "advcl" and any(m.index == 0 or sentence.tokens[m.index - 1].lower != "even" for m in marks):
        return True
    if modals and not (set(subjects) & FIRST):
        perfect = any(c.lower == "have" for t in links for c in _own(sentence, t, "aux"))
        if modals & OPEN or (modals & WOULD and perfect):
            return True
        if not attitude and head.token.pos == "VERB":
            return True
    return not attitude and any(_still_to_come(sentence, t, head) for t in _infinitives(sentence, links))


def _infinitives(sentence: Sentence, links: tuple[Token, ...]) -> Iterator[Token]:
    for token in links:
        if token.pos in ("VERB", "AUX") and any(c.lower == "to" for c in _own(sentence, token, "aux")):
            yield token


def _still_to_come(sentence: Sentence, infinitive: Token, head: CueHead) -> bool:
    """Whether an infinitive of saying hangs on a word that puts it off: "is expected to say", "plans to announce"."""
    if infinitive.dep not in ("xcomp", "ccomp", "acl"):
        return False
    above, lexicon = sentence.head(infinitive), stance_lexicon()
    if not cue_lexicon().takes(head.token, "speech"):
        return False
    if above.pos == "NOUN":
        return lexicon.nouns.get(above.lemma.lower()) in ("promises", "wants", "demands", "predicts")
    if above.pos == "ADJ":
        return above.lower in lexicon.prospective
    # "went on to say" is said, "was going to say" is not.
    return cue_lexicon().lemma(above) in lexicon.coming and (above.lemma != "go" or above.lower == "going")
