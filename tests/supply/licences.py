"""The licences of all that Sayso needs at run time and of all that is in its page: ``docs/licences.md``.

    python -m tests.supply.licences [--check]

Writes the document; with ``--check`` says whether it is as it should be. In either case exits with 1 where a licence is
not in the list of ``tests/supply/licences.toml``, or is not clear.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable

from tests.supply.licence import Policy, UnclearLicenceError, is_allowed, licence_of
from tests.supply.lock import Pin, pins
from tests.supply.project import ROOT

DOCUMENT = ROOT / "docs" / "licences.md"
PAGE = ROOT / "pipeline" / "view" / "assets"
_IN_PAGE = re.compile(r"(?:\A|\n----\n\n)(?P<name>\S+) (?P<version>\d\S*) \((?P<licence>[^()\n]+)\)\n")

HEAD = """# Licences

Made by `make licences` from `requirements/` and the packages as they are installed; CI sees that it is fresh, and
that every licence is in the list of `tests/supply/licences.toml`. Where a package may be had under several licences,
one of the list is enough. Licences of data are in [dependencies.md](dependencies.md).
"""
Row = tuple[str, str, str]
"""Name, versions, SPDX expression."""


def installed_rows(locked: Iterable[Pin], policy: Policy) -> list[Row]:
    """A row for each package of a lock, in order of names. Raises UnclearLicenceError."""
    versions: dict[str, list[str]] = {}
    for pin in locked:
        versions.setdefault(pin.name, []).append(str(pin.version))
    return [(name, ", ".join(versions[name]), licence_of(name, policy)) for name in sorted(versions)]


def page_rows() -> list[Row]:
    """A row for each npm package whose code is in the built page, as the build wrote them beside it."""
    texts = [(PAGE / name).read_text("utf-8") for name in ("licences.txt", "licences-sparql.txt")]
    return sorted({(m["name"], m["version"], m["licence"]) for text in texts for m in _IN_PAGE.finditer(text)})


def sections(policy: Policy) -> dict[str, list[Row]]:
    """The document's tables under their headings. Raises UnclearLicenceError."""
    run = pins("run")
    known = {pin.name for pin in run}
    return {
        "At run time": installed_rows(run, policy),
        "With the extra `cluster`, besides": installed_rows(
            (p for p in pins("cluster") if p.name not in known), policy
        ),
        "In the page (npm)": page_rows(),
    }


def as_markdown(tables: dict[str, list[Row]]) -> str:
    """The document."""
    lines = [HEAD]
    for heading, rows in tables.items():
        lines += [f"## {heading}", "", "| package | version | licence |", "|---|---|---|"]
        lines += [f"| {name} | {version} | {licence} |" for name, version, licence in rows]
        lines.append("")
    return "\n".join(lines)


def main(arguments: list[str]) -> int:
    """0 when all is well."""
    policy = Policy.stated()
    try:
        tables = sections(policy)
    except UnclearLicenceError as error:
        print(error, file=sys.stderr)
        return 1
    rows = [row for part in tables.values() for row in part]
    refused = [row for row in rows if not is_allowed(row[2], policy.allowed)]
    for name, version, licence in refused:
        print(f"{name} {version}: {licence} is not in the list of licences", file=sys.stderr)
    made = as_markdown(tables)
    stale = "--check" in arguments and (not DOCUMENT.is_file() or DOCUMENT.read_text("utf-8") != made)
    if stale:
        print("docs/licences.md is not fresh: make licences", file=sys.stderr)
    elif "--check" not in arguments:
        DOCUMENT.write_text(made, "utf-8")
    print(f"licences: {len(rows)} packages, {len(refused)} not allowed")
    return int(bool(refused) or stale)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
