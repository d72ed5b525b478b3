"""Whether a cue verb reports an act of saying, or only speaks of one that may be."""

from __future__ import annotations

from typing import Literal

from pipeline.model import Token
from pipeline.stages.attribute import cue
from pipeline.stages.attribute.lexicon import cue_lexicon, speaker_lexicon
from pipeline.stages.attribute.verb import CueVerb

Construction = Literal["clause", "object"]

CERTAIN_MODALS = frozenset({"will", "would", "'ll", "’ll", "'d", "’d", "wo", "shall"})
NO_SPEAKER = frozenset({"you", "that", "this", "these", "what", "there", "everything", "nothing", "all", "whatever"})
NOBODY = frozenset({"nobody", "none", "neither", "nothing", "no-one", "anyone", "anybody", "whoever"})
SHOWN = frozenset({"suggest", "indicate", "show", "signal", "imply", "demonstrate", "reflect", "prove", "illustrate"})
"""Things show something too; only somebody or a document says it with these."""
ANSWERS = frozenset({"whether", "what", "who", "whom", "why", "where", "when", "which", "how", "if"})
"""What opens a question in place of a statement."""
FIRST = frozenset({"i", "we"})


def is_act(verb: CueVerb, construction: Construction) -> bool:
    """Whether the sentence states that this was said, believed or wanted by somebody.

    An infinitive ("to decide whether"), an imperative, a mere possibility ("might say") and a question do not; a
    verb without a speaker does in the passive only ("it was reported that", "was accused of").
    """
    sentence, token = verb.sentence, verb.token
    joined = cue.joining(sentence, token)
    top = joined or token
    if token.dep == "xcomp" and not joined:
        return False
    if construction == "clause" and _finds_out(verb, token):
        return False
    auxiliaries = [c.lower for c in sentence.children(top, "aux")]
    # "Police are there and say": the parser takes a finite form for a bare one.
    finite = top.dep == "conj" and sentence.head(top).tag in ("VBP", "VBZ", "VBD")
    if "to" in auxiliaries or (top.tag == "VB" and not auxiliaries and not finite):
        return False
    modals = [c.lower for c in sentence.children(top, "aux") if c.tag == "MD"]
    negated = cue.negated(sentence, token)
    if any(m not in CERTAIN_MODALS for m in modals) and not (negated and construction == "clause"):
        return False
    if modals and construction == "object" and not negated and verb.lemma not in cue_lexicon().frames["infinitive"]:
        return False
    if verb.source is None:
        return _passive(verb, top)
    return _speaks(verb, construction, top)


def _passive(verb: CueVerb, top: Token) -> bool:
    if top.tag != "VBN" or top.dep in ("acl", "prep", "amod", "pcomp"):
        return False
    return bool(verb.sentence.children(top, "auxpass")) or top.dep == "advcl"


def _speaks(verb: CueVerb, construction: Construction, top: Token) -> bool:
    """Whether the subject can be a speaker here."""
    subject = verb.subject
    if subject is None:
        return True
    lower = subject.lower
    if lower in NOBODY or any(c.lower in ("no", "neither") for c in verb.sentence.children(subject, "det")):
        return False
    if lower in NO_SPEAKER and not (
        lower == "that" and subject.dep == "nsubj" and top.dep == "relcl" and _reports(verb)
    ):
        return False
    if verb.lemma == "thank" and any(c.lower == "you" for c in verb.sentence.children(verb.token, "dobj")):
        return lower in FIRST
    if top.dep == "advcl" and top.tag == "VBG" and verb.lemma in SHOWN and not _speaker(verb):
        # "Shares rose, suggesting that ...": the outlet reads it so.
        return False
    if lower in FIRST and (construction == "object" or not verb.takes("speech")):
        return False
    if lower == "it" and (construction == "object" or not _reports(verb)):
        return False
    if lower == "it" and subject not in verb.sentence.children(top, "nsubj", "nsubjpass"):
        return False  # "it felt like hours before he came and said": the subject is lost
    if top.dep == "acl":
        # A reduced relative clause: only a document says something by being there ("a letter saying ...").
        return construction == "clause" and verb.kind == "document"
    own = verb.sentence.children(top, "nsubj")
    return not (top.dep == "pcomp" and construction == "object" and not own)


def _finds_out(verb: CueVerb, token: Token) -> bool:
    """Whether a question is to be answered and nothing is stated: "to determine whether", "find out what"."""
    if verb.lemma not in cue_lexicon().inquiring:
        return False
    clauses = verb.sentence.children(token, "ccomp")
    return any(verb.sentence.subtree(c)[0].lower in ANSWERS for c in clauses)


def _speaker(verb: CueVerb) -> bool:
    subject = verb.subject
    return subject is not None and (
        verb.kind in ("person", "document") or subject.pos in ("PROPN", "PRON") or is_body(subject)
    )


def is_body(subject: Token) -> bool:
    """Whether the noun is one that the lexicon knows for speakers."""
    words, lemma = speaker_lexicon(), subject.lemma.lower()
    return any(lemma in known for known in (words.organisation, words.collective, words.unnamed))


def _reports(verb: CueVerb) -> bool:
    return cue_lexicon().verbs.get(verb.lemma) in ("asserts", "confirms", "denies", "alleges", "warns") and (
        verb.takes("speech") and verb.lemma not in ("show", "suggest", "imply", "demonstrate", "highlight")
    )
