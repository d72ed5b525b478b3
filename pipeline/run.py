"""The stages composed: seeds in, a folder of records, graphs and a page out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline import graph, jsonl, view
from pipeline.errors import NotFoundError
from pipeline.extract import Extractor, Options, key_of
from pipeline.model import Article, Corpus, Rejection, Seed
from pipeline.records import write_records
from pipeline.stages.link import link_events
from pipeline.stages.parse import parse_seeds
from pipeline.stages.resolve import merge_entities
from pipeline.store import Manifest, Store
from pipeline.workers import Progress, extract_all, silent

STORE = ".sayso"


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run ended with. `read` counts articles that were read anew, `kept` those whose results were at hand."""

    corpus: Corpus
    read: int
    kept: int
    files: tuple[Path, ...]

    @property
    def sources(self) -> tuple[tuple[str, int], ...]:
        """How many speakers of each kind, the most frequent first; the outlet's own voice counts once an outlet."""
        kinds = {link.entity or link.label: link.kind for c in self.corpus.claims for link in c.sources}
        return tuple(sorted(Counter(kinds.values()).items(), key=lambda item: (-item[1], item[0])))


def run(
    seeds: Iterable[Seed | Rejection],
    out: Path,
    options: Options,
    workers: int = 1,
    only: bool = False,
    progress: Progress = silent,
) -> Summary:
    """Read the seeds and bring the folder `out` up to date: JSON Lines, graphs and the page.

    Articles of earlier runs into the same folder stay in the corpus (with `only`: go, where they are not among the
    seeds). What has been read before, by the same code and options, is not read again. The bytes of `out` depend
    on the articles, the version and the options alone.
    """
    store = Store(out / STORE)
    with store.locked():
        articles: dict[str, Article] = {}
        rejections: list[Rejection] = []
        for parsed in parse_seeds(seeds):
            if isinstance(parsed, Rejection):
                rejections.append(parsed)
            else:
                articles[parsed.id] = parsed
            progress("parse", len(articles), None)
        progress("parse", len(articles), len(articles))
        extractor = Extractor(options, workers)
        before = {} if only else store.manifest().articles
        wanted = {key_of(article, extractor.fingerprint): article for article in articles.values()}
        keys = {article.id: key for key, article in wanted.items()}
        for name, key in before.items():
            if name not in articles:
                article = store.get(key).articles[0]
                keys[name] = fresh = key_of(article, extractor.fingerprint)
                wanted[fresh] = article
        pending = {key: article for key, article in wanted.items() if key not in store}
        for key, result in extract_all(pending, extractor, workers, progress):
            store.put(key, result)
        manifest = Manifest(keys, tuple(rejections))
        corpus, files = publish(store, manifest, out, progress)
    return Summary(corpus, len(pending), len(wanted) - len(pending), files)


def remove(ids: Sequence[str], out: Path, progress: Progress = silent) -> Summary:
    """Take articles out of the corpus in `out`, with all that came of them.

    Raises `NotFoundError` if one of them is not in it; then nothing is changed.
    """
    store = Store(out / STORE)
    manifest = store.manifest()
    missing = [name for name in ids if name not in manifest.articles]
    if missing:
        raise NotFoundError(
            f"{out}: no article {missing[0]!r}; the ids are the first field of {out / 'articles.jsonl'}"
        )
    with store.locked():
        left = {name: key for name, key in manifest.articles.items() if name not in ids}
        corpus, files = publish(store, Manifest(left, manifest.rejections), out, progress)
    return Summary(corpus, 0, len(left), files)


def publish(store: Store, manifest: Manifest, out: Path, progress: Progress) -> tuple[Corpus, tuple[Path, ...]]:
    """Fold the results that `manifest` names into the files of `out`, then make it the store's corpus."""
    parts = [store.get(key) for _, key in sorted(manifest.articles.items())]
    progress("resolve", 0, 3)
    corpus = fold(parts, manifest.rejections)
    progress("link", 1, 3)
    write_records(corpus, out)
    progress("build", 2, 3)
    built = graph.build(corpus, out)
    files = (*built.files, write_page(corpus, out / "graph.html", built))
    store.commit(manifest)
    progress("view", 3, 3)
    return corpus, files


def fold(parts: Sequence[Corpus], rejections: Sequence[Rejection] = ()) -> Corpus:
    """One corpus of the corpora of single articles: entities joined, events linked, all in order."""
    ordered = sorted(parts, key=lambda part: part.articles[0].id)
    articles = tuple(article for part in ordered for article in part.articles)
    claims = tuple(claim for part in ordered for claim in part.claims)
    return Corpus(
        articles=articles,
        attributions=tuple(said for part in ordered for said in part.attributions),
        claims=claims,
        times=tuple(time for part in ordered for time in part.times),
        entities=merge_entities(part.entities for part in ordered),
        events=link_events(articles, claims),
        rejections=tuple(sorted((*rejections, *(r for part in ordered for r in part.rejections)))),
    )


def write_page(corpus: Corpus, path: Path, built: graph.Built | None = None) -> Path:
    """Write the explorer page of a corpus; `built` is what `graph.build` has made of it, if it has."""
    page = view.render(corpus, built.graph if built else graph.project(graph.dataset_of(corpus)))
    jsonl.write_atomic(path, page.encode("utf-8"))
    return path
