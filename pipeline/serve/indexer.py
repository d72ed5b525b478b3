"""A process that makes the index of records that have changed: ``python -m pipeline.serve.indexer FOLDER``.

What is wrong is written to the standard error; then it exits with 1.
"""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path

from pipeline.errors import SaysoError
from pipeline.serve.lifeline import hold_on
from pipeline.view.index import make


def main(folder: Path) -> int:
    """Make the index; the exit status."""
    try:
        make(folder)
    except (SaysoError, OSError, sqlite3.Error) as error:
        sys.stderr.write(str(error))
        return 1
    return 0


if __name__ == "__main__":
    hold_on()
    sys.exit(main(Path(sys.argv[1])))
