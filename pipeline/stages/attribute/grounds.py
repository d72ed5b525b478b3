"""Words that name a ground: phrases ("citing court records") and clauses of knowing ("saw it burn", "was told by")."""

from __future__ import annotations

from pipeline.model import BasisKind, Sentence, Token
from pipeline.stages.attribute.draft import Stretch
from pipeline.stages.attribute.lexicon import basis_lexicon
from pipeline.stages.attribute.page import Page
from pipeline.stages.attribute.sources import extent

Ground = tuple[BasisKind, Stretch]
PAST = frozenset({"VBD", "VBN"})


def trigger(sentence: Sentence, token: Token) -> bool:
    """Whether the token is a participle that can name a ground: "citing", "based on", "judging by"."""
    words, lemma = basis_lexicon(), token.lemma.lower()
    if lemma == "base":
        return token.tag == "VBN" and not sentence.children(token, "nsubjpass", "auxpass")
    return (
        token.tag == "VBG" and (lemma in words.grounding or lemma in words.inferring) and not _helped(sentence, token)
    )


def _helped(sentence: Sentence, token: Token) -> bool:
    return bool(sentence.children(token, "aux", "nsubj"))


def named_ground(page: Page, sentence: Sentence, token: Token) -> Ground | None:
    """The ground that a participle names, with the words from it to the end of its object; None where its object is
    neither a record nor somebody who tells ("citing security concerns").
    """
    words, lemma = basis_lexicon(), token.lemma.lower()
    inferring = lemma in words.inferring
    allowed = words.inferring.get(lemma) or words.grounding[lemma]
    for child in sentence.children(token, "dobj", "prep", "pobj"):
        if child.index < token.index or (child.dep == "prep" and child.lower not in allowed):
            continue
        if child.dep != "prep" and "" not in allowed:
            continue
        noun = child if child.dep != "prep" else next(iter(sentence.children(child, "pobj", "pcomp")), None)
        kind: BasisKind | None = "inferred" if inferring and noun else _kind(page, sentence, noun) if noun else None
        if noun is not None and kind is not None and (lemma != "refer" or kind == "document"):
            # "the general, referring to officials, said": they are what he speaks of.
            return kind, (token.start, max(extent(page, sentence, noun)[1], noun.end))
    return None


def _kind(page: Page, sentence: Sentence, noun: Token) -> BasisKind | None:
    words, lemma = basis_lexicon(), noun.lemma.lower()
    while noun.lower in ("a", "one", "some", "several", "two", "three", "number", "copy", "piece", "page", "series"):
        # "two of the officials", "a copy of the letter": the noun behind "of" counts.
        inner = [p for o in sentence.children(noun, "prep") if o.lower == "of" for p in sentence.children(o, "pobj")]
        if not inner:
            break
        noun, lemma = inner[0], inner[0].lemma.lower()
    if any(c.lower in ("no", "any") for c in sentence.children(noun, "det")):
        return None
    if noun.pos == "NOUN" and lemma in words.records and (lemma not in words.plural or noun.tag == "NNS"):
        return "document"
    if noun.pos == "NOUN" and lemma in words.tellers:
        return "told"
    return "told" if noun.pos == "PROPN" and _is_outlet(page, sentence, noun) else None


def _is_outlet(page: Page, sentence: Sentence, noun: Token) -> bool:
    """Whether a name is that of a publisher: other names may be cited as an example or an authority of any kind."""
    start, end = extent(page, sentence, noun)
    words = page.text[start:end].rstrip(",").split()
    return bool(words) and words[-1].lower().removesuffix("'s") in basis_lexicon().publishers


def conclusion(sentence: Sentence, verb: Token, source: Token | None) -> bool:
    """Whether a cue verb tells that its source concludes: "concluded that", or of a record that it "suggests"."""
    words, lemma = basis_lexicon(), verb.lemma.lower()
    if lemma in words.concluding:
        return any(c.index > verb.index for c in sentence.children(verb, "ccomp")) or any(
            c.lower == "from" for c in sentence.children(verb, "prep")
        )
    return lemma in words.suggesting and source is not None and source.lemma.lower() in words.clues


def learned(page: Page, sentence: Sentence, cue: Token) -> Ground | None:
    """The ground that a cue verb gives with "from": "learned from officials that"."""
    end = None if _denied(sentence, cue) else _from(page, sentence, cue)
    return None if end is None else (end[0], (cue.start, end[1]))


def knowing(page: Page, sentence: Sentence, verb: Token, placed: bool = True) -> Ground | None:
    """The ground that a clause with this verb gives: its subject saw or heard it, read it, was told, or was there (with
    `placed`). The span runs from the verb group to what is named.
    """
    words, lemma = basis_lexicon(), verb.lemma.lower()
    if verb.pos not in ("VERB", "AUX") or _denied(sentence, verb):
        return None
    start = min([verb.start, *(c.start for c in sentence.children(verb, "aux", "auxpass") if c.index < verb.index)])
    told = _told(page, sentence, verb)
    if told is not None:
        return told[0], (start, told[1])
    if not _happened(sentence, verb):
        return None
    objects = [o for o in sentence.children(verb, "dobj") if o.index > verb.index]
    record = next((o for o in objects if _kind(page, sentence, o) == "document"), None)
    if lemma in words.reading and record is not None:
        return "document", (start, extent(page, sentence, record)[1])
    if lemma in words.perceiving and _perceived(sentence, verb, objects):
        end = extent(page, sentence, objects[0])[1] if objects and verb.dep in ("relcl", "acl") else verb.end
        return "witnessed", (start, end)
    if lemma in words.attending and objects and verb.dep == "relcl":
        return "witnessed", (start, extent(page, sentence, objects[0])[1])
    place = _place(page, sentence, verb) if lemma == "be" and placed else None
    return None if place is None else ("witnessed", (start, place))


def _told(page: Page, sentence: Sentence, verb: Token) -> tuple[BasisKind, int] | None:
    """Where the words end that say that somebody was told, and by what kind of teller."""
    words, lemma = basis_lexicon(), verb.lemma.lower()
    passive = bool(sentence.children(verb, "auxpass")) or (verb.dep == "acl" and verb.tag == "VBN")
    if lemma in words.telling and passive:
        by = [p for a in sentence.children(verb, "agent") for p in sentence.children(a, "pobj")]
        if not by:
            prepositions = [p for p in sentence.children(verb, "prep") if p.lower in ("on", "about", "of")]
            about = [n for p in prepositions for n in sentence.children(p, "pobj")]
            return "told", extent(page, sentence, about[0])[1] if about and verb.dep == "acl" else verb.end
        return "told", max(extent(page, sentence, by[0])[1], by[0].end)
    return _from(page, sentence, verb)


def _from(page: Page, sentence: Sentence, verb: Token) -> tuple[BasisKind, int] | None:
    if verb.lemma.lower() not in basis_lexicon().learning or sentence.children(verb, "auxpass"):
        return None
    for preposition in sentence.children(verb, "prep"):
        for noun in sentence.children(preposition, "pobj"):
            kind = _kind(page, sentence, noun)
            if preposition.lower == "from" and kind is not None:
                return kind, max(extent(page, sentence, noun)[1], noun.end)
    return None


def _denied(sentence: Sentence, verb: Token) -> bool:
    near = (verb, *sentence.children(verb, "advmod", "acomp", "prep"))
    return any(c.dep == "neg" or c.lower in ("never", "not") for v in near for c in sentence.children(v))


def _happened(sentence: Sentence, verb: Token) -> bool:
    """Whether it is told as past: "saw", "had seen", "could hear"; for a relative clause also "has seen"."""
    helpers = {c.lower for c in sentence.children(verb, "aux")}
    if helpers & {"will", "would", "may", "might", "should", "to", "did", "must"}:
        return False
    if helpers & {"could", "had"} or (verb.tag == "VBD" and not helpers):
        return True
    return verb.tag in PAST and bool(helpers & {"has", "have", "'ve", "’ve"}) and verb.dep in ("relcl", "acl")


def _perceived(sentence: Sentence, verb: Token, objects: list[Token]) -> bool:
    """Whether something was seen or heard with eyes or ears: a thing, or an event told by a clause ("saw it burn")."""
    words = basis_lexicon()
    if any(c.lower in ("as", "about", "of") for c in sentence.children(verb, "prep", "prt")):
        return False
    clauses = [c for c in sentence.children(verb, "ccomp", "xcomp") if c.index > verb.index]
    if any(c.tag in ("VB", "VBG") and not sentence.children(c, "aux", "mark") for c in clauses):
        return True
    if not objects or clauses:
        return False
    noun = objects[0]
    negative = any(c.lower in ("no", "any", "little", "few") for c in sentence.children(noun, "det", "amod"))
    return noun.pos in ("NOUN", "PROPN", "PRON") and not negative and noun.lemma.lower() not in words.abstract


def _place(page: Page, sentence: Sentence, verb: Token) -> int | None:
    """Where the words end that say where somebody was: "was there", "was at the scene"."""
    words = basis_lexicon()
    if verb.lower not in ("was", "were", "been"):
        return None
    for child in sentence.children(verb, "advmod", "acomp", "prep"):
        if child.index < verb.index:
            continue
        nouns = [n for n in sentence.children(child, "pobj") if n.lemma.lower() in words.scenes]
        if child.lower in words.place_prepositions and nouns:
            return max(extent(page, sentence, nouns[0])[1], nouns[0].end)
        if child.lower in words.place_adverbs and not sentence.children(child, "pobj"):
            return child.end
    return None
