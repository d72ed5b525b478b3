"""What is counted rather than listed: one Rejection a reason, however often it occurs."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from pipeline.model import Rejection
from pipeline.seeds.rejected import rejected

_SAYS = {
    "http-status": "the server sent no page",
    "media-type": "it holds no text",
    "for-robots": "it is written for robots (robots.txt and its like)",
    "revisit": "the page was the same as at an earlier visit, whose record has it",
    "other-record": "it is no whole page (a part of a record, a conversion, no web address)",
    "cut-off": "the crawler has cut the page off; get it whole",
    "content-encoding": "it is packed in a way that is not read; accepted are gzip, deflate and br",
    "bad-answer": "the answer is broken; get the page again",
    "too-large": "its page is larger than 16 MiB",
}


class Tally:
    """Counts records by reason and, within, by what they are. A caller gives few different words for that."""

    def __init__(self) -> None:
        self._counts: dict[str, Counter[str]] = defaultdict(Counter)
        self._first: dict[str, int] = {}

    def add(self, reason: str, what: str, number: int) -> None:
        """Record `number` is left out for `reason`; `what` is its status or kind, or empty."""
        self._counts[reason][what] += 1
        self._first.setdefault(reason, number)

    def rejections(self, shown: str) -> Iterator[Rejection]:
        """One for each reason, sorted, with how many records, the first of them, and of which kinds."""
        for reason, counts in sorted(self._counts.items()):
            total, first = sum(counts.values()), self._first[reason]
            kinds = ", ".join(f"{what}: {n}" for what, n in sorted(counts.items()) if what)
            where = f"record {first}" if total == 1 else f"{total} records, the first of them {first}"
            yield rejected(shown, reason, f"{where}: {_SAYS[reason]}{f' ({kinds})' if kinds else ''}")
