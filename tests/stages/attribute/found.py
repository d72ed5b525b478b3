"""What the rules find in a text, as lines that can be read."""

from __future__ import annotations

from pipeline.model import Attribution, Outcome, Reading
from pipeline.stages.attribute import RuleAttributor


def attribute(reading: Reading) -> Outcome[Attribution]:
    return RuleAttributor().attribute(reading)


def line(a: Attribution) -> str:
    """``source | cue | content / content``, with ``-`` for what is missing."""
    source = a.source.text if a.source else "-"
    cue = a.cue.text if a.cue else "-"
    return f"{source} | {cue} | {' / '.join(c.text for c in a.content)}"


def lines(reading: Reading) -> list[str]:
    return [line(a) for a in attribute(reading).made]
