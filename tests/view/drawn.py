"""Graphs and corpora to draw: the real projection of records, and a bigger invented corpus."""

from __future__ import annotations

from dataclasses import replace

import networkx as nx
from pyoxigraph import Store

from pipeline.graph.loading import wrap
from pipeline.graph.projection import project
from pipeline.graph.rdf import to_quads
from pipeline.model import Action, Article, Attribution, Block, Claim, Corpus, Entity, Mention, SourceLink, Span, digest
from pipeline.view.page import render


def graph_of(corpus: Corpus) -> nx.MultiDiGraph[str]:
    """The projection of the corpus' RDF, as a run makes it."""
    store = Store()
    store.bulk_extend(list(to_quads(corpus)))
    return project(wrap(store))


def page_of(corpus: Corpus) -> str:
    """The page of a corpus."""
    return render(corpus, graph_of(corpus))


def big_corpus(articles: int, claims: int) -> Corpus:
    """Articles of so many claims each: speakers and things come back in several articles."""
    found: list[Article] = []
    acts: list[Attribution] = []
    said: list[Claim] = []
    outlets = [Entity(f"outlet-{n}", f"Paper {n}", "outlet", (), (), (), ()) for n in range(5)]
    speakers = [Entity(f"speaker-{n}", f"Speaker {n}", "person", (), (), (), ()) for n in range(articles * 2)]
    things = [Entity(f"thing-{n}", f"the dam {n}", "thing", (), (), (), ()) for n in range(articles * 3)]
    for a in range(articles):
        text, blocks, key = "", [], f"article-{a:04}"
        outlet = outlets[a % 5]
        for c in range(claims):
            who, what = speakers[(a + c * c) % len(speakers)], things[(a * 2 + c) % len(things)]
            start = len(text)
            text += f"{who.label} said crews repaired {what.label} in part {c}.\n"
            blocks.append(Block("paragraph", start, len(text) - 1))
            source = Span.of(text, start, start + len(who.label))
            cue = Span.of(text, source.end + 1, source.end + 5)
            content = Span.of(text, cue.end + 1, len(text) - 2)
            verb = text.index("repaired", start)
            target = text.index(what.label, verb)
            act = Attribution(
                f"attribution-{a:04}-{c:03}", key, source, cue, (content,), "indirect", "asserts", who.id, "person",
                None, None, 0.9,
            )  # fmt: skip
            chain = (
                SourceLink(act.id, who.id, who.label, "person"),
                SourceLink(None, outlet.id, outlet.label, "outlet"),
            )
            acts.append(act)
            said.append(
                Claim(
                    f"claim-{a:04}-{c:03}", key, act.id, chain, (),
                    Action(verb, verb + 8, "repaired", "repair"),
                    (Mention(target, target + len(what.label), what.label, what.id),),
                    None, (), (), (), "positive", "actual", "certain", "non_future", content, 0.8,
                )
            )  # fmt: skip
        found.append(
            Article(
                key, f"{key}.txt", None, outlet.label, f"Report {a}", None, f"2024-10-{a % 28 + 1:02}", "en", text,
                digest(text), tuple(blocks),
            )
        )  # fmt: skip
    entities = tuple(sorted((*outlets, *speakers, *things), key=lambda entity: entity.id))
    return Corpus(tuple(found), tuple(acts), tuple(said), (), entities)


HOSTILE = (
    "<script>window.broken = 1</script>",
    "\"><img src=x onerror='window.broken = 1'>",
    "</script><script>window.broken = 1</script>",
    "<!--<script>",
    "\u202eright to left\u202c",
    "שלום עולם",
    "😀👩‍👩‍👧 emoji",
    "bell\x07null\x00tab\tline\u2028end\u2029",
    "{{ 7 * 7 }} ${broken} &amp; &lt;b&gt;",
    "x" * 10_000,
)


def hostile_corpus(corpus: Corpus, words: str) -> Corpus:
    """The corpus with these words for every title, outlet, name, alias and speaker, and the title in the text."""
    entities = tuple(replace(e, label=f"{words} {n}", aliases=(words,)) for n, e in enumerate(corpus.entities))
    labels = {e.id: e.label for e in entities}
    articles = tuple(
        replace(
            a, title=words, outlet=words, byline=words, path=words, text=f"{a.text}\n{words}",
            url="javascript:alert(1)", blocks=(*a.blocks[:-1], replace(a.blocks[-1], end=len(a.text) + 1 + len(words))),
        )
        for a in corpus.articles
    )  # fmt: skip
    claims = tuple(
        replace(c, sources=tuple(replace(s, label=labels[s.entity or ""]) for s in c.sources), extractor=words)
        for c in corpus.claims
    )
    return replace(corpus, articles=articles, entities=entities, claims=claims)
