"""A headless Chromium that is offline, and pages opened in it from files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route

OpenPage = Callable[..., Page]


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path) -> Iterator[OpenPage]:
    """``open_page(html, fragment="", **context)``: the page, opened from a file.

    At the end it has asked for nothing but its own file, and the console has no error, warning or violation.
    """
    contexts: list[Any] = []
    asked: list[str] = []
    complaints: list[str] = []

    def observe(route: Route) -> None:
        asked.append(route.request.url)
        route.continue_()

    def opened(html: str, fragment: str = "", **options: Any) -> Page:
        file = tmp_path / f"page-{len(contexts)}.html"
        file.write_text(html, "utf-8", newline="\n")
        context = browser.new_context(**{"viewport": {"width": 1440, "height": 900}, "offline": True, **options})
        contexts.append(context)
        context.add_init_script(
            "document.addEventListener('securitypolicyviolation', e => console.error(e.blockedURI))"
        )
        context.route("**/*", observe)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(file.as_uri() + fragment)
        page.wait_for_selector("html[data-ready]", state="attached")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert [url for url in asked if not url.startswith(tmp_path.as_uri())] == []
    assert complaints == []
