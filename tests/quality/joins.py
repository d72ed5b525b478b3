"""Prints the joins of entities across articles for reading by eye, with the words around one mention of each.

    python -m tests.quality.joins CACHE.pkl GOLD.jsonl [REASON ...]

CACHE.pkl is a pickled list of pairs of a reading and the corpus of its article, GOLD.jsonl the documents with their
``event``, which stand for the stories.
"""

from __future__ import annotations

import json
import pickle
import sys
from collections import Counter, defaultdict
from pathlib import Path

from pipeline.model import Corpus, Entity, EntityJudgement, Reading
from pipeline.stages.identify import (
    Profile,
    judge_block,
    judge_story,
    merge_profiles,
    name_keys,
    profile,
    settle,
)
from pipeline.stages.resolve import merge_entities

AROUND = 60


def judged(parts: list[Corpus], stories: dict[str, str]) -> tuple[EntityJudgement, ...]:
    """All judgements on the entities of some articles, `stories` giving the story of each."""
    kept: dict[str, list[Profile]] = defaultdict(list)
    in_story: dict[str, dict[str, list[Profile]]] = defaultdict(dict)
    for part in parts:
        article = part.articles[0].id
        found = [p for e in part.entities if (p := profile(e)) is not None]
        in_story[stories.get(article, article)][article] = found
        for one in found:
            kept[one.id].append(one)
    profiles = {key: merge_profiles(same) for key, same in kept.items()}
    blocks: dict[str, list[Profile]] = defaultdict(list)
    for one in profiles.values():
        for key in name_keys(one):
            blocks[key].append(one)
    made = [j for key, block in blocks.items() if len(block) > 1 for j in judge_block(key, block)]
    largest = sorted(((len(b), k) for k, b in blocks.items()), reverse=True)[:8]
    print("largest blocks:", largest)
    return settle([*made, *(j for story in in_story.values() for j in judge_story(story))])


def context(entity: Entity | None, texts: dict[str, str]) -> str:
    """The words around the first mention of an entity."""
    if entity is None or not entity.mentions:
        return ""
    at = entity.mentions[0]
    text = texts[at.article]
    before, after = text[max(0, at.start - AROUND) : at.start], text[at.end : at.end + AROUND]
    return " ".join(f"{before}[{text[at.start : at.end]}]{after}".split())


def main(arguments: list[str]) -> None:
    cache, gold, *reasons = arguments
    pairs: list[tuple[Reading, Corpus]] = pickle.loads(Path(cache).read_bytes())
    parts = [part for _, part in pairs]
    documents = map(json.loads, Path(gold).read_text("utf-8").splitlines())
    judgements = judged(parts, {d["id"]: d.get("event", d["id"]) for d in documents})
    entities = {e.id: e for e in merge_entities(part.entities for part in parts)}
    texts = {a.id: a.text for part in parts for a in part.articles}
    print(Counter((j.verdict, j.reason) for j in judgements))
    for one in judgements:
        if one.reason in reasons or (not reasons and one.verdict == "same"):
            kinds = [entities[key].kind for key in (one.one, one.other)]
            print(f"\n{one.verdict} {one.reason}: {one.one_label} ({kinds[0]}) / {one.other_label} ({kinds[1]})")
            for key in (one.one, one.other):
                print(f"    {context(entities.get(key), texts)}")


if __name__ == "__main__":
    main(sys.argv[1:])
