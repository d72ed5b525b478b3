"""How well claims are joined into events where the actions are given.

``python -m tests.quality.gold_events [--part dev] [--gold-stories]`` reads ECB+ in ``../shared``, makes a claim of each
marked action (`gold_mentions`), joins them in the stories that the pipeline makes of all articles together, and prints
what ``score_events`` says of that with singletons and without. With ``--gold-stories`` it prints as well what comes of
the stories of the corpus (its subtopics), which the plain baseline of the corpus is given.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from pipeline.stages.link import link_events
from tests.quality.corpus_scorer import events_report
from tests.quality.marked_stories import CORPORA, Told, told
from tests.quality.scorer import Record, read_records


def predictions(found: Told) -> list[Record]:
    """The events of the marked actions, as the scorer reads them; an action in no event is one by itself."""
    at = {m.claim.id: m.claim for m in found.marked}
    made = link_events(found.articles, list(at.values()), found.stories)
    groups = [event.claims for event in made if event.claims]
    joint = {name for group in groups for name in group}
    groups += [(name,) for name in at if name not in joint]
    spans = {n: {"article": c.article, "start": c.action.start, "end": c.action.end} for n, c in at.items()}
    return [{"id": group[0], "claims": [spans[name] for name in group]} for group in groups]


def subtopics(gold: list[Record]) -> tuple[tuple[str, ...], ...]:
    """The stories of the corpus."""
    found: dict[str, list[str]] = defaultdict(list)
    for document in gold:
        found[document["subtopic"]].append(document["id"])
    return tuple(tuple(sorted(found[name])) for name in sorted(found))


def show(gold: list[Record], made: list[Record]) -> None:
    """Print the figures of these events."""
    for name, singletons in (("with singletons", True), ("without", False)):
        report = events_report(gold, made, singletons)
        print(f"{name}: matching {report['matching']['recall']:.3f}, CoNLL F1 {report['matched']['conll_f1']:.3f}")
        for measure in ("muc", "b_cubed", "ceaf_e"):
            found = report["matched"][measure]
            print(f"  {measure} precision {found['precision']:.3f}, recall {found['recall']:.3f}, F1 {found['f1']:.3f}")


def measured(part: str) -> Iterator[tuple[str, float]]:
    """The CoNLL F1 in the stories of the pipeline, and B³ precision, with singletons and without."""
    gold = read_records(CORPORA / "ecbplus" / f"{part}.jsonl")
    made = predictions(told(part))
    for name, singletons in (("with", True), ("without", False)):
        report = events_report(gold, made, singletons)["matched"]
        yield f"{name}.conll_f1", report["conll_f1"]
        yield f"{name}.b_cubed.precision", report["b_cubed"]["precision"]


def main() -> None:
    """Print the figures in the stories that the pipeline makes and, where asked for, in those of the corpus."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", default="dev", choices=("train", "dev"))
    parser.add_argument("--gold-stories", action="store_true")
    options = parser.parse_args()
    gold = read_records(CORPORA / "ecbplus" / f"{options.part}.jsonl")
    found = told(options.part)
    print("Stories as the pipeline makes them")
    show(gold, predictions(found))
    if options.gold_stories:
        print("Stories of the corpus")
        show(gold, predictions(replace(found, stories=subtopics(gold))))


if __name__ == "__main__":
    main()
