"""What stands in the text of an article and is no part of the story."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from pipeline.lexicon import load
from pipeline.stages.parse.outlets import outlet_of

_LONGEST = 400  # characters; nothing longer is a credit or a link
_LONGEST_DATELINE = 150
_LONGEST_MARK = 60
_AGENCY_AT_END = re.compile(
    r"(?<=[.!?”\"’])\s+[(\[]([^()\[\]]{2,40})[)\]]\.?$|(?<=[.!?”\"’])\s+[-–—]{1,2}\s?([A-Z][\w/ ]{1,30})\.?$"
)
_DATELINE = re.compile(
    r"""
    (?: (?P<place>[A-ZÀ-Þ][A-ZÀ-Þ.'’-]*[A-ZÀ-Þ.]            # "BAGHDAD", "ST. PETERSBURG"
            (?:[ /][A-ZÀ-Þ][A-ZÀ-Þ.'’-]*[A-ZÀ-Þ.])*         # "NEW YORK"
            (?:,[ ][A-Z0-9][\w.'’-]*(?:[ ][A-Z0-9][\w.'’-]*){0,2}){0,3})   # ", Iraq", ", Oct 1, 2024"
        (?:\s*[(/](?P<agency>[^()/]{2,40})[)/])?
        (?:\s*[—–―]\s*|\s+-{1,2}\s+|\s*--\s*)
      | (?:[A-Z][\w.'’-]+(?:[ ,/]+[\w.'’-]+){0,6}\s*)? \( (?P<wire>[^()]{2,40}) \) \s*(?:[—–―:]|-{1,2})?\s*
    )(?=["“‘'A-Z0-9$£€])
    """,
    re.VERBOSE,
)


def kind_aside(block: str) -> Literal["credit", "furniture"] | None:
    """Whether a block is a credit (agencies, contributors, rights) or furniture (captions, links, "read more").

    >>> kind_aside("(Reporting by Jane Smith; editing by John Roe)"), kind_aside("Read more: Orvel in pictures")
    ('credit', 'furniture')
    >>> kind_aside("Reporting the news is no crime, she said.")
    """
    plain = " ".join(block.split())
    if plain.isdigit() or not any(c.isalnum() for c in plain):
        return "furniture"  # numbers of pages and of lists, rules
    if len(plain) > _LONGEST:
        return None
    if any(pattern.fullmatch(plain) for pattern in _patterns("credit")):
        return "credit"
    return "furniture" if any(pattern.fullmatch(plain) for pattern in _patterns("furniture")) else None


def dateline_end(paragraph: str) -> tuple[int, str | None]:
    """Where the story begins behind a dateline such as ``BAGHDAD (Reuters) —`` (0 without one), and its agency.

    Place names must be in capitals unless a known agency follows, and the story must go on like a sentence.

    >>> dateline_end("ORVEL, Oct 1 (Reuters) - Troops left."), dateline_end("NATO — the alliance — said so.")
    ((25, 'Reuters'), (0, None))
    """
    match = _DATELINE.match(paragraph[:_LONGEST_DATELINE])
    if not match or not any(c.islower() for c in paragraph[match.end() :]):  # in capitals throughout, nothing tells
        return 0, None
    if wire := match["wire"]:
        agency = outlet_of(wire)
        return (match.end(), agency) if agency else (0, None)
    return match.end(), outlet_of(match["agency"]) if match["agency"] else None


def credit_start(paragraph: str) -> tuple[int, str | None]:
    """Where an agency's credit begins at the end of a paragraph (its length without one), and the agency.

    >>> credit_start("Troops left. (AFP)"), credit_start("Troops left (again).")
    ((13, 'Agence France-Presse'), (20, None))
    """
    offset = max(0, len(paragraph) - _LONGEST_MARK)
    match = _AGENCY_AT_END.search(paragraph[offset:])
    agency = outlet_of(match[1] or match[2]) if match else None
    if match is None or agency is None:
        return len(paragraph), None
    return offset + match.start() + len(match[0]) - len(match[0].lstrip()), agency


def agency_of(credit: str) -> str | None:
    """The outlet that a credit consists of: ``(AFP)``, ``- Reuters``; None for any other credit.

    >>> agency_of("(AFP)"), agency_of("With files from Reuters")
    ('Agence France-Presse', None)
    """
    return outlet_of(credit.strip(" ()[]-–—.\t\r\n"))


@cache
def _patterns(table: Literal["credit", "furniture"]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in load("parse")[table]["patterns"])
