"""Claims from attributed contents and from the outlet's own words, on the dependency parse."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.model import Attribution, Claim, Outcome, Reading, Rejection, Sentence, Span, Token, make_id
from pipeline.stages.quoted import quoted
from pipeline.stages.split import words
from pipeline.stages.split.arguments import Arguments, arguments
from pipeline.stages.split.assemble import EXTRACTOR, Draft, assemble
from pipeline.stages.split.dependence import Stated, with_dependences, without_dangling
from pipeline.stages.split.modality import ACTUAL, UNREAL, is_promised, verb_status
from pipeline.stages.split.negation import cue_negated, is_negated, negations
from pipeline.stages.split.nominals import nominals
from pipeline.stages.split.nounstatus import noun_status
from pipeline.stages.split.phrases import is_clausal, verb_lemma
from pipeline.stages.split.plover import plover_type
from pipeline.stages.split.predicates import Predicate, predicates
from pipeline.stages.split.regions import Regions
from pipeline.stages.split.roles import Roles
from pipeline.stages.split.slices import by_sentence, sentence_at
from pipeline.stages.split.stance import presupposed, under_stance, unstated
from pipeline.stages.split.times import date_drafts, mark_times
from pipeline.stages.split.unfit import NOBODY, PRESUPPOSED, asks, unfit
from pipeline.stages.split.verbroles import verb_roles

MORE_THAN_SAYING = frozenset({"ACCUSE", "REQUEST", "THREATEN", "REJECT", "SUPPORT"})


class RuleSplitter:
    """Claims by rules: verbs, copulas and event nouns with their arguments.

    The cue of an attribution is no claim, unless it also does something to someone whom the content does not hold
    ("accused the army of ..."), or claims responsibility.
    """

    version = EXTRACTOR

    def split(self, reading: Reading, attributions: Sequence[Attribution]) -> Outcome[Claim]:
        """The claims of the article, by place of their action."""
        attributions = [said for said in attributions if not said.doubtful]
        article = Regions.of(attributions)
        made: list[Claim] = []
        dropped: list[Rejection] = []
        said = by_sentence(reading.sentences, attributions, _stretches)
        times = by_sentence(reading.sentences, reading.times, lambda t: (t,))
        for read, here, then in zip(reading.sentences, said, times, strict=True):
            sentence = mark_times(read, then)
            regions = article.near(here)
            drafts = _drafts(reading, sentence, regions, dropped)
            dated = date_drafts(sentence, regions, drafts, then)
            stated = []
            for draft in dated:
                claim = assemble(reading, sentence, regions, draft)
                if claim.mentions():
                    stated.append(Stated(draft, claim))
                else:
                    dropped.append(_rejection(reading, draft.predicate, *NOBODY))
            made.extend(with_dependences(sentence, stated))
        dropped.extend(_speakerless(reading, said) for said in attributions if said.speakerless)
        made.sort(key=lambda c: (c.action.start, c.action.end))
        kept = _unique(_without_repeats(made, dropped))
        return Outcome(without_dangling(kept), tuple(dropped))


def _stretches(said: Attribution) -> tuple[Span, ...]:
    return (*(s for s in (said.source, said.cue) if s is not None), *said.content)


def _drafts(reading: Reading, sentence: Sentence, regions: Regions, dropped: list[Rejection]) -> list[Draft]:
    cues = frozenset(t.index for t in sentence.tokens if regions.is_saying(t))
    found = [p for p in predicates(sentence, cues) if not _unheard(regions, p.head)]
    drafts: list[Draft] = []
    kept: list[Predicate] = []
    for predicate in found:
        given = _in_its_voice(sentence, regions, predicate, arguments(sentence, predicate))
        roles = verb_roles(sentence, predicate, given)
        if predicate.head.index in cues and not _says_more(sentence, regions, predicate, roles):
            continue
        reason = unfit(sentence, regions, predicate, given, roles)
        if reason is not None:
            dropped.append(_rejection(reading, predicate, *reason))
            continue
        kept.append(predicate)
        drafts.append(_draft(reading, sentence, regions, predicate, given, roles))
    statuses = {d.predicate.head.index: d for d in drafts}
    for predicate, roles in nominals(sentence, found):
        head = predicate.head
        if head.index in cues or asks(sentence, regions, head) or _unheard(regions, head):
            continue
        if presupposed(regions.innermost(head)):
            dropped.append(_rejection(reading, predicate, *PRESUPPOSED))
        else:
            drafts.append(_nominal(reading, sentence, regions, predicate, roles, statuses))
    return sorted(drafts, key=lambda d: d.predicate.head.index)


def _in_its_voice(sentence: Sentence, regions: Regions, predicate: Predicate, given: Arguments) -> Arguments:
    """The arguments, with the subject of the content where the parser coordinates a clause of it with the cue ("said
    the town was safe but would not be opened"): the speaker is not the one who acts.
    """
    top = predicate.top
    cue = sentence.head(top)
    if not (given.shared and top.dep == "conj" and regions.innermost(top) and regions.cue_of(cue)):
        return given
    if regions.innermost(top) is not regions.cue_of(cue):
        return given
    clauses = [c for c in sentence.children(cue, "ccomp") if c.index < top.index]
    own = [s for c in clauses for s in sentence.children(c, "nsubj", "nsubjpass")]
    return replace(given, subject=own[-1] if own else None)


def _draft(
    reading: Reading, sentence: Sentence, regions: Regions, predicate: Predicate, given: Arguments, roles: Roles
) -> Draft:
    said = regions.innermost(predicate.head)
    status = verb_status(sentence, predicate, said is not None)
    denied = negations(sentence, predicate, given)
    threatened = False
    if said is not None and _tops_content(sentence, said, predicate.top):
        refused = _refused(reading, said)
        status = under_stance(status, said.stance, refused, sentence, predicate, not given.shared)
        denied += said.stance == "denies" and said.form != "direct" and not refused
        threatened = said.stance == "threatens" and status.modality in ("planned", "conditional")
    elif unstated(said):
        status = UNREAL
    # Who says that they will not attack threatens nobody.
    promised = denied % 2 == 0 and is_promised(sentence, predicate, status)
    return Draft(predicate, given, roles, said, status, denied % 2 == 1, threatened, promised)


def _nominal(
    reading: Reading,
    sentence: Sentence,
    regions: Regions,
    predicate: Predicate,
    roles: Roles,
    above: dict[int, Draft],
) -> Draft:
    said = regions.innermost(predicate.head)
    holder = next((above[t.index] for t in sentence.ancestors(predicate.head) if t.index in above), None)
    outer = ACTUAL if holder is None else holder.status
    status = noun_status(sentence, predicate.head, outer, holder is not None and holder.negative)
    negative = is_negated(sentence, predicate.head) or any(
        c.lower == "no" for c in sentence.children(predicate.head, "det")
    )
    if said is not None and _tops_content(sentence, said, predicate.head):
        refused = _refused(reading, said)
        negative ^= said.stance == "denies" and said.form != "direct" and not refused
        status = UNREAL if refused and said.stance != "denies" else status
    if unstated(said):
        status = UNREAL
    return Draft(predicate, Arguments(None, ()), roles, said, status, negative)


def _says_more(sentence: Sentence, regions: Regions, predicate: Predicate, roles: Roles) -> bool:
    """Whether a cue does more than say."""
    said = regions.cue_of(predicate.head)
    if said is None:
        return False
    if predicate.idiom is not None:
        return True
    told = not unstated(said)  # "declined to comment on the attack" is no deed
    if told and _other_act(sentence, said, predicate):
        return True
    # "The fault was not reported": where nobody is named, that it was not said is all that happened.
    nobody = said.source is None and predicate.passive
    if (told or nobody) and _names_thing(sentence, said) and roles.target:
        return True
    kind = plover_type(verb_lemma(sentence, predicate.head), (), None, (), (), False)
    if kind in ("ASSAULT", "COERCE"):
        return bool(roles.target)
    clausal = any(
        is_clausal(t) and t.dep not in ("aux", "auxpass")
        for p in said.content
        for t in sentence.between(p.start, p.end)
    )
    if kind is None or (clausal and kind not in MORE_THAN_SAYING):
        return False
    # "pressed *the rebels* to leave", "accused *the army* of ...": the object of the cue is acted on, in the content or
    # not. In "rejected *claims* that ..." it only brings the content.
    roles.target = [
        t
        for t in roles.target
        if not clausal
        or not said.covers(t.start, t.end)
        or (t.dep == "dobj" and t.head == predicate.head.index and not _states(sentence, t))
    ]
    return bool(roles.target)


def _states(sentence: Sentence, noun: Token) -> bool:
    """Whether a noun brings what was stated: "claims that his troops looted the town"."""
    return any(sentence.children(clause, "mark") for clause in sentence.children(noun, "acl", "ccomp", "relcl"))


def _names_thing(sentence: Sentence, said: Attribution) -> bool:
    """Whether a content is a thing in the outlet's words, and no clause and no quotation: "demanded *a new inquiry*",
    "posted *gains*". Then what the source did with it is a claim too.
    """
    inside = [t for p in said.content for t in sentence.between(p.start, p.end)]
    tops = [t for t in sentence.tops(inside) if t.pos != "PUNCT"]
    if any(t.lemma.lower() in words.REPORTS and any(_that(sentence, c) for c in sentence.children(t)) for t in tops):
        return False  # "rejected claims that his troops fled": what is claimed tells it
    return said.form == "indirect" and bool(tops) and all(t.pos in ("NOUN", "PROPN", "PRON", "NUM") for t in tops)


def _that(sentence: Sentence, clause: Token) -> bool:
    return any(c.lower == "that" for c in sentence.children(clause, "mark"))


def _other_act(sentence: Sentence, said: Attribution, predicate: Predicate) -> bool:
    """Whether a verb of a long cue is an act of its own, with an object in the cue: "*staged a march* to demand",
    "*issued a statement* saying". The verb that says is the last of the cue.
    """
    if said.cue is None:
        return False
    words = sentence.between(said.cue.start, said.cue.end)
    later = [t for t in words if t.index > predicate.head.index]
    objects = [t for t in later if t.dep == "dobj" and t.head == predicate.head.index]
    return bool(objects) and any(t.pos == "VERB" and t.index > objects[0].index for t in later)


def _tops_content(sentence: Sentence, said: Attribution, top: Token) -> bool:
    """Whether a clause heads the content, alone or coordinated with one that does."""
    at = top
    for above in sentence.ancestors(top):
        if not said.covers(above.start, above.end):
            return True
        if at.dep in ("relcl", "appos"):
            return False
        if at.dep == "acl" and at.tag in ("VBN", "VBD", "VBG") and not sentence.children(at, "mark"):
            return False  # "the claims made by"; but not "the claim that it was mined"
        if is_clausal(above) and not (at.dep == "conj" or above.dep in ("aux", "auxpass")):
            return False
        at = above
    return True


def _refused(reading: Reading, said: Attribution) -> bool:
    """Whether the act of saying is denied."""
    if said.cue is None:
        return False
    sentence = sentence_at(reading.sentences, said.cue.start)
    return sentence is not None and cue_negated(said, sentence)


def _rejection(reading: Reading, predicate: Predicate, reason: str, detail: str) -> Rejection:
    head = predicate.head
    return Rejection("split", f"{reading.article.id}:{head.start}-{head.end}", reason, f"{quoted(head.text)}: {detail}")


def _unheard(regions: Regions, head: Token) -> bool:
    """Whether a word stands in a quotation whose speaker was not found: nobody is known to claim it."""
    said = regions.innermost(head)
    return said is not None and said.speakerless


def _speakerless(reading: Reading, said: Attribution) -> Rejection:
    return Rejection(
        "split",
        f"{reading.article.id}:{said.content[0].start}-{said.content[-1].end}",
        "quote-without-speaker",
        "no claims are read from this quotation, because nobody is known to say it",
    )


def _without_repeats(claims: list[Claim], dropped: list[Rejection]) -> list[Claim]:
    """The claims without those that a source makes twice in one breath, in the same words."""
    seen: set[tuple[object, ...]] = set()
    kept = []
    for claim in claims:
        words_of = tuple(tuple(m.text.lower() for m in role) for role in (claim.actor, claim.target, claim.place))
        time = claim.time.text if claim.time else None
        key = (claim.attribution, claim.action.lemma, *words_of, time, claim.polarity, claim.modality)
        if claim.attribution is None or key not in seen:
            kept.append(claim)
        else:
            subject = f"{claim.article}:{claim.action.start}-{claim.action.end}"
            dropped.append(
                Rejection("split", subject, "repeated", f"{quoted(claim.evidence.text)}: said in the same words before")
            )
        seen.add(key)
    return kept


def _unique(claims: list[Claim]) -> tuple[Claim, ...]:
    """Claims with ids of their own: where two share an action, the later ones are numbered."""
    seen: dict[str, int] = {}
    made = []
    for claim in claims:
        count = seen.get(claim.id, 0)
        seen[claim.id] = count + 1
        made.append(claim if count == 0 else replace(claim, id=make_id("claim", claim.id, count)))
    return tuple(made)
