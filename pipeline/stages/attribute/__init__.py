"""Who says what: by a trained tagger, and by rules on the dependency parse and a lexicon of cues kept as data."""

from pipeline.stages.attribute.attributor import RuleAttributor, TrainedAttributor

__all__ = ["RuleAttributor", "TrainedAttributor"]
