"""Times: finds time expressions in English news and gives them TIMEX3 values and intervals.

Words and patterns are data (``lexicon/times.toml``); `grammar` compiles them, `rules` give matches a meaning, `anchor`
holds what relative expressions are counted from. Guidelines: TimeML 1.2.1 (extents without prepositions and
relative clauses). Ambiguity abstains: an open value has an underspecified TIMEX3 value and no interval.
"""

from pipeline.stages.times.find import find_times
from pipeline.stages.times.interval import interval

__all__ = ["find_times", "interval"]
