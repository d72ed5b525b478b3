"""A plain text laid out: every visible character in a block, each block of one kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from pipeline.model import Block
from pipeline.stages.parse.byline import byline_of
from pipeline.stages.parse.furniture import agency_of, credit_start, dateline_end, kind_aside
from pipeline.stages.parse.header import read_header
from pipeline.stages.parse.lines import Stretch, ends_sentence, lines, paragraphs, trimmed
from pipeline.stages.parse.outlets import outlet_in_byline
from pipeline.stages.parse.published import read_stamp

_HEADING_WORDS = 14
_BULLETS = ("-", "–", "—", "•", "*", "·", "▪", "◦")


@dataclass(frozen=True, slots=True)
class Layout:
    """The blocks of a text, and what its header and credits say. `outlet` is one that a byline or an agency's mark
    names; None where only a person signed.
    """

    blocks: tuple[Block, ...]
    title: str | None = None
    byline: str | None = None
    published: str | None = None
    outlet: str | None = None


def lay_out(text: str, title: str | None = None) -> Layout:
    """The layout of a plain text; `title` where it is known from elsewhere (then no other line is taken for one)."""
    given = lines(text)
    header = read_header(text, given, title)
    body = paragraphs(text, given[header.size :])
    blocks, agency = lay_out_body(text, body)
    outlet = (outlet_in_byline(header.byline) if header.byline else None) or agency
    return Layout((*header.blocks, *blocks), header.title, header.byline, header.published, outlet)


def lay_out_body(text: str, body: Sequence[Stretch]) -> tuple[list[Block], str | None]:
    """The blocks of the paragraphs behind the header, and the agency that a dateline or credit names."""
    usual = median([p.end - p.start for p in body]) if body else 0
    blocks: list[Block] = []
    agency: str | None = None
    first = True
    for i, paragraph in enumerate(body):
        words = text[paragraph.start : paragraph.end]
        if (stamp := read_stamp(words)) and (stamp.time or stamp.day is None or "-" in stamp.day):
            blocks.append(Block("dateline", paragraph.start, paragraph.end))
        elif aside := kind_aside(words):
            agency = agency or (agency_of(words) if aside == "credit" else None)
            blocks.append(Block(aside, paragraph.start, paragraph.end))
        elif (byline := byline_of(words)) and byline != " ".join(words.split()):
            blocks.append(Block("byline", paragraph.start, paragraph.end))
        elif _is_heading(text, body, i, usual):
            blocks.append(Block("heading", paragraph.start, paragraph.end))
        else:
            agency = _add_paragraph(blocks, text, paragraph, first) or agency
            first = False
    return blocks, agency


def _add_paragraph(blocks: list[Block], text: str, paragraph: Stretch, first: bool) -> str | None:
    """Add a paragraph, parted from a dateline before it and an agency's credit behind it; returns the agency."""
    words = text[paragraph.start : paragraph.end]
    begin, wire = dateline_end(words) if first else (0, None)
    end, credited = credit_start(words)
    if end <= begin:
        end, credited = len(words), None
    for kind, a, b in (("dateline", 0, begin), ("paragraph", begin, end), ("credit", end, len(words))):
        a, b = trimmed(text, paragraph.start + a, paragraph.start + b)  # noqa: PLW2901 - the same offsets, trimmed
        if a < b:
            blocks.append(Block(kind, a, b))  # type: ignore[arg-type]
    return wire or credited


def _is_heading(text: str, body: Sequence[Stretch], i: int, usual: float) -> bool:
    """A short line without punctuation at its end, among longer ones, with a full sentence behind it."""
    words = text[body[i].start : body[i].end]
    if i + 1 >= len(body) or len(words) > max(usual / 2, 40) or len(words.split()) > _HEADING_WORDS:
        return False
    if words[-1] in ".!?…:;,\"”'’" or words.startswith(_BULLETS) or not words[0].isalnum() or words[0].islower():
        return False
    if dateline_end(words)[0]:
        return False
    following = text[body[i + 1].start : body[i + 1].end]
    return len(following) > len(words) and ends_sentence(following[: credit_start(following)[0]].rstrip())
