"""Measure the pipeline on the annotated corpora and hold the figures against their floors.

``python -m tests.quality [NAME ...]`` reads the dev parts with the pipeline as it is, calls the scorers, prints one
table, and exits with 1 where a figure lies below its floor in ``floors.toml``. The corpora and scorers are expected
in ``../shared``, beside the project; where they are not, it says so and exits with 0.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline import jsonl
from pipeline.fold import fold
from pipeline.model import Article, Attribution, Corpus, Rejection
from pipeline.records import write_records
from pipeline.seeds import find_seeds
from pipeline.stages.parse import parse_seeds
from tests.extracted import extracted
from tests.quality import gold_events

HERE = Path(__file__).parent
SHARED = HERE.parents[2] / "shared"


@dataclass(frozen=True, slots=True)
class Measure:
    """A scorer, run on what the pipeline makes of a corpus.

    `seeds` is what the pipeline reads, `gold` what the scorer reads, both below ``corpora/``; `predictions` is a file
    of the output folder or, where it has no suffix, a kind of ``from_out.py``.
    """

    seeds: str
    scorer: str
    predictions: str
    gold: str = ""


MEASURES = {
    "attribution": Measure("polnear/dev.jsonl", "score_attribution.py", "attributions.jsonl"),
    "attribution-believed": Measure("polnear/dev.jsonl", "score_attribution.py", "believed"),
    "time": Measure("timex/dev.jsonl", "score_time.py", "times.jsonl"),
    "roles-plover": Measure("plover/dev.jsonl", "score_roles.py", "claims.jsonl"),
    "roles-meantime": Measure("meantime/dev.jsonl", "score_roles.py", "claims.jsonl"),
    "entities-gumnews": Measure("gumnews/dev.jsonl", "score_entities.py", "entities.jsonl"),
    "pronouns-gap": Measure("gap/dev.jsonl", "score_entities.py", "pronouns"),
    "parse": Measure("newsroomhtml", "score_parse.py", "pages", "newsroomhtml/pages.jsonl"),
    "events-ecbplus": Measure("ecbplus/dev.jsonl", "score_events.py", "events"),
    "events-newsclusters": Measure("newsclusters/dev.jsonl", "score_events.py", "events"),
    "events-giveme5w1h": Measure("giveme5w1h/dev.jsonl", "score_events.py", "events"),
    "slots-giveme5w1h": Measure("giveme5w1h/dev.jsonl", "score_slots.py", "slots"),
    "slots-muc4": Measure("muc4/dev.jsonl", "score_slots.py", "slots"),
    "slots-hrdsattack": Measure("hrdsattack/dev.jsonl", "score_slots.py", "slots"),
}


MARKED = "events-marked"
"""Events of actions that are given: it needs claims of its own making (see `gold_events`)."""


def read_corpus(seeds: Path, out: Path, only_parse: bool) -> None:
    """Read the seeds with the pipeline and write its records to `out`, as `sayso run` does."""
    paths = sorted(map(str, seeds.rglob("*.html.gz"))) if seeds.is_dir() else [str(seeds)]
    # Folders are given one file at a time: a folder of pages also holds the expected parse of them.
    parsed = [item for path in paths for item in parse_seeds(find_seeds([path]))]
    articles = [item for item in parsed if isinstance(item, Article)]
    rejections = [item for item in parsed if isinstance(item, Rejection)]
    parts = [Corpus(articles=(article,)) for article in articles] if only_parse else extracted(articles)
    write_records(fold(parts, rejections), out)


def predictions(measure: Measure, out: Path, scorers: Path) -> Path:
    """The file that the scorer reads, made of the output folder where need be."""
    if measure.predictions.endswith(".jsonl"):
        return out / measure.predictions
    if measure.predictions == "believed":
        # What claims rest on: all but the doubtful ones.
        said = [a for a in jsonl.read(out / "attributions.jsonl", Attribution) if not a.doubtful]
        jsonl.write(out / "believed.jsonl", said)
        return out / "believed.jsonl"
    path = out / f"{measure.predictions}.predictions"
    made = subprocess.run(
        [sys.executable, scorers / "from_out.py", out, measure.predictions],
        capture_output=True,
        check=True,
        text=True,
    ).stdout
    if measure.gold:
        gold = map(json.loads, (SHARED / "corpora" / measure.gold).read_text("utf-8").splitlines())
        ids = {Path(page["file"]).name.removesuffix(".html.gz"): page["id"] for page in gold}
        pages = [json.loads(line) for line in made.splitlines()]
        made = "".join(json.dumps(page | {"id": ids[page["id"]]}) + "\n" for page in pages)
    path.write_text(made, "utf-8")
    return path


def figures(tree: object, path: str = "") -> Iterator[tuple[str, float]]:
    """The numbers of a scorer's report, with their dotted path, in order."""
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield from figures(value, f"{path}.{key}" if path else str(key))
    elif isinstance(tree, int | float) and not isinstance(tree, bool):
        yield path, float(tree)


def measure_one(measure: Measure, folder: Path) -> dict[str, float]:
    """All figures of one measure; what the pipeline makes of its seeds is kept in `folder` for others of the same."""
    scorers, corpora = SHARED / "scorers", SHARED / "corpora"
    out = folder / measure.seeds.replace("/", "-")
    if not out.is_dir():
        read_corpus(corpora / measure.seeds, out, only_parse=measure.predictions == "pages")
    gold = corpora / (measure.gold or measure.seeds)
    made = predictions(measure, out, scorers)
    command = [sys.executable, str(scorers / measure.scorer), str(gold), str(made), "--json"]
    report = subprocess.run(command, capture_output=True, check=True, text=True).stdout
    return dict(figures(json.loads(report)))


def measurements(names: list[str]) -> Iterator[tuple[str, str, dict[str, float]]]:
    """Name, what is measured by what, and figures of each measure (of those in `names`, if there are any)."""
    with tempfile.TemporaryDirectory() as folder:
        for name, measure in MEASURES.items():
            if not names or name in names:
                yield name, f"{measure.seeds}, {measure.scorer}", measure_one(measure, Path(folder))
    if not names or MARKED in names:
        yield MARKED, "ecbplus/dev.jsonl, marked actions, score_events.py", dict(gold_events.measured("dev"))


def main(names: list[str]) -> int:
    """Measure, print, compare; returns the exit status."""
    floors = tomllib.loads((HERE / "floors.toml").read_text("utf-8"))
    if not SHARED.is_dir():
        print("quality: the corpora are not here (../shared), so nothing was measured")
        return 0
    below = 0
    for name, what, found in measurements(names):
        print(f"\n{name}  ({what})")
        for figure, floor in floors.get(name, {}).items():
            value = found[figure]
            low = value < floor
            below += low
            print(f"  {figure:42} {value:7.3f}   floor {floor:.3f}{'   BELOW' if low else ''}")
    print(f"\n{below} figures below their floors")
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
