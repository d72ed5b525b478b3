"""Out of the page: pictures with a caption, tables, linked data, citations and links, as a reader saves them."""

from __future__ import annotations

import csv
import io
import json
import re
import struct
import warnings
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Page, expect
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import XSD

from pipeline.graph.rdf import to_quads
from pipeline.model import Corpus, Span
from tests.browser.conftest import OpenPage
from tests.joined import JOINED
from tests.samples import CORPUS, DAMAGED, ONE, REYES, WOUNDED
from tests.view.drawn import HOSTILE, hostile_corpus, page_of

pytestmark = pytest.mark.browser

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def html() -> str:
    return page_of(CORPUS)


def ready(page: Page) -> Page:
    page.wait_for_function("document.documentElement.dataset.ready === '1'")
    return page


def saved(page: Page, words: str) -> bytes:
    """What the item of the menu that has these words saves."""
    if page.locator("#save-list").is_hidden():
        page.locator("#save").click()
    with page.expect_download() as download:
        page.locator("#save-list").get_by_role("button", name=words).click()
    return Path(str(download.value.path())).read_bytes()


def words_of(svg: bytes) -> str:
    return " ".join((node.text or "").strip("\u2068\u2069") for node in ElementTree.fromstring(svg).iter(f"{SVG}text"))


def normal(node: object) -> object:
    """A term such that numbers are compared as numbers."""
    return float(node) if isinstance(node, Literal) and node.datatype == XSD.double else node


def read_linked(data: bytes) -> Graph:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # rdflib's reader of JSON-LD makes a ConjunctiveGraph
        return Graph().parse(data=data.decode(), format="json-ld")


def triples_of(corpus: Corpus) -> set[object]:
    graph = Graph().parse(data="".join(f"{q.triple} .\n" for q in to_quads(corpus)), format="nt")
    return {(s, p, normal(o)) for s, p, o in graph}


def test_picture_as_svg(open_page: OpenPage, html: str) -> None:
    page = ready(open_page(html, "#view=says&polarity=positive"))
    svg = saved(page, "Picture (SVG)")
    words = words_of(svg)
    for part in (
        "Who says what",
        "polarity: positive",
        "doesn’t rule on what is true",
        "The Orvel Post",
        "1 October 2024",
    ):
        assert part in words, part
    tree = ElementTree.fromstring(svg)
    assert not [
        n for n in tree.iter() if n.tag.rpartition("}")[2] in ("style", "script", "foreignObject", "a", "image")
    ]
    assert not [key for node in tree.iter() for key in node.attrib if key in ("style", "class")]
    assert all(node.get("font-family") for node in tree.iter(f"{SVG}text"))
    expect(page.locator("#save-told")).to_have_text("Saved sayso-says.svg.")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_picture_as_png(open_page: OpenPage, html: str, scheme: str) -> None:
    """Twice the size of the drawing; light whatever the reader's theme, since it is printed."""
    page = ready(open_page(html, "#view=says", color_scheme=scheme))
    svg = ElementTree.fromstring(saved(page, "Picture (SVG)"))
    png = saved(page, "Picture (PNG)")
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", png[16:24])
    assert (width, height) == (2 * int(svg.get("width", 0)), 2 * int(svg.get("height", 0)))
    assert svg.find(f"{SVG}rect").get("fill") == "#fbfaf8"  # type: ignore[union-attr]


def test_table(open_page: OpenPage, html: str) -> None:
    page = ready(open_page(html, f"#s={DAMAGED.id}"))
    table = saved(page, "CSV")
    assert table.startswith(b"\xef\xbb\xbf")
    (row,) = csv.DictReader(io.StringIO(table.decode("utf-8-sig"), newline=""))
    assert row["claim_id"] == DAMAGED.id
    assert row["quote"] == DAMAGED.evidence.text
    assert row["quote_at"] == f"{DAMAGED.evidence.start}-{DAMAGED.evidence.end}"


def test_linked_data_is_part_of_the_graph(open_page: OpenPage) -> None:
    """Every triple that is saved stands in the graph of the corpus, and the main ones are there."""
    for corpus in (CORPUS, JOINED):
        page = ready(open_page(page_of(corpus)))
        graph = read_linked(saved(page, "JSON-LD"))
        found = {(s, p, normal(o)) for s, p, o in graph}
        assert found - triples_of(corpus) == set()
        told = {str(term).rpartition("#")[2] for _, term, _ in graph}
        assert {"saidBy", "polarity", "evidence", "exact", "action", "refersTo", "start"} <= told
        claims = {str(o) for o in graph.objects(None, URIRef("https://w3id.org/sayso/ns#id"))}
        assert {claim.id for claim in corpus.claims} <= claims


def test_offsets_are_code_points(open_page: OpenPage) -> None:
    """A character above U+FFFF before a claim moves it by one, in every format."""
    wide = "\U0001f600\U0001f600 "

    def moved(span: Span) -> Span:
        return replace(span, start=span.start + 3, end=span.end + 3)

    article = replace(
        ONE,
        text=wide + ONE.text,
        blocks=tuple(replace(b, start=b.start + 3 * (n > 0), end=b.end + 3) for n, b in enumerate(ONE.blocks)),
    )
    claim = replace(
        WOUNDED,
        attribution=None,
        sources=WOUNDED.sources[-1:],
        evidence=moved(WOUNDED.evidence),
        action=replace(WOUNDED.action, start=WOUNDED.action.start + 3, end=WOUNDED.action.end + 3),
        actor=(),
        target=(),
        place=(),
        time=None,
        quantity=(),
        repeated=(),
    )
    corpus = Corpus((article,), (), (claim,), (), CORPUS.entities)
    page = ready(open_page(page_of(corpus), f"#s={claim.id}"))
    where = f"Characters {claim.evidence.start}–{claim.evidence.end}"
    expect(page.locator(".cite")).to_contain_text(where)
    (row,) = csv.DictReader(io.StringIO(saved(page, "CSV").decode("utf-8-sig"), newline=""))
    assert (row["quote_at"], row["quote"]) == (
        f"{claim.evidence.start}-{claim.evidence.end}",
        article.text[claim.evidence.start : claim.evidence.end],
    )
    graph = read_linked(saved(page, "JSON-LD"))
    assert {(s, p, normal(o)) for s, p, o in graph} - triples_of(corpus) == set()


def test_what_is_saved_is_said(open_page: OpenPage, html: str) -> None:
    page = ready(open_page(html))
    for fragment, words in (
        ("#", f"all {len(CORPUS.claims)} claims"),
        ("#polarity=positive", "that pass the filters"),
        (f"#s={DAMAGED.id}", "the selected claim"),
        (f"#s={REYES.id}", "of the selected source: Ana Reyes"),
    ):
        page.evaluate("to => { location.hash = to; }", fragment)
        page.wait_for_timeout(50)
        page.locator("#save").click()
        expect(page.locator("#save-what")).to_contain_text(words)
        page.keyboard.press("Escape")


def test_citation_and_link(open_page: OpenPage, html: str) -> None:
    page = ready(open_page(html, f"#s={DAMAGED.id}", permissions=["clipboard-read", "clipboard-write"]))
    text = page.locator(".cite").inner_text()
    for part in (
        f"“{DAMAGED.evidence.text}”",
        "Ana Reyes said",
        "The Orvel Post",
        "1 October 2024, 23:31",
        "https://one.example/news",
        DAMAGED.id,
    ):
        assert part in text, part
    link = re.search(r"\S+$", text)
    assert link
    page.get_by_role("button", name="Copy the citation").click()
    expect(page.locator("#panel").get_by_text("Copied.")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == text
    page.locator("#save").click()
    page.get_by_role("button", name="Copy a link").click()
    expect(page.locator("#save-told")).to_have_text("The link is copied.")
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    page.goto(link[0])
    expect(ready(page).locator("#panel h2")).to_contain_text(DAMAGED.evidence.text.split()[0])
    assert saved(page, "Citations").decode().strip() == text


def test_no_date_is_made_up(open_page: OpenPage) -> None:
    corpus = replace(CORPUS, articles=tuple(replace(a, published=None, byline=None) for a in CORPUS.articles))
    page = ready(open_page(page_of(corpus), f"#s={DAMAGED.id}"))
    text = page.locator(".cite").inner_text()
    assert "Date not known." in text
    told = "Monday (30 September 2024)"  # when it was said, which the record has
    assert told in text and "2024" not in text.replace(DAMAGED.id, "").replace(told, "")
    assert "date not known" in words_of(saved(page, "Picture (SVG)"))


def test_keyboard(open_page: OpenPage, html: str) -> None:
    page = ready(open_page(html, f"#s={DAMAGED.id}"))
    page.locator("#save").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#save")).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("button", name="Picture (PNG)")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("button", name="Picture (SVG)")).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("button", name="Copy a link")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#save")).to_be_focused()
    expect(page.locator("#save-list")).to_be_hidden()
    assert DAMAGED.id in page.url  # Escape closed the menu, and not the selection


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words(open_page: OpenPage, words: str) -> None:
    corpus = hostile_corpus(CORPUS, words)
    page = ready(open_page(page_of(corpus), "#view=says"))
    svg = saved(page, "Picture (SVG)")
    ElementTree.fromstring(svg)
    assert b"<script" not in svg
    assert saved(page, "Picture (PNG)").startswith(b"\x89PNG")
    rows = list(csv.DictReader(io.StringIO(saved(page, "CSV").decode("utf-8-sig"), newline="")))
    assert len(rows) == len(corpus.claims)
    json.loads(saved(page, "JSON-LD"))
    assert page.evaluate("window.broken") is None


def test_context_has_the_terms_of_the_ontology(open_page: OpenPage, html: str) -> None:
    ours = json.loads(saved(ready(open_page(html)), "JSON-LD"))["@context"]
    theirs = json.loads((Path(__file__).parents[2] / "ontology/context.jsonld").read_text("utf-8"))["@context"]
    assert {term: meaning for term, meaning in ours.items() if theirs.get(term) != meaning} == {}
