"""The licences of dependencies are known, allowed, and listed as they are."""

from __future__ import annotations

import sys
from email.message import Message

import pytest

from tests.supply.licence import Policy, UnclearLicenceError, is_allowed, licence_of, said
from tests.supply.licences import DOCUMENT, as_markdown, page_rows, sections
from tests.supply.lock import pins
from tests.supply.project import ROOT

POLICY = Policy.stated()
ON_OLDEST = pytest.mark.skipif(sys.version_info[:2] != (3, 11), reason="the list is made on the oldest Python")


@ON_OLDEST
def test_the_list_is_fresh_and_all_in_it_is_allowed() -> None:
    tables = sections(POLICY)
    assert DOCUMENT.read_text("utf-8") == as_markdown(tables), "make licences"
    assert [row for rows in tables.values() for row in rows if not is_allowed(row[2], POLICY.allowed)] == []


def test_the_page_lists_all_packages_of_its_build() -> None:
    texts = [(ROOT / "pipeline/view/assets" / name).read_text() for name in ("licences.txt", "licences-sparql.txt")]
    assert len(page_rows()) >= 20
    assert len({row[:2] for row in page_rows()}) == len(
        {block.split(" (")[0] for t in texts for block in t.split("\n----\n\n")}
    )


def test_what_is_stated_is_needed() -> None:
    locked = {pin.name for pin in pins("cluster")}
    assert {*POLICY.read, *POLICY.elsewhere} <= locked
    assert all(is_allowed(licence, POLICY.allowed) for licence in (*POLICY.read.values(), *POLICY.elsewhere.values()))


@pytest.mark.parametrize(
    ("licence", "allowed"),
    [
        ("MIT", True),
        ("GPL-3.0-only", False),
        ("AGPL-3.0-or-later OR MIT", True),
        ("MPL-2.0 AND MIT", True),
        ("MIT AND LGPL-2.1-only", False),
        ("Apache-2.0 WITH LLVM-exception", False),
        ("LicenseRef-Proprietary", False),
    ],
)
def test_the_list_of_licences_is_held(licence: str, allowed: bool) -> None:
    assert is_allowed(licence, POLICY.allowed) == allowed


def test_what_a_package_does_not_say_is_not_guessed() -> None:
    vague = Message()
    vague["License"] = "BSD"
    vague["Classifier"] = "License :: OSI Approved :: BSD License"
    assert said(vague, POLICY.names) is None
    torn = Message()
    torn["Classifier"] = "License :: OSI Approved :: MIT License"
    torn["Classifier"] = "License :: OSI Approved :: Apache Software License"
    assert said(torn, POLICY.names) is None
    with pytest.raises(UnclearLicenceError, match="orvel is not installed"):
        licence_of("orvel", POLICY)
