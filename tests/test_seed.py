"""The whole way on the real article in ``seeds/``, as a reader of the article would check it."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.model import Attribution, Claim, Corpus
from pipeline.options import Options
from pipeline.run import run
from pipeline.seeds import find_seeds

SEEDS = Path(__file__).parents[1] / "seeds"


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    made = run(find_seeds([str(SEEDS)]), tmp_path_factory.mktemp("out"), Options()).corpus
    assert made is not None
    return made


def about(corpus: Corpus, words: str) -> list[Claim]:
    """The claims whose evidence holds `words`."""
    return [claim for claim in corpus.claims if words in claim.evidence.text]


def labels(claim: Claim) -> list[str]:
    """The chain of sources, innermost first."""
    return [link.label for link in claim.sources]


def said(corpus: Corpus, words: str) -> Attribution:
    """The innermost attribution whose content holds `words`."""
    found = [a for a in corpus.attributions if any(words in piece.text for piece in a.content)]
    assert found, f"nobody says {words!r}"
    return min(found, key=lambda a: sum(len(piece.text) for piece in a.content))


def speaker(corpus: Corpus, words: str) -> str:
    """The label of who says `words`."""
    names = {entity.id: entity.label for entity in corpus.entities}
    attribution = said(corpus, words)
    assert attribution.speaker is not None
    return names[attribution.speaker]


def test_header(corpus: Corpus) -> None:
    (article,) = corpus.articles
    assert article.title == "Two US Occupation Bases in Northeastern Syria Hit by Missile Strikes"
    assert article.outlet == "Al Mayadeen English"
    assert article.published == "2024-10-01T23:31"
    assert article.language == "en"
    assert article.text == (SEEDS / article.path).read_text("utf-8")  # type: ignore[operator]


def test_every_span_is_its_characters(corpus: Corpus) -> None:
    text = corpus.articles[0].text
    said = [
        (s.start, s.end, s.text) for a in corpus.attributions for s in (a.source, a.cue, *a.content, a.said_at) if s
    ]
    stated = [(s.start, s.end, s.text) for c in corpus.claims for s in (c.action, c.evidence, c.time, *c.quantity) if s]
    spans = said + stated + [(m.start, m.end, m.text) for c in corpus.claims for m in c.mentions()]
    assert all(text[start:end] == words for start, end, words in spans)
    assert spans


@pytest.mark.parametrize(
    "words",
    [
        "will send extra fighter aircraft squadrons",
        "will now instead augment the in-place forces",
        "I won't talk specific timelines",
    ],
)
def test_singh_makes_three_statements(corpus: Corpus, words: str) -> None:
    assert speaker(corpus, words) == "Sabrina Singh"


@pytest.mark.parametrize(
    "words", ["have been targeted by missiles", "was hit by more than 10 missiles", "was also targeted with missiles"]
)
def test_the_syrian_field_source_makes_three(corpus: Corpus, words: str) -> None:
    assert speaker(corpus, words) == "a Syrian field source"


def test_the_fire_is_in_the_sources_quote(corpus: Corpus) -> None:
    assert speaker(corpus, "a fire broke out") == "a Syrian field source"


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("bombardment targeted the headquarters", "Al Mayadeen's correspondent in Baghdad"),
        ("four consecutive explosions were heard", "Al Mayadeen's correspondent in Iraq"),
    ],
)
def test_the_correspondents(corpus: Corpus, words: str, who: str) -> None:
    assert speaker(corpus, words) == who


def test_nobody_claimed_responsibility(corpus: Corpus) -> None:
    (claim,) = about(corpus, "no group has claimed responsibility")
    assert claim.polarity == "negative"
    assert labels(claim) == ["Al Mayadeen English"]


def test_will_send_is_planned(corpus: Corpus) -> None:
    (claim,) = (c for c in corpus.claims if c.action.lemma == "send" and c.attribution)
    assert (claim.modality, claim.tense) == ("planned", "future")
    assert [m.text for m in claim.actor] == ["The United States"]


def test_explosions_have_no_actor(corpus: Corpus) -> None:
    (claim,) = (c for c in corpus.claims if c.action.lemma == "hear")
    assert claim.actor == ()
    assert "four consecutive explosions" in [m.text for m in claim.target]


def test_bases_targeted_by_missiles_have_an_instrument_and_no_actor(corpus: Corpus) -> None:
    (claim,) = about(corpus, "have been targeted by missiles")
    assert (claim.actor, [m.text for m in claim.instrument]) == ((), ["missiles"])


def test_troop_numbers_are_the_outlet_s_own(corpus: Corpus) -> None:
    claims = about(corpus, "2,500 troops")
    assert claims
    assert all(labels(claim) == ["Al Mayadeen English"] for claim in claims)


def test_no_claim_comes_from_the_header(corpus: Corpus) -> None:
    (article,) = corpus.articles
    header = article.text.index("The United States is sending")
    title = article.text.index(article.title or "")
    assert all(claim.evidence.start >= header or claim.evidence.start >= title for claim in corpus.claims)
    byline = article.text.index("By Al Mayadeen")
    assert not [c for c in corpus.claims if byline <= c.evidence.start < header]


@pytest.mark.parametrize(
    ("words", "begin", "finish"),
    [
        ("early hours of Sunday", "2024-09-29", "2024-09-30"),
        ("since October 2023", "2023-10-01", None),
    ],
)
def test_times_are_resolved_against_publication(corpus: Corpus, words: str, begin: str, finish: str | None) -> None:
    (claim,) = (c for c in about(corpus, words) if c.time)
    assert claim.time is not None
    assert (claim.time.begin or "")[:10] == begin
    assert (claim.time.finish or "")[:10] <= (finish or "")


def test_singh_spoke_on_monday(corpus: Corpus) -> None:
    said_at = said(corpus, "will send extra fighter aircraft squadrons").said_at
    assert said_at is not None
    assert (said_at.text, said_at.value) == ("Monday", "2024-09-30")
