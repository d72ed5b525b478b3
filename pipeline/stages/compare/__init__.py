"""Compare: what several claims say of one happening, who agrees, who disputes, and what a source changed."""

from pipeline.stages.compare.relations import relations_of
from pipeline.stages.compare.revision import revisions_of
from pipeline.stages.compare.standing import Standings, standings

__all__ = ["Standings", "relations_of", "revisions_of", "standings"]
