"""A process that makes the store of a graph that has changed: ``python -m pipeline.serve.maker GRAPH HOME``.

It writes the store's folder to the standard output, or what is wrong to the standard error; then it exits with 1.
"""

from __future__ import annotations

import sys
from pathlib import Path

from pipeline.errors import SaysoError
from pipeline.graph.disk import make
from pipeline.serve.lifeline import hold_on


def main(file: Path, home: Path) -> int:
    """Make the store; the exit status."""
    try:
        sys.stdout.write(str(make(file, home)))
    except (SaysoError, OSError) as error:
        sys.stderr.write(str(error))
        return 1
    return 0


if __name__ == "__main__":
    hold_on()
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
