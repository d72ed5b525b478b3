"""Entities: people, organisations, places and things, and the judgements that join mentions to them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.model.location import Location

EntityKind = Literal["person", "organisation", "place", "collective", "document", "unnamed", "outlet", "thing"]
Verdict = Literal["same", "different", "unsure"]


@dataclass(frozen=True, slots=True, order=True)
class EntityMention:
    """Where an entity is mentioned: article id and half-open code-point offsets."""

    article: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, order=True)
class Judgement:
    """Why a mention (or name) was, or was not, taken for the entity.

    `subject` is the name or description judged, `article` where it stands (None for a judgement on names
    across the corpus), `reason` a code such as ``exact-name``, ``surname``, ``head-noun``, ``pronoun``,
    ``acronym`` or, for ``unsure``, ``ambiguous-surname``. Of a place it tells why it was linked to GeoNames
    (``stated-beside``, ``country-in-article``, ``far-largest``) or, for ``unsure``, why not, with the candidates
    behind a colon (``ambiguous-place: ...``).
    """

    verdict: Verdict
    subject: str
    reason: str
    article: str | None = None


@dataclass(frozen=True, slots=True, order=True)
class EntityJudgement:
    """A line of ``judgements.jsonl``: whether two entities of the corpus are one, and why.

    `one` and `other` are the ids that the entities have by themselves, before any join, the lesser first; the labels
    are there for the reader. `reason` is a code in kebab-case such as ``acronym``, ``name-variant``,
    ``transliteration`` or, for ``unsure``, ``several-fit``. `by` is ``sayso`` or the person who judged; a person's
    word wins.
    """

    one: str
    other: str
    verdict: Verdict
    reason: str
    by: str = "sayso"
    one_label: str = ""
    other_label: str = ""


def judgement_order(judgement: Judgement) -> tuple[str, str, str, str]:
    """What judgements are sorted by: article (None first), subject, verdict, reason.

    >>> judgement_order(Judgement("same", "Reyes", "surname"))
    ('', 'Reyes', 'same', 'surname')
    """
    return judgement.article or "", judgement.subject, judgement.verdict, judgement.reason


@dataclass(frozen=True, slots=True)
class Entity:
    """Someone or something that mentions speak of. `aliases` are the other names, sorted; `links` are
    identifiers elsewhere (``wd:Q...``, ``geonames:...``, ``iso:SY`` of a country), sorted; `mentions` and
    `judgements` are sorted. `location` is where a place lies, where its links leave no doubt which place it is.
    """

    id: str
    label: str
    kind: EntityKind
    aliases: tuple[str, ...]
    mentions: tuple[EntityMention, ...]
    links: tuple[str, ...]
    judgements: tuple[Judgement, ...]
    location: Location | None = None
