"""``python -m tests.hostile [--minutes M] [--seed S] [--keep FOLDER] [READER ...]``: feed the readers, print counts."""

from __future__ import annotations

import argparse
import logging
import sys
from pathlib import Path

from tests.hostile.campaign import Count, feed, run, table
from tests.hostile.readers import READERS


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.hostile")
    parser.add_argument("readers", nargs="*", metavar="READER", help=", ".join(READERS))
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, default=Path("out/hostile"), help="Folder for what failed.")
    parser.add_argument("--again", type=Path, help="Feed this one file to the readers named.")
    given = parser.parse_args()
    logging.disable(logging.CRITICAL)
    chosen = [READERS[name] for name in given.readers or READERS]
    if given.again:
        counts = {reader.name: Count() for reader in chosen}
        for reader in chosen:
            feed(reader, given.again.read_bytes(), counts[reader.name], "again", None)
    else:
        counts = run(chosen, given.seed, seconds=60 * given.minutes, keep=given.keep)
    print(table(counts))
    return int(any(count.failed for count in counts.values()))


if __name__ == "__main__":
    sys.exit(main())
