"""A server as a process of its own, with limits that the command line does not offer.

    python -m tests.serve.child FOLDER [LIMIT=VALUE ...]

It serves the explorer page, too, writes its address to the standard output, and ends on SIGTERM.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from pipeline.serve import Limits, routes, serve
from tests.serve.server import options_for


def main(folder: Path, *limits: str) -> None:
    """Serve until told to stop."""
    given: dict[str, Any] = {}
    for limit in limits:
        name, _, value = limit.partition("=")
        given[name] = type(getattr(Limits(), name))(value)
    serve(options_for(folder, limits=Limits(**given)), lambda url: print(url, flush=True), routes=routes(folder))


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
