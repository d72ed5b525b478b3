"""Known holes in what is locked: pip-audit with the OSV service for Python, npm audit for the page's packages.

    python -m tests.supply.audit

Exits with 1 where a hole is known. Where a service does not answer, it says so and does not fail: nothing is known
then. Any other failure of a tool is a failure.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.supply.lock import path_of
from tests.supply.project import ROOT

LIMIT = 600  # seconds for one audit
WEB = ROOT / "pipeline" / "view" / "web"
UNANSWERED = re.compile(
    r"ConnectionError|ConnectTimeout|ReadTimeout|ServiceError|Could not connect|NameResolution|ProxyError|SSLError"
    r"|E(?:NOTFOUND|CONNREFUSED|CONNRESET|TIMEDOUT|AI_AGAIN)|audit endpoint returned an error|npm audit: nothing there"
)
"""How the tools say that nobody answered."""


class UnansweredError(Exception):
    """The service is not reachable from here, or does not answer such questions; the message is its last word."""


def python_holes(lock: str) -> list[str]:
    """The known holes of a lock's packages, a line each. Raises UnansweredError."""
    told = _ask([
        sys.executable, "-m", "pip_audit", "--disable-pip", "--require-hashes", "--requirement", str(path_of(lock)),
        "--vulnerability-service", "osv", "--format", "json", "--progress-spinner", "off", "--timeout", "15",
    ], ROOT)  # fmt: skip
    return [
        f"{package['name']} {package['version']}: {hole['id']} (mended in {', '.join(hole['fix_versions']) or 'none'})"
        for package in told["dependencies"]
        for hole in package.get("vulns", [])
    ]


def page_holes() -> list[str]:
    """The known holes of the page's packages, those that build it included. Raises UnansweredError."""
    npm = shutil.which("npm")
    if npm is None:
        raise UnansweredError("there is no npm here")
    told = _ask([npm, "audit", "--package-lock-only", "--json"], WEB)
    return [f"{name}: {hole['severity']} ({hole['range']})" for name, hole in sorted(told["vulnerabilities"].items())]


def _ask(command: list[str], folder: Path) -> Any:
    ran = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=LIMIT, check=False)
    try:
        told = json.loads(ran.stdout)
    except ValueError:
        told = {}
    if "dependencies" in told or "vulnerabilities" in told:
        return told
    if words := [line for line in ran.stderr.splitlines() if UNANSWERED.search(line)]:
        raise UnansweredError(words[-1][:300])
    raise RuntimeError(f"{command[0]}: {ran.stderr.strip()[-2000:]}")


def main() -> int:
    """0 where no hole is known."""
    asked: dict[str, Callable[[], list[str]]] = {
        "Python packages (requirements/dev.txt)": lambda: python_holes("dev"),
        "npm packages": page_holes,
    }
    found = []
    for label, ask in asked.items():
        try:
            holes = ask()
        except UnansweredError as error:
            print(f"audit: {label}: NOT CHECKED, no answer from the service: {error}")
            continue
        print(f"audit: {label}: {len(holes)} known holes")
        found += holes
    for hole in found:
        print(hole, file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
