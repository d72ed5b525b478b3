"""Claims: who does what to whom, when, where and on whose say-so."""

from pipeline.stages.split.splitter import RuleSplitter

__all__ = ["RuleSplitter"]
