"""A whole article: speakers, chains, identity, and the outlet."""

from __future__ import annotations

from dataclasses import replace

from pipeline.model import SourceLink
from pipeline.stages.resolve import merge_entities, resolve_article
from tests.conftest import MakeReading
from tests.stages.resolve.asking import claim, entity, said, span

TEXT = """Shelling damaged a bridge, army spokeswoman Ana Reyes said on Monday.
"Nobody crossed it," she added. "It is closed."
A security source saw two men. The source called the police."""


def test_speakers_and_chains(reading: MakeReading) -> None:
    read = reading(TEXT)
    first = said(read, span(TEXT, "army spokeswoman Ana Reyes"), "Shelling damaged a bridge")
    second = said(read, span(TEXT, "she"), '"Nobody crossed it,"', form="direct", continues=first.id)
    third = said(read, None, '"It is closed."', form="direct", continues=second.id)
    fourth = said(read, span(TEXT, "The source"), "called the police", kind="unnamed")
    nobody = said(read, None, "saw two men", kind="unnamed")
    made = [claim(read, span(TEXT, "a bridge"), attribution=a) for a in (first, second, third, fourth, nobody)]
    resolved = resolve_article(read, [first, second, third, fourth, nobody], made)
    reyes = entity(resolved, "Ana Reyes")
    source = entity(resolved, "A security source")
    assert [a.speaker for a in resolved.attributions] == [reyes.id] * 3 + [source.id, None]
    assert [c.sources[0].label for c in resolved.claims] == ["Ana Reyes"] * 3 + ["A security source", ""]
    assert {c.sources[-1].label for c in resolved.claims} == {"The Orvel Post"}
    assert {c.sources[-1].entity for c in resolved.claims} == {entity(resolved, "The Orvel Post").id}
    assert resolved.attributions[3].source_kind == "unnamed"


def test_who_reports_their_own_words_stands_in_the_chain_once(reading: MakeReading) -> None:
    text = "Mayor Ana Reyes repeated on Monday that she suggested a truce."
    read = reading(text)
    outer = said(read, span(text, "Mayor Ana Reyes"), "she suggested a truce")
    inner = replace(said(read, span(text, "she"), "a truce"), parent=outer.id)
    made = claim(read, span(text, "a truce"), attribution=inner)
    links = (made.sources[0], SourceLink(outer.id, None, "Mayor Ana Reyes", "person"), made.sources[-1])
    (resolved,) = resolve_article(read, [outer, inner], [replace(made, sources=links)]).claims
    assert [(link.attribution, link.label) for link in resolved.sources] == [
        (inner.id, "Ana Reyes"),
        (None, "The Orvel Post"),
    ]


def test_every_mention_is_at_its_words(reading: MakeReading) -> None:
    read = reading(TEXT)
    resolved = resolve_article(read, [], [claim(read, span(TEXT, "A security source"), span(TEXT, "she"))])
    reyes = entity(resolved, "Ana Reyes")
    assert [TEXT[m.start : m.end] for m in reyes.mentions] == ["Ana Reyes", "she"]
    assert entity(resolved, "A security source").mentions[0].start == TEXT.index("A security source")


def test_an_unknown_outlet_belongs_to_its_article(reading: MakeReading) -> None:
    read = reading("Smoke rose.", outlet=None)
    other = replace(read, article=replace(read.article, id="other"))
    one, two = resolve_article(read, [], []).entities, resolve_article(other, [], []).entities
    assert one[0].label == two[0].label == "unknown outlet"
    assert one[0].id != two[0].id


def test_names_join_across_articles_and_descriptions_do_not(reading: MakeReading) -> None:
    read = reading("Ana Reyes met a soldier in Orvel.")
    other = replace(read, article=replace(read.article, id="other"))
    mentions = [span(read.article.text, w) for w in ("Ana Reyes", "a soldier")]
    one, two = (resolve_article(r, [], [claim(r, *mentions)]).entities for r in (read, other))
    merged = merge_entities([one, two])
    assert [len(e.mentions) for e in merged if e.label == "Ana Reyes"] == [2]
    assert [len(e.mentions) for e in merged if e.label == "a soldier"] == [1, 1]


def test_same_input_same_output(reading: MakeReading) -> None:
    read = reading(TEXT)
    made = [claim(read, span(TEXT, "she"))]
    assert resolve_article(read, [], made) == resolve_article(read, [], made)
