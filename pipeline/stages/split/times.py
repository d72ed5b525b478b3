"""The time of a claim: an expression in its own clause, or the sentence's only one; never the time of saying it, never
the date of publication.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.model import Attribution, Name, Sentence, TimeRef, Token
from pipeline.stages.split.assemble import Draft
from pipeline.stages.split.phrases import TIME_NAMES, core, is_clausal
from pipeline.stages.split.plover import event_word
from pipeline.stages.split.predicates import AS_NOUN, NO_CLAUSE
from pipeline.stages.split.regions import Regions
from pipeline.stages.split.words import AGENTS

RANKED = frozenset({"first", "last", "only", "record"})
RANKED_WITHIN = 5
"""How many words before "since" may rank what it compares ("the lowest level of the year since")."""

RELATIVE_TO = frozenset({"after", "before", "since", "until", "till", "following"})
"""Prepositions that tell the time of one event by another."""


def date_drafts(sentence: Sentence, regions: Regions, drafts: Sequence[Draft], near: Sequence[TimeRef]) -> list[Draft]:
    """The drafts with their times. A verb that shares its subject with the one before it, or that only accompanies
    it ("..., killing two"), shares a time that stands at the front; a lone clause takes the sentence's lone time.
    """
    times = sentence_times(sentence, near)
    heads = [w for d in drafts for w in (d.predicate.head, *d.predicate.matrix)]
    owned: dict[int, list[TimeRef]] = {}
    loose: list[TimeRef] = []
    for time in times:
        head = head_of(sentence, time)
        if head is None or dates_saying(sentence, head, heads, regions) or _vague(time, head):
            continue
        if _dates_other(sentence, head, heads, drafts):
            continue
        found = owner(sentence, head, heads)
        if found is None:
            loose.extend([] if is_said_at(time, regions.attributions) else [time])
            continue
        draft = next((d for d in drafts if found in (d.predicate.head, *d.predicate.matrix)), None)
        if _compares(sentence, head, found):
            continue
        if is_said_at(time, regions.attributions) and (draft is None or not regions.is_saying(draft.predicate.head)):
            continue  # when it was said; what a cue does beside saying ("rejected the plan today") has the same day
        if draft is not None and _same_voice(regions, draft, head):
            owned.setdefault(draft.predicate.head.index, []).append(time)
    made = []
    for draft in drafts:
        own = choose(sentence, draft.predicate.head, owned.get(draft.predicate.head.index, []))
        if own is not None:
            made.append(replace(draft, time=own, basis="clause"))
            continue
        shared = _shared(sentence, draft, drafts, owned)
        verbs = [d for d in drafts if d.predicate.kind != "nominal"]
        if shared is None and len(loose) == 1 and not owned and verbs == [draft]:
            head = head_of(sentence, loose[0])
            shared = loose[0] if head is not None and _same_voice(regions, draft, head) else None
        made.append(draft if shared is None else replace(draft, time=shared, basis="sentence"))
    return made


def _compares(sentence: Sentence, head: Token, verb: Token) -> bool:
    """Whether "since" only tells what an event is compared with: "won their first title since 1908", "has fallen to
    the lowest level since May".
    """
    marker = sentence.head(head)
    if marker.lower != "since" or marker.pos not in ("ADP", "SCONJ"):
        return False
    before = sentence.tokens[max(0, marker.index - RANKED_WITHIN) : marker.index]
    if any(t.tag in ("JJS", "RBS") or t.lower in RANKED for t in before):
        return True
    helpers = {h.lemma.lower() for h in sentence.children(verb, "aux")}
    return verb.tag == "VBD" and "have" not in helpers


def _vague(time: TimeRef, head: Token) -> bool:
    """Whether an expression only describes a noun: "recent shipments", "the current plan"."""
    return time.begin is None and time.finish is None and head.dep == "amod"


def _dates_other(sentence: Sentence, head: Token, heads: Sequence[Token], drafts: Sequence[Draft]) -> bool:
    """Whether an expression dates an event that only a noun names ("after the mayor's death on Tuesday")."""
    clauses = {h.index for h in heads}
    means = {core(sentence, i).index for d in drafts for i in d.roles.instrument}
    carried = {d.predicate.carried.index for d in drafts if d.predicate.carried is not None}
    below = head
    for above in sentence.ancestors(head):
        if above.index in clauses | carried:
            return False
        if above.index in means:
            # "The attack on Sunday killed two": they died in it. But not "the attack, the third this month, killed".
            return below.dep not in ("prep", "npadvmod", "nmod", "compound")
        if event_word(above) is not None or (above.lower in RELATIVE_TO and below is not head):
            return True
        below = above
    return False


def _same_voice(regions: Regions, draft: Draft, head: Token) -> bool:
    return regions.innermost(head) is draft.said


def _shared(
    sentence: Sentence, draft: Draft, drafts: Sequence[Draft], owned: dict[int, list[TimeRef]]
) -> TimeRef | None:
    """The time of the clause that this one is coordinated with, or accompanies, or of the event that is its means."""
    means = {core(sentence, i).index for i in draft.roles.instrument}
    event = next((d for d in drafts if d.predicate.kind == "nominal" and d.predicate.head.index in means), None)
    if event is not None and event.said is draft.said:
        return choose(sentence, event.predicate.head, owned.get(event.predicate.head.index, []))
    top = draft.predicate.top
    above = sentence.head(top)
    accompanies = top.dep == "advcl" and draft.predicate.head.tag == "VBG" and top.index > above.index
    if not (accompanies or top.dep == "conj") or sentence.children(draft.predicate.head, "nsubj", "nsubjpass"):
        return None
    first = next((d for d in drafts if above in (d.predicate.head, *d.predicate.matrix)), None)
    if first is None or first.said is not draft.said or first.status.tense != draft.status.tense:
        return None
    time = choose(sentence, first.predicate.head, owned.get(first.predicate.head.index, []))
    return time if time is not None and (accompanies or time.start < first.predicate.head.start) else None


def mark_times(sentence: Sentence, times: Sequence[TimeRef]) -> Sentence:
    """The sentence with every word of an expression of time named as one, also where the parser named it otherwise."""
    counted = {i for n in sentence.names if _counts_people(sentence, n) for i in range(n.first, n.last + 1)}
    if not times and not counted:
        return sentence
    tokens = tuple(
        replace(t, name="DATE")
        if any(x.start <= t.start and t.end <= x.end for x in times)
        else replace(t, name="CARDINAL" if t.index in counted else t.name)
        for t in sentence.tokens
    )
    return Sentence(sentence.block, tokens, sentence.names)


def _counts_people(sentence: Sentence, name: Name) -> bool:
    """Whether what the parser took for a time counts people: "between 10 and 20 people"."""
    if name.label not in TIME_NAMES:
        return False
    inside = sentence.tokens[name.first : name.last + 1]
    return any((sentence.head(t) if t.dep == "nummod" else t).lemma.lower() in AGENTS for t in inside)


def sentence_times(sentence: Sentence, near: Sequence[TimeRef]) -> tuple[TimeRef, ...]:
    """The expressions in the sentence that can date an event: dates, times and periods with a place on the calendar."""
    return tuple(
        t
        for t in near
        if sentence.start <= t.start and t.end <= sentence.end and (t.type in ("DATE", "TIME") or t.begin or t.finish)
    )


def head_of(sentence: Sentence, time: TimeRef) -> Token | None:
    """The word by which an expression hangs on its clause."""
    return next(iter(sentence.tops(sentence.between(time.start, time.end))), None)


def owner(sentence: Sentence, head: Token, clauses: Iterable[Token]) -> Token | None:
    """The nearest head of a clause above the head of an expression, be it one of `clauses` or one that states nothing;
    None where there is none.
    """
    heads = {c.index for c in clauses}
    return next(
        (
            t
            for t in (head, *sentence.ancestors(head))
            if t.index in heads or (is_clausal(t) and t.dep not in NO_CLAUSE and t.dep not in AS_NOUN)
        ),
        None,
    )


def dates_saying(sentence: Sentence, head: Token, clauses: Iterable[Token], regions: Regions) -> bool:
    """Whether an expression hangs on a cue or a source and not on a clause below it."""
    heads = {c.index for c in clauses}
    for above in (head, *sentence.ancestors(head)):
        if above.index in heads:
            return False
        if regions.is_saying(above):
            return True
    return False


def is_said_at(time: TimeRef, attributions: Sequence[Attribution]) -> bool:
    """Whether the expression tells when something was said."""
    return any(a.said_at and a.said_at.start < time.end and time.start < a.said_at.end for a in attributions)


def choose(sentence: Sentence, clause: Token, times: Sequence[TimeRef]) -> TimeRef | None:
    """The one of several expressions of a clause that dates it: the one that hangs nearest, then the nearest word.

    References without a place on the calendar ("now") give way to others.
    """

    def rank(time: TimeRef) -> tuple[bool, int, int]:
        head = head_of(sentence, time)
        depth = 0
        if head is not None:
            for above in sentence.ancestors(head):
                if above is clause:
                    break
                depth += 1
        return (time.begin is None and time.finish is None, depth, abs(time.start - clause.start))

    return min(times, key=rank, default=None)
