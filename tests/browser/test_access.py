"""The page for readers who do not see it or do not use a mouse: axe-core's rules (WCAG 2.2 A and AA) on every view."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import OpenPage
from tests.joined import JOINED, STORY
from tests.samples import SHELLED
from tests.view.drawn import page_of

pytestmark = pytest.mark.browser

AXE = Path(__file__).parents[2] / "pipeline/view/web/node_modules/axe-core/axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="module")
def html() -> str:
    return page_of(JOINED)


@pytest.fixture(scope="module")
def axe() -> str:
    if not AXE.is_file():
        pytest.skip("axe-core is not installed: make webcheck, with Node.js")
    return AXE.read_text("utf-8")


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (1440, "dark"), (390, "light")])
@pytest.mark.parametrize("view", ["overview", "says", "event", "timeline", "map", "table"])
def test_no_rule_is_broken(html: str, axe: str, open_page: OpenPage, view: str, width: int, scheme: str) -> None:
    for selected in ("", f"&s={SHELLED.id}", f"&s={STORY.id}"):
        page = open_page(html, f"#view={view}{selected}", viewport={"width": width, "height": 900}, color_scheme=scheme)
        page.evaluate(axe)
        found: dict[str, Any] = page.evaluate("rules => axe.run({ runOnly: rules })", RULES)
        told = [
            (rule["id"], rule["impact"], [node["html"][:120] for node in rule["nodes"]][:3])
            for rule in found["violations"]
        ]
        assert told == []
