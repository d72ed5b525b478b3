"""Parse: a seed becomes an article, or a rejection that says why not and what to do.

`parse_seed` is the stage. Plain text is laid out by `layout` (headers, then `blocks`), pages are read by `page`, lines
of JSON by `record`; all three end in `article`, where language and characters are checked.
"""

from pipeline.stages.parse.outlets import outlet_of
from pipeline.stages.parse.seed import parse_seed
from pipeline.stages.parse.seeds import each_once, parse_any, parse_seeds
from pipeline.stages.parse.version import as_version

__all__ = ["as_version", "each_once", "outlet_of", "parse_any", "parse_seed", "parse_seeds"]
