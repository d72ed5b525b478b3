"""The attributors: by rules alone, and by the trained tagger with the rules around it."""

from __future__ import annotations

from pipeline.model import Attribution, Outcome, Reading
from pipeline.nlp.tagger import RoleTagger
from pipeline.stages.attribute.assemble import assemble
from pipeline.stages.attribute.combine import combine
from pipeline.stages.attribute.hints import hinted_words
from pipeline.stages.attribute.page import Page
from pipeline.stages.attribute.patterns import find_drafts, find_patterns, finish
from pipeline.stages.attribute.tagged import tagged_drafts

RULES = "rules 2"


class RuleAttributor:
    """Attributions by dependency patterns and the cue lexicon (`Attributor`).

    The baseline that the trained one is measured against. It abstains where a pattern is unsure.
    """

    version = RULES

    def attribute(self, reading: Reading) -> Outcome[Attribution]:
        """The attributions of the article, in the order of their content. Depends on the reading alone."""
        page = Page(reading)
        drafts, rejections = find_drafts(page)
        return Outcome(assemble(page, drafts, self.version), rejections)


class TrainedAttributor:
    """Attributions by a trained tagger, which is given what the rules find (`Attributor`).

    The tagger finds the outermost attributions; the rules those inside their contents, formats without a cue, and
    quotations that carry on.
    """

    def __init__(self, tagger: RoleTagger) -> None:
        self._tagger = tagger
        self.version = f"{tagger.version}, {RULES}"

    def attribute(self, reading: Reading) -> Outcome[Attribution]:
        """The attributions of the article, in the order of their content. Depends on the reading alone."""
        page = Page(reading)
        patterns = find_patterns(page)
        drafts, _ = finish(page, patterns)
        found = self._tagger.find(hinted_words(page, drafts))
        combined = combine(page, tagged_drafts(page, found), patterns)
        kept, rejections = finish(page, combined.drafts)
        made = [*assemble(page, kept, self.version), *assemble(page, combined.doubtful, self.version, doubtful=True)]
        return Outcome(
            tuple(sorted(made, key=lambda a: (a.content[0].start, a.doubtful))), (*combined.rejections, *rejections)
        )
