"""Judgements on pairs of entities ↔ RDF.

The two ends have the IRIs that the entities have by themselves: where they were joined, the graph describes only one of
them, and the labels tell what the other was called.
"""

from __future__ import annotations

from typing import cast

from pipeline.graph.facts import Facts
from pipeline.graph.names import SAYSO, key_of, minted, name
from pipeline.graph.triples import Triples
from pipeline.model import EntityJudgement, Verdict


def put_entity_judgement(to: Triples, judged: EntityJudgement) -> None:
    """Whether two entities are one, why, and who says so."""
    labels = (judged.one_label, judged.other_label)
    node = minted("pair", judged.one, judged.other, judged.verdict, judged.reason, judged.by, *labels)
    if to.describe(node, SAYSO.EntityJudgement):
        to.put(node, SAYSO.one, name("entity", judged.one))
        to.put(node, SAYSO.another, name("entity", judged.other))
        to.put(node, SAYSO.verdict, judged.verdict)
        to.put(node, SAYSO.reason, judged.reason)
        to.put(node, SAYSO.judgedBy, judged.by)
        to.put(node, SAYSO.oneLabel, judged.one_label)
        to.put(node, SAYSO.anotherLabel, judged.other_label)


def get_entity_judgement(facts: Facts, node: str) -> EntityJudgement:
    """The judgement of a node."""
    return EntityJudgement(
        key_of(facts.need(node, SAYSO.one)),
        key_of(facts.need(node, SAYSO.another)),
        cast(Verdict, facts.need(node, SAYSO.verdict)),
        facts.need(node, SAYSO.reason),
        facts.need(node, SAYSO.judgedBy),
        facts.string(node, SAYSO.oneLabel) or "",
        facts.string(node, SAYSO.anotherLabel) or "",
    )
