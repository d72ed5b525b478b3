"""All attributions of a sentence by its cue verbs, each verb by the first construction that fits."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from pipeline.model import Rejection, Sentence
from pipeline.stages.attribute.act import is_act
from pipeline.stages.attribute.clause import clause_after, clause_around
from pipeline.stages.attribute.complement import gerund, infinitive, object_, preposition, second
from pipeline.stages.attribute.direct import quoted_after, quoted_before, set_below
from pipeline.stages.attribute.draft import Draft
from pipeline.stages.attribute.lexicon import cue_lexicon
from pipeline.stages.attribute.page import Page
from pipeline.stages.attribute.verb import CueVerb, cue_verbs
from pipeline.stages.quoted import quoted

CLAUSES = (clause_after, clause_around)
OBJECTS = (infinitive, gerund, second, preposition, object_)


def by_verbs(page: Page, sentence: Sentence) -> tuple[Draft, ...]:
    """The drafts of the sentence's cue verbs, in the order of the verbs."""
    verbs = cue_verbs(page, sentence)
    speaking = tuple(v.token.start for v in verbs if v.takes("speech"))
    return tuple(draft for verb in verbs if (draft := _first(verb, speaking)) is not None)


def _first(verb: CueVerb, speaking: tuple[int, ...]) -> Draft | None:
    if verb.takes("speech"):
        later = tuple(at for at in speaking if at > verb.token.start)
        found = quoted_before(verb)
        if not found and is_act(verb, "clause"):
            found = quoted_after(verb, later) or set_below(verb)
        if found or verb.idiom:
            return found
    if is_act(verb, "clause"):
        for construction in CLAUSES:
            found = construction(verb)
            if found:
                return found
    if is_act(verb, "object"):
        for construction in OBJECTS:
            found = construction(verb)
            if found:
                return found
    return None


def without_content(page: Page, drafts: Iterable[Draft]) -> list[Rejection]:
    """A Rejection for each verb that always reports something, has a speaker, and was given no content."""
    cues = sorted(d.cue for d in drafts if d.cue)
    starts = [start for start, _ in cues]
    found = []
    for sentence in page.sentences:
        for verb in cue_verbs(page, sentence):
            at = bisect_right(starts, verb.token.start) - 1
            taken = at >= 0 and verb.token.start < cues[at][1]
            plain = verb.lemma in cue_lexicon().reporting and verb.source and not page.quotation_at(verb.token.start)
            if plain and not taken and sentence.children(verb.token, "nsubj") and is_act(verb, "clause"):
                found.append(_rejection(page, verb))
    return found


def _rejection(page: Page, verb: CueVerb) -> Rejection:
    return Rejection(
        "attribute",
        f"{page.reading.article.id}:{verb.start}-{max(verb.cue[1], verb.source[1] if verb.source else 0)}",
        "cue-without-content",
        f"{quoted(page.text[slice(*verb.cue)])} reports something, and the words around it do not show what",
    )
