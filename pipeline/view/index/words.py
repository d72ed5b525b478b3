"""Words as the page's search knows them: letters and digits without case or accents."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 400
"""The most code points of a query that are read."""


class _Letters(dict[int, int | None]):
    """What each character becomes that was seen: itself, or nothing if it is a mark on another one."""

    def __missing__(self, character: int) -> int | None:
        self[character] = None if unicodedata.category(chr(character)).startswith("M") else character
        return self[character]


_LETTERS = _Letters()
_WORD = re.compile(r"[^\W_]+")


def folded(text: str) -> str:
    """Letters without case or accents, as `folded` of the page's script.

    >>> folded("Çelik, ANA")
    'celik, ana'
    """
    if text.isascii():
        return text.lower()
    # A sigma is one letter, whether it ends a word or not.
    return unicodedata.normalize("NFKD", text).translate(_LETTERS).lower().replace("ς", "σ")


def words_in(text: str) -> list[str]:
    r"""The folded words of a text, in its order.

    >>> words_in('"No" soldiers* NEAR(Orvel)\x00')
    ['no', 'soldiers', 'near', 'orvel']
    """
    return _WORD.findall(folded(text))


def indexed(*texts: str) -> str:
    """The words of texts, each once, with blanks between: what the full-text tables are given."""
    return " ".join(dict.fromkeys(word for text in texts for word in words_in(text)))


def wanted(query: str) -> str | None:
    """A query in the language of FTS5: all words, the last one as the beginning of one. None where it has no words.

    Only letters and digits go into it, in quotes, so that nothing of the query is taken for an operator.

    >>> wanted('bridge OR "Orv'), wanted(" -- ")
    ('"bridge" AND "or" AND "orv"*', None)
    """
    words = words_in(query[:LONGEST])
    if not words:
        return None
    last = words.pop()
    open_end = not re.search(r"\s$", query[:LONGEST])
    return " AND ".join([*(f'"{word}"' for word in dict.fromkeys(words)), f'"{last}"' + "*" * open_end])
