"""A tiny invented corpus in two states, and folders of runs on it."""

from __future__ import annotations

from pathlib import Path

TEXTS = {
    "bridge": """date 2024-10-01 Ministry says bridge was hit
Shelling damaged a bridge in Orvel, spokeswoman Ana Reyes said on Monday.
"No soldiers crossed it," she added.
""",
    "denial": """date 2024-10-02 Army denies strike on Orvel
The army denied that it shelled the bridge. Smoke rose over Orvel.
""",
    "fuel": """date 2024-10-03 Tamsk Oil cuts prices
Tamsk Oil will cut its prices, Ivo Marek told reporters. He blamed the ministry.
""",
    "vote": """date 2024-10-04 Council of Tamsk votes
The council of Tamsk rejected the plan, Ana Reyes said.
""",
}
CHANGED = TEXTS["denial"].replace("Smoke rose", "The army said that smoke rose")


def write_seeds(folder: Path) -> tuple[Path, Path]:
    """The seeds of the first state and of the second: one article changed, one gone, one added."""
    first, second = folder / "first", folder / "second"
    _write(first, {name: TEXTS[name] for name in ("bridge", "denial", "fuel")})
    _write(second, {"bridge": TEXTS["bridge"], "denial": CHANGED, "vote": TEXTS["vote"]})
    return first, second


def _write(folder: Path, texts: dict[str, str]) -> None:
    folder.mkdir(parents=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")


def contents(out: Path) -> dict[str, bytes]:
    """What a run leaves, by names: all files but the fold's state, whose bytes depend on how it came to be."""
    return {
        str(path.relative_to(out)): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file() and not path.name.startswith("fold.sqlite")
    }


def public(out: Path) -> dict[str, bytes]:
    """The files for people."""
    return {path.name: path.read_bytes() for path in sorted(out.iterdir()) if path.is_file()} if out.exists() else {}
