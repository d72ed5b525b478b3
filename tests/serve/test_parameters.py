"""Whatever stands in the address of a question, it is answered or refused with a reason, and the server lives on."""

from __future__ import annotations

from urllib.parse import quote, quote_from_bytes, urlencode

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.graph.questions import list_questions
from tests.serve.server import Site

QUESTIONS = {question.name: question for question in list_questions()}
REFUSED = {400, 404, 406, 414, 431}
"""What may be said of an address: never that the server failed, is busy, or ran out of time."""
PIECES = (
    *('"', "'", "\\", "\n", "\x00", "}", "#", "%", "&", "=", "<", ">", "\u202e", "\U0001f9ea", "\ud800"),
    *(
        '") } #',
        "SERVICE <http://x.example/> {}",
        "?c a sayso:Claim",
        '""" . ',
        "0000-00-00",
        "9999-12-31",
        "10000-01-01",
    ),
    *("ana reyes", "2024-10-01", "-1", "1e9", "Ünïted", "a" * 3_000),
)
texts = st.one_of(st.text(max_size=20), st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map("".join))


@st.composite
def addresses(draw: st.DrawFn) -> str:
    """An address below ``/ask/``: a question that there is, most often, with its own parameters or any others."""
    name = draw(st.one_of(st.sampled_from(sorted(QUESTIONS)), texts))
    own = [parameter.name for parameter in QUESTIONS[name].parameters] if name in QUESTIONS else []
    names = st.one_of(st.sampled_from([*own, "format"]), texts) if own else texts
    pairs = draw(st.lists(st.tuples(names, texts), max_size=4))
    raw = draw(
        st.one_of(st.just(""), st.binary(max_size=12).map(lambda some: "&" + quote_from_bytes(some, safe="=&%")))
    )
    return f"/ask/{quote(name, safe='', errors='surrogatepass')}?{urlencode(pairs, errors='surrogatepass')}{raw}"


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(addresses(), st.sampled_from(["text/csv", "text/html", "application/sparql-results+json", "*/*", "\xff;q=9"]))
def test_any_address_of_a_question_is_answered_or_refused(site: Site, address: str, accept: str) -> None:
    answer = site.ask(address, Accept=accept)
    assert answer.status in {200, *REFUSED}, address
    assert "Traceback" not in answer.text
    if answer.status != 200:
        assert answer.type == "text/plain"
        assert answer.text.strip()
        assert not {*answer.text} & {*map(chr, range(32))} - {"\n", "\t"}


def test_a_value_is_a_value_and_no_part_of_the_query(site: Site) -> None:
    whole = site.ask("/ask/events?format=csv").body
    none = site.ask("/ask/events?format=csv&since=9999-01-01").body
    assert whole != none
    for value in ('" || true || "', '") } UNION { ?e a sayso:Event } #', '" = "'):
        answer = site.ask(f"/ask/events?{urlencode({'format': 'csv', 'place': value})}")
        assert answer.status in {200, 400}
        assert answer.status == 400 or answer.body == none
