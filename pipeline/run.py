"""The stages composed: seeds in, a folder of records, graphs and a page out."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline import graph, jsonl, judgements, placing
from pipeline.errors import NotFoundError, SaysoError
from pipeline.extract import Extractor, key_of
from pipeline.fold import Mapper, kept_fold
from pipeline.garbage import seldom
from pipeline.model import Article, Corpus, GazetteerEntry, Outcome, Rejection, Seed
from pipeline.options import Options
from pipeline.records import write_records
from pipeline.spool import Spool
from pipeline.stages.parse import as_version, each_once, parse_any
from pipeline.store import STORE, DamagedError, Manifest, Store, made
from pipeline.workers import Backend, Local, Lost, Progress, silent

if TYPE_CHECKING:
    from pipeline.view.sparql import Embedded


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run ended with. `read` counts articles that were read anew, `kept` those whose results were at hand.
    `corpus` is None where nothing was to be exported.
    """

    corpus: Corpus | None
    read: int
    kept: int
    files: tuple[Path, ...]
    rejections: tuple[Rejection, ...] = ()

    @property
    def sources(self) -> tuple[tuple[str, int], ...]:
        """How many speakers of each kind, the most frequent first; the outlet's own voice counts once an outlet."""
        claims = self.corpus.claims if self.corpus else ()
        kinds = {link.entity or link.label: link.kind for c in claims for link in c.sources}
        return tuple(sorted(Counter(kinds.values()).items(), key=lambda item: (-item[1], item[0])))


@seldom()
def run(
    seeds: Iterable[Seed | Rejection],
    out: Path,
    options: Options,
    workers: int = 1,
    only: bool = False,
    progress: Progress = silent,
    export: bool = True,
    gazetteer: Sequence[GazetteerEntry] = (),
    backend: Backend | None = None,
) -> Summary:
    """Read the seeds and bring the folder `out` up to date: JSON Lines, graphs and the page.

    Articles of earlier runs into the same folder stay in the corpus (with `only`: go, where they are not among the
    seeds). What has been read before, by the same code and options, is not read again. An article whose
    outlet has changed its text under the same address stands beside its earlier version (`as_version`). The bytes of
    `out` depend on the articles, the version and the options alone. Without `export` only the store is brought up to
    date, which takes time in proportion to what is new; the files stay as they were until the next run with it.
    Entities are linked to the entries of `gazetteer`, which later runs remember until they are given others. What
    people say of entities in ``judgements.jsonl`` holds. The work is done by `backend`, or by so many `workers` here.
    """
    store = Store(out / STORE)
    with store.locked(), closing(Local(options, workers)) as local, closing(Spool(store.folder)) as pending:
        doing = backend or local
        before = store.manifest()
        made_by = Extractor(options).fingerprint
        keys, rejections = collect(seeds, store, Manifest() if only else before, made_by, doing, pending, progress)
        for done, (key, result) in enumerate(doing.extract(pending, len(pending))):
            progress("extract", done, len(pending))
            if isinstance(result, Lost):
                (name,) = (name for name, known in keys.items() if known == key)
                del keys[name]
                rejections.append(Rejection("attribute", name, "worker-died", result.why))
            else:
                store.put(key, result)
        progress("extract", len(pending), len(pending))
        known = tuple(gazetteer) or before.gazetteer
        manifest = Manifest(keys, tuple(rejections), made_by, known)
        corpus, files = publish(store, manifest, out, progress, export, firm(doing))
    return Summary(corpus, len(pending), len(keys) - len(pending), files, tuple(sorted(rejections)))


def collect(
    seeds: Iterable[Seed | Rejection],
    store: Store,
    before: Manifest,
    fingerprint: str,
    backend: Backend,
    pending: Spool,
    progress: Progress,
) -> tuple[dict[str, str], list[Rejection]]:
    """Parse the seeds, and put into `pending` all articles whose results the store lacks: those of the seeds, and those
    of the corpus `before` that were read by other code or options.

    Gives the keys of the results of all articles by their ids, and the Rejections of seeds.
    """
    keys: dict[str, str] = {}
    rejections: list[Rejection] = []

    def want(article: Article) -> None:
        keys[article.id] = key = key_of(article, fingerprint)
        if key not in store:
            pending.add(key, article)

    def read_before(key: str) -> Article | None:
        try:
            return store.get(key).articles[0]
        except DamagedError:
            return None  # its seed is at hand: it is read anew

    for parsed in each_once(_outcomes(seeds, backend)):
        if isinstance(parsed, Rejection):
            rejections.append(parsed)
        else:
            known = before.articles.get(parsed.id)
            if known is not None and known != key_of(parsed, fingerprint):
                parsed = as_version(parsed, read_before(known))  # noqa: PLW2901
            want(parsed)
        progress("parse", len(keys), None)
    progress("parse", len(keys), len(keys))
    with store.naming(before):
        for name, key in before.articles.items():
            if name in keys:
                continue
            if before.fingerprint == fingerprint:
                keys[name] = key
            else:
                want(store.get(key).articles[0])
    return keys, rejections


def _outcomes(seeds: Iterable[Seed | Rejection], backend: Backend) -> Iterator[Outcome[Article]]:
    names: deque[str] = deque()

    def named() -> Iterator[Seed | Rejection]:
        for seed in seeds:
            names.append(seed.subject if isinstance(seed, Rejection) else seed.path)
            yield seed

    for outcome in backend.map(parse_any, named()):
        name = names.popleft()
        if isinstance(outcome, Lost):
            yield Outcome((), (Rejection("parse", name, "worker-died", outcome.why),))
        else:
            yield outcome


def firm(backend: Backend) -> Mapper:
    """The `map` of a backend for work without which there is no corpus: raises `SaysoError` where it is lost."""

    def mapped(function: Callable[[bytes], bytes], items: Iterable[bytes]) -> Iterator[bytes]:
        for result in backend.map(function, items):
            if isinstance(result, Lost):
                raise SaysoError(f"articles could not be joined: {result.why}")
            yield result

    return mapped


@seldom()
def remove(ids: Sequence[str], out: Path, progress: Progress = silent, export: bool = True) -> Summary:
    """Take articles out of the corpus in `out`, with all that came of them.

    Raises `NotFoundError` if one of them is not in it, or no run has been made there; then nothing is changed.
    """
    with made(out) as (store, manifest):
        missing = [name for name in ids if name not in manifest.articles]
        if missing:
            raise NotFoundError(
                f"{out}: no article {missing[0]!r}; the ids are the first field of {out / 'articles.jsonl'}"
            )
        left = {name: key for name, key in manifest.articles.items() if name not in ids}
        after = replace(manifest, articles=left)
        corpus, files = publish(store, after, out, progress, export)
    return Summary(corpus, 0, len(left), files, manifest.rejections)


@seldom()
def export(out: Path, progress: Progress = silent) -> Summary:
    """Write the files of the corpus that is kept in `out` anew: after runs without export, or edited judgements.

    Raises `NotFoundError` if no run has been made there.
    """
    with made(out) as (store, manifest):
        corpus, files = publish(store, manifest, out, progress, True)
    return Summary(corpus, 0, len(manifest.articles), files, manifest.rejections)


def publish(
    store: Store, manifest: Manifest, out: Path, progress: Progress, export: bool, mapper: Mapper | None = None
) -> tuple[Corpus | None, tuple[Path, ...]]:
    """Fold the results that `manifest` names, write the files of `out` (with `export`; all are written before the first
    one takes its place), and make `manifest` the store's corpus.
    """
    judged = judgements.Kept(out, store.folder)
    persons = judged.persons()
    with store.naming(manifest):
        corpus = kept_fold(
            store.get,
            store.folder / "fold.sqlite",
            manifest.articles,
            lambda joined: joined.corpus(manifest.rejections) if export else None,
            persons,
            manifest.gazetteer,
            progress,
            export,
            mapper,
        )
    if corpus is None:
        store.commit(manifest, store.manifest())
        return None, ()
    progress("build", 0, 3)
    with placing.replacing(out) as draft:
        write_records(corpus, draft)
        progress("build", 1, 3)
        built = graph.build(corpus, draft)
        progress("view", 2, 3)
        files = (*built.files, write_page(corpus, draft / "graph.html", built))
        judged.before(corpus.judgements)
    judged.after(corpus.judgements)
    progress("view", 3, 3)
    store.commit(manifest, store.manifest())
    store.sweep(manifest)
    return corpus, tuple(out / file.name for file in files)


@seldom()
def write_page(corpus: Corpus, path: Path, built: graph.Built | None = None, sparql: Embedded | None = None) -> Path:
    """Write the explorer page of a corpus; `built` is what `graph.build` has made of it, if it has. With `sparql`
    (`view.sparql.embedded`) the page can be asked in SPARQL.
    """
    from pipeline.view.page import render  # noqa: PLC0415  (a third of a second, which `sayso run --help` must not take)

    page = render(corpus, built.graph if built else graph.project_corpus(corpus), sparql)
    jsonl.write_atomic(path, page.encode("utf-8"))
    return path
