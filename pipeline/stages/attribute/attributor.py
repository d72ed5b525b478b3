"""The rule-based attributor."""

from __future__ import annotations

from pipeline.model import Attribution, Outcome, Reading, Rejection
from pipeline.stages.attribute.according import phrases
from pipeline.stages.attribute.assemble import assemble, heard, settle
from pipeline.stages.attribute.carry import carry_on
from pipeline.stages.attribute.draft import Draft
from pipeline.stages.attribute.headline import colons
from pipeline.stages.attribute.indirect import by_verbs, without_content
from pipeline.stages.attribute.nominal import adjectives, nouns
from pipeline.stages.attribute.page import Page


class RuleAttributor:
    """Attributions by dependency patterns and the cue lexicon (`Attributor`).

    The baseline that a trained extractor is measured against. It abstains where a pattern is unsure.
    """

    version = "rules 1"

    def attribute(self, reading: Reading) -> Outcome[Attribution]:
        """The attributions of the article, in the order of their content. Depends on the reading alone."""
        page = Page(reading)
        drafts, rejections = find_drafts(page)
        return Outcome(assemble(page, drafts, self.version), rejections)


def find_drafts(page: Page) -> tuple[list[Draft], tuple[Rejection, ...]]:
    """What the patterns find on a page, settled among each other, and the quotations left without a speaker."""
    drafts: list[Draft] = []
    for sentence in page.sentences:
        drafts.extend(phrases(page, sentence))
        drafts.extend(by_verbs(page, sentence))
        drafts.extend(nouns(page, sentence))
        drafts.extend(adjectives(page, sentence))
    drafts.extend(colons(page, drafts))
    joined, rejections = carry_on(page, settle(page, drafts))
    kept = heard(page, joined)
    return kept, (*rejections, *without_content(page, kept))
