"""Who says what: attributions by rules on the dependency parse and a lexicon of cues kept as data."""

from pipeline.stages.attribute.attributor import RuleAttributor

__all__ = ["RuleAttributor"]
