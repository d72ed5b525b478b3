"""How well claims are joined into events where the actions are given: ``python -m tests.quality.gold_events [PART]``.

Reads ECB+ (dev unless PART says ``train``) in ``../shared``, makes a claim of each marked action (`gold_mentions`),
joins them in the stories that the pipeline makes of all articles together, and prints what ``score_events`` says of
that with singletons and without.
"""

from __future__ import annotations

import json
import sys

from pipeline.stages.link import link_events
from tests.quality.corpus_scorer import events_report
from tests.quality.marked_stories import CORPORA, Told, told
from tests.quality.scorer import Record


def predictions(found: Told) -> list[Record]:
    """The events of the marked actions, as the scorer reads them; an action in no event is one by itself."""
    at = {m.claim.id: m.claim for m in found.marked}
    made = link_events(found.articles, list(at.values()), found.stories)
    groups = [event.claims for event in made if event.claims]
    joint = {name for group in groups for name in group}
    groups += [(name,) for name in at if name not in joint]
    spans = {n: {"article": c.article, "start": c.action.start, "end": c.action.end} for n, c in at.items()}
    return [{"id": group[0], "claims": [spans[name] for name in group]} for group in groups]


def main(part: str) -> None:
    """Print the figures."""
    lines = (CORPORA / "ecbplus" / f"{part}.jsonl").read_text("utf-8").splitlines()
    gold = [json.loads(line) for line in lines]
    made = predictions(told(part))
    for name, singletons in (("with singletons", True), ("without", False)):
        report = events_report(gold, made, singletons)
        print(f"{name}: matching {report['matching']['recall']:.3f}, CoNLL F1 {report['matched']['conll_f1']:.3f}")
        for measure in ("muc", "b_cubed", "ceaf_e"):
            found = report["matched"][measure]
            print(f"  {measure} precision {found['precision']:.3f}, recall {found['recall']:.3f}, F1 {found['f1']:.3f}")


if __name__ == "__main__":
    main(*(sys.argv[1:] or ["dev"]))
