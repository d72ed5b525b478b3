"""A small invented corpus, as records, for tests of what stands above the extractors."""

from __future__ import annotations

from pipeline.model import (
    Action,
    Article,
    ArticleTime,
    Attribution,
    Block,
    Claim,
    Corpus,
    Entity,
    EntityKind,
    EntityMention,
    Event,
    Judgement,
    Mention,
    Quantity,
    Rejection,
    SourceLink,
    Span,
    TimeRef,
    digest,
    make_id,
)

FIRST = """Ministry says bridge was hit
Shelling damaged a bridge in Orvel, spokeswoman Ana Reyes said on Monday.
"No soldiers crossed it," she added. A resident said two people were hurt.
"""
SECOND = """Army denies strike on Orvel
The army denied that it shelled the bridge. Smoke rose over Orvel.
"""


def article(key: str, outlet: str, published: str, text: str) -> Article:
    """An article whose first line is its title and whose other lines are paragraphs."""
    blocks, start = [], 0
    for line in text.splitlines(keepends=True):
        kind = "paragraph" if start else "title"
        blocks.append(Block(kind, start, start + len(line.rstrip())))  # type: ignore[arg-type]
        start += len(line)
    title = text.splitlines()[0]
    url = f"https://{key}.example/news"
    return Article(
        id=key,
        path=f"{key}.txt",
        url=url,
        outlet=outlet,
        title=title,
        byline=None,
        published=published,
        language="en",
        text=text,
        digest=digest(text),
        blocks=tuple(blocks),
    )


ONE = article("one", "The Orvel Post", "2024-10-01T23:31", FIRST)
TWO = article("two", "Daily Lantern", "2024-10-02", SECOND)


def span(of: Article, words: str, after: int = 0) -> Span:
    """The span of the first place at or behind `after` where `words` stand."""
    start = of.text.index(words, after)
    return Span.of(of.text, start, start + len(words))


def mention(of: Article, words: str, entity: str | None) -> Mention:
    """A mention at the first place where `words` stand."""
    s = span(of, words)
    return Mention(s.start, s.end, s.text, entity)


def entity_of(label: str, kind: EntityKind, *places: tuple[Article, str], aliases: tuple[str, ...] = ()) -> Entity:
    """An entity that is mentioned at the first place of some words in each of these articles."""
    spots = tuple(sorted(EntityMention(a.id, (s := span(a, words)).start, s.end) for a, words in places))
    return Entity(
        make_id("entity", kind, label.lower()),
        label,
        kind,
        aliases,
        spots,
        (),
        (Judgement("same", label, "exact-name"),),
    )


REYES = entity_of("Ana Reyes", "person", (ONE, "Ana Reyes"), (ONE, "she"), aliases=("Reyes",))
RESIDENT = entity_of("A resident", "unnamed", (ONE, "A resident"))
ARMY = entity_of("The army", "organisation", (TWO, "The army"), (TWO, "it shelled"))
BRIDGE = entity_of("a bridge", "thing", (ONE, "a bridge"), (TWO, "the bridge"))
ORVEL = entity_of("Orvel", "place", (ONE, "Orvel"), (TWO, "Orvel"))
POST = entity_of("The Orvel Post", "outlet")
LANTERN = entity_of("Daily Lantern", "outlet")

_MONDAY = span(ONE, "Monday")
MONDAY = TimeRef(_MONDAY.start, _MONDAY.end, _MONDAY.text, "DATE", "2024-09-30", "2024-09-30", "2024-10-01", "day")
_TWO = span(ONE, "two people")


def said_in(of: Article, source: str, cue: str, content: str, speaker: Entity, **more: object) -> Attribution:
    """An act of saying, its parts being the first places of their words."""
    fields: dict[str, object] = {
        "form": "indirect",
        "stance": "asserts",
        "source_kind": speaker.kind,
        "said_at": None,
        "parent": None,
        "confidence": 0.9,
        "extractor": "sample 1",
    }
    who, what = span(of, source), span(of, content)
    parts = (who, span(of, cue, min(who.start, what.end)), (what,))
    key = make_id("attribution", of.id, parts[2][0].start, parts[2][0].end)
    return Attribution(key, of.id, *parts, speaker=speaker.id, **(fields | more))  # type: ignore[arg-type]


SAID = said_in(ONE, "spokeswoman Ana Reyes", "said", "Shelling damaged a bridge in Orvel", REYES, said_at=MONDAY)
ADDED = said_in(ONE, "she", "added", "No soldiers crossed it", REYES, form="direct", continues=SAID.id)
HURT = said_in(ONE, "A resident", "said", "two people were hurt", RESIDENT)
DENIED = said_in(TWO, "The army", "denied", "it shelled the bridge", ARMY, stance="denies")


def claim_in(
    of: Article,
    said: Attribution | None,
    speaker: Entity | None,
    outlet: Entity,
    action: str,
    lemma: str,
    evidence: str,
    **more: object,
) -> Claim:
    """A claim, in the words of `said` or, without one, in the outlet's own voice."""
    a, e = span(of, action), span(of, evidence)
    end = SourceLink(None, outlet.id, outlet.label, "outlet")
    chain: tuple[SourceLink, ...] = (end,)
    if said and speaker:
        chain = (SourceLink(said.id, speaker.id, speaker.label, said.source_kind), end)
    fields: dict[str, object] = {
        "actor": (),
        "target": (),
        "time": None,
        "place": (),
        "instrument": (),
        "quantity": (),
        "polarity": "positive",
        "modality": "actual",
        "certainty": "certain",
        "tense": "non_future",
        "confidence": 0.8,
        "extractor": "sample 1",
    }
    plover, mode = more.pop("plover", None), more.pop("mode", None)
    assert plover is None or isinstance(plover, str)
    assert mode is None or isinstance(mode, str)
    return Claim(
        id=make_id("claim", of.id, a.start, a.end),
        article=of.id,
        attribution=said.id if said else None,
        sources=chain,
        action=Action(a.start, a.end, a.text, lemma, plover, mode),
        evidence=e,
        **(fields | more),  # type: ignore[arg-type]
    )


DAMAGED = claim_in(
    ONE,
    SAID,
    REYES,
    POST,
    "damaged",
    "damage",
    "Shelling damaged a bridge in Orvel",
    plover="ASSAULT",
    target=(mention(ONE, "a bridge", BRIDGE.id),),
    place=(mention(ONE, "Orvel", ORVEL.id),),
    instrument=(mention(ONE, "Shelling", None),),
    time=MONDAY,
    time_basis="sentence",
)
CROSSED = claim_in(
    ONE,
    ADDED,
    REYES,
    POST,
    "crossed",
    "cross",
    "No soldiers crossed it",
    polarity="negative",
    actor=(mention(ONE, "No soldiers", None),),
    target=(mention(ONE, "it,", BRIDGE.id),),
)
WOUNDED = claim_in(
    ONE,
    HURT,
    RESIDENT,
    POST,
    "hurt",
    "hurt",
    "two people were hurt",
    target=(mention(ONE, "two people", None),),
    quantity=(Quantity(_TWO.start, _TWO.end, _TWO.text, 2, 2, "people"),),
)
SHELLED = claim_in(
    TWO,
    DENIED,
    ARMY,
    LANTERN,
    "shelled",
    "shell",
    "it shelled the bridge",
    polarity="negative",
    plover="ASSAULT",
    actor=(mention(TWO, "it shelled", ARMY.id),),
    target=(mention(TWO, "the bridge", BRIDGE.id),),
)
ROSE = claim_in(
    TWO,
    None,
    None,
    LANTERN,
    "rose",
    "rise",
    "Smoke rose over Orvel",
    actor=(mention(TWO, "Smoke", None),),
    place=(mention(TWO, "Orvel", ORVEL.id),),
)
STRIKE = Event(
    id=make_id("event", DAMAGED.id, SHELLED.id),
    claims=tuple(sorted((DAMAGED.id, SHELLED.id))),
    articles=("one", "two"),
    type="ASSAULT",
    begin="2024-09-30",
    finish="2024-10-01",
    places=(ORVEL.id,),
    actors=(ARMY.id,),
    targets=(BRIDGE.id,),
    outlets=tuple(sorted((POST.id, LANTERN.id))),
    origins=tuple(sorted((REYES.id, ARMY.id))),
    status="disputed",
)

CORPUS = Corpus(
    articles=(ONE, TWO),
    attributions=(SAID, ADDED, HURT, DENIED),
    claims=(DAMAGED, CROSSED, WOUNDED, SHELLED, ROSE),
    times=(ArticleTime.of("one", MONDAY),),
    entities=tuple(sorted((REYES, RESIDENT, ARMY, BRIDGE, ORVEL, POST, LANTERN), key=lambda e: e.id)),
    events=(STRIKE,),
    rejections=(Rejection("parse", "three.txt", "not-english", "recognised as French (0.99)"),),
)
