"""Claims: who does what to whom, when, where and on whose say-so."""

from pipeline.stages.split.splitter import RuleSplitter
from pipeline.stages.split.threshold import sure_enough

__all__ = ["RuleSplitter", "sure_enough"]
