"""How fast the explorer is on a page of 10,000 invented claims, in a headless Chromium.

    python -m tests.bench.page [PAGE.html]

Of that page, or of PAGE.html: its size; from the start of the navigation to the first picture and until it is ready;
for each view how long its first showing takes; what one movement of the hand in it takes (scrolling, zooming, moving,
brushing, one claim selected after another), as the time between frames (median, the 95th of a hundred, the worst) and
as the work of each movement; search; a tick in the filters; memory. The load of the machine stands beside it
all: by the clock, a busy machine makes everything slow; ``work`` is the page's own time on the processor.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median, quantiles

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from tests.chromium import ARGUMENTS, chromium
from tests.view.drawn import page_of
from tests.view.large import large_corpus

VIEWS = ("says", "event", "timeline", "map", "table")
STEPS = 20
"""Movements of the hand in one trial."""

_SETTLED = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))"
_CHANGE = f"""new Promise((done, fail) => {{
  const start = performance.now();
  setTimeout(fail, 20000, "the address did not change");
  addEventListener("hashchange", () => {_SETTLED}.then(() => done(performance.now() - start)), {{ once: true }});
  change();
}})"""
_GO = f"""fragment => {{
  if (location.hash === (fragment === "#" ? "" : fragment)) return 0;
  const change = () => location.hash = fragment;
  return {_CHANGE};
}}"""
_TICK = f"""() => {{
  const change = () => document.querySelector("#facets input[type=checkbox]").click();
  return {_CHANGE};
}}"""
_RECORD = """() => {
  const times = window.frameTimes = [];
  const tick = time => { if (window.frameTimes !== times) return; times.push(time); requestAnimationFrame(tick); };
  requestAnimationFrame(tick);
}"""
_RECORDED = """() => { const times = window.frameTimes; window.frameTimes = null;
  return times.slice(1).map((time, i) => time - times[i]); }"""


@dataclass(frozen=True, slots=True)
class Trial:
    """Milliseconds by the clock and of work; of so many movements, `frames` are the times between frames."""

    name: str
    clock: float
    work: float
    frames: tuple[float, ...] = ()
    steps: int = 1

    def __str__(self) -> str:
        if not self.frames:
            return f"{self.name:<36}{self.clock:8,.0f} ms   work {self.work:7,.0f} ms"
        late = quantiles(self.frames, n=20)[-1]
        spread = f"frames {median(self.frames):4.0f}{late:6.0f}{max(self.frames):6.0f} ms"
        return f"{self.name:<36}{spread}   work {self.work / self.steps:7.1f} ms a movement"


class Watched:
    """A page in the browser, and the clocks on it."""

    def __init__(self, browser: Browser, tell: Callable[[Trial], object] = lambda trial: None) -> None:
        context = browser.new_context(viewport={"width": 1440, "height": 900}, offline=True)
        self.page: Page = context.new_page()
        self.session: CDPSession = context.new_cdp_session(self.page)
        self.session.send("Performance.enable", {"timeDomain": "threadTicks"})  # time on the processor
        self._tell = tell
        self.trials: list[Trial] = []
        """What was measured, in the order of the measuring."""

    def metrics(self) -> dict[str, float]:
        """Chromium's counts for the page: seconds, bytes."""
        return {item["name"]: item["value"] for item in self.session.send("Performance.getMetrics")["metrics"]}

    @contextmanager
    def _work(self) -> Iterator[Callable[[], float]]:
        before = self.metrics()["TaskDuration"]
        yield lambda: (self.metrics()["TaskDuration"] - before) * 1000

    def time(self, name: str, run: Callable[[], float]) -> None:
        """`run` gives milliseconds by the clock of the page."""
        with self._work() as work:
            clock = run()
            self._note(Trial(name, clock, work()))

    def frames(self, name: str, step: Callable[[int], object], steps: int = STEPS) -> None:
        """The frames while the hand makes so many steps."""
        with self._work() as work:
            self.page.evaluate(_RECORD)
            for number in range(steps):
                step(number)
            times: list[float] = self.page.evaluate(_RECORDED)
            self._note(Trial(name, sum(times), work(), tuple(times), steps))
        self.page.wait_for_timeout(400)  # what waits for the hand to rest

    def go(self, fragment: str) -> float:
        """To another state; milliseconds until it is drawn."""
        took: float = self.page.evaluate(_GO, fragment)
        return took

    def open(self, file: Path) -> None:
        """Open the page and wait for its first picture."""
        self.page.goto(file.as_uri())
        self.page.wait_for_function("performance.getEntriesByName('drawn').length")
        work = self.metrics()["TaskDuration"] * 1000
        for name, mark in (("first picture", "drawn"), ("ready for the hand", "ready")):
            at: float = self.page.evaluate("name => performance.getEntriesByName(name)[0].startTime", mark)
            self._note(Trial(f"opening: {name}", at, work))

    def _note(self, trial: Trial) -> None:
        self.trials.append(trial)
        self._tell(trial)


def measure(watched: Watched, file: Path) -> list[Trial]:
    """All trials on the page in `file`."""
    watched.page.set_default_timeout(20_000)
    watched.open(file)
    for view in VIEWS:
        watched.time(f"{view}: first showing", partial(_shown, watched, view))
    claims = _ids(watched.page)
    _wheel(watched, "overview: scroll", "#graph")
    _select(watched, "overview: select", "", claims)
    for view in VIEWS:
        watched.go(f"#view={view}")
        if view in ("says", "event", "table"):
            _wheel(watched, f"{view}: scroll", {"says": "#graph", "table": "#view-table"}.get(view, f"#view-{view}"))
        if view == "map":
            _wheel(watched, "map: zoom", ".map-box", 60)
            _drag(watched, "map: move", ".map-box")
        if view == "timeline":
            _drag(watched, "timeline: brush", ".timeline svg")
            watched.go("#view=timeline")
        _select(watched, f"{view}: select", view, claims)
    watched.go("#")
    watched.time("search: first letter", lambda: _typed(watched.page, "b"))
    watched.time("search: more letters", lambda: _typed(watched.page, "brigade 17"))
    watched.go("#q=")
    watched.page.click("#filters-open")
    watched.time("filters: a tick", lambda: _ticked(watched.page))
    return watched.trials


def _ids(page: Page) -> list[str]:
    """Claims to select, from all over the corpus: the rows of some pages of the table."""
    found: list[str] = []
    for number in (1, 9):
        page.evaluate(_GO, f"#view=table&page={number}")
        links = page.locator("#view-table tbody th a").evaluate_all("all => all.map(a => a.hash)")
        found += [link.split("s=")[1].split("&")[0] for link in links[:: 100 // STEPS]]
    page.evaluate(_GO, "#")
    return found[:STEPS]


def _shown(watched: Watched, view: str) -> float:
    took = watched.go(f"#view={view}")
    if view == "map":
        begun: float = watched.page.evaluate("performance.now()")
        watched.page.wait_for_function("document.querySelector('.map-svg path')?.getAttribute('d')")
        now: float = watched.page.evaluate("performance.now()")
        took += now - begun
    return took


def _middle(page: Page, selector: str) -> tuple[float, float]:
    box = page.locator(selector).first.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + min(box["height"], 700) / 2


def _wheel(watched: Watched, name: str, selector: str, turn: int = 120) -> None:
    page = watched.page
    page.mouse.move(*_middle(page, selector))
    watched.frames(name, lambda number: page.mouse.wheel(0, turn if number < STEPS / 2 else -turn))


def _drag(watched: Watched, name: str, selector: str) -> None:
    page = watched.page
    x, y = _middle(page, selector)
    page.mouse.move(x - 200, y)
    page.mouse.down()
    watched.frames(name, lambda number: page.mouse.move(x - 200 + number * 12, y))
    page.mouse.up()
    page.wait_for_timeout(400)


def _select(watched: Watched, name: str, view: str, claims: list[str]) -> None:
    """Claim after claim, each drawn before the next is selected."""
    before = f"view={view}&" if view else ""
    watched.frames(name, lambda number: watched.go(f"#{before}s={claims[number % len(claims)]}"), len(claims))
    watched.go(f"#view={view}" if view else "#")


def _typed(page: Page, words: str) -> float:
    """From a keystroke until what it finds is listed; the page waits a moment for the next one, which counts."""
    took: float = page.evaluate(
        """words => new Promise(done => {
          const input = document.getElementById("q");
          const start = performance.now();
          const list = document.getElementById("results");
          new MutationObserver((_, watch) => { watch.disconnect(); done(performance.now() - start); })
            .observe(list, { childList: true });
          input.value = words;
          input.dispatchEvent(new Event("input"));
        })""",
        words,
    )
    return took


def _ticked(page: Page) -> float:
    took: float = page.evaluate(_TICK)
    return took


def load() -> str:
    """The load of the machine, averaged over one minute, and its cores."""
    return f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"


def main(arguments: list[str]) -> None:
    path = chromium()
    if path is None:
        print("no Chromium here: install Debian's chromium, or set SAYSO_CHROMIUM to its path")
        return
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = Path(arguments[0]).resolve() if arguments else Path(folder) / "page.html"
        if not arguments:
            file.write_text(page_of(large_corpus(500, 20)), "utf-8", newline="\n")
        print(f"{file.stat().st_size / 1e6:.1f} MB; {load()}", flush=True)
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        watched = Watched(browser, lambda trial: print(trial, flush=True))
        measure(watched, file)
        print(f"memory: {watched.metrics()['JSHeapUsedSize'] / 1e6:.0f} MB of JavaScript's heap; {load()}")
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
