"""The word lists of the splitter, typed: ``lexicon/predicates.toml`` in frozen sets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.lexicon import load
from pipeline.model import Certainty, Modality, Polarity, Tense


@dataclass(frozen=True, slots=True)
class Idiom:
    """A verb with the object it swallows; `target` are the prepositions whose object is then acted on."""

    verb: str
    noun: str
    target: frozenset[str]


@dataclass(frozen=True, slots=True)
class Governor:
    """What a word before "to" or "-ing" makes of the action; None leaves it as the clause has it."""

    name: str
    words: frozenset[str]
    absorb: frozenset[str]
    modality: Modality | None = None
    certainty: Certainty | None = None
    tense: Tense | None = None
    polarity: Polarity | None = None


@dataclass(frozen=True, slots=True)
class Numbers:
    """Words for numbers; `least` and `most` are the phrases that leave a bound open."""

    words: Mapping[str, float]
    scales: Mapping[str, float]
    plurals: Mapping[str, float]
    least: tuple[str, ...]
    most: tuple[str, ...]


def _governor(name: str, table: Mapping[str, Any]) -> Governor:
    more = {k: v for k, v in table.items() if k not in ("words", "absorb")}
    return Governor(name, frozenset(table["words"]), frozenset(table.get("absorb", ())), **more)


def _sets(table: Mapping[str, Iterable[str]], *names: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(table[name]) for name in names)


_TABLES = load("predicates")

(WITHHELD,) = _sets(_TABLES["withheld"], "verbs")
LEMMAS: dict[str, str] = _TABLES["lemmas"]
LIGHT, HAPPEN = _sets(_TABLES["light"], "verbs", "happen")
IDIOMS = tuple(Idiom(i["verb"], i["object"], frozenset(i["target"])) for i in _TABLES["light"]["idioms"])
UNDER = {(i["verb"], i["preposition"]): frozenset(i["objects"]) for i in _TABLES["light"]["under"]}
FALLS_ALWAYS, FALLS_THINGS = _sets(_TABLES["unaccusative"], "always", "things")
GOVERNORS = tuple(_governor(name, table) for name, table in _TABLES["governors"].items())
WILL, WOULD, MAY, CAN, MUST = _sets(_TABLES["modals"], "will", "would", "may", "can", "must")
RAISING, CAUSING, SPEAKING, POOR, FACTIVE = _sets(
    _TABLES["modals"], "raising", "causing", "speaking", "poor", "factive"
)
PROBABLY, POSSIBLY, UNREAL, ALLEGED, PLANNED, FILLERS = _sets(
    _TABLES["modals"], "probable", "possible", "unreal", "alleged", "planned", "fillers"
)
REPORTS = frozenset(_TABLES["modals"]["reports"])
SUBJUNCTIVE = frozenset(_TABLES["modals"]["subjunctive"])
CONDITIONS = frozenset(_TABLES["modals"]["conditions"])
REASONS, REASON_PHRASES = _sets(_TABLES["reasons"], "marks", "phrases")
NEGATIONS, NO, NOBODY, HARDLY, HOLLOW, GROUNDS, DOUBTS = _sets(
    _TABLES["negation"], "words", "determiners", "subjects", "hardly", "hollow", "grounds", "doubts"
)
OBJECT_CONTROL, SUBJECT_CONTROL, ASKING, ORDERED = _sets(
    _TABLES["control"], "object", "subject", "asking", "infinitive"
)
TRANSFER, GIVING, PARTNER, BURDEN, IMPOSING, AIMED, SHOOTING = _sets(
    _TABLES["transfer"], "verbs", "giving", "partner", "burden", "imposing", "against", "shooting"
)
GIVERS, EQUIPPING, NO_GIFT, GIFT_NOUNS = _sets(_TABLES["transfer"], "givers", "equipping", "no_gift", "nouns")
INSTRUMENTS, HARM, PLACES, AGENTS = _sets(_TABLES["nouns"], "instruments", "harm", "places", "agents")
BEFALLING, EVENTS, POWERS, MILITARY, MUTUAL, COMPLETE, RECEIVED = _sets(
    _TABLES["nouns"], "befalling", "events", "powers", "military", "mutual", "complete", "received"
)
AT_PLACE, MOTION, AT_TARGET = _sets(_TABLES["prepositions"], "place", "motion", "target")
FROM, TOWARD = _sets(_TABLES["prepositions"], "from", "toward")
MOVING, MOVES, FIGURES = _sets(_TABLES["motion"], "verbs", "nouns", "figures")
ONLY_AFTER = {word: frozenset(verbs) for word, verbs in _TABLES["prepositions"]["only_after"].items()}
NOMINAL_TARGET, IN_MENTION = _sets(_TABLES["prepositions"], "nominal_target", "mention")
NUMBERS = Numbers(
    _TABLES["numbers"]["words"],
    _TABLES["numbers"]["scales"],
    _TABLES["numbers"]["plurals"],
    tuple(_TABLES["numbers"]["least"]),
    tuple(_TABLES["numbers"]["most"]),
)


def governor_of(lemma: str) -> Governor | None:
    """The class of a governing word, or None for a word that makes nothing of what it governs.

    >>> [g.name for w in ("vow", "fail") if (g := governor_of(w))]
    ['plan', 'stop']
    """
    return next((g for g in GOVERNORS if lemma in g.words), None)
