"""How much there is in all."""

from __future__ import annotations

from pipeline.view.index.index import Index


def totals(index: Index) -> dict[str, int]:
    """How many marks of each kind the corpus has."""
    with index.reading() as reading:
        return dict(reading.rows("SELECT kind, marks FROM total ORDER BY kind"))
