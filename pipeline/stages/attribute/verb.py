"""A cue verb in its sentence, with what all patterns ask of it."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model import Sentence, SourceKind, Token
from pipeline.stages.attribute import cue
from pipeline.stages.attribute.draft import Draft, Stretch
from pipeline.stages.attribute.idiom import particle
from pipeline.stages.attribute.lexicon import cue_lexicon
from pipeline.stages.attribute.page import Page
from pipeline.stages.attribute.sources import SUBJECTS, TIME_NAMES, extent, kind_of, subject_of
from pipeline.stages.attribute.stance import stance_of

TIMES = frozenset({"time", "times", "hour", "minute", "day", "week", "month", "year", "morning", "evening"})
STATEMENT_NOUNS = frozenset({"statement", "email", "e-mail", "tweet", "letter", "memo", "report", "post", "release"})


@dataclass(frozen=True, slots=True)
class CueVerb:
    """A verb of the lexicon at its place. `subject` is the token that heads its subject, if it has one.

    `cue` are the offsets of the verb group; `source` those of the words for the speaker.
    """

    page: Page
    sentence: Sentence
    token: Token
    subject: Token | None
    cue: Stretch
    source: Stretch | None
    kind: SourceKind
    idiom: bool = False
    """Whether the verb is a cue only of quotations, and with the word behind it ("went on")."""

    @property
    def lemma(self) -> str:
        """The lemma, as the lexicon has it."""
        return cue_lexicon().lemma(self.token)

    @property
    def start(self) -> int:
        """Where the words of the cue clause begin: at the subject, if it stands in front of the verb."""
        own = self.sentence.children(self.token, "nsubj", "nsubjpass")
        if self.source and self.subject in own and self.source[0] < self.cue[0]:
            return self.source[0]
        return self.cue[0]

    def takes(self, frame: str) -> bool:
        """Whether the verb is a cue in this construction."""
        return (self.idiom and frame == "speech") or cue_lexicon().takes(self.token, frame)

    def draft(self, pattern: str, *content: Stretch, cue_end: int | None = None) -> Draft | None:
        """A draft with this cue, or None where the content is empty or runs over the cue or the source."""
        pieces = tuple(p for p in content if p[1] > p[0])
        end = max(self.cue[1], cue_end or 0)
        source = self.source
        if not pieces or any(a < end and self.cue[0] < b for a, b in pieces):
            return None
        if source and any(a < source[1] and source[0] < b for a, b in pieces):
            return None
        stance = stance_of(self.page, (self.cue[0], end), pieces)
        return Draft(pattern, pieces, stance, self.kind, source, (self.cue[0], end), self.sentence, self.token)


def cue_verbs(page: Page, sentence: Sentence) -> tuple[CueVerb, ...]:
    """The verbs of the sentence that the lexicon knows, in order."""
    words = cue_lexicon()
    return tuple(
        _read(page, sentence, token)
        for token in sentence.tokens
        if token.pos in ("VERB", "AUX") and (words.lemma(token) in words.verbs or particle(sentence, token))
    )


def _read(page: Page, sentence: Sentence, token: Token) -> CueVerb:
    subject = subject_of(sentence, token)
    if subject is not None and not page.quotation_at(token.start) and page.quotation_at(subject.start):
        # The parser takes a word of the quotation for the subject of the verb that reports it.
        subject = next((s for s in sentence.children(token, *SUBJECTS) if not page.quotation_at(s.start)), None)
    if subject is not None and token.tag == "VBG" and subject.index > token.index > 3:
        # "The paper reported, citing a source, that two men ...": the men do not cite.
        subject = None
    passive = bool(sentence.children(token, "auxpass", "nsubjpass")) or (token.dep == "acl" and token.tag == "VBN")
    agents = sentence.children(token, "agent")
    if passive and cue_lexicon().lemma(token) not in cue_lexicon().experienced:
        by = [p for a in agents for p in sentence.children(a, "pobj")]
        # "It was said", "is accused of": nobody is named as the speaker.
        subject = by[0] if by else None
    elif subject is not None and subject.lower in ("it", "there") and token.lower in ("is", "was"):
        subject = None
    if subject is not None and (subject.name in TIME_NAMES or subject.lemma.lower() in TIMES):
        subject = None  # "several times described": no one's name
    source = extent(page, sentence, subject) if subject is not None else None
    held = page.quotation_at(source[0]) if source else None
    if source and held and source[0] > held.start and held.end < source[1]:
        # The parser joins the last words of a quotation to the speaker behind it ("the U.S." Reyes said).
        source = page.trim(held.end, source[1])
    if source is not None and token.dep == "acl" and source[0] < token.start < source[1]:
        # "reports alleging that ...": the words of the cue are not those of the source.
        source = page.trim(source[0], token.start)
    kind: SourceKind = kind_of(sentence, subject, page.persons) if subject is not None else "unnamed"
    idiom = cue_lexicon().lemma(token) not in cue_lexicon().verbs
    return CueVerb(page, sentence, token, subject, _cue(page, sentence, token), source, kind, idiom)


def _cue(page: Page, sentence: Sentence, token: Token) -> Stretch:
    """The verb group, with "in a statement" right behind it, and the colon before a quotation."""
    first, last = cue.group(sentence, token)
    tokens = sentence.tokens
    behind = particle(sentence, token)
    last = max(last, behind.index) if behind else last
    if last + 1 < len(tokens) and tokens[last + 1].lower == "in":
        for at in range(last + 2, min(last + 6, len(tokens))):
            if tokens[at].pos not in ("DET", "ADJ", "NOUN") or tokens[at].name in ("DATE", "TIME"):
                break
            if tokens[at].lemma.lower() in STATEMENT_NOUNS and (at + 1 >= len(tokens) or tokens[at + 1].pos != "NOUN"):
                last = at
                break
    end = tokens[last].end
    if last + 1 < len(tokens) and tokens[last + 1].text == ":":
        end = tokens[last + 1].end
    return tokens[first].start, end
