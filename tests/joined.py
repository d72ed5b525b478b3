"""The small invented corpus with what joining articles adds: a copy, a correction, other numbers, a denial.

`one` is reported again by the Tamsk Herald (`three`, a copy with a new headline), and changed later by its own outlet
(`four`, at the same address). The Northern Wire (`five`) has the bridge hit too, and another number of people.
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.model import (
    Article,
    Claim,
    Derivation,
    Entity,
    EntityJudgement,
    EntityMention,
    Event,
    Quantity,
    Relation,
    RelationKind,
    Revision,
    Slot,
    make_id,
    relation_order,
)
from tests.samples import (
    ARMY,
    BRIDGE,
    CORPUS,
    CROSSED,
    DAMAGED,
    ONE,
    ORVEL,
    POST,
    RESIDENT,
    REYES,
    SHELLED,
    STRIKE,
    WOUNDED,
    article,
    claim_in,
    entity_of,
    mention,
    said_in,
    span,
)

HEADLINE = "Shells fall on *Orvel* [ministry]"
THIRD = f"""{HEADLINE}
Shelling damaged a bridge in Orvel, spokeswoman Ana Reyes said on Monday.
A resident said two people were hurt. (The Orvel Post)
"""
FOURTH = """Ministry says bridge was hit
Shelling damaged a bridge in Orvel, spokeswoman Ana Reyes said on Monday.
A resident said three people were hurt.
"""
FIFTH = """Hospital counts the hurt in Orvel
Dr Milo Hart said: "The massacre damaged the crossing in Orvel. It hurt five people."
Reyes did not answer questions.
"""

THREE = article("three", "Tamsk Herald", "2024-10-02T08:00", THIRD)
FOUR = replace(article("four", "The Orvel Post", "2024-10-03", FOURTH), url=ONE.url)
FIVE = article("five", "Northern Wire", "2024-10-02T12:00", FIFTH)

HERALD = entity_of("Tamsk Herald", "outlet")
WIRE = entity_of("Northern Wire", "outlet")
HART = entity_of("Milo Hart", "person", (FIVE, "Dr Milo Hart"))
A_REYES = entity_of("A. Reyes", "person")


def _more(entity: Entity, *places: tuple[Article, str]) -> Entity:
    """The entity with further mentions."""
    more = (EntityMention(a.id, (s := span(a, words)).start, s.end) for a, words in places)
    return replace(entity, mentions=tuple(sorted((*entity.mentions, *more))))


REYES_JOINED = replace(
    _more(REYES, (THREE, "Ana Reyes"), (FOUR, "Ana Reyes"), (FIVE, "Reyes")), aliases=("A. Reyes", "Reyes")
)
BRIDGE_JOINED = _more(BRIDGE, (THREE, "a bridge"), (FOUR, "a bridge"), (FIVE, "the crossing"))
ORVEL_JOINED = _more(ORVEL, (THREE, "Orvel, "), (FOUR, "Orvel"), (FIVE, "Orvel."))

_DAMAGED = "Shelling damaged a bridge in Orvel"
SAID_AGAIN = said_in(THREE, "spokeswoman Ana Reyes", "said", _DAMAGED, REYES)
HURT_AGAIN = said_in(THREE, "A resident", "said", "two people were hurt", RESIDENT)
SAID_LATER = said_in(FOUR, "spokeswoman Ana Reyes", "said", _DAMAGED, REYES)
HURT_LATER = said_in(FOUR, "A resident", "said", "three people were hurt", RESIDENT)
QUOTED = said_in(
    FIVE,
    "Dr Milo Hart",
    "said",
    "The massacre damaged the crossing in Orvel. It hurt five people.",
    HART,
    form="direct",
)


def _number(of: Article, words: str, count: int) -> tuple[Quantity, ...]:
    where = span(of, words)
    return (Quantity(where.start, where.end, where.text, count, count, "people"),)


DAMAGED_AGAIN, DAMAGED_LATER = (
    claim_in(
        of, said, REYES, outlet, "damaged", "damage", _DAMAGED, plover="ASSAULT",
        target=(mention(of, "a bridge", BRIDGE.id),), place=(mention(of, "Orvel,", ORVEL.id),),
    )
    for of, said, outlet in ((THREE, SAID_AGAIN, HERALD), (FOUR, SAID_LATER, POST))
)  # fmt: skip
WOUNDED_AGAIN = claim_in(
    THREE, HURT_AGAIN, RESIDENT, HERALD, "hurt", "hurt", "two people were hurt",
    target=(mention(THREE, "two people", None),), quantity=_number(THREE, "two people", 2),
)  # fmt: skip
WOUNDED_LATER = claim_in(
    FOUR, HURT_LATER, RESIDENT, POST, "hurt", "hurt", "three people were hurt",
    target=(mention(FOUR, "three people", None),), quantity=_number(FOUR, "three people", 3),
)  # fmt: skip
HIT = claim_in(
    FIVE, QUOTED, HART, WIRE, "damaged", "damage", "The massacre damaged the crossing in Orvel", plover="ASSAULT",
    target=(mention(FIVE, "the crossing", BRIDGE.id),), place=(mention(FIVE, "Orvel.", ORVEL.id),),
)  # fmt: skip
FIVE_HURT = claim_in(
    FIVE, QUOTED, HART, WIRE, "hurt five", "hurt", "It hurt five people",
    target=(mention(FIVE, "five people", None),), quantity=_number(FIVE, "five people", 5),
)  # fmt: skip
SILENT = claim_in(
    FIVE, None, None, WIRE, "answer", "answer", "Reyes did not answer questions", polarity="negative",
    actor=(mention(FIVE, "Reyes", REYES.id),),
)  # fmt: skip

_STRIKE = tuple(sorted(c.id for c in (DAMAGED, SHELLED, DAMAGED_AGAIN, DAMAGED_LATER, HIT)))
_HURT = tuple(sorted(c.id for c in (WOUNDED, WOUNDED_AGAIN, WOUNDED_LATER, FIVE_HURT)))
STRUCK = replace(
    STRIKE,
    id=make_id("event", *_STRIKE),
    claims=_STRIKE,
    articles=("five", "four", "one", "three", "two"),
    outlets=tuple(sorted((*STRIKE.outlets, HERALD.id, WIRE.id))),
    origins=tuple(sorted((*STRIKE.origins, HART.id))),
)
WOUNDING = Event(
    id=make_id("event", *_HURT),
    claims=_HURT,
    articles=("five", "four", "one", "three"),
    type=None,
    begin=None,
    finish=None,
    places=(),
    actors=(),
    targets=(),
    outlets=tuple(sorted((POST.id, HERALD.id, WIRE.id))),
    origins=tuple(sorted((RESIDENT.id, HART.id))),
    status="corroborated",
)
STORY = replace(
    STRUCK,
    id=make_id("event", "story", "one"),
    claims=(),
    type=None,
    origins=tuple(sorted({*STRUCK.origins, *WOUNDING.origins})),
    parts=tuple(sorted((STRUCK.id, WOUNDING.id))),
    title=ONE.title,
)

_STATUS = {
    claim.id: (origins, status)
    for claims, origins, status in (
        ((DAMAGED, DAMAGED_AGAIN, DAMAGED_LATER), (REYES.id,), "disputed"),
        ((SHELLED,), (ARMY.id,), "disputed"),
        ((HIT,), (HART.id,), "disputed"),
        ((WOUNDED, WOUNDED_AGAIN, WOUNDED_LATER), (RESIDENT.id,), "unnamed_sources_only"),
        ((FIVE_HURT,), (HART.id,), "single_source"),
    )
    for claim in claims
}


def _stands(claim: Claim) -> Claim:
    origins, status = _STATUS.get(claim.id, ((), None))
    return replace(claim, origins=origins, status=status)  # type: ignore[arg-type]


def _relation(one: Claim, kind: RelationKind, other: Claim, slot: Slot, reason: str, event: Event) -> Relation:
    if kind in ("corroborates", "contradicts", "differs_on"):
        one, other = sorted((one, other), key=lambda c: c.id)
    return Relation(one.id, kind, other.id, slot, reason, event.id)


RELATIONS = tuple(
    sorted(
        (
            _relation(SHELLED, "denies", DAMAGED, "happening", "denial", STRUCK),
            _relation(SHELLED, "contradicts", HIT, "happening", "opposite-polarity", STRUCK),
            _relation(DAMAGED, "corroborates", HIT, "happening", "same-event", STRUCK),
            _relation(WOUNDED, "differs_on", FIVE_HURT, "number", "numbers-apart", WOUNDING),
            _relation(WOUNDED_LATER, "differs_on", FIVE_HURT, "number", "numbers-apart", WOUNDING),
            _relation(WOUNDED_LATER, "revises", WOUNDED, "number", "numbers-apart", WOUNDING),
        ),
        key=relation_order,
    )
)
_CREDIT = span(THREE, "The Orvel Post")
DERIVATIONS = (
    Derivation("three", "copy", "one", POST.id, POST.label, 0.85, (span(THREE, _DAMAGED), span(THREE, "A resident"))),
    Derivation("three", "credit", None, POST.id, POST.label, None, (_CREDIT,)),
)
REVISION = Revision(
    "four",
    "one",
    kept=((DAMAGED_LATER.id, DAMAGED.id),),
    added=(WOUNDED_LATER.id,),
    dropped=tuple(sorted((CROSSED.id, WOUNDED.id))),
)
JUDGEMENTS = tuple(
    sorted(
        (
            EntityJudgement(REYES.id, A_REYES.id, "same", "initials", "sayso", REYES.label, A_REYES.label),
            EntityJudgement(HART.id, REYES.id, "different", "checked by hand", "M. Editor", HART.label, REYES.label),
            EntityJudgement(ARMY.id, POST.id, "unsure", "several-fit", "sayso", ARMY.label, POST.label),
        )
    )
)

_CLAIMS = (*CORPUS.claims, DAMAGED_AGAIN, WOUNDED_AGAIN, DAMAGED_LATER, WOUNDED_LATER, HIT, FIVE_HURT, SILENT)
_SAID = (*CORPUS.attributions, SAID_AGAIN, HURT_AGAIN, SAID_LATER, HURT_LATER, QUOTED)
_ENTITIES = {
    entity.id: entity
    for entity in (*CORPUS.entities, REYES_JOINED, BRIDGE_JOINED, ORVEL_JOINED, HERALD, WIRE, HART)
}  # fmt: skip

JOINED = replace(
    CORPUS,
    articles=tuple(sorted((*CORPUS.articles, THREE, FOUR, FIVE), key=lambda a: a.id)),
    attributions=tuple(sorted(_SAID, key=lambda a: (a.article, a.content[0].start, a.id))),
    claims=tuple(
        sorted(map(_stands, _CLAIMS), key=lambda c: (c.article, c.action.start, c.action.end, c.id))
    ),
    entities=tuple(_ENTITIES[key] for key in sorted(_ENTITIES)),
    events=tuple(sorted((STRUCK, WOUNDING, STORY), key=lambda e: e.id)),
    relations=RELATIONS,
    derivations=DERIVATIONS,
    revisions=(REVISION,),
    judgements=JUDGEMENTS,
)  # fmt: skip
