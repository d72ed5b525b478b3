"""Names of people, compared: John F. Kennedy is John Kennedy, John Kennedy Jr. is not John Kennedy Sr."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from rapidfuzz.fuzz import ratio

from pipeline.lexicon import load
from pipeline.stages.identify.spelling import has_article, letters, romanised, same_word, transcribed, words_of
from pipeline.stages.resolve.lexicon import words

_NO_NAME = re.compile(r"\d|[/&@]|\b(?:of|for|and|the)\b")
"""What a phrase holds that was taken for a name, and is none of a person."""
NEAR = 80
"""How alike (per cent, by edits of the transcribed forms) given names, and surnames, must be to be one but for a
misprint or a short form ("Sam", "Samuel").
"""
LONG = 5
"""Words of fewer letters are too short for a spelling to tell a transcription from another name ("Li", "Lee")."""

Relation = Literal["equal", "shorter", "longer", "different", "unsure"]


@dataclass(frozen=True, slots=True)
class PersonName:
    """A normalised name of a person in its parts; `middle` has what stands between given name and surname."""

    given: str
    middle: tuple[str, ...]
    surname: str
    suffix: str


@cache
def parts(name: str) -> PersonName | None:
    """The parts of a normalised name; None if it is one word, or no name of a person.

    >>> parts("martin l king jr")
    PersonName(given='martin', middle=('l',), surname='king', suffix='jr')
    >>> parts("ursula van der orvel").surname
    'van der orvel'
    """
    data = load("identity")["persons"]
    if _NO_NAME.search(name):
        return None
    found = [w.strip(",") for w in name.split()]
    suffix = data["suffixes"].get(found[-1], "") if len(found) > 2 else ""
    if suffix:
        found.pop()
    if len(found) < 2:
        return None
    first = len(found) - 1
    while first > 1 and found[first - 1] in (*data["particles"], *load("identity")["transliteration"]["articles"]):
        first -= 1
    return PersonName(found[0], tuple(found[1:first]), " ".join(found[first:]), suffix)


def person_key(name: str) -> str | None:
    """The block of a person's name: the first letter and the consonants of the surname, both as transcribed."""
    known = parts(name)
    if known is None:
        return None
    first, last = "".join(romanised(known.given)), "".join(_surname(known))
    bones = last[:1] + "".join(c for c in last[1:] if c not in "aiu")
    return f"{first[:1]}.{bones if len(bones) > 2 else last}" if first and last else None


def compare_persons(one: str, other: str) -> tuple[Relation, str] | None:
    """How the name `one` stands to `other`, and why; None where they are plainly two people's names.

    ``shorter`` (and ``longer``): it leaves something out, and is the same person's if no one else fits. What the words
    do not settle is ``unsure``: two names that differ by a letter may be two people, or one and a misprint.

    >>> compare_persons("john kennedy", "john f kennedy")
    ('shorter', 'middle-initial')
    >>> compare_persons("muqtada al-sadr", "moqtada al sadr")
    ('equal', 'transliteration')
    >>> compare_persons("jon smith", "john smith")
    ('unsure', 'near-spelling')
    """
    a, b = parts(one), parts(other)
    if a is None or b is None:
        return None
    initials = len(a.given) == 1 or len(b.given) == 1
    if a.suffix != b.suffix and (a.given, a.surname) == (b.given, b.surname):
        return ("different", "other-suffix") if a.suffix and b.suffix else ("unsure", "suffix-left-out")
    if letters(one) == letters(other):
        return "equal", "spelling"
    if _surname(a) != _surname(b):
        return _near(a, b) if not initials else None
    if initials and a.given != b.given:
        return _by_initial(a, b)
    if a.given != b.given or letters(a.surname) != letters(b.surname):
        if not _transcriptions(one, other, a, b):
            return _near(a, b)
        relation = _by_middle(a, b)
        return ("equal", "transliteration") if relation == ("equal", "name-variant") else relation
    return _by_middle(a, b)


def _by_initial(a: PersonName, b: PersonName) -> tuple[Relation, str] | None:
    """One of the two given names, or both, is an initial."""
    if a.given[0] != b.given[0] or letters(a.surname) != letters(b.surname):
        return None
    relation = _by_middle(a, b)
    if relation[0] == "different":
        return relation
    if len(a.given) == len(b.given) == 1:
        return relation
    return ("shorter" if len(a.given) == 1 else "longer"), "initial"


def _by_middle(a: PersonName, b: PersonName) -> tuple[Relation, str]:
    """Given name and surname agree: what stands between them decides."""
    if bool(a.middle) != bool(b.middle):
        more = a.middle or b.middle
        if not all(_is_initial(m) for m in more):
            return "unsure", "middle-name-left-out"
        return ("longer" if a.middle else "shorter"), "middle-initial"
    if len(a.middle) != len(b.middle):
        return "unsure", "middle-name-left-out"
    short = False
    for m, n in zip(a.middle, b.middle, strict=True):
        if m == n or romanised(m) == romanised(n):
            continue
        if m[0] != n[0]:
            return "different", "other-middle-name"
        if _is_initial(m) == _is_initial(n):
            return ("unsure", "near-spelling") if _alike(m, n) else ("different", "other-middle-name")
        short = True
    return "equal", ("middle-initial" if short else "name-variant")


def _is_initial(middle: str) -> bool:
    # "George H.W. Orvel": dots are gone from normalised names.
    return len(middle) < 3 and not set(middle[1:]) & set("aeiouy")


def _transcriptions(one: str, other: str, a: PersonName, b: PersonName) -> bool:
    """Whether two names are transcriptions of one, and not two names that transcription makes look alike: none where
    the given name is a usual one of English ("Robert Moore", "Robert More").
    """
    if romanised(one) != romanised(other):
        given = romanised(a.given) == romanised(b.given)
        if not given or (a.middle and b.middle):
            return False
    if has_article(one) or has_article(other):
        return True
    if transcribed(a.given) and transcribed(b.given):
        return a.given == b.given or same_word(a.given, b.given)
    if a.given != b.given or a.given in words().gender_of_given_name:
        return False
    pairs = zip(words_of(a.surname), words_of(b.surname), strict=False)
    return all(m == n or min(len(m), len(n)) >= LONG for m, n in pairs)


def _near(a: PersonName, b: PersonName) -> tuple[Relation, str] | None:
    """Names that a misprint or a short form makes of one another: both parts are alike."""
    short, long = sorted((a.given, b.given), key=len)
    given = (len(short) > 2 and long.startswith(short)) or _alike(short, long)
    return ("unsure", "near-spelling") if given and _alike(a.surname, b.surname) else None


def _alike(one: str, other: str) -> bool:
    return ratio("".join(romanised(one)), "".join(romanised(other))) >= NEAR


def _surname(name: PersonName) -> tuple[str, ...]:
    # The given name is there so that an article at the beginning of the surname is known for one.
    return romanised(f"{name.given} {name.surname}")[len(words_of(name.given)) :]


def prefixed(one: str, other: str) -> bool:
    """Whether `one` is the name `other` with a word before it that was taken into it ("model ana reyes", "ana reyes").

    Both are normalised; the inner name begins with a usual given name, and the word before is none.
    """
    outer, inner, usual = one.split(), other.split(), words().gender_of_given_name
    ends = len(outer) > len(inner) > 1 and outer[-len(inner) :] == inner
    return ends and inner[0] in usual and outer[0] not in usual and len(outer[0]) > 1
