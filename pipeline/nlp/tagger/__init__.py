"""A trained tagger of sources, cues and contents: a small encoder with a CRF and a head that links spans.

Its parts, in the order of the flow: `words` (an article as arrays), `chunks` (what the encoder reads at once),
`crf` (the best tags and how sure they are), `pairs` (which content and source belong to which cue), `tagger`.
"""

from pipeline.nlp.tagger.found import Part, RoleTagger, Tagged

__all__ = ["Part", "RoleTagger", "Tagged"]
