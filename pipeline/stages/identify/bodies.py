"""Names of organisations: company endings, acronyms, and the bodies that each country has one of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from pipeline.lexicon import load
from pipeline.lexicon.gazetteer import adjectives, country_names, fold
from pipeline.stages.identify.spelling import letters, words_of
from pipeline.stages.resolve.naming import initials, is_generic

_ACRONYM = re.compile(r"[A-Z]{2,6}")
LEAST_LETTERS = 2


def acronym_of(label: str) -> str | None:
    """The letters of a name that is an acronym, in lower case; None for any other name.

    >>> acronym_of("O.D.A."), acronym_of("Oda"), acronym_of("ORVEL TIMES")
    ('oda', None, None)
    """
    plain = label.replace(".", "")
    return plain.lower() if _ACRONYM.fullmatch(plain) else None


def acronyms_for(name: str) -> tuple[str, ...]:
    """The acronyms that a full name may have, sorted; none for names of one word.

    >>> acronyms_for("orvel development agency")
    ('oda',)
    """
    if len(words_of(name)) < LEAST_LETTERS:
        return ()
    return tuple(sorted(i for i in initials(name) if len(i) >= LEAST_LETTERS and i.isalpha()))


def company(name: str) -> tuple[str, str] | None:
    """The core of an organisation's name and its company ending, in one form ("" if it has none); None where the core
    is no name of its own.

    >>> company("tamsk oil corporation"), company("tamsk oil"), company("national bank corp")
    (('tamskoil', 'corp'), ('tamskoil', ''), None)
    """
    endings: dict[str, str] = _data()["endings"]
    words, ending = words_of(name), ""
    while len(words) > 1 and words[-1] in endings:
        word = endings[words.pop()]
        # "Tamsk Oil Group Inc.": what comes last makes it a company in law.
        ending = ending or word
    core = " ".join(words)
    if not words or is_generic(core) or country_names().get(fold(core)) or adjectives().get(fold(core)):
        return None
    return letters(core), ending


@cache
def state_body(name: str) -> str | None:
    """The country, and the other words in alphabetical order, of a body that a country has one of; None for any other
    name. A country is told by its name or by its adjective.

    >>> state_body("syrian defence ministry"), state_body("ministry of defense of syria")
    ('SY defense ministry', 'SY defense ministry')
    >>> state_body("ministry of defense"), state_body("university of syria")
    (None, None)
    """
    words = words_of(name)
    if not any(w in _data()["of_state"] for w in words):
        return None
    found = country_in(words)
    if found is None:
        return None
    code, rest = found
    american: dict[str, str] = load("identity")["spelling"]["words"]
    small = _data()["small"]
    left = sorted(american.get(w, w) for w in rest if w not in small)
    # "The Syrian government in Orvel" or "North Syrian army" are something else: all the other words must be plain.
    return f"{code} {' '.join(left)}" if left and is_generic(" ".join(rest)) else None


def country_in(words: Sequence[str]) -> tuple[str, list[str]] | None:
    """The code of the one country that words name, or name the people of, and the words without it; None if none is."""
    for size in (3, 2, 1):
        for start in range(len(words) - size + 1):
            key = fold(" ".join(words[start : start + size]))
            people = adjectives().get(key, frozenset())
            code = country_names().get(key) or (next(iter(people)) if len(people) == 1 else None)
            if code is not None and key not in load("places")["names"]["contested"]:
                return code, [*words[:start], *words[start + size :]]
    return None


def _data() -> dict[str, Any]:
    found: dict[str, Any] = load("identity")["bodies"]
    return found
