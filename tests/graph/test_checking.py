from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.errors import FormatError
from pipeline.graph.building import build
from pipeline.graph.checking import check
from pipeline.model import Corpus, Derivation, Event, Relation
from tests.graph.hostile import odd_corpus
from tests.joined import DERIVATIONS, FIVE_HURT, JOINED, RELATIONS, STORY, STRUCK
from tests.samples import CORPUS


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("check")
    build(CORPUS, folder)
    return folder


@pytest.mark.parametrize("suffix", ["trig", "nq", "ttl", "jsonld"])
def test_what_is_built_conforms(out: Path, suffix: str) -> None:
    report = check(out / f"graph.{suffix}")
    assert report.findings == ()
    assert report.conforms


def test_what_is_built_of_odd_records_conforms_but_for_their_dates(tmp_path: Path) -> None:
    build(odd_corpus(), tmp_path)
    messages = {finding.message for finding in check(tmp_path / "graph.nq").findings}
    assert messages == {
        "The time of publication must be one ISO 8601 date or time, such as 2024-10-01 or 2024-10-01T23:31."
    }


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("sayso:end 63", "sayso:end 64", "The words of a span must be as long"),
        ('sayso:polarity "positive"', 'sayso:polarity "maybe"', "The polarity of a claim must be positive or negative"),
        ('sayso:polarity "positive" ;', "", "The polarity of a claim must be positive or negative"),
        ('sayso:modality "actual" ;', 'sayso:modality "true" ;', "The modality of a claim"),
        ("sayso:index 1 ;", "sayso:index 2 ;", "must be numbered 0, 1, 2"),
        ("sayso:index 1 ;", "sayso:index 0 ;", "must be numbered 0, 1, 2"),
        ("sayso:end 63", 'sayso:end "63 or so"', "offsets are whole numbers"),
        ("oa:end ", "oa:end 1", "The quote must be as long as its position says"),
        ("a oa:TextQuoteSelector ;", "a oa:TextQuoteSelector . <http://x.example/> ", "Evidence must have a position"),
        ('sayso:finish "2024-10-01"', 'sayso:finish "2024-09-01"', "A time must begin before it finishes"),
        ('sayso:lemma "rise"', 'rdfs:label "x"', "An action must have exactly one lemma"),
        ('sayso:sourceKind "outlet"', 'sayso:sourceKind "person"', "The chain of sources must end in an outlet"),
        ('sayso:sourceKind "unnamed"', 'sayso:sourceKind "robot"', "A source must be"),
        ("sayso:content ", "sayso:contents ", "An attribution must have at least one piece of content"),
        ('sayso:stance "denies"', 'sayso:stance "sings"', "The stance of an attribution"),
        ("plover:ASSAULT", "plover:HIT", "The type of an action must be one of the sixteen"),
        ("plover:ASSAULT", 'plover:ASSAULT ; sayso:mode "politely"', "The mode of an action must be one"),
        ("sayso:action <", "sayso:acts <", "A claim must have exactly one action"),
        ("sayso:evidence <", "sayso:proof <", "A claim must have exactly one evidence"),
        ('sayso:status "disputed"', 'sayso:status "false"', "The status of an event"),
        ("sayso:confidence ", "sayso:confidence 2.0e0 , ", "The confidence of a claim"),
        ('sayso:form "indirect" ;', "sayso:confidence 7 ;", "The confidence of an attribution"),
        (
            "a sayso:Link ;",
            "a sayso:Chain ;",
            "in its chain of sources, and the graph must describe each",
        ),
    ],
)
def test_what_breaks_a_shape_is_said_in_words(out: Path, tmp_path: Path, before: str, after: str, message: str) -> None:
    text = (out / "graph.trig").read_text("utf-8")
    at = text.rindex("a sayso:Claim") if before.startswith("sayso:confidence") else 0
    assert before in text[at:]
    file = tmp_path / "graph.trig"
    file.write_text(text[:at] + text[at:].replace(before, after, 1), "utf-8")
    report = check(file)
    assert not report.conforms
    assert any(message in finding.message for finding in report.findings), report.findings
    assert all(finding.focus for finding in report.findings)


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ('sayso:basisKind "told"', 'sayso:basisKind "dreamt"', "The kind of a basis must be witnessed"),
        ('sayso:basisKind "told" ;', "", "A basis must have its words and its kind"),
        ("sayso:basis <", "sayso:basis <http://x.example/> , <", "The basis of an attribution"),
        ("sayso:sourcePosition <", "sayso:sourcePosition <http://x.example/> , <", "The position of an unnamed source"),
        ("sayso:namelessReason <", "sayso:namelessReason <http://x.example/> , <", "The reason why a source"),
        ("sayso:repeated <", "sayso:repeated <http://x.example/> , <", "Where a claim is repeated must be evidence"),
    ],
)
def test_what_is_told_of_a_source_has_a_shape(tmp_path: Path, before: str, after: str, message: str) -> None:
    build(odd_corpus(), tmp_path)
    text = (tmp_path / "graph.trig").read_text("utf-8")
    assert before in text
    file = tmp_path / "changed.trig"
    file.write_text(text.replace(before, after, 1), "utf-8")
    assert any(message in finding.message for finding in check(file).findings)


def test_a_passage_that_repeats_a_claim_has_a_confidence(tmp_path: Path) -> None:
    build(odd_corpus(), tmp_path)
    text = (tmp_path / "graph.trig").read_text("utf-8")
    at = text.index("a oa:SpecificResource , sayso:Evidence ;")
    while "sayso:confidence" not in text[at : text.index(" .\n", at)]:
        at = text.index("a oa:SpecificResource , sayso:Evidence ;", at + 1)
    file = tmp_path / "changed.trig"
    file.write_text(text[:at] + text[at:].replace("sayso:confidence ", "sayso:confidence 2.0e0 , ", 1), "utf-8")
    assert any("passage that repeats a claim" in finding.message for finding in check(file).findings)


def test_a_broken_file_is_told(tmp_path: Path) -> None:
    file = tmp_path / "graph.trig"
    file.write_text("this is not TriG")
    with pytest.raises(FormatError, match=r"graph\.trig, line 1"):
        check(file)


def test_a_graph_of_something_else_does_not_conform(tmp_path: Path) -> None:
    file = tmp_path / "other.ttl"
    file.write_text("<http://a.example/> <http://b.example/> 1 .")
    report = check(file)
    assert not report.conforms
    assert "not a graph of Sayso" in str(report.findings[0])


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ('sayso:placeType "city"', 'sayso:placeType "hamlet"', "The type of a place must be continent"),
        ('sayso:placeType "city" ;', "", "A point must have latitude and longitude"),
        ('sayso:country "SY"', 'sayso:country "Syria"', "one ISO 3166-1 code of two capital letters"),
        ('sayso:latitude "-0.5"', 'sayso:latitude "-90.5"', "between -90 and 90"),
        ('sayso:longitude "36.3"', 'sayso:longitude "363.0"', "between -180 and 180"),
        ("sayso:longitude ", "sayso:east ", "A point must have latitude and longitude"),
        ("geo:hasGeometry <", "geo:hasGeometry <http://x.example/> , <", "A place may have one geometry"),
    ],
)
def test_where_a_place_lies_has_a_shape(tmp_path: Path, before: str, after: str, message: str) -> None:
    build(odd_corpus(), tmp_path)
    text = (tmp_path / "graph.trig").read_text("utf-8")
    assert before in text
    file = tmp_path / "broken.trig"
    file.write_text(text.replace(before, after, 1), "utf-8")
    assert any(message in finding.message for finding in check(file).findings)


def messages(corpus: Corpus, folder: Path) -> set[str]:
    build(corpus, folder)
    return {finding.message for finding in check(folder / "graph.nq").findings}


def test_what_joins_articles_conforms(tmp_path: Path) -> None:
    assert messages(JOINED, tmp_path) == set()


_RELATION = next(r for r in RELATIONS if r.kind == "differs_on")


@pytest.mark.parametrize(
    ("relation", "message"),
    [
        (replace(_RELATION, other="claim-x"), "A relation must have exactly one other claim"),
        (
            replace(_RELATION, slot="weather"),  # type: ignore[arg-type]
            "The slot of a relation must be happening",
        ),
        (replace(_RELATION, other=_RELATION.claim), "A relation must be between two claims"),
        (replace(_RELATION, claim=_RELATION.other, other=_RELATION.claim), "What holds both ways"),
        (replace(_RELATION, event="event-x"), "A relation may be in one event"),
    ],
)
def test_relations_have_a_shape(tmp_path: Path, relation: Relation, message: str) -> None:
    found = messages(replace(JOINED, relations=(relation,)), tmp_path)
    assert [m for m in found if m.startswith(message)] == sorted(found)


@pytest.mark.parametrize(
    ("derivation", "message"),
    [
        (replace(DERIVATIONS[0], share=1.5), "The share of a derivation must be one number between 0 and 1."),
        (replace(DERIVATIONS[0], of="three"), "An article must not be derived from itself"),
        (replace(DERIVATIONS[0], of=None), "An article must not be derived from itself, and a copy or excerpt"),
        (replace(DERIVATIONS[0], of="x"), "What an article is derived from may be one article"),
        (replace(DERIVATIONS[1], outlet=None, label=None), "A derivation must say from where"),
    ],
)
def test_derivations_have_a_shape(tmp_path: Path, derivation: Derivation, message: str) -> None:
    found = messages(replace(JOINED, derivations=(derivation,)), tmp_path)
    assert [m for m in found if m.startswith(message)] == sorted(found)


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ('sayso:relationKind "revises"', 'sayso:relationKind "likes"', "The kind of a relation must be"),
        ('sayso:relationKind "revises"', 'sayso:relationKind "denies"', "A relation must also be a triple"),
        ('sayso:derivationKind "copy"', 'sayso:derivationKind "theft"', "The kind of a derivation must be"),
        ('sayso:verdict "different"', 'sayso:verdict "maybe"', "The verdict on two entities"),
        ('sayso:judgedBy "M. Editor"', 'sayso:detail "M. Editor"', "must say who judged"),
        ("sayso:dropped ", "sayso:dropped <http://x.example/> , ", "What a revision dropped must be a claim"),
        ('sayso:status "unnamed_sources_only"', 'sayso:status "true"', "The status of a claim must be"),
        ("sayso:part ", "sayso:part <http://x.example/> , ", "A part of an event must be an event"),
        ("sayso:share ", "sayso:share 7.0e0 , ", "The share of a derivation"),
        ("sayso:passage <", "sayso:passage <http://x.example/> , <", "A passage of a derivation must"),
    ],
)
def test_what_joins_articles_has_shapes(tmp_path: Path, before: str, after: str, message: str) -> None:
    build(JOINED, tmp_path)
    text = (tmp_path / "graph.trig").read_text("utf-8")
    assert before in text
    file = tmp_path / "changed.trig"
    file.write_text(text.replace(before, after, 1), "utf-8")
    assert any(message in finding.message for finding in check(file).findings)


@pytest.mark.parametrize(
    ("event", "message"),
    [
        (replace(STORY, parts=()), "An event must be described by at least one claim, or be made of parts; not both."),
        (replace(STORY, claims=(FIVE_HURT.id,)), "An event must be described by at least one claim, or be made of"),
        (replace(STRUCK, parts=(STORY.id,)), "A part of an event must not have parts of its own."),
    ],
)
def test_events_have_claims_or_parts(tmp_path: Path, event: Event, message: str) -> None:
    events = {e.id: e for e in (*JOINED.events, event)}
    found = messages(replace(JOINED, events=tuple(events.values())), tmp_path)
    assert any(m.startswith(message) for m in found)
