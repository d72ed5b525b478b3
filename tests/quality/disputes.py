"""Agreement, dispute and change over time in a corpus, with the passages of both claims, to be read by eye.

    python -m tests.quality.disputes FOLDER [--kind contradicts] [--slot number] [--reason other-actor] [--most 20]

FOLDER holds the records of a run over several articles. Counts by kind, slot and reason come first, then, of each of
them, the first so many relations by id, and how the events stand. Where the run has told relations they are read, else
they are made here, each claim beginning with the sources of its own chain.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from pipeline.model import Claim, Corpus, Relation
from pipeline.records import load_corpus
from pipeline.stages.compare import relations_of, standings

Sort = tuple[str, str, str]


def compared(corpus: Corpus) -> tuple[Relation, ...]:
    """The relations of a corpus: those it has, else those that `relations_of` finds."""
    if corpus.relations:
        return corpus.relations
    origins = {c.id: c.origins for c in corpus.claims}
    entities = {e.id: e for e in corpus.entities}
    return relations_of(corpus.events, corpus.claims, corpus.articles, corpus.attributions, origins, entities)


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
    parser.add_argument("--most", type=int, default=20)
    given = parser.parse_args()
    corpus = load_corpus(given.folder)
    relations = compared(corpus)
    for line in report(corpus, relations, (given.kind, given.slot, given.reason), given.most):
        print(line)
    standing = standings(corpus.events, corpus.claims, relations, {c.id: c.origins for c in corpus.claims})
    print("\nevents", dict(sorted(Counter(e.status for e in standing.events).items())))
    print("claims", dict(sorted(Counter(standing.claims.values()).items())))


if __name__ == "__main__":
    main()
