"""All figures of speed in one run, or some of them.

    python -m tests.bench [SECTION ...]

Sections: whole (the pipeline by stage, beside spaCy), rdf (a store filled, loaded, dumped, beside rdflib), questions
(the shipped questions on a million statements and on ten), growth (adding an article to a corpus of 100 to 10,000),
scale (bytes for each claim in each format), page (a page of 10,000 claims in a browser), endpoint (the server under
load). Each is a program of its own, too: ``python -m tests.bench.growth 100``. What it measures on must be beside the
project (``../shared``); where it is not, a section says so. On two cores all of it takes more than an hour.
"""

from __future__ import annotations

import subprocess
import sys

SECTIONS: dict[str, tuple[str, ...]] = {
    "whole": (),
    "rdf": (),
    "questions": ("1", "10"),
    "growth": (),
    "scale": (),
    "page": (),
    "endpoint": (),
}
"""The sections in their order, each with what its program is given."""


def main(arguments: list[str]) -> int:
    """Run the sections one after the other, each in a process of its own; returns the exit status."""
    unknown = [name for name in arguments if name not in SECTIONS]
    if unknown:
        print(f"no section {unknown[0]!r}; there are {', '.join(SECTIONS)}", file=sys.stderr)
        return 2
    status = 0
    for name in arguments or SECTIONS:
        print(f"== {name} ==", flush=True)
        status |= subprocess.run([sys.executable, "-m", f"tests.bench.{name}", *SECTIONS[name]], check=False).returncode
        print(flush=True)
    return min(status, 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
