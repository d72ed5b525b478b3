"""A corpus that is valid and unkind: odd ids, titles that are markup, deep chains, speakers that nobody resolved."""

from __future__ import annotations

from dataclasses import replace

from pyoxigraph import Literal

from pipeline.graph.names import RDF, SAYSO, XSD
from pipeline.graph.terms import Node
from pipeline.graph.triples import Triples
from pipeline.model import (
    Anonymity,
    ArticleTime,
    Basis,
    Claim,
    Corpus,
    Derivation,
    Entity,
    EntityJudgement,
    EntityMention,
    Evidence,
    Judgement,
    Location,
    Mention,
    Relation,
    Revision,
    SourceLink,
    Span,
    TimeRef,
)
from tests.samples import ARMY, HURT, LANTERN, ONE, ORVEL, POST, REYES, ROSE, SAID, STRIKE, WOUNDED

IDS = ("a b/c", "ü#x?y=1&z", "\"><img onerror='x'>", "..", "100% sure", "日本.", "-a:b~", "//host/.x")
TITLES = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "\u202eright to left\u202c شركة",
    "bell \x07, escape \x1b, null \x00, form feed \x0c",
    "line\nbreak\r\nand\rreturn\ttab \u2028 \x85",
    "back\\slash \"quote\" 'single' ^^<x> @en",
    "surrogate \ud800 alone",
    "x" * 10_000,
)


_WHERE = Location("city", "SY", -0.5, 36.3)


def odd_corpus() -> Corpus:
    """One article for each id, each with an attributed claim that has a chain of three, and a claim of the outlet."""
    articles, attributions, claims, times = [], [], [], []
    for number, (key, title) in enumerate(zip(IDS, TITLES, strict=True)):
        article = replace(
            ONE,
            id=key,
            title=title,
            outlet=None if number == 0 else title[:40],
            url="not an iri <x>",
            byline="By <b>A. Writer</b>",
            published=("0000-13-77", None, "2024", "2024-02", "2024-02-30", "2024-10-01T23:31+03:00", "x", "")[number],
        )
        outer = replace(SAID, id=f"outer {number}", article=key, speaker=None)
        inner = replace(HURT, id=f"inner/{number}", article=key, parent=outer.id, speaker=None, source=None, cue=None)
        told = Basis("told", Span(152, 162, "two people"))
        inner = replace(inner, basis=told, anonymity=Anonymity(Span(0, 8, "Ministry"), Span(9, 13, "says")))
        outer = replace(outer, anonymity=Anonymity(reason=Span(9, 13, "says")), doubtful=number == 1)
        end = SourceLink(None, None, title[:40], "outlet")
        chain = (
            SourceLink(inner.id, None, "A resident", "unnamed"),
            SourceLink(outer.id, None, "spokeswoman Ana Reyes", "person"),
            end,
        )
        other = (f"own {number}",)
        again = (Evidence(0, 8, "Ministry", None, 0.5), Evidence(152, 162, "two people", outer.id, 1.0))
        wounded = replace(WOUNDED, attribution=inner.id, sources=chain, repeated=again)
        wounded = replace(wounded, action=replace(WOUNDED.action, plover="ASSAULT", mode="firearms"))
        wounded = replace(wounded, condition=other, reason=other, purpose=other)
        ways = (Mention(0, 8, "Ministry"), Mention(9, 13, "says"))
        wounded = replace(wounded, place=ways, departure=ways[:1], destination=ways[1:], recipient=wounded.target)
        claims.append(_moved(wounded, key, f"claim {number}"))
        own = replace(ROSE, sources=(end,), evidence=Span(0, 0, ""), place=())
        claims.append(_moved(own, key, f"own {number}"))
        open_time = TimeRef(0, 8, "Ministry", "DATE", "2023-10", "2023-10-01", None, "month")
        times.append(ArticleTime.of(key, open_time))
        articles.append(article)
        attributions += [outer, replace(inner, content=(Span(152, 155, "two"), Span(156, 162, "people")))]
    aliases = ("<b>Reyes</b>", "A \u202ename")
    entity = Entity("entity <1>", TITLES[3].replace("\x00", ""), "person", aliases, (), ("wd:Q1", "x:y"), ())
    spots = tuple(sorted(EntityMention(key, 1, 2) for key in IDS))
    judged = (Judgement("unsure", "x", "y"), Judgement("different", "x", "y", "a b/c"))
    pairs = [sorted((f"claim {n}", f"own {n}")) for n in range(len(IDS))]
    relations = [Relation(one, "differs_on", other, "place", "odd <reason>", None) for one, other in pairs]
    relations += [Relation("own 0", "denies", "claim 1", "happening", "denial", "event/<1>")]
    event = replace(STRIKE, id="event/<1>", claims=("claim 1", "own 0"), articles=(), outlets=(), actors=(), targets=())
    event = replace(event, places=(), origins=("entity <1>", "\u202eorigin"))
    whole = replace(event, id="..", claims=(), parts=(event.id,), title=TITLES[0])
    derivations = [
        Derivation("..", "copy", "a b/c", None, TITLES[1], 1.0, (Span(0, 8, "Ministry"),)),
        Derivation(
            "100% sure", "credit", None, "entity <1>", TITLES[2], None, (Span(0, 8, "Ministry"), Span(9, 13, "says"))
        ),
        Derivation("100% sure", "cites", "..", None, None, None),
    ]
    revision = Revision("日本.", "..", (("claim 5", "claim 3"),), ("own 5",), ("own 3",))
    pair = EntityJudgement("entity <1>", "x/y z", "unsure", "several <fit>", 'M. "Editor"', TITLES[0], TITLES[2])
    place = replace(ORVEL, mentions=spots, judgements=judged, links=("geonames:1",), location=_WHERE)
    return Corpus(
        articles=tuple(sorted(articles, key=lambda a: a.id)),
        attributions=tuple(sorted(attributions, key=lambda a: (a.article, a.content[0].start, a.id))),
        claims=tuple(
            sorted(
                (replace(c, status="disputed", origins=("b", "c/<d>")) for c in claims),
                key=lambda c: (c.article, c.action.start, c.action.end, c.id),
            )
        ),
        times=tuple(sorted(times, key=lambda t: t.article)),
        entities=tuple(sorted((entity, place, REYES, ARMY, POST, LANTERN), key=lambda e: e.id)),
        events=(whole, event),
        relations=tuple(sorted(relations, key=lambda r: (r.claim, r.kind, r.other))),
        derivations=tuple(sorted(derivations, key=lambda d: (d.article, d.kind))),
        revisions=(revision,),
        judgements=(pair,),
    )


def odd_terms() -> Triples:
    """A graph of terms that we do not make: values of odd types, IRIs that look like terms of ours."""
    node, graph = Node.of("http://x.example/a"), Triples(Node.of("http://x.example/g"))
    graph.put(node, SAYSO.actor, Literal("a string where a node is expected"))
    graph.put(node, SAYSO.confidence, Literal("1", datatype=XSD.decimal.named))
    graph.put(node, SAYSO.exact, Node.of("https://schema.org//odd"))
    graph.put(node, Node.of("urn:p"), Literal("hat", language="en"))
    graph.put(node, SAYSO.start, Literal("007", datatype=XSD.integer.named))
    graph.put(node, SAYSO.end, Literal("seven", datatype=XSD.integer.named))
    graph.put(node, SAYSO.index, -7)
    graph.put(RDF.type, SAYSO.describes, RDF.type)
    for end in ("", "a.", "-a", "a%20b", "a/b", "a#b", "é"):
        graph.put(Node.of(f"https://w3id.org/sayso/claim/{end}"), SAYSO.exact, 'a "quote" \\ and\r\n\t a line')
    return graph


def _moved(claim: Claim, article: str, key: str) -> Claim:
    return replace(claim, article=article, id=key)


__all__ = ["IDS", "TITLES", "odd_corpus", "odd_terms"]
