"""Bytes as users have them."""

import codecs

import pytest

from pipeline.stages.parse.decoding import decode
from pipeline.stages.parse.unreadable import Unreadable

TEXT = "He said “no”, and left the café in Orvel – £5 poorer.\r\nThat’s all.\n"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode("utf-8"),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("cp1252"),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
    ],
)
def test_a_text_is_decoded_and_its_line_ends_stay(data: bytes) -> None:
    assert decode(data) == TEXT


def test_a_page_may_declare_its_charset() -> None:
    page = '<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1251"></head>Привет'
    assert decode(page.encode("cp1251"), html=True) == page
    # A wrong declaration does not spoil what is UTF-8.
    wrong = '<meta charset="iso-8859-1">café'
    assert decode(wrong.encode(), html=True) == wrong


def test_other_scripts_are_told_apart() -> None:
    text = "Президент сказал в понедельник, что правительство построит новый мост через реку. " * 3
    assert "сказал в понедельник" in decode(text.encode("cp1251"))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00", "binary"),
        (b"Troops left.\x00\x01\x02", "binary"),
        (b"\x01\x02\x03\x04\x05 Troops", "binary"),
        (codecs.BOM_UTF8 + b"caf\xe9", "unknown-encoding"),
        ("It’s “no”, he said, and that’s “all”.".encode().decode("cp1252", "replace").encode(), "unknown-encoding"),
        (b"Troops \xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd left", "unknown-encoding"),
    ],
)
def test_what_is_no_text_is_rejected_with_a_remedy(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable) as error:
        decode(data)
    assert error.value.reason == reason
    assert ";" in error.value.detail


def test_one_broken_character_is_no_reason_to_reject() -> None:
    assert decode("He said it\ufffds over. ".encode()) == "He said it\ufffds over. "
