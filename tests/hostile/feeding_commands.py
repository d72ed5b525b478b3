"""Commands that read JSON Lines, each given a folder of records of which one file is broken."""

from __future__ import annotations

import json
import random
import shutil
from functools import cache
from pathlib import Path
from unittest import mock

from click.testing import CliRunner, Result
from pyoxigraph import RdfFormat, Store

from pipeline import graph, jsonl
from pipeline.cli import main, stages
from pipeline.extract import Extractor
from pipeline.model import Corpus, Seed
from pipeline.options import Options
from pipeline.records import RECORDS, write_records
from pipeline.stages.parse import parse_seed
from tests.hostile import material
from tests.hostile.campaign import Reader
from tests.hostile.feeding_files import folder
from tests.hostile.mutate import mutated, mutated_lines
from tests.joined import JOINED

COMMANDS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "attribute": (("attribute", "{}/articles.jsonl", "-o", "{}/o.jsonl", "--attributor", "rules"), ("articles",)),
    "split": (
        ("split", "{}/articles.jsonl", "{}/attributions.jsonl", "-o", "{}/o.jsonl"),
        ("articles", "attributions"),
    ),
    "resolve": (
        ("resolve", "{}/articles.jsonl", "{}/attributions.jsonl", "{}/claims.jsonl", "--out", "{}/o"),
        ("articles", "attributions", "claims"),
    ),
    "link": (
        ("link", "{}", "--out", "{}/o"),
        ("articles", "attributions", "claims", "times", "entities", "judgements"),
    ),
    "build": (("build", "{}"), RECORDS),
    "view": (("view", "{}", "-o", "{}/o.html"), RECORDS),
    "dossier": (("dossier", "Ana Reyes", "--out", "{}"), RECORDS),
    "show": (("show", "claim-", "--out", "{}"), RECORDS),
    "judge": (("judge", "same", "Ana Reyes", "Orvel", "--out", "{}"), ("judgements", "entities", "articles")),
    "list": (("judge", "list", "--out", "{}"), ("judgements", "entities", "articles")),
}
"""The words of each command, ``{}`` for the folder, and the files that it reads."""


@cache
def extractor() -> Extractor:
    return Extractor(Options(attributor="rules"), 1)


@cache
def records() -> dict[str, dict[str, bytes]]:
    """The files of a corpus that was joined, and of one before that, as `resolve` leaves it."""
    joined, parts = folder() / "joined", folder() / "parts"
    write_records(JOINED, joined)
    (article,) = parse_seed(Seed("a.txt", "\n\n".join(material.SENTENCES).encode())).made
    one = extractor().extract(article)
    write_records(Corpus(**{name: getattr(one, name) for name in RECORDS}), parts)
    return {d.name: {p.name: p.read_bytes() for p in sorted(d.iterdir())} for d in (joined, parts)}


def case(rng: random.Random) -> bytes:
    """Which command, which corpus, which file is broken, and its new content."""
    command = rng.choice(sorted(COMMANDS))
    corpus = "parts" if command in {"attribute", "split", "resolve", "link"} else "joined"
    name = rng.choice(COMMANDS[command][1])
    good = records()[corpus][f"{name}.jsonl"]
    data = mutated_lines(rng, good) if rng.random() < 0.85 else mutated(rng, good, [good])
    return json.dumps([command, corpus, name]).encode() + b"\n" + data


def sayso(*words: str) -> Result:
    return CliRunner().invoke(main, list(words))


def feed(data: bytes) -> bool:
    head, _, broken = data.partition(b"\n")
    command, corpus, name = json.loads(head)
    work = folder() / "work"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir()
    for file, content in records()[corpus].items():
        (work / file).write_bytes(content)
    (work / f"{name}.jsonl").write_bytes(broken)
    with mock.patch.object(stages, "Extractor", lambda *_: extractor()):  # the models are loaded once
        result = sayso(*(word.replace("{}", str(work)) for word in COMMANDS[command][0]))
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert result.exit_code in {0, 1, 2, 3}
    if result.exit_code:
        assert result.stderr.startswith(("Error: ", "Usage: ", "rejected: ")), result.stderr[:300]
    else:
        sound_output(work)
    return result.exit_code == 0


def sound_output(work: Path) -> None:
    """What was written is UTF-8, JSON Lines and RDF."""
    for path in [*(work / "o").glob("*.jsonl"), *work.glob("o.jsonl")]:
        for line in path.read_text("utf-8").splitlines():
            jsonl.decode(line, dict)
    for path in work.glob("o.html"):
        path.read_text("utf-8")
    for suffix, form in ((".nq", RdfFormat.N_QUADS), (".trig", RdfFormat.TRIG), (".ttl", RdfFormat.TURTLE)):
        for path in work.glob(f"graph{suffix}"):
            Store().bulk_load(path.read_bytes(), form)
    for path in work.glob("graph.jsonld"):
        graph.load(path)


RECORD_READERS = (Reader("commands", case, feed, 2),)
