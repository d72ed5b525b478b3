"""The patterns of the rules, in their order, and what is made of all drafts together."""

from __future__ import annotations

from pipeline.model import Rejection
from pipeline.stages.attribute.according import phrases
from pipeline.stages.attribute.carry import carry_on
from pipeline.stages.attribute.draft import Draft
from pipeline.stages.attribute.headline import colons
from pipeline.stages.attribute.indirect import by_verbs, without_content
from pipeline.stages.attribute.nominal import adjectives, nouns
from pipeline.stages.attribute.page import Page
from pipeline.stages.attribute.settle import heard, settle


def find_patterns(page: Page) -> list[Draft]:
    """What the patterns find on a page, settled among each other, nested ones with the rest."""
    drafts: list[Draft] = []
    for sentence in page.sentences:
        drafts.extend(phrases(page, sentence))
        drafts.extend(by_verbs(page, sentence))
        drafts.extend(nouns(page, sentence))
        drafts.extend(adjectives(page, sentence))
    drafts.extend(colons(page, drafts))
    return settle(page, drafts)


def finish(page: Page, drafts: list[Draft]) -> tuple[list[Draft], tuple[Rejection, ...]]:
    """Settled drafts with the quotations that carry them on, those left without a speaker, and without what is weak
    inside another.
    """
    joined, rejections = carry_on(page, drafts)
    kept = heard(page, joined)
    return kept, (*rejections, *without_content(page, kept))


def find_drafts(page: Page) -> tuple[list[Draft], tuple[Rejection, ...]]:
    """What the rules alone make of a page."""
    return finish(page, find_patterns(page))
