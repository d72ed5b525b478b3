"""Contents that are clauses: behind the cue verb ("said that ..."), around it, or in front of it ("..., he said")."""

from __future__ import annotations

from pipeline.model import Sentence, Token
from pipeline.stages.attribute.coordination import breaks_off, escaped
from pipeline.stages.attribute.draft import Draft, Stretch
from pipeline.stages.attribute.lexicon import cue_lexicon
from pipeline.stages.attribute.page import Page
from pipeline.stages.attribute.verb import CueVerb

BACKSHIFTED = frozenset({"would", "could", "might", "'d", "’d"})
FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
MAX_ADJUNCT = 8
"""Tokens between a cue and the comma that closes its clause ("..., Reyes said late on Monday, and ...")."""
LISTENER_VERBS = frozenset({"tell", "inform", "assure", "remind", "brief", "notify", "warn", "caution"})


def clause_after(verb: CueVerb) -> Draft | None:
    """A complement clause behind the verb: "said that ...", "asked whether ...", "believes ...".

    The content begins with its conjunction and ends with its clause; a quotation in it is never cut.
    """
    if not (verb.takes("speech") or verb.takes("thought")):
        return None
    sentence, token = verb.sentence, verb.token
    complements = [c for c in sentence.children(token, "ccomp") if c.index > token.index]
    if not complements:
        return None
    content = span_of(verb.page, sentence, token, complements[0])
    if content is None or content[0] < verb.cue[1]:
        return None
    content = (_torn_subject(verb, complements[0], content[0]), content[1])
    return verb.draft("clause", _with_quotation(verb, content))


def _torn_subject(verb: CueVerb, complement: Token, start: int) -> int:
    """Where a content begins whose subject the parser took for an object of the cue, as in headlines without articles:
    "denies *port* was mined".
    """
    sentence, token = verb.sentence, verb.token
    if verb.lemma in LISTENER_VERBS or sentence.children(complement, "nsubj", "nsubjpass", "expl", "mark"):
        return start
    if complement.tag not in FINITE and not any(
        a.tag in FINITE for a in sentence.children(complement, "aux", "auxpass")
    ):
        return start
    objects = [o for o in sentence.children(token, "dobj") if token.index < o.index < complement.index]
    if not objects or objects[-1].pos not in ("NOUN", "PROPN"):
        return start
    first = sentence.subtree(objects[-1])[0]
    between = sentence.between(sentence.subtree(objects[-1])[-1].end, start)
    return first.start if not between and first.start >= verb.cue[1] else start


def _with_quotation(verb: CueVerb, content: Stretch) -> Stretch:
    """The content, with the clause that "and" or "but" joins to it where that clause has words in quotation marks: they
    are those of the speaker ("said that it was early, and there was 'no need' to leave").
    """
    page, sentence = verb.page, verb.sentence
    for other in sentence.children(verb.token, "conj"):
        branch = sentence.subtree(other)
        joint = page.text[content[1] : branch[0].start].strip(" ,").lower()
        own = sentence.children(other, "nsubj", "nsubjpass", "expl")
        speech = any(t.pos == "VERB" and cue_lexicon().takes(t, "speech") for t in branch)
        if joint in ("and", "but") and branch[0].start >= content[1] and not speech:
            end = page.whole_quotes(branch[0].start, branch[-1].end)[1]
            # "said he was ready, but would not come": what was to come is the speaker's word too.
            backshifted = not own and any(h.lower in BACKSHIFTED for h in sentence.children(other, "aux"))
            if backshifted or (own and page.quotations_within(branch[0].start, end)):
                return page.trim(content[0], end)
    return content


def span_of(page: Page, sentence: Sentence, verb: Token, complement: Token) -> Stretch | None:
    """The offsets of a complement with all that hangs on it to its right, and of what stands between it and `verb`
    as its own.
    """
    inside = [t for t in sentence.subtree(complement) if t.index > verb.index]
    if not inside:
        return None
    inside = _own_part(sentence, inside)
    that = next((m for m in sentence.children(complement, "mark") if m.lower == "that" and m in inside), None)
    if that is not None and any(t.tag == "VBG" and t.dep == "advcl" for t in inside[: inside.index(that)]):
        inside = inside[inside.index(that) :]  # "reported, citing a source, that two men fled"
    first, last = inside[0], inside[-1]
    while first.text in (",", ":") and first.index < complement.index:
        first = sentence.tokens[first.index + 1]
    if complement.dep == "ccomp":
        last = _unbroken(sentence, last)
    start, end = page.whole_quotes(first.start, last.end)
    return page.trim(start, end)


def _own_part(sentence: Sentence, inside: list[Token]) -> list[Token]:
    """The tokens of a complement up to a verb that goes on with the cue and not with the complement."""
    for token in inside:
        if escaped(sentence, token) or breaks_off(sentence, token):
            kept = [t for t in inside if t.index < sentence.subtree(token)[0].index]
            while len(kept) > 1 and kept[-1].pos in ("CCONJ", "PUNCT") and kept[-1].text not in ('"', "”", "''", "’"):
                kept.pop()
            return kept or inside
    return inside


def _unbroken(sentence: Sentence, last: Token) -> Token:
    """The last token of a complement, moved on where the parser tore a phrase ("for the US | airstrikes on")."""
    at = last.index + 1
    if at >= len(sentence.tokens) or last.pos in ("PUNCT",):
        return last
    torn = sentence.tokens[at].pos in ("NOUN", "PROPN", "VERB", "AUX", "NUM") and sentence.tokens[at].name not in (
        "DATE",
        "TIME",
    )
    if not torn:
        return last
    while at < len(sentence.tokens) and sentence.tokens[at].pos != "PUNCT":
        at += 1
    return sentence.tokens[at - 1]


def clause_around(verb: CueVerb) -> Draft | None:
    """A main clause with the cue behind it or in its middle: "The bridge was hit, Reyes said"."""
    if not (verb.takes("speech") or verb.takes("thought")):
        return None
    page, sentence, token = verb.page, verb.sentence, verb.token
    own = sentence.children(token, "nsubj")
    if not own or page.quotation_at(token.start) or any(c.lower in ("who", "which", "that") for c in own):
        return None
    if own[0].index > token.index and own[0].index - token.index > 8:
        return None
    if any(
        c.index < token.index
        for c in sentence.children(token, "mark", "advmod")
        if c.lower
        in (
            "as",
            "when",
            "if",
            "because",
            "while",
            "after",
            "where",
            "since",
            "although",
            "though",
            "before",
            "how",
            "why",
        )
    ):
        return None
    start = page.sentence_start(sentence.start)
    before = page.before(verb.start, start)
    if before <= start or "," not in page.text[before : verb.start]:
        return None
    words = page.words(start, before)
    if words and words[0].pos == "CCONJ" and len(words) > 1:
        start, words = words[1].start, words[1:]
    rest = _rest(verb)
    finite = any(t.tag in FINITE for t in words)
    if rest:
        pieces = [page.trim(start, before), page.trim(*page.whole_quotes(*rest))]
        return verb.draft("clause-around", *pieces)
    if not finite or not (_parenthetical(sentence, token) or _closes(sentence, token)):
        return None
    pieces = [page.trim(start, before)]
    if page.quotation_ending(before) is None:
        pieces += [going_on] if (going_on := _joined_behind(verb)) else []
    return verb.draft("clause-before", *pieces)


def _joined_behind(verb: CueVerb) -> Stretch | None:
    """What "and" or "but" joins to a content behind its cue clause: "The bridge was hit, Reyes said, and two men died".

    Where the first part is no quotation, the second is what the speaker says too (so 11 of 11 in a reading of the
    training part of PolNeAR), unless it has a speaker of its own.
    """
    page, sentence = verb.page, verb.sentence
    tokens = sentence.tokens[max(t.index for t in sentence.between(verb.cue[0], verb.cue[1])) + 1 :]
    comma = next((t for t in tokens[:MAX_ADJUNCT] if t.text == ","), None)
    if comma is None or comma.index + 2 >= len(sentence.tokens):
        return None
    if any(t.tag in FINITE for t in sentence.tokens[verb.token.index + 1 : comma.index]):
        return None
    joint, rest = sentence.tokens[comma.index + 1], sentence.tokens[comma.index + 2 :]
    if joint.lower not in ("and", "but") or not any(t.tag in FINITE for t in rest):
        return None
    if any(t.pos == "VERB" and t.tag != "VB" and cue_lexicon().takes(t, "speech") for t in rest):
        return None
    return page.trim(*page.whole_quotes(joint.start, page.sentence_end(rest[0].start)))


def _closes(sentence: Sentence, token: Token) -> bool:
    """Whether the cue is the last word of its sentence: "..., Reyes said." has no other place for its content."""
    return all(t.pos == "PUNCT" for t in sentence.tokens[token.index + 1 :]) and token.lemma in ("say", "add", "write")


def _parenthetical(sentence: Sentence, token: Token) -> bool:
    """Whether the cue clause hangs loosely on its sentence, as the parser sees it."""
    if sentence.children(token, "dobj") and token.lemma not in LISTENER_VERBS:
        return False
    if any(c.index > token.index for c in sentence.children(token, "xcomp", "ccomp")):
        return False
    if token.dep == "ROOT":
        return any(c.index < token.index for c in sentence.children(token, "ccomp", "parataxis", "dep"))
    return token.dep in ("parataxis", "ccomp", "conj", "advcl", "dep", "acl", "relcl", "appos")


def _rest(verb: CueVerb) -> Stretch | None:
    """What goes on behind a cue clause in the middle of its sentence, as the parser attaches it."""
    sentence, token, page = verb.sentence, verb.token, verb.page
    if token.dep not in ("parataxis", "ccomp", "dep", "advcl"):
        return None
    governor = sentence.head(token)
    if governor.index < token.index or governor.tag not in FINITE | {"VBN", "VBG", "VB", "NN", "JJ"}:
        return None
    comma = next((t for t in sentence.tokens[token.index + 1 :] if t.text == ","), None)
    if comma is None or comma.index > governor.index:
        return None
    return comma.end, page.sentence_end(governor.start)
