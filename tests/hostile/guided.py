"""``python -m tests.hostile.guided READER [options of libFuzzer]``: cases found by coverage of our parsers (atheris).

Such as ``-max_total_time=600``. What breaks is written to ``crash-*`` where ``-artifact_prefix=FOLDER/`` says, and
is fed again with ``python -m tests.hostile --again FILE READER``. atheris is not installed with the other packages
for development (wheels for Linux, Python 3.11 to 3.13): ``pip install atheris``.
"""

from __future__ import annotations

import logging
import random
import sys
import tempfile
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any


def main() -> None:
    if len(sys.argv) < 2 or sys.argv[1].startswith("-"):
        sys.exit(f"{__doc__}")
    atheris: Any = import_module("atheris")
    with atheris.instrument_imports(include=["pipeline", "trafilatura", "htmldate", "msgspec"]):
        readers = import_module("tests.hostile.readers").READERS
    reader = readers[sys.argv[1]]
    logging.disable(logging.CRITICAL)
    feed: Callable[[bytes], bool] = reader.feed
    corpus = Path(tempfile.mkdtemp(prefix="hostile-corpus-"))
    for number in range(40):  # where it begins: cases of the campaign
        (corpus / str(number)).write_bytes(reader.make(random.Random(number)))

    def once(data: bytes) -> None:
        feed(data)

    atheris.Setup(
        [sys.argv[0], str(corpus), "-max_len=20000", "-rss_limit_mb=3000", "-timeout=120", *sys.argv[2:]], once
    )
    atheris.Fuzz()


if __name__ == "__main__":
    main()
