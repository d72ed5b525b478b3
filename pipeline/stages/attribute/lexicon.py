"""The cue lexicon and the speaker lexicon as types."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import cast

from pipeline.lexicon import load
from pipeline.model import Stance, Token


@dataclass(frozen=True, slots=True)
class CueLexicon:
    """``cues.toml``: what each cue word makes of its content, and in which constructions it is a cue."""

    verbs: dict[str, Stance]
    nouns: dict[str, Stance]
    adjectives: dict[str, Stance]
    adverbs: dict[str, Stance]
    phrases: dict[tuple[str, ...], Stance]
    possessed: dict[str, Stance]
    frames: dict[str, frozenset[str]]
    prepositions: dict[str, frozenset[str]]
    reporting: frozenset[str]
    joining: frozenset[str]
    withholding: frozenset[str]
    refusing: frozenset[str]
    untrue: frozenset[str]
    inquiring: frozenset[str]
    plain: frozenset[str]
    experienced: frozenset[str]
    objects: dict[str, frozenset[str]]
    lemmas: dict[str, str]
    confidence: dict[str, float]

    def lemma(self, token: Token) -> str:
        """The token's lemma in lower case, with the parser's known slips put right."""
        lemma = token.lemma.lower()
        return self.lemmas.get(lemma, lemma)

    def takes(self, token: Token, frame: str) -> bool:
        """Whether the verb is a cue in this construction."""
        return self.lemma(token) in self.frames[frame]


@dataclass(frozen=True, slots=True)
class StanceLexicon:
    """``cues.toml`` once more, for the stance of a cue that somebody has found: also with the words that no pattern
    looks for. `negated` is what is left of a stance under "not"; what the sets mean stands in the file.
    """

    verbs: dict[str, Stance]
    nouns: dict[str, Stance]
    adjectives: dict[str, Stance]
    idioms: dict[tuple[str, ...], Stance]
    constructions: dict[str, Stance]
    negated: dict[Stance, Stance]
    negated_adjectives: dict[Stance, Stance]
    negated_verbs: dict[str, Stance]
    carrying: frozenset[str]
    avoiding: frozenset[str]
    lacking: frozenset[str]
    denying: frozenset[str]
    nobody: frozenset[str]
    coming: frozenset[str]
    prospective: frozenset[str]


@dataclass(frozen=True, slots=True)
class BasisLexicon:
    """``basis.toml``: words that tell how a source knows what it says. What each set means stands in the file."""

    records: frozenset[str]
    plural: frozenset[str]
    tellers: frozenset[str]
    grounding: dict[str, list[str]]
    inferring: dict[str, list[str]]
    perceiving: frozenset[str]
    reading: frozenset[str]
    telling: frozenset[str]
    learning: frozenset[str]
    attending: frozenset[str]
    concluding: frozenset[str]
    suggesting: frozenset[str]
    witnesses: frozenset[str]
    court: frozenset[str]
    abstract: frozenset[str]
    clues: frozenset[str]
    publishers: frozenset[str]
    place_adverbs: frozenset[str]
    place_prepositions: frozenset[str]
    scenes: frozenset[str]


@dataclass(frozen=True, slots=True)
class SpeakerLexicon:
    """``speakers.toml``: words that tell what kind of source a phrase names."""

    titles: frozenset[str]
    unnamed: frozenset[str]
    stay_unnamed: frozenset[str]
    collective: frozenset[str]
    organisation: frozenset[str]
    document: frozenset[str]
    headline: frozenset[str]
    expletive: frozenset[str]
    people: frozenset[str]
    groups: frozenset[str]
    relative: frozenset[str]


def _by_word(table: dict[str, list[str]]) -> dict[str, Stance]:
    return {word: cast("Stance", stance) for stance, words in table.items() for word in words}


@cache
def cue_lexicon() -> CueLexicon:
    """The cue lexicon, read once."""
    data = load("cues")
    return CueLexicon(
        verbs=_by_word(data["verbs"]),
        nouns=_by_word(data["nouns"]),
        adjectives=_by_word(data["adjectives"]),
        adverbs=_by_word(data["adverbs"]),
        phrases={tuple(phrase.split()): stance for phrase, stance in _by_word(data["phrases"]).items()},
        possessed=_by_word(data["possessed"]),
        frames={frame: frozenset(words) for frame, words in data["frames"].items()},
        prepositions={verb: frozenset(words) for verb, words in data["prepositions"].items()},
        reporting=frozenset(data["light"]["reporting"]),
        joining=frozenset(data["light"]["joining"]),
        withholding=frozenset(data["light"]["withholding"]),
        refusing=frozenset(data["light"]["refusing"]),
        untrue=frozenset(data["light"]["untrue"]),
        inquiring=frozenset(data["light"]["inquiring"]),
        plain=frozenset(data["light"]["plain"]),
        experienced=frozenset(data["light"]["experienced"]),
        objects={verb: frozenset(nouns) for verb, nouns in data["objects"].items()},
        lemmas=data["lemmas"],
        confidence=data.get("confidence", {}),
    )


@cache
def stance_lexicon() -> StanceLexicon:
    """The lexicon of stances, read once."""
    data = load("cues")
    light = data["light"]
    return StanceLexicon(
        verbs=_by_word(data["verbs"]) | _by_word(data["more"]),
        nouns=_by_word(data["nouns"]) | _by_word(data["more_nouns"]),
        adjectives=_by_word(data["adjectives"]) | _by_word(data["more_adjectives"]),
        idioms={tuple(idiom.split()): stance for idiom, stance in _by_word(data["idioms"]).items()},
        constructions=data["stances"],
        negated=data["negated"],
        negated_adjectives=data["negated_adjectives"],
        negated_verbs=data["negated_verbs"],
        carrying=frozenset(light["carrying"]),
        avoiding=frozenset(light["avoiding"]),
        lacking=frozenset(light["lacking"]),
        denying=frozenset(light["denying"]),
        nobody=frozenset(light["nobody"]),
        coming=frozenset(light["coming"]),
        prospective=frozenset(light["prospective"]),
    )


@cache
def basis_lexicon() -> BasisLexicon:
    """The lexicon of grounds, read once."""
    data = load("basis")
    return BasisLexicon(
        records=frozenset(data["records"]),
        plural=frozenset(data["plural"]),
        tellers=frozenset(data["tellers"]),
        grounding=data["grounding"],
        inferring=data["inferring"],
        **{name: frozenset(words) for table in ("verbs", "nouns") for name, words in data[table].items()},
        place_adverbs=frozenset(data["places"]["adverbs"]),
        place_prepositions=frozenset(data["places"]["prepositions"]),
        scenes=frozenset(data["places"]["scenes"]),
    )


@cache
def speaker_lexicon() -> SpeakerLexicon:
    """The speaker lexicon, read once."""
    return SpeakerLexicon(**{name: frozenset(words) for name, words in load("speakers").items()})
