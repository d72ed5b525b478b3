"""What a cue makes of its content: the stance of an attribution, from the cue's own words.

It is read from the cue's stretch alone and the parse around it, so it does not matter who found the cue. Word lists and
what each word means are in ``cues.toml``.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model import Sentence, Stance, Token
from pipeline.stages.attribute.cuehead import CueHead, head_of
from pipeline.stages.attribute.draft import Stretch
from pipeline.stages.attribute.lexicon import cue_lexicon, stance_lexicon
from pipeline.stages.attribute.page import Page
from pipeline.stages.attribute.unsaid import denied, open_, refused

DEFAULT: Stance = "asserts"
TURNING_DOWN = frozenset({"reject", "dismiss"})


def stance_of(page: Page, cue: Stretch | None, content: Sequence[Stretch]) -> Stance:
    """The stance of a cue at the offsets `cue` with this content.

    A format without words for a cue ("Clinton: ...") asserts, or asks where its content ends with a question mark. A
    cue that the lexicon does not know asserts.
    """
    if cue is None or not any(c.isalpha() for c in page.text[cue[0] : cue[1]]):
        return "asks" if content and page.text[: content[-1][1] + 1].rstrip("\"”'’ ").endswith("?") else DEFAULT
    return known_stance(page, cue, content) or DEFAULT


def known_stance(page: Page, cue: Stretch, content: Sequence[Stretch]) -> Stance | None:
    """The stance of a cue, None where the lexicon knows none of its words.

    A negated cue has what ``[negated]`` leaves of its stance: who "does not believe" doubts, who "did not say" has not
    said it (``unsaid``). Holding back on purpose is ``refuses`` ("declined to say", "would not comment"). What may be
    said or is still to come ("may announce", "is expected to say") is ``unsaid`` as well.
    """
    sentence = page.sentence_at(cue[0])
    tokens = sentence.between(*cue) if sentence else ()
    head = head_of(sentence, tokens, content) if sentence else None
    if sentence is None or head is None:
        return None
    words = cue_lexicon()
    if refused(sentence, head):
        return "doubts" if head.stance == "believes" else "refuses"
    stance = head.stance
    if stance == "denies" and words.lemma(head.token) in TURNING_DOWN and not _untrue(sentence, head.token):
        stance = "opposes"
    if denied(sentence, head):
        return _left(head, stance)
    return "unsaid" if open_(sentence, head) else stance


def _left(head: CueHead, stance: Stance) -> Stance:
    """What is left of a negated stance."""
    lexicon = stance_lexicon()
    if head.token.pos == "ADJ" and stance in lexicon.negated_adjectives:
        return lexicon.negated_adjectives[stance]
    own = lexicon.negated_verbs.get(cue_lexicon().lemma(head.token))
    return own if own and head.token.pos == "VERB" else lexicon.negated[stance]


def _untrue(sentence: Sentence, verb: Token) -> bool:
    """Whether what is rejected can be untrue: "rejected the claim", "rejected as false", "dismissed it"."""
    objects = sentence.children(verb, "dobj", "nsubjpass", "ccomp")
    return any(o.lemma.lower() in cue_lexicon().untrue or o.dep == "ccomp" or o.pos == "PRON" for o in objects)
