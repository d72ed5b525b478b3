"""Forms under which names that are spelt in several ways are equal."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from pipeline.lexicon import load

_MARKS = re.compile(r"[^\w\s-]|_")
_DOUBLED = re.compile(r"(\w)\1+")


def letters(name: str) -> str:
    """The letters of a normalised name, in American spelling: spaces, hyphens and marks do not count.

    >>> letters("kim jong-un"), letters("orvel defence organisation")
    ('kimjongun', 'orveldefenseorganization')
    """
    american: dict[str, str] = load("identity")["spelling"]["words"]
    return "".join(american.get(word, word) for word in words_of(name))


def words_of(name: str) -> list[str]:
    """The words of a normalised name, those joined by a hyphen apart, without marks and possessive endings.

    >>> words_of("orvel's al-sadr")
    ['orvel', 'al', 'sadr']
    """
    plain = re.sub(r"['’]s\b", "", name)
    return _MARKS.sub("", plain).replace("-", " ").split()


def romanised(name: str) -> tuple[str, ...]:
    """The words of a normalised name in a form that transcriptions of one name share: the Arabic article, doubled
    letters, and the choice between q, k and kh, o and u, e and i, y and i do not count.

    >>> romanised("muqtada al-sadr") == romanised("moqtada el sadr")
    True
    >>> romanised("deir ez-zor"), romanised("deir ezzor")
    (('dir', 'zur'), ('dir', 'izur'))
    """
    words = words_of(name)
    kept = [w for i, w in enumerate(words) if not _is_article(words, i)]
    return tuple(_word(w) for w in kept)


def has_article(name: str) -> bool:
    """Whether a name has the Arabic article in it.

    >>> has_article("muqtada al-sadr"), has_article("al gore")
    (True, False)
    """
    words = words_of(name)
    return any(_is_article(words, i) for i in range(len(words)))


def _is_article(words: list[str], place: int) -> bool:
    # In front of a name it may be a given name ("Al Gore").
    return 0 < place < len(words) - 1 and words[place] in _data()["articles"]


@cache
def _word(word: str) -> str:
    form = _forms().get(word, word)
    for letters, one in _data()["letters"]:
        form = form.replace(letters, one)
    form = _DOUBLED.sub(r"\1", form)
    return form[:-1] if form.endswith("ah") else form


def same_word(one: str, other: str) -> bool:
    """Whether two words are listed as transcriptions of one.

    >>> same_word("mohammed", "muhammad"), same_word("ana", "anna")
    (True, False)
    """
    return one != other and one in _forms() and _forms().get(one) == _forms().get(other)


def transcribed(word: str) -> bool:
    """Whether a word is listed as a transcription."""
    return word in _forms()


@cache
def _forms() -> dict[str, str]:
    return {form: group[0] for group in _data()["words"] for form in group}


def _data() -> dict[str, Any]:
    found: dict[str, Any] = load("identity")["transliteration"]
    return found
