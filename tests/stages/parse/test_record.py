"""Lines of JSON."""

import json

import pytest

from pipeline.model import Article, Rejection, Seed
from pipeline.stages.parse import parse_seed

TEXT = "Bridge hit again\n\nThe army denied on Monday that it had shelled the bridge in the north of the town."


def read(record: object, path: str = "news/all.jsonl:12") -> Article | Rejection:
    line = record if isinstance(record, bytes) else json.dumps(record).encode()
    outcome = parse_seed(Seed(path, line))
    return (outcome.made + outcome.rejections)[0]


def article(record: object, path: str = "news/all.jsonl:12") -> Article:
    found = read(record, path)
    assert isinstance(found, Article), found
    return found


def test_fields_are_kept_and_text_is_untouched() -> None:
    fields = {"title": "Bridge hit again", "outlet": "NYT", "byline": "Ana Reyes", "url": "https://x.example/1"}
    found = article({"id": "a-1", "text": TEXT, "published": "2024-10-01 23:31:05Z", "other": [1], **fields})
    assert (found.id, found.text, found.path) == ("a-1", TEXT, "news/all.jsonl:12")
    assert (found.title, found.outlet, found.byline) == ("Bridge hit again", "The New York Times", "Ana Reyes")
    assert (found.published, found.url, found.language) == ("2024-10-01T23:31+00:00", "https://x.example/1", "en")
    assert [block.kind for block in found.blocks] == ["title", "paragraph"]


@pytest.mark.parametrize(
    ("record", "field", "value"),
    [
        ({"id": 7}, "id", "7"),
        ({}, "id", "news/all:12"),
        ({"id": None}, "id", "news/all:12"),
        ({"author": "Ana Reyes"}, "byline", "Ana Reyes"),
        ({"authors": ["Ana Reyes", {"name": "John Roe"}, 3]}, "byline", "Ana Reyes, John Roe"),
        ({"published": "sometime"}, "published", None),
        ({"published": 1727824260}, "published", None),
        ({"published": "2024-13-45"}, "published", None),
        ({"published": "2024-10"}, "published", "2024-10"),
        ({"url": "https://www.reuters.com/world/1"}, "outlet", "Reuters"),
        ({"outlet": "Orvel Post"}, "outlet", "Orvel Post"),
        ({"title": "Another title"}, "title", "Another title"),
        ({"title": " Bridge\u0007\nhit  again. "}, "title", "Bridge hit again."),
        ({}, "title", "Bridge hit again"),
    ],
)
def test_fields(record: dict[str, object], field: str, value: str | None) -> None:
    assert getattr(article({"text": TEXT, **record}), field) == value


def test_a_title_that_is_not_in_the_text_is_no_block() -> None:
    found = article({"text": TEXT, "title": "Army denies shelling"})
    assert [block.kind for block in found.blocks] == ["heading", "paragraph"]


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        (b"{", "bad-json"),
        (b"[]", "bad-json"),
        (b"[" * 100_000, "bad-json"),
        (b'{"text": NaN}', "bad-json"),
        ({"title": "no text"}, "no-text"),
        ({"text": ["a"]}, "no-text"),
        ({"text": " \n"}, "empty"),
        ({"text": "* * *"}, "empty"),
        ({"text": TEXT, "id": True}, "bad-id"),
        ({"text": TEXT, "id": 1.5}, "bad-id"),
        ({"text": TEXT, "id": " "}, "bad-id"),
        ({"text": TEXT, "id": "a\nb"}, "bad-id"),
        ({"text": TEXT + "\0"}, "bad-characters"),
        (b'{"text": "Troops left \\ud800 the town."}', "bad-characters"),
        ({"text": TEXT * 11_000}, "too-long"),
        ({"text": "Les soldats ont quitté la ville lundi soir après trois jours de combats."}, "not-english"),
    ],
)
def test_what_cannot_be_read_is_rejected(record: object, reason: str) -> None:
    found = read(record)
    assert isinstance(found, Rejection)
    assert (found.stage, found.subject, found.reason) == ("parse", "news/all.jsonl:12", reason)


def test_bidi_marks_and_controls_stay_in_the_text() -> None:
    text = TEXT + "\n\n\u202eHe said so\u202c, residents of the town said on Monday.\x07"
    assert article({"text": text}).text == text


def test_the_digest_depends_on_what_later_stages_read() -> None:
    one = article({"id": "a", "text": TEXT, "published": "2024-10-01"})
    assert one.digest == article({"id": "a", "text": TEXT, "published": "2024-10-01"}, "x.jsonl:1").digest
    assert one.digest != article({"id": "a", "text": TEXT, "published": "2024-10-02"}).digest
    assert one.digest != article({"id": "a", "text": TEXT + " ", "published": "2024-10-01"}).digest
