"""The corpus of a run, written in partitions: in memory there is an article, or the joined records of one partition."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path

from pipeline import __version__, jsonl, judgements
from pipeline.errors import FormatError, NotFoundError
from pipeline.fold import Fold, Stream, fingerprint
from pipeline.model import Corpus
from pipeline.partitions import quads
from pipeline.partitions.manifest import FILE, GRAPHS, QUADS, SCHEMA, File, Format, Manifest
from pipeline.partitions.parquet import needed
from pipeline.partitions.target import Target, errors_named, target_of
from pipeline.partitions.writing import Partition, Place
from pipeline.records import RECORDS
from pipeline.run import STORE
from pipeline.store import Store
from pipeline.workers import Progress, silent

OF_ARTICLES = ("articles", "attributions", "claims", "times")
"""The kinds of records that belong to one article."""
JOINED = tuple(kind for kind in RECORDS if kind not in OF_ARTICLES)
_OURS = re.compile(r"part-\d{5,}\.(?:jsonl|parquet|nq)(?:\.gz)?")


def export(
    out: Path,
    to: str,
    formats: Sequence[Format],
    partitions: int,
    packed: bool = False,
    progress: Progress = silent,
) -> Manifest:
    """Write the corpus that is kept in `out` into the folder `to` (a path, or an address of fsspec), in so many
    partitions of each kind of record and graph; returns the manifest that it wrote last. With `packed`, JSON Lines and
    N-Quads are compressed (gzip).

    Bytes depend on the corpus, the formats and the number of partitions alone. Files of an earlier export that are
    the same again are left as they are, those that are of no partition any more are deleted. While files are written,
    there is no manifest.

    Raises `NotFoundError` if no run has been made in `out`, `SetupError` where a format or address needs what is not
    installed.
    """
    if "parquet" in formats:
        needed()
    store = Store(out / STORE)
    if not store.manifest().fingerprint:
        raise NotFoundError(f"{out} holds no corpus; make one with: sayso run SEEDS --out {out}")
    with store.locked(), errors_named(to):
        known = store.manifest()
        target = target_of(to)
        before = _files_of(target)
        target.remove(FILE)
        persons = judgements.read_persons(
            out / judgements.FILE, judgements.machine_lines(store.folder / judgements.FILE)
        )
        made_by = fingerprint(known.gazetteer)
        drafts = target.drafts()
        try:
            with closing(Fold(store.get, store.folder / "fold.sqlite", made_by, known.gazetteer)) as joined:
                joined.update(known.articles, persons, progress)
                with closing(joined.stream(partitions, known.rejections, store.folder, progress)) as stream:
                    place = Place(target, drafts, tuple(formats), packed, before)
                    manifest = _written(stream, place, progress)
        finally:
            shutil.rmtree(drafts, ignore_errors=True)
        _sweep(target, manifest.files)
        target.write(FILE, jsonl.encode(manifest) + b"\n")
    return manifest


def _written(stream: Stream, place: Place, progress: Progress) -> Manifest:
    files, records, done = list[File](), dict.fromkeys(RECORDS, 0), 0
    for number in range(stream.shards):
        with closing(Partition(number, place)) as partition:
            partition.begin(OF_ARTICLES, ("articles", "events"))
            for part in stream.articles(number):
                progress("partition", done, stream.total)
                _put_article(part, stream, partition)
                done += 1
            partition.begin(JOINED, ("entities", "provenance"))
            _put_joined(stream, number, partition)
            partition.finish()
        files += partition.files
        for kind, count in partition.records.items():
            records[kind] += count
    progress("partition", stream.total, stream.total)
    ordered = tuple(sorted(files, key=lambda file: file.path))
    return Manifest(SCHEMA, __version__, stream.shards, tuple(sorted(place.formats)), records, ordered)


def _put_article(part: Corpus, stream: Stream, into: Partition) -> None:
    for kind in OF_ARTICLES:
        into.put(kind, getattr(part, kind))
    if into.has_quads:
        into.put_quads("articles", quads.of_article(part, stream))
        into.put_quads("events", quads.of_standings(part.claims))


def _put_joined(stream: Stream, number: int, into: Partition) -> None:
    for kind in JOINED:
        into.put(kind, getattr(stream, kind)(number))
    if into.has_quads:
        graphs = (
            ("events", quads.of_events(stream, number)),
            ("entities", quads.of_entities(stream, number)),
            ("provenance", quads.of_provenance(stream, number)),
        )
        for graph, blocks in graphs:
            for block in blocks:
                into.put_quads(graph, block)


def _files_of(target: Target) -> dict[str, File]:
    """The files of an earlier export by path; none where it was not whole, or is of another version."""
    written = target.read(FILE)
    try:
        return {file.path: file for file in jsonl.decode(written, Manifest).files} if written else {}
    except FormatError:
        return {}


def _sweep(target: Target, wanted: Iterable[File]) -> None:
    """Delete the files of earlier exports, whole or not, that are not `wanted`; other people's files are left."""
    kept = {file.path for file in wanted}
    for folder in (*RECORDS, *(f"{QUADS}/{graph}" for graph in GRAPHS)):
        for path in target.listed(folder):
            if path not in kept and _OURS.fullmatch(path.rpartition("/")[2]):
                target.remove(path)
