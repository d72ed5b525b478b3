"""What the page opens on: the main events, who is quoted on them, and who reports them.

The page's script chooses in the same way when a filter changes what there is to choose from; a test holds the two
together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from pipeline.view.layout import Item, Scene, Tie
from pipeline.view.payload import ClaimView, EventView, Payload

_EACH = 3
"""How many sources, and how many outlets, are drawn for an event."""

ROWS = (86, 27)
"""Distances of the rows: events, and what stands beside them."""


def main_events(payload: Payload) -> Scene:
    """The scene of the main events, those that most articles report on first, for as many as `payload.limit` marks.

    An event that is part of another is told by it. Beside each stand the sources that most of its claims quote, left,
    and the outlets that most of them stand in, right. Without events, the scene is empty.
    """
    claims = {claim.mark: claim for claim in payload.claims}
    events = {event.mark: event for event in payload.events}
    parts = {part for event in payload.events for part in event.parts}
    told = [(event, told) for event in payload.events if event.mark not in parts and (told := _told(event, events))]
    told.sort(key=lambda pair: (-pair[0].articles, -len(pair[1]), pair[0].mark))
    drawn: dict[int, Item] = {}
    ties: list[Tie] = []
    for row, (event, numbers) in enumerate(told):
        found = [claims[number] for number in numbers if number in claims]
        quoted = _with_denier([claim for claim in found if _quoted(claim) is not None])
        outlets = [number for number in _most(_outlet(claim) for claim in found) if number not in quoted]
        if len(drawn) + 1 + sum(number not in drawn for number in (*quoted, *outlets)) > payload.limit:
            break
        drawn[event.mark] = Item(event.mark, 1, row, (0, 0))
        for column, beside in ((0, quoted), (2, outlets)):
            for number in beside:
                drawn.setdefault(number, Item(number, column, number, (0, 0)))
        ties += [Tie(number, event.mark, "says", False) for number in quoted]
        ties += [Tie(event.mark, number, "reports", False) for number in outlets]
    return Scene(tuple(sorted(drawn.values(), key=lambda item: item.number)), tuple(ties), *ROWS, headed=False)


def _with_denier(claims: list[ClaimView]) -> list[int]:
    """Who is quoted most; if none of them denies the event, who does takes the last place."""
    quoted = _most(_quoted(claim) for claim in claims)
    denying = [claim for claim in claims if (act := claim.chain[0].act) is not None and act.stance == "denies"]
    if not denying or any(_quoted(claim) in quoted for claim in denying):
        return quoted
    deniers = {_quoted(claim) for claim in denying}
    return [*quoted[: _EACH - 1], _most(_quoted(claim) for claim in claims if _quoted(claim) in deniers)[0]]


def _told(event: EventView, events: dict[int, EventView]) -> list[int]:
    return sorted({claim for one in (event.mark, *event.parts) if one in events for claim in events[one].claims})


def _quoted(claim: ClaimView) -> int | None:
    return claim.chain[0].mark if len(claim.chain) > 1 else None


def _outlet(claim: ClaimView) -> int | None:
    return claim.chain[-1].mark if claim.chain else None


def _most(numbers: Iterable[int | None]) -> list[int]:
    counted = Counter(number for number in numbers if number is not None)
    return [number for number, _ in sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))[:_EACH]]
