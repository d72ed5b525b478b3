"""The stage as a whole: forms by path, and what must hold for any bytes."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.model import Article, Seed
from pipeline.seeds import find_seeds
from pipeline.stages.parse import parse_seed

SENTENCE = "The army denied on Monday that it had shelled the bridge in the north of the town."
SHARED = Path(__file__).parents[4] / "shared" / "corpora"


def sound(article: Article) -> None:
    """Blocks are in order, apart, within the text, and have no white space at their edges."""
    last = 0
    for block in article.blocks:
        words = article.text[block.start : block.end]
        assert last <= block.start < block.end <= len(article.text)
        assert words == words.strip()
        last = block.end
    covered = "".join(article.text[b.start : b.end] for b in article.blocks)
    assert sum(c.isalnum() for c in covered) == sum(c.isalnum() for c in article.text)
    article.text.encode()


@pytest.mark.parametrize(
    ("path", "id"),
    [
        ("a.txt", "a"),
        ("2024/10/a.b.TXT", "2024/10/a.b"),
        ("a.txt.gz", "a"),
        ("-", "stdin"),
        ("-:3", "stdin:3"),
        ("x/y.jsonl:12", "x/y:12"),
        ("x/y.jsonl.gz:12", "x/y:12"),
    ],
)
def test_ids(path: str, id: str) -> None:
    data = json.dumps({"text": SENTENCE}) if ":" in path else SENTENCE
    assert [article.id for article in parse_seed(Seed(path, data.encode())).made] == [id]


@pytest.mark.parametrize(
    ("data", "id"),
    [
        (f'{{"id": "r1", "text": "{SENTENCE}"}}', "r1"),
        (f"<!doctype html><html><body><article><p>{SENTENCE}</p><p>{SENTENCE}</p></article></body></html>", "stdin"),
        (SENTENCE, "stdin"),
    ],
)
def test_the_standard_input_is_looked_at(data: str, id: str) -> None:
    (article,) = parse_seed(Seed("-", data.encode())).made
    assert article.id == id
    assert SENTENCE in article.text


def test_text_is_the_file_without_its_byte_order_mark() -> None:
    text = f"date 2024-10-01 Bridge hit\r\nBy Ana Reyes\r\n\r\n  {SENTENCE} \r\n"
    (article,) = parse_seed(Seed("a.txt", b"\xef\xbb\xbf" + text.encode())).made
    assert article.text == text
    assert (article.title, article.byline, article.outlet, article.published) == (
        "Bridge hit",
        "Ana Reyes",
        None,
        "2024-10-01",
    )
    sound(article)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \r\n ", "empty"),
        (b"1 Oct 2024\nBy Ana Reyes\n", "empty"),
        (b"a b " * 300_000, "too-long"),
        (b"a\n" * 20_001, "too-long"),
    ],
)
def test_nothing_to_read(data: bytes, reason: str) -> None:
    (rejection,) = parse_seed(Seed("x/a.txt", data)).rejections
    assert (rejection.stage, rejection.subject, rejection.reason) == ("parse", "x/a.txt", reason)


PATHS = st.sampled_from(["a.txt", "a.html", "a.jsonl:1", "-"])
LINES = st.lists(
    st.one_of(
        st.sampled_from(
            ["date 2024-10-01 Bridge hit", "By Ana Reyes", "1 Oct 2024 23:31", SENTENCE, "(AFP)", "—", "ORVEL (AP) — "]
        ),
        st.text(max_size=40),
    ),
    max_size=12,
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    PATHS, st.one_of(st.binary(max_size=300), st.text(max_size=300).map(lambda s: s.encode("utf-8", "surrogatepass")))
)
def test_any_bytes_give_an_article_or_a_rejection(path: str, data: bytes) -> None:
    outcome = parse_seed(Seed(path, data))
    assert len(outcome.made) + len(outcome.rejections) == 1
    for article in outcome.made:
        sound(article)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(LINES, st.sampled_from(["\n", "\r\n", "\n\n"]), st.one_of(st.none(), st.text(max_size=20)))
def test_any_text_is_covered_by_its_blocks(lines: list[str], end: str, title: str | None) -> None:
    text = end.join(lines)
    record = json.dumps({"text": text, "title": title, "published": title, "id": None})
    for seed in (Seed("a.txt", text.encode("utf-8", "surrogatepass")), Seed("a.jsonl:1", record.encode())):
        for article in parse_seed(seed).made:
            sound(article)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared corpora are not here")
@pytest.mark.parametrize("name", ["meantime", "gumnews"])
def test_articles_of_corpora_keep_ids_and_texts(name: str) -> None:
    path = SHARED / name / "dev.jsonl"
    gold = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    found = [parse_seed(seed).made[0] for seed in find_seeds([str(path)]) if isinstance(seed, Seed)]
    assert [(a.id, a.text, a.published) for a in found] == [(g["id"], g["text"], g["published"]) for g in gold]
    for article in found:
        sound(article)
