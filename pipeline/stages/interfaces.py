"""The seams behind which extractors can be replaced."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from pipeline.model import Attribution, Claim, Outcome, Reading


class Attributor(Protocol):
    """Finds who says what in one article.

    Attributions come in the order of their first content character; each `parent` is among them, and they form
    no circle. What looked like an attribution and was dropped is a Rejection of stage ``attribute``. `speaker`
    stays None: `resolve` fills it. Those that are doubtful are among them, and are passed over by the later stages.
    """

    @property
    def version(self) -> str:
        """Name and version, as in ``Attribution.extractor``; part of the fingerprint of results."""
        ...

    def attribute(self, reading: Reading) -> Outcome[Attribution]:
        """The attributions of the article. Depends on the reading alone."""
        ...


class ClaimSplitter(Protocol):
    """Splits attributed contents, and the outlet's own words, into claims.

    Claims come in the order of their action; ``sources`` holds the chain with labels as the text has them and
    entities None, the outlet last: `resolve` fills the entities. Drops are Rejections of stage ``split``.
    """

    @property
    def version(self) -> str:
        """Name and version, as in ``Claim.extractor``; part of the fingerprint of results."""
        ...

    def split(self, reading: Reading, attributions: Sequence[Attribution]) -> Outcome[Claim]:
        """The claims of the article. Depends on the arguments alone."""
        ...
