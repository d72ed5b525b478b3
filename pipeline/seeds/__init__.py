"""Seeds: find inputs and read their bytes. The only place where `parse` meets files.

`find_seeds` walks files and folders; `read_seeds` reads one open stream, wherever it comes from. What is read: plain
text and HTML pages (whole files), JSON Lines (a seed a line), RSS and Atom feeds (whole files; `parse` makes an article
of each item) and WARC (a seed a page); all of them also packed with gzip. The bounds of memory are in `bounds`.
"""

from pipeline.seeds.find import find_seeds
from pipeline.seeds.kind import SeedKind, kind_of
from pipeline.seeds.stream import read_seeds

__all__ = ["SeedKind", "find_seeds", "kind_of", "read_seeds"]
