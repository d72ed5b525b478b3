from __future__ import annotations

from itertools import permutations

import pytest

from pipeline.model import Article, Attribution, Claim, Derivation
from pipeline.stages.derive import copied, credits_of, origins_of, signature_of
from pipeline.stages.derive.outlets import id_of_outlet
from tests.stages.derive.stories import OWN, WIRE, claim, link, printed, said

POST, LANTERN, REUTERS, GUARDIAN = map(id_of_outlet, ("Orvel Post", "Daily Lantern", "Reuters", "The Guardian"))
REYES, DAM, POLICE = "entity-reyes", "entity-dam", "entity-police"
BROKE = "the river broke through a dam"


def derived(*articles: Article) -> list[Derivation]:
    signed = [(a, signature_of(a)) for a in articles]
    found = [d for i, one in enumerate(signed) for other in signed[i + 1 :] for d in copied(one, other)]
    return found + [d for a in articles for d in credits_of(a)]


def origins(
    claims: list[Claim], articles: list[Article], attributions: list[Attribution] | None = None
) -> dict[str, tuple[str, ...]]:
    acts = attributions or []
    found = [d for a in articles for d in credits_of(a, [s for s in acts if s.article == a.id]) if d.kind == "cites"]
    known = [d for d in derived(*articles) if d.kind != "cites"] + found
    made = origins_of(claims, articles, known, acts)
    assert made == origins_of(claims[::-1], articles[::-1], known[::-1], acts[::-1])
    assert set(made) == {c.id for c in claims} and all(o == tuple(sorted(o)) and o for o in made.values())
    return made


def test_ten_copies_of_one_report_are_one_origin_and_an_independent_one_is_another() -> None:
    papers = [printed(f"p{i}", f"Orvel Paper {i}", *WIRE[:2], published="2024-10-02") for i in range(9)]
    articles = [printed("wire", "Orvel Post", *WIRE), *papers]
    claims = [claim(a, BROKE, "broke", target=DAM) for a in articles]
    assert set(origins(claims, articles).values()) == {(POST,)}
    own = printed("own", "Daily Lantern", *OWN)
    more = claim(own, "A dam above the town gave way", "gave", target=DAM)
    found = origins([*claims, more], [*articles, own])
    assert {key for told in found.values() for key in told} == {POST, LANTERN}


def test_the_agency_that_an_article_credits_is_the_origin() -> None:
    articles = [
        printed("a", "Orvel Post", "ORVEL (Reuters) - " + WIRE[0], *WIRE[1:]),
        printed("b", "Daily Lantern", *OWN, "(Reuters)"),
    ]
    claims = [claim(articles[0], BROKE, "broke"), claim(articles[1], "A dam above the town gave way", "gave")]
    assert set(origins(claims, articles).values()) == {(REUTERS,)}


def test_help_of_an_agency_leaves_the_report_the_outlet_s() -> None:
    article = printed("c", "Orvel Post", *OWN, "With Reuters")
    own = claim(article, "A dam above the town gave way", "gave")
    assert origins([own], [article]) == {own.id: (POST,)}


def test_an_agency_that_only_a_copy_credits_is_the_origin_of_all() -> None:
    articles = [
        printed("a", "Orvel Post", *WIRE),
        printed("b", "Daily Lantern", "ORVEL (Reuters) - " + WIRE[0], *WIRE[1:], published="2024-10-04"),
    ]
    claims = [claim(a, BROKE, "broke") for a in articles]
    assert set(origins(claims, articles).values()) == {(REUTERS,)}


def test_a_named_source_is_the_origin_wherever_it_is_quoted() -> None:
    words = "We heard a noise like a train"
    articles = [printed("a", "Orvel Post", *WIRE), printed("b", "Daily Lantern", *OWN)]
    acts = [said(articles[0], "Ana Reyes", "said", words, "person", REYES)]
    acts.append(said(articles[1], "Ana Reyes", "told", words, "person", REYES))
    claims = [
        claim(a, words, "heard", link(s, REYES, "Ana Reyes", "person")) for a, s in zip(articles, acts, strict=True)
    ]
    assert set(origins(claims, articles, acts).values()) == {(REYES,)}


CHAINS = [
    # kinds of the links, innermost first, with their entities; the origin
    ([("person", REYES)], (REYES,)),
    ([("person", None)], (POST,)),
    ([("unnamed", "entity-official")], (POST,)),
    ([("unnamed", "entity-official"), ("organisation", POLICE)], (POLICE,)),
    ([("person", REYES), ("organisation", POLICE)], (REYES,)),
    ([("collective", "entity-residents")], ("entity-residents",)),
]


@pytest.mark.parametrize(("chain", "expected"), CHAINS)
def test_the_innermost_named_source(chain: list[tuple[str, str | None]], expected: tuple[str, ...]) -> None:
    article = printed("a", "Orvel Post", *OWN)
    act = said(article, "Engineers", "warned", "cracks", "collective", None)
    links = [link(act, entity, "someone", kind) for kind, entity in chain]  # type: ignore[arg-type]
    made = claim(article, "Engineers warned of cracks", "warned", *links)
    assert origins([made], [article], [act]) == {made.id: expected}


def test_an_unnamed_source_in_a_copy_is_that_of_the_first_article() -> None:
    articles = [printed("a", "Orvel Post", *WIRE), printed("b", "Daily Lantern", *WIRE[2:], published="2024-10-02")]
    words = "We heard a noise like a train"
    named = said(articles[0], "Ana Reyes", "said", words, "person", REYES)
    # The copy is cut so that nobody can tell who "she" is.
    cut = said(articles[1], "Ana Reyes", "said", words, "unnamed", "entity-b-she")
    claims = [
        claim(articles[0], words, "heard", link(named, REYES, "Ana Reyes", "person")),
        claim(articles[1], words, "heard", link(cut, "entity-b-she", "she", "unnamed")),
    ]
    assert set(origins(claims, articles, [named, cut]).values()) == {(REYES,)}


def test_a_name_that_lost_its_first_mention_is_who_it_is_there() -> None:
    articles = [printed("a", "Orvel Post", *WIRE), printed("b", "Daily Lantern", *WIRE[2:], published="2024-10-02")]
    there = said(articles[0], "plans", "keeps", "The dam was built", "document", POLICE)
    here = said(articles[1], "plans", "keeps", "a third of the water", "document", "entity-b-plans")
    claims = [
        claim(articles[0], "The dam was built seventy years ago", "built", link(there, POLICE, "plans", "document")),
        claim(articles[1], "to hold back a third", "hold", link(here, "entity-b-plans", "plans", "document")),
    ]
    assert set(origins(claims, articles, [there, here]).values()) == {(POLICE,)}


def test_what_stands_outside_the_passage_of_an_excerpt_is_the_outlet_s_own() -> None:
    articles = [
        printed("a", "Orvel Post", *WIRE),
        printed("b", "Daily Lantern", *OWN[:2], WIRE[3], *OWN[2:], published="2024-10-02"),
    ]
    claims = [
        claim(articles[1], "The dam was built seventy years ago", "built"),
        claim(articles[1], "A dam above the town gave way", "gave"),
    ]
    found = origins(claims, articles)
    assert [found[c.id] for c in claims] == [(POST,), (LANTERN,)]


CITING = [
    # a sentence, the source of its claim and its kind
    ("The dam was sold in May, the Guardian reported.", "the Guardian", "reported", "organisation"),
    ("The dam was sold in May, an official told the Guardian.", "an official", "told", "unnamed"),
    ("The dam was sold in May, state radio said, citing the Guardian.", "state radio", "said", "unnamed"),
]


@pytest.mark.parametrize(("sentence", "source", "cue", "kind"), CITING)
def test_what_an_outlet_is_cited_for_began_with_it(sentence: str, source: str, cue: str, kind: str) -> None:
    article = printed("a", "Orvel Post", sentence, *OWN)
    act = said(article, source, cue, "The dam was sold in May", kind, "entity-x")  # type: ignore[arg-type]
    made = claim(article, "The dam was sold in May", "sold", link(act, "entity-x", source, kind), target=DAM)  # type: ignore[arg-type]
    assert origins([made], [article], [act]) == {made.id: (GUARDIAN,)}
    # Where the article of that outlet is at hand, what it rests on is the origin, and nothing beside it.
    theirs = printed("g", "The Guardian", "The council had sold the dam, Ana Reyes said.", *OWN[2:])
    told = said(theirs, "Ana Reyes", "said", "The council had sold the dam", "person", REYES)
    rests = claim(theirs, "The council had sold the dam", "sold", link(told, REYES, "Ana Reyes", "person"), target=DAM)
    assert set(origins([made, rests], [article, theirs], [act, told]).values()) == {(REYES,)}


def test_an_outlet_that_a_pronoun_means_is_the_same_origin() -> None:
    article = printed("a", "Orvel Post", "The dam was sold in May, Reuters said. It was old, it said.", *OWN)
    acts = [
        said(article, "Reuters", "said", "The dam was sold in May", "organisation", "entity-r"),
        said(article, "it", "said", "It was old", "organisation", "entity-r"),
    ]
    claims = [
        claim(article, words, verb, link(act, "entity-r", label, "organisation"))
        for words, verb, act, label in (
            ("The dam was sold", "sold", acts[0], "Reuters"),
            ("It was old", "was", acts[1], "it"),
        )
    ]
    assert set(origins(claims, [article], acts).values()) == {(REUTERS,)}


def test_two_outlets_that_cite_each_other_end_somewhere() -> None:
    articles = [
        printed("a", "Reuters", "The dam was sold in May, the Guardian reported.", *OWN[:2]),
        printed("b", "The Guardian", "The dam was sold in May, Reuters reported.", *OWN[2:]),
    ]
    acts = [
        said(articles[0], "the Guardian", "reported", "The dam was sold in May", "organisation", "entity-g"),
        said(articles[1], "Reuters", "reported", "The dam was sold in May", "organisation", "entity-r"),
    ]
    claims = [
        claim(a, "The dam was sold", "sold", link(s, s.speaker, s.source.text, "organisation"), target=DAM)
        for a, s in zip(articles, acts, strict=True)
        if s.source
    ]
    for order in permutations(claims):
        assert all(len(found) == 1 for found in origins(list(order), articles, acts).values())


def test_copies_in_a_ring_have_one_root() -> None:
    articles = [printed(key, f"Orvel Paper {key}", *WIRE) for key in "abc"]
    ring = [Derivation(x, "copy", of=y, share=0.9) for x, y in ("ab", "bc", "ca")]
    claims = [claim(a, BROKE, "broke") for a in articles]
    found = origins_of(claims, articles, ring)
    assert set(found.values()) == {(id_of_outlet("Orvel Paper a"),)}


def test_a_headline_says_what_the_paragraphs_attribute() -> None:
    article = printed("a", "Orvel Post", *WIRE, title="Noise like a train heard before flood")
    words = "We heard a noise like a train"
    act = said(article, "Ana Reyes", "said", words, "person", REYES)
    below = claim(article, words, "heard", link(act, REYES, "Ana Reyes", "person"), target=DAM)
    above = claim(article, "Noise like a train heard before flood", "heard", target=DAM)
    assert set(origins([above, below], [article], [act]).values()) == {(REYES,)}
