"""The stages composed: seeds in, a folder of records, graphs and a page out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline import graph, jsonl, judgements, placing, view
from pipeline.errors import NotFoundError
from pipeline.extract import Extractor, Options, key_of
from pipeline.fold import kept_fold
from pipeline.model import Article, Corpus, GazetteerEntry, Rejection, Seed
from pipeline.records import write_records
from pipeline.stages.parse import as_version, parse_seeds
from pipeline.store import STORE, DamagedError, Manifest, Store
from pipeline.workers import Progress, extract_all, silent


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


def run(
    seeds: Iterable[Seed | Rejection],
    out: Path,
    options: Options,
    workers: int = 1,
    only: bool = False,
    progress: Progress = silent,
    export: bool = True,
    gazetteer: Sequence[GazetteerEntry] = (),
) -> Summary:
    """Read the seeds and bring the folder `out` up to date: JSON Lines, graphs and the page.

    Articles of earlier runs into the same folder stay in the corpus (with `only`: go, where they are not among the
    seeds). What has been read before, by the same code and options, is not read again. An article whose
    outlet has changed its text under the same address stands beside its earlier version (`as_version`). The bytes of
    `out` depend on the articles, the version and the options alone. Without `export` only the store is brought up to
    date, which takes time in proportion to what is new; the files stay as they were until the next run with it.
    Entities are linked to the entries of `gazetteer`, which later runs remember until they are given others. What
    people say of entities in ``judgements.jsonl`` holds.
    """
    store = Store(out / STORE)
    with store.locked():
        before = store.manifest()
        earlier = {} if only else before.articles
        articles: dict[str, Article] = {}

        def read_before(name: str) -> Article | None:
            try:
                return store.get(earlier[name]).articles[0] if name in earlier else None
            except DamagedError:
                return None  # its seed is at hand: it is read anew

        rejections: list[Rejection] = []
        for parsed in parse_seeds(seeds):
            if isinstance(parsed, Rejection):
                rejections.append(parsed)
            else:
                article = as_version(parsed, articles.get(parsed.id) or read_before(parsed.id))
                articles[article.id] = article
            progress("parse", len(articles), None)
        progress("parse", len(articles), len(articles))
        extractor = Extractor(options, workers)
        wanted = {key_of(article, extractor.fingerprint): article for article in articles.values()}
        keys = {article.id: key for key, article in wanted.items()}
        with store.naming(before):
            for name, key in earlier.items():
                if name in articles:
                    continue
                if before.fingerprint == extractor.fingerprint:
                    keys[name] = key
                else:
                    article = store.get(key).articles[0]
                    keys[name] = fresh = key_of(article, extractor.fingerprint)
                    wanted[fresh] = article
        pending = {key: article for key, article in wanted.items() if key not in store}
        for key, result in extract_all(pending, extractor, workers, progress):
            store.put(key, result)
        known = tuple(gazetteer) or before.gazetteer
        manifest = Manifest(keys, tuple(rejections), extractor.fingerprint, known)
        corpus, files = publish(store, manifest, out, progress, export)
    return Summary(corpus, len(pending), len(keys) - len(pending), files, tuple(sorted(rejections)))


def remove(ids: Sequence[str], out: Path, progress: Progress = silent, export: bool = True) -> Summary:
    """Take articles out of the corpus in `out`, with all that came of them.

    Raises `NotFoundError` if one of them is not in it; then nothing is changed.
    """
    store = Store(_made(out) / STORE)
    with store.locked():
        manifest = store.manifest()
        missing = [name for name in ids if name not in manifest.articles]
        if missing:
            raise NotFoundError(
                f"{out}: no article {missing[0]!r}; the ids are the first field of {out / 'articles.jsonl'}"
            )
        left = {name: key for name, key in manifest.articles.items() if name not in ids}
        after = replace(manifest, articles=left)
        corpus, files = publish(store, after, out, progress, export)
    return Summary(corpus, 0, len(left), files, manifest.rejections)


def export(out: Path, progress: Progress = silent) -> Summary:
    """Write the files of the corpus that is kept in `out` anew: after runs without export, or edited judgements.

    Raises `NotFoundError` if no run has been made there.
    """
    store = Store(_made(out) / STORE)
    with store.locked():
        manifest = store.manifest()
        if not manifest.fingerprint:
            raise NotFoundError(f"{out} holds no corpus; make one with: sayso run SEEDS --out {out}")
        corpus, files = publish(store, manifest, out, progress, True)
    return Summary(corpus, 0, len(manifest.articles), files, manifest.rejections)


def _made(out: Path) -> Path:
    """`out`, if a run has been made there."""
    if not (out / STORE).is_dir():
        raise NotFoundError(f"{out} holds no corpus; make one with: sayso run SEEDS --out {out}")
    return out


def publish(
    store: Store, manifest: Manifest, out: Path, progress: Progress, export: bool
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
            persons,
            manifest.rejections,
            manifest.gazetteer,
            progress,
            export,
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


def write_page(
    corpus: Corpus, path: Path, built: graph.Built | None = None, sparql: view.Embedded | None = None
) -> Path:
    """Write the explorer page of a corpus; `built` is what `graph.build` has made of it, if it has. With `sparql`
    (`view.embedded`) the page can be asked in SPARQL.
    """
    page = view.render(corpus, built.graph if built else graph.project(graph.dataset_of(corpus)), sparql)
    jsonl.write_atomic(path, page.encode("utf-8"))
    return path
