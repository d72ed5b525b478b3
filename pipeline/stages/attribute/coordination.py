"""Verbs that the parser coordinates with the content and not with the cue: "said it was early but *added* ...."""

from __future__ import annotations

from pipeline.model import Sentence, Token
from pipeline.stages.attribute.lexicon import cue_lexicon

THINGS = frozenset({"it", "there", "this", "that"})


def escaped(sentence: Sentence, token: Token) -> Token | None:
    """The cue verb that `token` is really coordinated with, or None.

    It is a verb of speech without a subject of its own, attached to the complement of an earlier one, with the
    form of that cue and not of the complement, or where the complement's subject cannot speak; or a participle behind
    a comma ("said he would come, *adding* that ...").
    """
    words = cue_lexicon()
    if token.dep == "advcl" and token.tag == "VBG" and words.lemma(token) in words.verbs:
        return _participle(sentence, token)
    if token.dep != "conj" or words.lemma(token) not in words.plain:
        return None
    complement = sentence.head(token)
    cue = sentence.head(complement)
    if complement.dep != "ccomp" or cue.index > complement.index or words.lemma(cue) not in words.frames["speech"]:
        return None
    if cue.tag != token.tag or sentence.children(token, "nsubj", "nsubjpass"):
        return None
    subjects = sentence.children(complement, "nsubj", "nsubjpass", "expl")
    if complement.tag != token.tag or any(s.lower in THINGS for s in subjects):
        return cue
    return None


def _participle(sentence: Sentence, token: Token) -> Token | None:
    complement = sentence.head(token)
    cue = sentence.head(complement)
    words = cue_lexicon()
    if complement.dep != "ccomp" or not cue.index < complement.index < token.index:
        return None
    first = sentence.subtree(token)[0].index
    behind_comma = sentence.tokens[max(0, first - 1)].text in (",", "”", '"') or sentence.tokens[first].text == ","
    return cue if behind_comma and words.lemma(cue) in words.frames["speech"] else None


def breaks_off(sentence: Sentence, token: Token) -> bool:
    """Whether another speaker begins here, behind a comma: "Brill said he would stay, while Reyes *said* ...".

    The parser hangs such a clause on the content, which would make the second speaker one whom the first reports.
    """
    words = cue_lexicon()
    if token.dep not in ("conj", "advcl") or words.lemma(token) not in words.frames["speech"]:
        return False
    subjects = sentence.children(token, "nsubj")
    if not subjects or subjects[0].lower in THINGS or any(m.lower == "that" for m in sentence.children(token, "mark")):
        return False  # "..., and that Reyes would respond" is still what the first speaker said
    first = sentence.subtree(token)[0].index
    before = sentence.tokens[max(0, first - 1)]
    if token.dep == "conj":
        return before.pos == "CCONJ" and sentence.tokens[max(0, first - 2)].text == ","
    marks = [m.lower for m in sentence.children(token, "mark", "advmod")]
    return before.text == "," and any(m in ("while", "although", "though", "whereas") for m in marks)
