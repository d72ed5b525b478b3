"""Whether a cue verb reports an act of saying, or only speaks of one that may be."""

from __future__ import annotations

from typing import Literal

from pipeline.model import Token
from pipeline.stages.attribute import cue
from pipeline.stages.attribute.lexicon import cue_lexicon
from pipeline.stages.attribute.verb import CueVerb

Construction = Literal["clause", "object"]

CERTAIN_MODALS = frozenset({"will", "would", "'ll", "’ll", "'d", "’d", "wo", "shall"})
NO_SPEAKER = frozenset({"you", "that", "this", "these", "what", "there", "everything", "nothing", "all", "whatever"})
NOBODY = frozenset({"nobody", "none", "neither", "nothing", "no-one"})
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
    auxiliaries = [c.lower for c in sentence.children(top, "aux")]
    if "to" in auxiliaries or (top.tag == "VB" and not auxiliaries):
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
    if lower in FIRST and (construction == "object" or not verb.takes("speech")):
        return False
    if lower == "it" and (construction == "object" or not _reports(verb)):
        return False
    if top.dep == "acl":
        # A reduced relative clause: only a document says something by being there ("a letter saying ...").
        return construction == "clause" and verb.kind == "document"
    own = verb.sentence.children(top, "nsubj")
    return not (top.dep == "pcomp" and construction == "object" and not own)


def _reports(verb: CueVerb) -> bool:
    return cue_lexicon().verbs.get(verb.lemma) in ("asserts", "confirms", "denies", "alleges", "warns") and (
        verb.takes("speech") and verb.lemma not in ("show", "suggest", "imply", "demonstrate", "highlight")
    )
