"""The lines before the story: title, byline, stamp."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from pipeline.model import Block
from pipeline.stages.parse.byline import byline_of, is_name
from pipeline.stages.parse.furniture import dateline_end, kind_aside
from pipeline.stages.parse.lines import Stretch, is_wrapped, trimmed
from pipeline.stages.parse.outlets import outlet_in_byline, outlet_of
from pipeline.stages.parse.published import Stamp, read_stamp

_DATE_LINE = re.compile(r"date[ \t]+(\S*\d\S*)(?:[ \t]+|$)(.*)", re.IGNORECASE | re.DOTALL)
_ABBREVIATED = re.compile(r"\b(?:[A-Z]\.){2,}$")
_LONGEST_TITLE = 250  # characters
_LONGEST_DESK = 60
_TITLE_LINES = 4
_MOST_LINES = 40  # a header has no more
_AHEAD = 2  # lines of a standfirst between title and byline


@dataclass(slots=True)
class Header:
    """What the header says. `blocks` are in order; `size` is the number of lines that it takes."""

    blocks: list[Block] = field(default_factory=list)
    size: int = 0
    title: str | None = None
    byline: str | None = None
    dated: Stamp | None = None
    stamped: Stamp | None = None

    @property
    def published(self) -> str | None:
        """The date of the ``date`` line, refined by the stamp if both speak of the same time (zones may part them by
        a day); one of them where there is one.
        """
        if self.dated is None or self.dated.day is None:
            return self.stamped.published if self.stamped else None
        if self.stamped is None:
            return self.dated.day
        if self.stamped.day is None:
            return Stamp(self.dated.day, self.stamped.time).published
        return self.stamped.published if _near(self.dated.day, self.stamped.day) else self.dated.day


def read_header(text: str, given: Sequence[Stretch], title: str | None = None) -> Header:
    """The header of the text whose lines are `given`.

    With `title` (known from elsewhere) only that is taken for one. Without, a first line ``date YYYY-MM-DD Title``
    gives it, or the first line that looks like a title. Then bylines, stamps, and furniture among them belong to the
    header; a standfirst of up to two lines is let in if such a line follows it.
    """
    header = Header()
    wrapped = is_wrapped(text, given)
    i = 0
    if given and title is None and (match := _DATE_LINE.fullmatch(text[given[0].start : given[0].end])):
        _date_line(header, text, given[0], match)
        i = 1
    while i < min(len(given), _MOST_LINES):
        line = given[i]
        words = text[line.start : line.end]
        if title is not None and header.title is None and (size := _matching(text, given[i : i + _TITLE_LINES], title)):
            header.title = title
            header.blocks.append(Block("title", line.start, given[i + size - 1].end))
            i += size
        elif _take_line(header, line, words, _next(text, given, i)):
            i += 1
        elif title is None and header.title is None and _looks_like_title(text, given[i:], wrapped):
            header.title = " ".join(words.split())
            header.blocks.append(Block("title", line.start, line.end))
            i += 1
        else:
            if (
                header.title is None
                or header.byline
                or header.stamped
                or not _near_header(text, given[i + 1 : i + 1 + _AHEAD])
            ):
                break
            header.blocks.append(Block("paragraph" if words.endswith(".") else "heading", line.start, line.end))
            i += 1
    header.size = i
    return header


def _date_line(header: Header, text: str, line: Stretch, match: re.Match[str]) -> None:
    header.dated = read_stamp(match[1]) or Stamp(None)
    header.blocks.append(Block("dateline", line.start, line.start + match.end(1)))
    start, end = trimmed(text, line.start + match.start(2), line.end)
    if start < end:
        header.title = " ".join(text[start:end].split())
        header.blocks.append(Block("title", start, end))


def _take_line(header: Header, line: Stretch, words: str, following: str) -> bool:
    """Add the line to the header if it is a stamp, a byline or furniture. Of stamps the first with a day counts;
    bylines add up.
    """
    stamp = read_stamp(words)
    if stamp and (stamp.day is None or "-" in stamp.day or header.title):
        if header.stamped is None or (header.stamped.day is None and stamp.day):
            header.stamped = stamp
        header.blocks.append(Block("dateline", line.start, line.end))
        return True
    byline = byline_of(words)
    if byline is None and is_name(words) and header.title and following and read_stamp(following):
        byline = words  # a bare name is a byline only between title and stamp
    if byline is None and outlet_of(words) and (byline_of(following) or read_stamp(following)):
        byline = words  # so is an outlet's name
    if (
        byline is None
        and header.byline
        and len(words) <= _LONGEST_DESK
        and words[-1] != "."
        and outlet_in_byline(words)
    ):
        byline = words  # the desk or paper, on a line of its own below the names
    if byline is not None:
        header.byline = byline if header.byline is None else f"{header.byline}, {byline}"
        header.blocks.append(Block("byline", line.start, line.end))
        return True
    if aside := kind_aside(words):
        header.blocks.append(Block(aside, line.start, line.end))
        return True
    return False


def _next(text: str, given: Sequence[Stretch], i: int) -> str:
    return text[given[i + 1].start : given[i + 1].end] if i + 1 < len(given) else ""


def _looks_like_title(text: str, given: Sequence[Stretch], wrapped: bool) -> bool:
    """No full stop at its end, and something longer, or a byline or stamp, behind it. In a hard-wrapped text, where
    any line may lack a full stop, a blank line or a byline or stamp has to follow.
    """
    words = text[given[0].start : given[0].end]
    if len(words) > _LONGEST_TITLE or not any(c.isalpha() for c in words) or dateline_end(words)[0]:
        return False
    if words[-1] in ",;:" or (words.rstrip("\"'”’)")[-1:] in {".", "…"} and not _ABBREVIATED.search(words)):
        return False
    rest = given[1:]
    if wrapped and rest and not rest[0].after_blank:
        return _is_header_line(text, rest[0])
    longer = any(line.end - line.start > len(words) for line in rest) or (len(rest) > 1 and given[1].after_blank)
    return longer or (bool(rest) and _is_header_line(text, rest[0]))


def _is_header_line(text: str, line: Stretch) -> bool:
    words = text[line.start : line.end]
    return bool(read_stamp(words) or byline_of(words))


def _near_header(text: str, given: Sequence[Stretch]) -> bool:
    """Whether a byline or stamp is among the next lines."""
    return any(_is_header_line(text, line) for line in given)


def _matching(text: str, given: Sequence[Stretch], title: str) -> int:
    """How many lines from here make up the title, whatever their case and punctuation; 0 if they do not."""
    wanted, found = _letters(title), ""
    for n, line in enumerate(given, 1):
        found += _letters(text[line.start : line.end])
        if found == wanted and wanted:
            return n
        if not wanted.startswith(found):
            return 0
    return 0


def _letters(words: str) -> str:
    return "".join(c for c in words.casefold() if c.isalnum())


def _near(one: str, other: str) -> bool:
    """Whether two dates differ by a day at most, as far as both are known."""
    if min(len(one), len(other)) < 10:
        return one.startswith(other) or other.startswith(one)
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days) <= 1
