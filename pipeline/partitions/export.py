"""The corpus of a run, written in partitions: in memory there is an article, or the joined records of one partition."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path

from pipeline import __version__, jsonl, judgements
from pipeline.errors import FormatError
from pipeline.fold import Fold, Stream, kept_fold
from pipeline.garbage import seldom
from pipeline.model import Corpus, EntityJudgement
from pipeline.partitions import quads
from pipeline.partitions.manifest import FILE, GRAPHS, QUADS, SCHEMA, File, Format, Manifest
from pipeline.partitions.parquet import needed
from pipeline.partitions.target import Target, errors_named, target_of
from pipeline.partitions.writing import Partition, Place
from pipeline.records import RECORDS
from pipeline.store import Manifest as Kept
from pipeline.store import Store, made
from pipeline.workers import Progress, silent

OF_ARTICLES = ("articles", "attributions", "claims", "times")
"""The kinds of records that belong to one article."""
JOINED = tuple(kind for kind in RECORDS if kind not in OF_ARTICLES)
_OURS = re.compile(r"part-\d{5,}\.(?:jsonl|parquet|nq)(?:\.gz)?")


@seldom()
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
    with made(out) as (store, kept), errors_named(to):
        persons = judgements.Kept(out, store.folder).persons()
        target = target_of(to)
        before = _files_of(target)
        target.remove(FILE)
        drafts = target.drafts()
        try:
            place = Place(target, drafts, tuple(formats), packed, before)
            with store.naming(kept):
                manifest = _folded(store, kept, persons, partitions, place, progress)
        finally:
            shutil.rmtree(drafts, ignore_errors=True)
        _sweep(target, manifest.files)
        target.write(FILE, jsonl.encode(manifest) + b"\n")
    return manifest


def _folded(
    store: Store,
    kept: Kept,
    persons: Sequence[EntityJudgement],
    partitions: int,
    place: Place,
    progress: Progress,
) -> Manifest:
    """Bring the fold up to date and write it."""

    def write(joined: Fold) -> Manifest:
        with closing(joined.stream(partitions, kept.rejections, store.folder, progress)) as stream:
            return _written(stream, place, progress)

    return kept_fold(store.get, store.folder / "fold.sqlite", kept.articles, write, persons, kept.gazetteer, progress)


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
