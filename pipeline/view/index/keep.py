"""The index of a run's folder, kept beside its results and made anew when the records have changed."""

from __future__ import annotations

from pathlib import Path

from pipeline import graph
from pipeline.errors import FormatError, NotFoundError
from pipeline.garbage import seldom
from pipeline.lock import in_turn
from pipeline.placing import Look, look
from pipeline.records import FILES, load_corpus
from pipeline.sealed import beside, sum_of
from pipeline.view.collect import collect
from pipeline.view.index.index import Index, fingerprint_of, open_index
from pipeline.view.index.write import write

HOME = Path(".sayso") / "page.sqlite"
"""Where the index stands in the folder of a run."""


def fresh(folder: Path) -> Index | None:
    """The index of the records in `folder`, if there is one of what they are now, undamaged. Reads both, once."""
    try:
        index = open_index(folder / HOME)
        sound = beside(index.path).read_bytes() == sum_of(index.path)
    except (NotFoundError, FormatError):
        return None
    except OSError:
        return None
    return index if sound and index.fingerprint == fingerprint_of(folder) else None


def seen(folder: Path) -> tuple[Look | None, ...]:
    """What the files of records look like; None for one that is not there. Two looks that differ are a
    reason to compare fingerprints.
    """
    return tuple(look(folder / name) for name in FILES)


@seldom()
def make(folder: Path) -> Index:
    """The index of the records in `folder`: the one that is there, or else one made now, which takes minutes where
    there are a hundred thousand claims.

    Raises `FormatError` if a file of records is missing or damaged, or was written to meanwhile.
    """
    if (found := fresh(folder)) is not None:
        return found
    path = folder / HOME
    path.parent.mkdir(parents=True, exist_ok=True)
    with in_turn(path.with_name("page.lock")):
        if (found := fresh(folder)) is not None:  # another process has made it meanwhile
            return found
        for draft in path.parent.glob(f".{path.name}.*"):
            draft.unlink(missing_ok=True)
        return _made(folder)


def _made(folder: Path) -> Index:
    before = fingerprint_of(folder)
    corpus = load_corpus(folder)
    payload, ties = collect(corpus, graph.project_corpus(corpus))
    if fingerprint_of(folder) != before:
        raise FormatError(f"{folder}: it was written to while it was read; try again when that has ended")
    write(payload, ties, folder / HOME, before)
    return open_index(folder / HOME)
