"""Agreement, dispute and change over time in a corpus, with the passages of both claims, to be read by eye.

    python -m tests.quality.disputes FOLDER [--kind contradicts] [--slot number] [--reason other-actor] [--most 20]
    python -m tests.quality.disputes FOLDER --labels ../shared/corpora/newsclusters/dev.jsonl

FOLDER holds the records of a run over several articles. Counts by kind, slot and reason come first, then, of each of
them, the first so many relations by id, and how the events stand. Where the run has told relations they are read, else
they are made here, each claim beginning with its own origins or, without any, with the sources of its own chain.

With labels (JSON Lines of articles with `id` and `event`), the events are those of the people who labelled: the claims
of one action in all articles of one label. They are far too wide (whoever was killed in these articles was killed in
one event), which makes them a hard test of what keeps two happenings apart.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from pipeline.model import Claim, Corpus, Event, Relation, make_id
from pipeline.records import load_corpus
from pipeline.stages.compare import relations_of, standings
from pipeline.stages.compare.lexicon import words

Sort = tuple[str, str, str]


def compared(corpus: Corpus) -> tuple[Relation, ...]:
    """The relations of a corpus: those it has, else those that `relations_of` finds."""
    if corpus.relations:
        return corpus.relations
    origins = {c.id: c.origins for c in corpus.claims}
    entities = {e.id: e for e in corpus.entities}
    return relations_of(corpus.events, corpus.claims, corpus.articles, corpus.attributions, origins, entities)


def labelled(corpus: Corpus, labels: Path) -> Corpus:
    """The corpus with events by label and action, and without relations."""
    label = {d["id"]: d["event"] for d in map(json.loads, labels.read_text("utf-8").splitlines())}
    held: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in corpus.claims:
        if claim.article in label:
            held[(label[claim.article], words().kind(claim.action.lemma))].append(claim)
    events = [_event(held[key]) for key in sorted(held) if len({c.article for c in held[key]}) > 1]
    return replace(corpus, events=tuple(sorted(events, key=lambda e: e.id)), relations=())


def _event(claims: Sequence[Claim]) -> Event:
    ids = tuple(sorted(c.id for c in claims))
    articles = tuple(sorted({c.article for c in claims}))
    return Event(make_id("event", *ids), ids, articles, None, None, None, (), (), (), (), (), status="single_source")


def report(corpus: Corpus, relations: Sequence[Relation], wanted: Sort, most: int) -> Iterator[str]:
    """The lines of the report; empty strings in `wanted` (kind, slot, reason) mean any."""
    claims = {c.id: c for c in corpus.claims}
    sorts: dict[Sort, list[Relation]] = defaultdict(list)
    for relation in relations:
        sorts[(relation.kind, relation.slot, relation.reason)].append(relation)
    for sort in sorted(sorts):
        yield f"{len(sorts[sort]):6} {' '.join(sort)}"
    published = {a.id: a.published or "" for a in corpus.articles}
    for sort in sorted(sorts):
        if any(w and w != s for w, s in zip(wanted, sort, strict=True)):
            continue
        yield f"\n== {' '.join(sort)}"
        for relation in sorts[sort][:most]:
            yield f"-- {relation.event}"
            for key in (relation.claim, relation.other):
                yield from _told(claims[key], published[claims[key].article])


def _told(claim: Claim, published: str) -> Iterator[str]:
    chain = " < ".join(link.label for link in claim.sources)
    roles = " ".join(
        f"{name}={[m.text for m in role]}"
        for name, role in (("actor", claim.actor), ("target", claim.target), ("place", claim.place))
        if role
    )
    time = f" time={claim.time.text} {claim.time.value}" if claim.time else ""
    yield f"   {claim.id} {published} [{chain}]"
    yield f"      {claim.polarity} {claim.tense} {claim.action.text}: {roles}{time}"
    yield f"      {' '.join(claim.evidence.text.split())}"


def main() -> None:
    """Read the folder and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    for name in ("kind", "slot", "reason"):
        parser.add_argument(f"--{name}", default="")
    parser.add_argument("--labels", type=Path)
    parser.add_argument("--most", type=int, default=20)
    given = parser.parse_args()
    corpus = load_corpus(given.folder)
    if given.labels:
        corpus = labelled(corpus, given.labels)
    relations = compared(corpus)
    for line in report(corpus, relations, (given.kind, given.slot, given.reason), given.most):
        print(line)
    standing = standings(corpus.events, corpus.claims, relations, {c.id: c.origins for c in corpus.claims})
    print("\nevents", dict(sorted(Counter(e.status for e in standing.events).items())))
    print("claims", dict(sorted(Counter(standing.claims.values()).items())))


if __name__ == "__main__":
    main()
