"""The bill of materials of Sayso as it is installed: ``dist/sayso.cdx.json``, in CycloneDX, the same bytes each time.

    python -m tests.supply.sbom

Tells of each package of an environment made from ``requirements/run.txt`` (as it is on this system and Python), and of
each npm package in the page. Without time and serial number; addresses are those that packages name themselves.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from tests.supply.environment import make_environment
from tests.supply.licences import page_rows
from tests.supply.project import ROOT

SBOM = ROOT / "dist" / "sayso.cdx.json"
VERSION = SchemaVersion.V1_6


def installed(python: Path) -> dict[str, object]:
    """The bill of an environment, with the project as what it is the bill of."""
    tool = Path(sys.executable).with_name("cyclonedx-py")
    how = ("--output-reproducible", "--sv", VERSION.to_version(), "--pyproject", "pyproject.toml")
    told = subprocess.run(
        [str(tool), "environment", *how, str(python)],
        cwd=ROOT, capture_output=True, check=True, timeout=300, env={"LC_ALL": "C.UTF-8"},
    ).stdout  # fmt: skip
    bill: dict[str, object] = json.loads(told)
    return bill


def page_component(name: str, version: str, licence: str) -> dict[str, object]:
    """An npm package, its code in the page.

    >>> page_component("@orvel/map", "1.2.0", "MIT")["purl"]
    'pkg:npm/%40orvel/map@1.2.0'
    """
    key = {"expression": licence} if " " in licence else {"license": {"id": licence}}
    purl = f"pkg:npm/{quote(name)}@{version}"
    return {"bom-ref": purl, "licenses": [key], "name": name, "purl": purl, "type": "library", "version": version}


def bill_of_materials(python: Path) -> str:
    """The bill as JSON, with a line for each value. Raises ValueError where it is not as CycloneDX wants it."""
    bill = installed(python)
    components = bill["components"]
    if not isinstance(components, list):
        raise TypeError("the bill has no components")
    components += [page_component(*row) for row in page_rows()]
    text = json.dumps(bill, indent=1, sort_keys=True, ensure_ascii=False) + "\n"
    if (wrong := JsonStrictValidator(VERSION).validate_str(text)) is not None:
        raise ValueError(f"not valid CycloneDX: {wrong}")
    if str(ROOT) in text or "serialNumber" in bill or "file:" in text:
        raise ValueError("the bill tells of this machine or this moment")
    return text


def main() -> int:
    """0; raises where there is no right bill."""
    text = bill_of_materials(make_environment("run", "run"))
    SBOM.parent.mkdir(exist_ok=True)
    SBOM.write_text(text, "utf-8")
    print(f"dist/{SBOM.name}: {len(json.loads(text)['components'])} components")
    return 0


if __name__ == "__main__":
    sys.exit(main())
