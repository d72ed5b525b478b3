"""SPARQL inside the page: the same answers as `sayso ask`, refusals, stopping, links, keyboard, and nothing let in."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from pipeline.graph import dataset_of
from pipeline.graph.questions import ask, list_questions
from pipeline.view.page import render
from pipeline.view.sparql import embedded
from tests.browser.conftest import OpenPage
from tests.joined import JOINED
from tests.samples import DAMAGED, REYES
from tests.view.drawn import graph_of, page_of

pytestmark = pytest.mark.browser

MONSTER = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


@pytest.fixture(scope="module")
def html() -> str:
    return render(JOINED, graph_of(JOINED), embedded(JOINED))


def at(query: str, **given: str) -> str:
    """The fragment of a link to a query with values for its parameters."""
    return f"#view=sparql&sparql={quote(query)}" + "".join(f"&given={quote(f'{k}={v}')}" for k, v in given.items())


def told(page: Page) -> str:
    """What the line beside the buttons says, once nothing is running."""
    expect(page.locator(".run")).to_be_enabled()
    return page.locator(".told").inner_text()


def run(page: Page) -> str:
    expect(page.locator(".told")).not_to_have_text(re.compile("^$|Loading"))
    page.get_by_role("button", name="Run", exact=True).click()
    return told(page)


def rows(page: Page) -> list[tuple[str, ...]]:
    text = "c => c.querySelector('bdi')?.textContent ?? ''"
    cells = f"[...document.querySelectorAll('.answer tbody tr')].map(r => [...r.cells].map({text}))"
    return [tuple(row) for row in page.evaluate(cells)]


def fill(page: Page, query: str) -> None:
    page.locator(".cm-content").fill(query)


def test_every_shipped_question_answers_as_the_command_does(html: str, open_page: OpenPage) -> None:
    page = open_page(html, at("question:events"))
    dataset = dataset_of(JOINED)
    answered = 0
    for question in list_questions():
        given = {p.name: _value(p.type) for p in question.parameters if p.default is None}
        expected = ask(dataset, question.name, given)
        page.evaluate(f"location.hash = {json.dumps(at(f'question:{question.name}', **given))}")
        expect(page.locator("#sparql-question")).to_have_value(question.name)
        said = run(page)
        assert rows(page) == list(expected.strings()), (question.name, said)
        answered += bool(expected.rows)
    assert answered > 12


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("said-about", {"who": "ana  REYES"}),
        ("said-by", {"who": "A. Reyes", "since": "2024-10-02"}),
        ("contradictions", {"slot": "happening"}),
        ("contradictions", {"event": "event-" + JOINED.events[0].id.removeprefix("event-")[:8]}),
        ("own-voice", {"outlet": "northern wire"}),
        ("places", {"place": "orvel"}),
        ("judgements", {"who": "Milo Hart"}),
        ("copies", {"kind": "copy"}),
        ("corroborated", {"event": JOINED.events[1].id}),
    ],
)
def test_parameters_are_bound_as_the_command_binds_them(
    html: str, open_page: OpenPage, name: str, given: dict[str, str]
) -> None:
    expected = ask(dataset_of(JOINED), name, given)
    page = open_page(html, at(f"question:{name}", **given))
    run(page)
    assert rows(page) == list(expected.strings())


def _value(kind: str) -> str:
    return {"name": "ana reyes", "event": JOINED.events[0].id}[kind]


@pytest.mark.parametrize(
    ("name", "given", "said"),
    [
        ("said-by", {}, "Who is wanted: a speaker."),
        ("said-by", {"who": "nobody at all"}, "Nothing in the graph is called “nobody at all”."),
        ("said-by", {"who": '" . } DROP ALL #'}, 'Nothing in the graph is called “" . } DROP ALL #”.'),
        ("said-by", {"who": "reyes", "since": "soon"}, "Since should be a date such as 2024-10-01, and is 'soon'."),
        ("copies", {"kind": '"} UNION {?a ?b ?c} #\\'}, "No rows"),
    ],
)
def test_what_no_parameter_can_mean_is_told(
    html: str, open_page: OpenPage, name: str, given: dict[str, str], said: str
) -> None:
    page = open_page(html, at(f"question:{name}", **given))
    assert run(page).startswith(said)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("DROP ALL", "DROP is refused: queries only read."),
        ("INSERT DATA { <a:b> <a:b> 1 }", "INSERT is refused: queries only read."),
        ("SELECT * { SERVICE <http://elsewhere.example/> { ?s ?p ?o } }",
         "SERVICE is refused: queries run on this graph alone."),
        ("SELECT ?s {\n  ?s ?p ?o .\n  foo bar baz\n}",
         "The query does not parse at line 3, column 3: foo bar baz."),
        ("SELEC ?s { ?s ?p ?o }", "The query does not parse at line 1, column 1: SELEC ?s { ?s ?p ?o }."),
        ("SELECT ?s { ?s a nope:Thing }", "The query does not parse at line 1, column 18: Prefix not found."),
        ("SELECT ?s { ?s ?p", "The query does not parse at line 1, column 18: SELECT ?s { ?s ?p."),
        ("ASK { ?claim a sayso:Claim }", "Answered in"),
        ("SELECT * { ?s a sayso:Nothing }", "No rows: nothing in the graph is like this"),
        ("CONSTRUCT { ?c rdfs:label ?l } WHERE { ?c a sayso:Claim ; rdfs:label ?l } LIMIT 2", "2 triples, in"),
        (f"DESCRIBE claim:{DAMAGED.id}", "29 triples, in"),
    ],
)  # fmt: skip
def test_any_query_gets_an_answer_in_words(html: str, open_page: OpenPage, query: str, said: str) -> None:
    page = open_page(html, at(query))
    assert run(page).startswith(said)


def test_an_error_is_shown_at_its_place_in_the_editor(html: str, open_page: OpenPage) -> None:
    page = open_page(html, at('# é😀\nSELECT ?s { ?s ?p "😀" . ) ?o }'))
    assert run(page) == 'The query does not parse at line 2, column 25: SELECT ?s { ?s ?p "😀" . ) ?o }.'
    assert page.locator(".broken").inner_text() == ")"


def test_a_link_fills_the_editor_and_runs_nothing(html: str, open_page: OpenPage) -> None:
    page = open_page(html, at(MONSTER))
    expect(page.locator(".told")).to_contain_text("The graph is loaded")
    assert page.locator(".cm-content").inner_text().strip() == MONSTER
    assert rows(page) == []
    assert page.get_by_role("button", name="Stop").is_disabled()


def test_what_is_typed_is_in_the_address(html: str, open_page: OpenPage) -> None:
    page = open_page(html, "#view=sparql")
    fill(page, "ASK { ?a ?b ?c }")
    expect(page).to_have_url(re.compile("sparql=ASK"))
    page.reload()
    expect(page.locator(".cm-content")).to_have_text("ASK { ?a ?b ?c }")
    page.locator("#sparql-question").select_option("said-by")
    page.get_by_label("who a speaker").fill("Reyes")
    expect(page).to_have_url(re.compile("given=who%3DReyes"))
    assert "question%3Asaid-by" in page.evaluate("location.hash")


def test_a_monstrous_query_is_stopped_and_the_next_one_runs(html: str, open_page: OpenPage) -> None:
    page = open_page(html, at(MONSTER))
    expect(page.locator(".told")).to_contain_text("The graph is loaded")
    page.get_by_role("button", name="Run", exact=True).click()
    expect(page.locator(".told")).to_have_text("Running …")
    expect(page.locator(".clock")).to_have_text(re.compile(r"^0\.[4-9]"))  # the page is not frozen
    page.get_by_role("button", name="Stop").click()
    assert told(page).startswith("Stopped after")
    fill(page, "ASK { ?a ?b ?c }")
    assert run(page).startswith("Answered")
    assert page.locator(".truth").inner_text() == "Yes."


def test_rows_lead_to_the_marks_and_into_the_graph(html: str, open_page: OpenPage) -> None:
    page = open_page(html, at("SELECT ?c ?id ?n { ?c a sayso:Claim ; sayso:id ?id ; sayso:confidence ?n }"))
    assert run(page).startswith("12 rows")
    first = page.locator(".answer tbody tr").first
    assert first.locator(".datatype").inner_text() == "double"
    claim = first.locator("a").nth(1).inner_text()
    first.locator("a").first.click()
    assert f"s={claim}" in page.evaluate("location.hash")
    expect(first.locator("a[aria-current]").first).to_be_visible()
    page.get_by_role("button", name="Show these 12 marks in the graph").click()
    fragment = page.evaluate("location.hash")
    assert "view=says" in fragment
    assert fragment.count("set=claim-") == 12
    page.go_back()
    assert len(rows(page)) == 12


def test_long_answers_are_drawn_in_pages(html: str, open_page: OpenPage) -> None:
    page = open_page(html, at("SELECT * { ?s ?p ?o }"))
    run(page)
    assert len(rows(page)) == 100
    before = rows(page)
    page.get_by_role("button", name="Rows after").click()
    assert page.locator(".turn span").inner_text().startswith("Rows 101 to 200 of ")
    assert rows(page) != before


def test_answers_are_had_as_csv_and_json(html: str, open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page(html, at(f'SELECT ?e ?l ?none {{ ?e sayso:id "{REYES.id}" ; rdfs:label ?l }}'))
    run(page)
    with page.expect_download() as csv:
        page.get_by_role("button", name="CSV").click()
    csv.value.save_as(tmp_path / "a.csv")
    iri = f"https://w3id.org/sayso/entity/{REYES.id}"
    assert (tmp_path / "a.csv").read_bytes() == f"e,l,none\r\n{iri},Ana Reyes,\r\n".encode()
    with page.expect_download() as found:
        page.get_by_role("button", name="JSON").click()
    found.value.save_as(tmp_path / "a.json")
    told = json.loads((tmp_path / "a.json").read_text())
    assert told["head"] == {"vars": ["e", "l", "none"]}
    assert told["results"]["bindings"] == [
        {"e": {"type": "uri", "value": iri}, "l": {"type": "literal", "value": "Ana Reyes"}}
    ]


def test_the_keyboard_is_enough(html: str, open_page: OpenPage) -> None:
    page = open_page(html, "#view=sparql")
    page.locator("#sparql-question").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Control+A")
    page.keyboard.type("ASK { ?a a sayso:Cl")
    expect(page.get_by_role("option", name=re.compile("^sayso:Claim"))).to_be_visible()
    page.keyboard.press("Escape")  # the list of names
    page.keyboard.type("aim } # /")  # "/" is no key of the page here
    page.keyboard.press("Control+Enter")
    expect(page.locator(".truth")).to_have_text("Yes.")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.textContent") == "Run"
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Run"


def test_hostile_strings_are_text(html: str, open_page: OpenPage) -> None:
    words = "<img src=x onerror=alert(1)></script><script>alert(2)</script>"
    page = open_page(html, at(f'SELECT ("{words}" AS ?x) {{}}'))
    run(page)
    assert rows(page) == [(words,)]


def test_the_policy_lets_in_no_more_than_it_must(html: str) -> None:
    def policy(page: str) -> dict[str, list[str]]:
        found = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
        assert found
        parts = [part.split() for part in found[1].replace("&#39;", "'").split(";")]
        return {part[0]: part[1:] for part in parts}

    ours, plain = policy(html), policy(page_of(JOINED))
    assert ours.pop("worker-src") == ["blob:"]
    assert [one for one in ours.pop("script-src") if not one.startswith("'sha256-")] == ["'wasm-unsafe-eval'"]
    assert all(one.startswith("'sha256-") for one in (*ours.pop("style-src"), *plain.pop("style-src")))
    assert all(one.startswith("'sha256-") for one in plain.pop("script-src"))
    assert ours == plain
    assert ours["default-src"] == ["'none'"]


def test_axe_finds_nothing_serious(html: str, open_page: OpenPage) -> None:
    axe = Path("pipeline/view/web/node_modules/axe-core/axe.min.js")
    if not axe.exists():
        pytest.skip("no axe-core here: npm ci in pipeline/view/web")
    for scheme in ("light", "dark"):
        page = open_page(html, at("question:said-by", who="Reyes"), color_scheme=scheme)
        run(page)
        page.evaluate(axe.read_text("utf-8"))
        found = page.evaluate("axe.run('#view-sparql')")["violations"]
        assert [(v["id"], v["nodes"][0]["html"][:200]) for v in found] == []
