"""Lines and paragraphs of a plain text, as offsets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

_LINE = re.compile(r"[^\n\r\f\v\x1c-\x1e\x85\u2028\u2029]+")
_INVISIBLE = frozenset("\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff")
_END = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
_WIDTH = 110  # no editor wraps prose wider; paragraphs on one line are mostly longer


@dataclass(frozen=True, slots=True)
class Stretch:
    """Half-open offsets of a line or a paragraph, without the white space (and invisible marks) at its edges.

    `after_blank`: a blank line, or the start of the text, stands before it. `indent`: characters before it on its line.
    """

    start: int
    end: int
    after_blank: bool = False
    indent: int = 0


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The offsets without white space and invisible marks at the edges; empty if there is nothing else."""
    while start < end and _is_edge(text[start]):
        start += 1
    while start < end and _is_edge(text[end - 1]):
        end -= 1
    return start, end


def _is_edge(character: str) -> bool:
    return character.isspace() or character in _INVISIBLE


def lines(text: str) -> list[Stretch]:
    """The lines that hold anything visible, in order."""
    found: list[Stretch] = []
    last = 0
    for match in _LINE.finditer(text):
        start, end = trimmed(text, match.start(), match.end())
        if start < end:
            between = text[last:start].replace("\r\n", "\n")
            blank = len(re.findall(r"[\n\r\u2028\u2029\x85]", between)) > 1 or "\u2029" in between or not found
            found.append(Stretch(start, end, blank, start - match.start()))
            last = end
    return found


def paragraphs(text: str, given: Sequence[Stretch]) -> list[Stretch]:
    """The lines joined to paragraphs where the text is hard-wrapped; otherwise the lines as they are.

    A text is taken for hard-wrapped if its lines are of a common width and mostly break off within a sentence. A
    paragraph ends at a blank line; without one, before an indented line and after a short line that ends a sentence.
    """
    if not is_wrapped(text, given):
        return list(given)
    width = max(line.end - line.start for line in given)
    indents = len({line.indent for line in given}) > 1
    joined: list[Stretch] = []
    for i, line in enumerate(given):
        previous = given[i - 1] if i else None
        opens = previous is None or line.after_blank or (indents and line.indent > previous.indent)
        if previous and not opens:
            short = previous.end - previous.start < 0.75 * width
            opens = short and (ends_sentence(text[previous.start : previous.end]) or width < 40)
        if opens:
            joined.append(line)
        else:
            before = joined[-1]
            joined[-1] = Stretch(before.start, line.end, before.after_blank, before.indent)
    return joined


def is_wrapped(text: str, given: Sequence[Stretch]) -> bool:
    """Whether the lines are pieces of longer paragraphs."""
    inner = [a for a, b in pairwise(given) if not b.after_blank]  # lines that another follows
    lengths = [line.end - line.start for line in inner]
    if len(inner) < 2 or max(line.end - line.start for line in given) > _WIDTH:
        return False
    broken = sum(not ends_sentence(text[line.start : line.end]) for line in inner)
    return broken >= 0.6 * len(inner) and median(lengths) >= 0.7 * max(lengths) and max(lengths) >= 40


def ends_sentence(line: str) -> bool:
    """Whether a line ends as a sentence does (or announces what follows)."""
    return bool(_END.search(line))
