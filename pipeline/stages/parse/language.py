"""Which language a text is in."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from pipeline.lexicon import load
from pipeline.stages.parse.unreadable import Unreadable

_QUOTED = re.compile(r"“[^”]{1,2000}”|\"[^\"]{1,2000}\"|«[^»]{1,2000}»")
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000  # characters; more changes no verdict and costs time
_FEW = 20  # letters: below, a verdict says nothing
_SURE = 0.8
_SOME_SMALL, _MANY_SMALL = 0.08, 0.25  # shares of words; in English news, 0.14 to 0.4


def require_english(text: str) -> str:
    """``en``, or `Unreadable` (``not-english``) that names the language.

    Quotations are left out where enough stands outside them: an English article may quote at length in another
    language. A text too short to tell, or that the identifier is unsure of, passes if it is in Latin letters
    and, from 20 letters on, holds the small words that no English sentence does without.

    >>> require_english("Troops leave Orvel")
    'en'
    """
    sample = text[:_SAMPLE]
    outside = _QUOTED.sub(" ", sample)
    if _letters(outside) >= 3 * _FEW:
        sample = outside
    letters = _letters(sample)
    if not letters:
        return "en"
    best, likely, english = _guess(sample)
    if sum("LATIN" in unicodedata.name(c, "") for c in sample if c.isalpha()) < letters / 2:
        raise _rejected(best)
    small = _share_of_small_words(sample)
    if best == "en" or english >= 0.5 or letters < _FEW or small >= _MANY_SMALL:
        return "en"
    if likely >= _SURE or small < _SOME_SMALL:
        raise _rejected(best)
    return "en"


def _rejected(code: str) -> Unreadable:
    name = load("parse")["languages"].get(code, f"the language with code {code}")
    return Unreadable("not-english", f"recognised as {name}; only English is read: give an English translation")


def _letters(text: str) -> int:
    return sum(c.isalpha() for c in text)


def _share_of_small_words(text: str) -> float:
    words = [word.lower() for word in _WORD.findall(text)]
    small = frozenset(load("parse")["english"]["words"])
    return sum(word in small for word in words) / max(1, len(words))


def _guess(text: str) -> tuple[str, float, float]:
    """The likeliest language, its probability, and that of English."""
    ranked = _identifier().rank(text)
    return ranked[0][0], ranked[0][1], dict(ranked).get("en", 0.0)


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
