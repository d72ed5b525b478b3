"""Names in one form, so that the same name is the same string in every article."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

from pipeline.stages.resolve.lexicon import words

APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'"})
ARTICLES = frozenset({"the", "a", "an"})
UNUSUAL = frozenset('[](){}<>*|•"“”:;#@/\\')
ABBREVIATED = {"us": "united states", "un": "united nations", "uk": "united kingdom", "eu": "european union"}
"""Short forms that begin longer names ("U.N. Security Council")."""
HONORIFICS = frozenset(
    {"mr", "mrs", "ms", "miss", "dr", "sir", "dame", "sen", "rep", "gov", "gen", "col", "lt", "prof"}
)


@lru_cache(maxsize=1 << 15)
def normalise(name: str) -> str:
    """The form under which names are compared and identified.

    Case, leading articles and honorifics, a closing possessive, dots, outer punctuation and the marks on letters
    (agencies drop them: "José", "Jose") do not count. Middle initials do ("George W. Bush", "George H. W. Bush").
    Short forms of countries and of a few bodies give their full names; a demonym is never a country.

    >>> normalise("The U.S.’"), normalise("Sen. José  Reyes's"), normalise("Syrian")
    ('united states', 'jose reyes', 'syrian')
    >>> normalise("A. M. Reyes"), normalise("a Reyes")
    ('a m reyes', 'reyes')
    >>> normalise("the U.N. Security Council")
    'united nations security council'
    """
    text = unicodedata.normalize("NFKD", name.translate(APOSTROPHES))
    text = "".join(c for c in text if not unicodedata.combining(c)).casefold().strip()
    for ending in ("'s", "'"):
        text = text.removesuffix(ending)
    found = [w for raw in text.split() if (w := raw.strip("\"'“”(),;:[]*").replace(".", ""))]
    initial = text.startswith("a.")  # "A. M. Reyes" begins with no article
    while len(found) > 1 and ((found[0] in ARTICLES and not initial) or found[0] in HONORIFICS):
        found = found[1:]
    if len(found) > 1 and found[0] in ABBREVIATED:
        found[0] = ABBREVIATED[found[0]]
    plain = " ".join(found)
    full = words().same_name.get(plain) or words().same_organisation.get(plain)
    return plain_case(full) if full else plain


def plain_case(name: str) -> str:
    """Case-folded, without marks on letters."""
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).casefold()


def full_name(name: str) -> str | None:
    """The name that stands for a country or body known by several, with its capitals; None for any other.

    >>> full_name("the U.S."), full_name("Orvel")
    ('United States', None)
    """
    key = normalise(name)
    return _full_names().get(key)


@cache
def _full_names() -> dict[str, str]:
    known = {**words().same_name, **words().same_organisation}
    return {plain_case(full): full for full in known.values()}


def label_order(name: str) -> tuple[bool, bool, int, int, str]:
    """What the forms of one name are sorted by, the best label first: not in capitals, without marks that no name has,
    few words in capitals, long, then in code-point order.

    >>> min(["LUCIA REYES", "Lucia Reyes", "LUCIA Reyes", "[Lucia] Reyes"], key=label_order)
    'Lucia Reyes'
    """
    shouted = sum(len(word) > 3 and word.isupper() for word in name.split())
    return name.isupper(), any(c in UNUSUAL for c in name), shouted, -len(name), name


def is_generic(name: str) -> bool:
    """Whether a normalised name is made of words that many bodies bear, so that it identifies none.

    >>> is_generic("ministry of health"), is_generic("orvel ministry of health")
    (True, False)
    """
    return name in words().generic_places or all(w in words().generic_words for w in name.split())


def initials(name: str) -> set[str]:
    """The acronyms that a normalised name may have, lower case: with and without its small words.

    >>> sorted(initials("united nations children fund")), sorted(initials("department of defense"))
    (['uncf'], ['dd', 'dod'])
    """
    parts = [p for word in name.split() for p in word.split("-") if p]
    small = {"of", "the", "and", "for", "in", "on", "de", "la", "to"}
    all_words = "".join(p[0] for p in parts)
    long_words = "".join(p[0] for p in parts if p not in small)
    return {i for i in (all_words, long_words) if len(i) > 1}
