"""The nouns: frozen records, standard library only. Everything above speaks in these."""

from pipeline.model.article import SAYING_KINDS, Article, Block, BlockKind
from pipeline.model.attribution import Anonymity, Attribution, Basis, BasisKind, Form, SourceKind, Stance
from pipeline.model.claim import (
    Action,
    Certainty,
    Claim,
    Evidence,
    Mention,
    Modality,
    Polarity,
    Quantity,
    SourceLink,
    Tense,
)
from pipeline.model.corpus import ArticleTime, Corpus
from pipeline.model.derivation import Derivation, DerivationKind, Revision, derivation_order
from pipeline.model.entity import (
    Entity,
    EntityJudgement,
    EntityKind,
    EntityMention,
    Judgement,
    Verdict,
    judgement_order,
)
from pipeline.model.event import Event, EventStatus
from pipeline.model.gazetteer import GazetteerEntry
from pipeline.model.ids import digest, make_id
from pipeline.model.location import Location, PlaceType
from pipeline.model.rejection import Outcome, Rejection, Stage
from pipeline.model.relation import Relation, RelationKind, Slot, relation_order
from pipeline.model.seed import Seed, SeedForm
from pipeline.model.span import Span
from pipeline.model.syntax import Name, Reading, Sentence, Token
from pipeline.model.time import Precision, TimeBasis, TimeRef, TimexType

__all__ = [
    "SAYING_KINDS",
    "Action",
    "Anonymity",
    "Article",
    "ArticleTime",
    "Attribution",
    "Basis",
    "BasisKind",
    "Block",
    "BlockKind",
    "Certainty",
    "Claim",
    "Corpus",
    "Derivation",
    "DerivationKind",
    "Entity",
    "EntityJudgement",
    "EntityKind",
    "EntityMention",
    "Event",
    "EventStatus",
    "Evidence",
    "Form",
    "GazetteerEntry",
    "Judgement",
    "Location",
    "Mention",
    "Modality",
    "Name",
    "Outcome",
    "PlaceType",
    "Polarity",
    "Precision",
    "Quantity",
    "Reading",
    "Rejection",
    "Relation",
    "RelationKind",
    "Revision",
    "Seed",
    "SeedForm",
    "Sentence",
    "Slot",
    "SourceKind",
    "SourceLink",
    "Span",
    "Stage",
    "Stance",
    "Tense",
    "TimeBasis",
    "TimeRef",
    "TimexType",
    "Token",
    "Verdict",
    "derivation_order",
    "digest",
    "judgement_order",
    "make_id",
    "relation_order",
]
