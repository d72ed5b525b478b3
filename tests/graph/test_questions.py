from __future__ import annotations

from dataclasses import replace

import pytest
from rdflib import Dataset

from pipeline.errors import QueryError, SetupError
from pipeline.graph import questions
from pipeline.graph.loading import dataset_of
from pipeline.model import Anonymity, Basis, Claim, Corpus, Location, Mention, SourceLink, Span
from pipeline.wording import claim_label
from tests.graph.hostile import odd_corpus
from tests.joined import (
    DAMAGED_AGAIN,
    FIVE_HURT,
    HIT,
    JOINED,
    STORY,
    STRUCK,
    WOUNDED_AGAIN,
    WOUNDING,
)
from tests.samples import (
    ARMY,
    BRIDGE,
    CORPUS,
    DAMAGED,
    DENIED,
    HURT,
    LANTERN,
    ONE,
    ORVEL,
    POST,
    RESIDENT,
    ROSE,
    SAID,
    SHELLED,
    STRIKE,
    WOUNDED,
    span,
)

REQUIRED = {
    "said-about",
    "said-by",
    "unnamed-only",
    "grounds",
    "one-origin",
    "disputed",
    "denials",
    "who-quotes-whom",
    "events",
    "unclaimed-attacks",
    "own-voice",
    "names-by-outlet",
    "places",
    "changed-story",
    "contradictions",
    "copies",
    "corrections",
    "corroborated",
    "event-words",
    "judgements",
    "same-event",
}


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return dataset_of(CORPUS)


def column(dataset: Dataset, name: str, wanted: str, **values: str) -> list[str]:
    """One column of an answer."""
    table = questions.ask(dataset, name, values)
    at = table.columns.index(wanted)
    return [row[at] for row in table.strings()]


@pytest.fixture(scope="module")
def joined() -> Dataset:
    return dataset_of(JOINED)


def rows(dataset: Dataset, name: str, **values: str) -> list[dict[str, str]]:
    """An answer, row by row."""
    table = questions.ask(dataset, name, values)
    return [dict(zip(table.columns, row, strict=True)) for row in table.strings()]


def with_event(*claims: Claim, origins: tuple[str, ...] = STRIKE.origins) -> Dataset:
    """The sample corpus, with these claims in it and one event that they describe."""
    event = replace(STRIKE, claims=tuple(sorted(c.id for c in claims)), origins=origins)
    kept = {claim.id: claim for claim in (*CORPUS.claims, *claims)}
    return dataset_of(replace(CORPUS, claims=tuple(kept.values()), events=(event,)))


def test_all_questions_are_there_and_explain_themselves() -> None:
    found = questions.list_questions()
    assert {question.name for question in found} >= REQUIRED
    assert [q.name for q in found] == sorted(q.name for q in found)
    for question in found:
        assert question.title
        assert question.sentence.endswith(".")
        assert all(parameter.help for parameter in question.parameters)


@pytest.mark.parametrize("name", sorted(REQUIRED))
@pytest.mark.parametrize("corpus", [Corpus(), CORPUS, JOINED, odd_corpus()], ids=["empty", "sample", "joined", "odd"])
def test_every_question_runs_on_any_graph(name: str, corpus: Corpus) -> None:
    question = next(q for q in questions.list_questions() if q.name == name)
    given = {"event": STRIKE.id if corpus is CORPUS else STORY.id, "name": "Orvel"}
    missing = {p.name: given[p.type] for p in question.parameters if p.default is None}
    known = {*("Orvel" for _ in corpus.claims), *(event.id for event in corpus.events)}
    if not {*missing.values()} <= known:
        with pytest.raises(QueryError, match=r"nothing in the graph is called 'Orvel'|no event has the id"):
            questions.ask(dataset_of(corpus), name, missing)
    else:
        table = questions.ask(dataset_of(corpus), name, missing)
        assert not set(table.columns) & {p.name for p in question.parameters}


@pytest.mark.parametrize("who", ["Orvel", "orvel", "  ORVEL ", "orv"])
def test_said_about(dataset: Dataset, who: str) -> None:
    assert column(dataset, "said-about", "id", who=who) == [DAMAGED.id, ROSE.id]


def test_said_about_tells_roles(dataset: Dataset) -> None:
    table = questions.ask(dataset, "said-about", {"who": "a bridge"})
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.strings()]
    assert [(row["source"], row["role"], row["polarity"]) for row in rows] == [
        ("Ana Reyes", "target", "positive"),
        ("Ana Reyes", "target", "negative"),
        ("The army", "target", "negative"),
    ]


def test_said_by_is_in_the_order_of_time(dataset: Dataset) -> None:
    words = ["Shelling damaged a bridge", "No soldiers crossed [a bridge]"]
    assert column(dataset, "said-by", "claim", who="reyes") == words
    assert column(dataset, "said-by", "claim", who="reyes", since="2024-10-01") == words[1:]
    assert column(dataset, "said-by", "claim", who="reyes", until="2024-10-01") == words[:1]
    assert set(column(dataset, "said-by", "place_in_chain", who="The Orvel Post")) == {"passes it on"}


def test_unnamed_only(dataset: Dataset) -> None:
    assert column(dataset, "unnamed-only", "id") == [WOUNDED.id]


def test_unnamed_only_shows_what_is_told_of_the_source() -> None:
    who, what = span(ONE, "A resident"), span(ONE, "two people")
    said = replace(HURT, anonymity=Anonymity(who, what), basis=Basis("witnessed", who))
    graph = dataset_of(replace(CORPUS, attributions=tuple(said if a is HURT else a for a in CORPUS.attributions)))
    assert column(graph, "unnamed-only", "position") == ["A resident"]
    assert column(graph, "unnamed-only", "why_unnamed") == ["two people"]
    assert column(graph, "unnamed-only", "knows_by") == ["A resident"]


def test_grounds() -> None:
    saw = replace(HURT, basis=Basis("witnessed", span(ONE, "A resident")))
    read = replace(SAID, basis=Basis("document", span(ONE, "Monday")))
    changed = {HURT.id: saw, SAID.id: read}
    graph = dataset_of(replace(CORPUS, attributions=tuple(changed.get(a.id, a) for a in CORPUS.attributions)))
    assert column(graph, "grounds", "by") == ["Monday", "A resident"]
    assert column(graph, "grounds", "knows") == ["document", "witnessed"]
    assert column(graph, "grounds", "id", kind="witnessed") == [WOUNDED.id]
    assert column(dataset_of(CORPUS), "grounds", "id") == []


def test_a_named_source_for_the_same_event_ends_it() -> None:
    assert column(with_event(WOUNDED, DAMAGED), "unnamed-only", "id") == []


def test_a_named_source_further_out_ends_it() -> None:
    outer = SourceLink(HURT.id, ARMY.id, ARMY.label, "organisation")
    claim = replace(WOUNDED, sources=(WOUNDED.sources[0], outer, WOUNDED.sources[-1]))
    assert column(with_event(claim), "unnamed-only", "id") == []


def test_one_origin() -> None:
    graph = with_event(DAMAGED, ROSE, origins=(RESIDENT.id,))
    assert sorted(column(graph, "one-origin", "id")) == sorted((DAMAGED.id, ROSE.id))
    assert set(column(graph, "one-origin", "origin")) == {"A resident"}
    assert set(column(graph, "one-origin", "outlets")) == {"2"}


def test_disputed(dataset: Dataset) -> None:
    assert column(dataset, "disputed", "id") == [DAMAGED.id, SHELLED.id]
    assert column(dataset, "disputed", "polarity") == ["positive", "negative"]


def test_denials(dataset: Dataset) -> None:
    assert column(dataset, "denials", "denied_by") == ["The army"]


def test_what_is_said_in_passing_in_a_denial_is_not_denied() -> None:
    assert column(with_event(replace(SHELLED, polarity="positive")), "denials", "id") == []


@pytest.mark.parametrize("name", ["denials", "disputed", "unclaimed-attacks", "said-by", "said-about", "unnamed-only"])
def test_claims_come_in_words_with_their_quote_and_id(dataset: Dataset, name: str) -> None:
    who = {"said-by": "reyes", "said-about": "a bridge"}
    table = questions.ask(dataset, name, {"who": who[name]} if name in who else {})
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.strings()]
    claims = {claim.id: claim for claim in CORPUS.claims}
    names = {entity.id: entity for entity in CORPUS.entities}
    assert rows
    assert table.columns[-1] == "id"
    for row in rows:
        claim = claims[row["id"]]
        assert (row["claim"], row["quote"]) == (claim_label(claim, names), claim.evidence.text)


def test_who_quotes_whom(dataset: Dataset) -> None:
    table = questions.ask(dataset, "who-quotes-whom")
    assert table.strings() == (
        ("The Orvel Post", "Ana Reyes", "person", "2", "1"),
        ("Daily Lantern", "The army", "organisation", "1", "1"),
        ("The Orvel Post", "A resident", "unnamed", "1", "1"),
    )


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({}, 1),
        ({"place": "orvel"}, 1),
        ({"place": "ana reyes"}, 0),
        ({"since": "2024-09-30"}, 1),
        ({"since": "2024-10-01"}, 0),
        ({"until": "2024-09-30"}, 0),
        ({"until": "2024-10"}, 1),
        ({"place": "orvel", "since": "2024-09", "until": "2025"}, 1),
    ],
)
def test_events(dataset: Dataset, values: dict[str, str], found: int) -> None:
    assert column(dataset, "events", "id", **values) == [STRIKE.id] * found


@pytest.mark.parametrize(
    ("values", "found"),
    [({}, 2), ({"country": "sy"}, 2), ({"country": "TR"}, 0), ({"place": "Orvel"}, 2), ({"place": "Ana Reyes"}, 0)],
)
def test_places(values: dict[str, str], found: int) -> None:
    known = replace(ORVEL, links=("geonames:170654",), location=Location("city", "SY", 33.5, 36.25))
    graph = dataset_of(replace(CORPUS, entities=tuple(known if e is ORVEL else e for e in CORPUS.entities)))
    ids = column(graph, "places", "id", **values)
    assert ids == [DAMAGED.id, ROSE.id][:found]
    assert set(column(graph, "places", "latitude", **values)) == {"33.5"} & ({"33.5"} if found else set())
    assert set(column(graph, "places", "in", **values)) <= {"SY"}


def test_places_that_are_not_known_are_on_no_map(dataset: Dataset) -> None:
    assert column(dataset, "places", "id") == []


def test_unclaimed_attacks(dataset: Dataset) -> None:
    assert column(dataset, "unclaimed-attacks", "id") == [DAMAGED.id]


def test_an_attack_with_a_named_actor_is_claimed() -> None:
    assert column(with_event(replace(DAMAGED, actor=SHELLED.actor)), "unclaimed-attacks", "id") == []


def test_own_voice() -> None:
    graph = with_event(DAMAGED, ROSE)
    table = questions.ask(graph, "own-voice")
    row = dict(zip(table.columns, table.strings()[0], strict=True))
    assert len(table.rows) == 1
    assert (row["stated_by"], row["other_outlet"], row["attributes_to"]) == (LANTERN.label, POST.label, "Ana Reyes")
    assert column(graph, "own-voice", "id", outlet="daily lantern") == [ROSE.id]
    assert column(graph, "own-voice", "id", outlet="The Orvel Post") == []


def test_names_by_outlet_leave_out_pronouns(dataset: Dataset) -> None:
    table = questions.ask(dataset, "names-by-outlet", {"who": "ana"})
    assert table.strings() == (("The Orvel Post", "own voice", "", "spokeswoman Ana Reyes", "1", "1"),)


def test_names_tell_whose_words_they_are(joined: Dataset) -> None:
    found = {(r["outlet"], r["voice"], r["of"], r["words"]) for r in rows(joined, "names-by-outlet", who="a bridge")}
    assert found == {
        ("The Orvel Post", "reported", "Ana Reyes", "a bridge"),
        ("The Orvel Post", "quoted", "Ana Reyes", "it,"),  # the sample's mention takes the comma in
        ("Daily Lantern", "reported", "The army", "the bridge"),
        ("Tamsk Herald", "reported", "Ana Reyes", "a bridge"),
        ("Northern Wire", "quoted", "Milo Hart", "the crossing"),
    }
    own = [r for r in rows(joined, "names-by-outlet", who="ana reyes") if r["outlet"] == "Northern Wire"]
    assert [(r["voice"], r["of"], r["words"], r["times"], r["articles"]) for r in own] == [
        ("own voice", "", "Reyes", "1", "1")
    ]


@pytest.mark.parametrize(
    ("content", "voice"),
    [
        ("said “the bridge” was hit", "quoted"),
        ('said "the bridge" was hit', "quoted"),
        ("said the bridge “was hit”", "reported"),
        ("said “no” of the bridge", "reported"),
        ('said "no" of the bridge', "reported"),
        ('said "no" and "the bridge" was', "quoted"),
    ],
)
def test_in_what_is_quoted_in_part_only_quoted_words_are_the_sources(content: str, voice: str) -> None:
    start = content.index("the bridge")
    piece, words = Span.of(content, 5, len(content)), Span.of(content, start, start + 10)
    said = replace(DENIED, form="mixed", content=(piece,))
    target = Mention(words.start, words.end, words.text, BRIDGE.id)
    claim = replace(SHELLED, target=(target,), action=replace(SHELLED.action, start=start, end=start + 7))
    graph = dataset_of(replace(CORPUS, attributions=(said,), claims=(claim,), events=(STRIKE,)))
    assert column(graph, "names-by-outlet", "voice", who="a bridge") == [voice]
    assert column(graph, "event-words", "voice", event=STRIKE.id) == [voice]


def test_event_words(joined: Dataset) -> None:
    found = {(r["outlet"], r["voice"], r["of"], r["words"]) for r in rows(joined, "event-words", event="ministry says")}
    assert ("Daily Lantern", "reported", "The army", "shelled") in found
    assert ("Northern Wire", "quoted", "Milo Hart", "hurt five") in found
    part = rows(joined, "event-words", event=WOUNDING.id[:12])
    assert {r["words"] for r in part} == {"hurt", "hurt five"}


def test_versions_that_do_not_agree(joined: Dataset) -> None:
    found = rows(joined, "contradictions", event=STORY.id)
    versions = {(r["as_to"], r["by"], r["in_outlets"], r["by_other"], r["in_other_outlets"], r["how"]) for r in found}
    assert versions == {
        ("number", "A resident", "The Orvel Post", "Milo Hart", "Northern Wire", "differ"),
        ("happening", "Ana Reyes", "The Orvel Post", "The army", "Daily Lantern", "one denies the other"),
        ("happening", "Milo Hart", "Northern Wire", "The army", "Daily Lantern", "can't both be so"),
    }
    assert {r["in_event"] for r in found} == {STRUCK.id, WOUNDING.id}
    assert {r["as_to"] for r in rows(joined, "contradictions", slot="number")} == {"number"}
    assert rows(joined, "contradictions", event=WOUNDING.id, slot="happening") == []


def test_what_copies_repeat_is_one_version() -> None:
    first = next(r for r in JOINED.relations if r.kind == "differs_on" and WOUNDED.id in (r.claim, r.other))
    one, other = sorted((WOUNDED_AGAIN.id, FIVE_HURT.id))
    copied = replace(first, claim=one, other=other)
    graph = dataset_of(replace(JOINED, relations=(first, copied)))
    (row,) = rows(graph, "contradictions")
    assert {row["in_outlets"], row["in_other_outlets"]} == {"Northern Wire", "Tamsk Herald, The Orvel Post"}


def test_corroborated(joined: Dataset) -> None:
    found = rows(joined, "corroborated")
    assert {(r["source"], r["origins"], r["also_said_by"]) for r in found} == {
        ("Ana Reyes", "2", "Milo Hart (Northern Wire)"),
        ("Milo Hart", "2", "Ana Reyes (The Orvel Post)"),
    }
    assert column(joined, "corroborated", "id", event=WOUNDING.id) == []


def test_copies(joined: Dataset) -> None:
    found = rows(joined, "copies")
    assert [(r["has"], r["by"], r["from"], r["share"], r["words"], r["original_id"]) for r in found] == [
        ("credit", "Tamsk Herald", "The Orvel Post", "", "The Orvel Post", ""),
        ("copy", "Tamsk Herald", "The Orvel Post", "0.85", "", "one"),
    ]
    assert column(joined, "copies", "has", kind="copy", outlet="tamsk herald") == ["copy"]
    assert column(joined, "copies", "has", outlet="Northern Wire") == []


def test_corrections(joined: Dataset) -> None:
    found = rows(joined, "corrections", outlet="The Orvel Post")
    assert [(r["change"], r["claim"], r["instead_of"], r["before"], r["after"]) for r in found] == [
        ("added", "three people were hurt", "two people were hurt", "2024-10-01T23:31", "2024-10-03"),
        ("dropped", "No soldiers crossed [a bridge]", "", "2024-10-01T23:31", "2024-10-03"),
        ("dropped", "two people were hurt", "", "2024-10-01T23:31", "2024-10-03"),
    ]
    assert rows(joined, "corrections", outlet="Tamsk Herald") == []


def test_changed_story(joined: Dataset) -> None:
    (row,) = rows(joined, "changed-story", who="a resident")
    assert (row["first_said"], row["then_said"], row["as_to"]) == (
        "two people were hurt",
        "three people were hurt",
        "number",
    )
    assert rows(joined, "changed-story", who="Ana Reyes") == []
    assert "three people were hurt" in column(joined, "said-by", "later_said", who="A resident")


def test_judgements(joined: Dataset) -> None:
    assert len(rows(joined, "judgements")) == 3
    (row,) = rows(joined, "judgements", verdict="different")
    assert (row["name"], row["and"], row["by"]) == ("Milo Hart", "Ana Reyes", "M. Editor")
    of_one = {(r["judged"], r["name"]) for r in rows(joined, "judgements", who="ana reyes")}
    assert of_one == {("same", "Ana Reyes"), ("different", "Milo Hart")}


def test_articles_on_one_event(joined: Dataset) -> None:
    found = rows(joined, "same-event")
    assert [(r["id"], r["of"]) for r in found[:2]] == [("one", STORY.title), ("two", STORY.title)]
    assert [r["id"] for r in found] == ["one", "two", "three", "five", "four"]
    assert [r["copy_of"] for r in found if r["id"] == "three"] == ["The Orvel Post: Ministry says bridge was hit"]
    assert column(joined, "same-event", "id", event=WOUNDING.id) == ["one", "three", "five", "four"]


def test_what_is_disputed_of_an_event(joined: Dataset) -> None:
    found = rows(joined, "disputed")
    assert {r["id"] for r in found} == {SHELLED.id, DAMAGED.id, HIT.id}
    assert {r["disputed"] for r in found} == {"happening"}
    assert DAMAGED_AGAIN.id not in {r["id"] for r in found}


def test_a_denial_leads_to_what_it_denies(joined: Dataset) -> None:
    (row,) = rows(joined, "denials")
    assert (row["denies"], row["said_by"], row["said_in"], row["denied_id"]) == (
        "Shelling damaged a bridge",
        "Ana Reyes",
        "The Orvel Post",
        DAMAGED.id,
    )


def test_who_tells_it_otherwise_is_no_backing(joined: Dataset) -> None:
    # Of the event that people were hurt, a named source has another number.
    found = column(joined, "unnamed-only", "id")
    assert WOUNDED.id in found
    assert FIVE_HURT.id not in found


def test_an_event_of_parts_has_their_claims(joined: Dataset) -> None:
    by_id = {r["id"]: r for r in rows(joined, "events")}
    assert (by_id[STORY.id]["parts"], by_id[STORY.id]["claims"], by_id[STORY.id]["title"]) == ("2", "9", STORY.title)
    assert (by_id[STRUCK.id]["claims"], by_id[STRUCK.id]["outlets"], by_id[STRUCK.id]["origins"]) == ("5", "4", "3")


@pytest.mark.parametrize(
    ("event", "message"),
    [("event-", "may be any of the events"), ("no such thing", "no event has the id"), ("", "no event has the id")],
)
def test_an_event_that_is_not_clear_is_told(joined: Dataset, event: str, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        questions.ask(joined, "event-words", {"event": event})


@pytest.mark.parametrize(
    ("name", "values", "message"),
    [
        ("said-abut", {}, "did you mean said-about"),
        ("zzz", {}, "there are: changed-story"),
        ("said-about", {}, "wants who, a person"),
        ("said-about", {"whom": "x"}, "no parameter 'whom'; its parameters: who"),
        ("said-about", {"who": "Ana Reyez"}, "did you mean Ana Reyes"),
        ("said-about", {"who": ""}, "nothing in the graph"),
        ("said-about", {"who": "the"}, r"may be any of: The Orvel Post \(outlet, .*; The army \(organisation"),
        ("events", {"since": "yesterday"}, "should be a date such as 2024-10-01"),
        ("own-voice", {"outlet": "Orvel"}, None),
        ("own-voice", {"outlet": "The army"}, "nothing in the graph is called"),
    ],
)
def test_what_can_not_be_asked_is_told(
    dataset: Dataset, name: str, values: dict[str, str], message: str | None
) -> None:
    if message is None:
        questions.ask(dataset, name, values)
    else:
        with pytest.raises(QueryError, match=message):
            questions.ask(dataset, name, values)


@pytest.mark.parametrize("value", ['Orvel" } SELECT', "> ?x <", "\\", "}", "'''", "x\ny"])
def test_values_are_never_part_of_the_query(dataset: Dataset, value: str) -> None:
    with pytest.raises(QueryError, match="nothing in the graph is called"):
        questions.ask(dataset, "said-about", {"who": value})


@pytest.mark.parametrize(
    "source", ["SELECT", "# title: x\nSELECT", '# title: x\n# sentence: y.\n# param who person "x"\nSELECT']
)
def test_a_file_that_does_not_explain_itself_is_told(source: str) -> None:
    with pytest.raises(SetupError):
        questions.read("x", source)
