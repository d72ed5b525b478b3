"""Cited briefings: what the records of a corpus tell of one entity or one event, each line with its passage.

`dossier(corpus, wanted)` writes one in Markdown.
"""

from pipeline.dossier.compose import dossier

__all__ = ["dossier"]
