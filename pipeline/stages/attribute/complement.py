"""Contents that are no full clauses: infinitives, gerunds, objects, and what hangs on a preposition."""

from __future__ import annotations

from pipeline.model import Token
from pipeline.stages.attribute.clause import span_of
from pipeline.stages.attribute.cue import joining, negated
from pipeline.stages.attribute.draft import Draft
from pipeline.stages.attribute.lexicon import cue_lexicon
from pipeline.stages.attribute.sources import extent
from pipeline.stages.attribute.verb import CueVerb

EMPTY_OBJECTS = frozenset({"it", "this", "that", "so", "what", "which", "who", "him", "her", "them", "me", "us", "you"})


def infinitive(verb: CueVerb) -> Draft | None:
    """The content of "wants to leave", "urged them to leave": it begins with the object, or with "to"."""
    sentence, token = verb.sentence, verb.token
    hearsay = verb.takes("hearsay") and verb.source is None and bool(sentence.children(token, "nsubjpass"))
    if not hearsay and not verb.takes("infinitive"):
        return None
    if token.tag == "VBN" and verb.takes("hearsay") and not sentence.children(token, "aux", "auxpass"):
        # "with both expected to come": others expect it of them.
        return None
    for child in sentence.children(token, "xcomp", "ccomp", "advcl"):
        if child.index < token.index or not any(a.lower == "to" for a in sentence.children(child, "aux")):
            continue
        if child.dep == "advcl" and verb.lemma not in ("call", "ask", "urge"):
            continue
        if joining(sentence, child) == token and sentence.children(child, "ccomp"):
            # "declined to say whether ...": the cue is "declined to say".
            return None
        content = span_of(verb.page, sentence, token, child)
        objects = [o for o in sentence.children(token, "dobj", "dative") if token.index < o.index < child.index]
        if content and objects:
            content = (min(t.start for t in sentence.subtree(objects[0])), content[1])
        passive = sentence.children(token, "nsubjpass")
        if content and passive and verb.source is None:
            # "Reyes is expected to speak": whoever expects it, the content has its own subject.
            whole = extent(verb.page, sentence, passive[0])
            return verb.draft("expected", whole, content)
        if content:
            return verb.draft("infinitive", content)
    return None


def gerund(verb: CueVerb) -> Draft | None:
    """The content of "denied leaving"."""
    if not verb.takes("gerund"):
        return None
    for child in verb.sentence.children(verb.token, "xcomp", "pcomp"):
        if child.index > verb.token.index and child.tag == "VBG":
            content = span_of(verb.page, verb.sentence, verb.token, child)
            if content:
                return verb.draft("gerund", content)
    return None


def preposition(verb: CueVerb) -> Draft | None:
    """The content of "warned of ...", "accused Reyes of ...", "called on ... to ..."."""
    allowed = cue_lexicon().prepositions.get(verb.lemma)
    if not allowed:
        return None
    sentence, token, page = verb.sentence, verb.token, verb.page
    objects = [o for o in sentence.children(token, "dobj") if o.index > token.index]
    for child in sentence.children(token, "prep", "prt", "agent"):
        if child.index < token.index or child.lower not in allowed:
            continue
        branch = sentence.subtree(child)
        if len(branch) < 2:
            continue
        start, end = branch[1].start, branch[-1].end
        cue_end = None
        if objects and objects[0].index < child.index:
            start = sentence.subtree(objects[0])[0].start
        elif child.index <= cue_end_index(verb) + 2:
            cue_end = child.end
        else:
            continue
        if verb.lemma == "call" and child.lower == "on":
            later = [c for c in sentence.children(token, "xcomp", "advcl") if c.index > child.index]
            end = max([end, *(sentence.subtree(c)[-1].end for c in later)])
        content = page.trim(*page.whole_quotes(start, end))
        return verb.draft("preposition", content, cue_end=cue_end)
    return None


def cue_end_index(verb: CueVerb) -> int:
    """The position of the last token of the verb group."""
    return max(t.index for t in verb.sentence.between(*verb.cue))


def second(verb: CueVerb) -> Draft | None:
    """An object with what it is called: "called the attack 'a crime'", "sees it as a threat"."""
    if not verb.takes("second"):
        return None
    sentence, token, page = verb.sentence, verb.token, verb.page
    parts = [
        c for c in sentence.children(token, "dobj", "ccomp", "oprd", "xcomp", "prep", "acomp") if c.index > token.index
    ]
    parts = [c for c in parts if c.dep != "prep" or c.lower == "as"]
    small = any(c.dep in ("ccomp", "oprd", "xcomp", "acomp", "prep") for c in parts)
    if not small or not parts:
        return None
    start = min(sentence.subtree(c)[0].start for c in parts)
    end = max(sentence.subtree(c)[-1].end for c in parts)
    return verb.draft("second", page.trim(*page.whole_quotes(start, end)))


def object_(verb: CueVerb) -> Draft | None:
    """The object as content: "denied the charges", "condemned the attack"."""
    sentence, token, page = verb.sentence, verb.token, verb.page
    objects = [o for o in sentence.children(token, "dobj") if o.index > token.index]
    if not objects or _empty(objects[0]):
        return None
    noun = objects[0].lemma.lower()
    fixed = noun in cue_lexicon().objects.get(verb.lemma, frozenset())
    if fixed and verb.lemma != "deny" and negated(sentence, token):
        # "has not claimed responsibility" is no act of saying.
        return None
    if not fixed and not verb.takes("object"):
        return None
    branch = sentence.subtree(objects[0])
    start, end = branch[0].start, branch[-1].end
    return verb.draft("object", page.trim(*page.whole_quotes(start, end)))


def _empty(token: Token) -> bool:
    return token.lower in EMPTY_OBJECTS or token.name in ("DATE", "TIME")
