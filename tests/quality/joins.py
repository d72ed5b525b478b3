"""Joins of entities across articles: listed for reading by eye, and scored where people have joined the mentions.

    python -m tests.quality.joins CACHE.pkl GOLD.jsonl [REASON ...]

CACHE.pkl is a pickled list of pairs of a reading and the corpus of its article. GOLD.jsonl has the documents with
their ``event`` (newsclusters) or ``subtopic`` (ecbplus), which stand for the stories. With reasons, or ``all``, the
judgements of these are printed with the words around a mention of each. Where mentions have a ``chain`` across
documents (ecbplus: names of participants and places in validated sentences), B-cubed over the mentions that ours match
is printed, with joins by exact name alone and with all, and of each reason how many pairs are of one chain.
"""

from __future__ import annotations

import json
import pickle
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from pipeline.model import Corpus, Entity, EntityJudgement, EntityMention, Reading
from pipeline.stages.identify import (
    Profile,
    judge_block,
    judge_story,
    merge_profiles,
    name_keys,
    profile,
    united,
)
from pipeline.stages.resolve import merge_entities

AROUND = 60
Key = tuple[str, int]


def judged(parts: Sequence[Corpus], stories: Mapping[str, str]) -> list[EntityJudgement]:
    """All judgements on the entities of some articles, `stories` giving the story of each."""
    kept: dict[str, list[Profile]] = defaultdict(list)
    in_story: dict[str, dict[str, list[Profile]]] = defaultdict(dict)
    for part in parts:
        article = part.articles[0].id
        found = [p for e in part.entities if (p := profile(e)) is not None]
        in_story[stories.get(article, article)][article] = found
        for one in found:
            kept[one.id].append(one)
    blocks: dict[str, list[Profile]] = defaultdict(list)
    for one in map(merge_profiles, kept.values()):
        for key in name_keys(one):
            blocks[key].append(one)
    print("largest blocks:", sorted(((len(b), k) for k, b in blocks.items()), reverse=True)[:5])
    made = [j for key, block in blocks.items() if len(block) > 1 for j in judge_block(key, block)]
    return [*made, *(j for story in in_story.values() for j in judge_story(story))]


def context(entity: Entity, texts: Mapping[str, str]) -> str:
    """The words around the first mention of an entity."""
    if not entity.mentions:
        return ""
    at = entity.mentions[0]
    text = texts[at.article]
    before, after = text[max(0, at.start - AROUND) : at.start], text[at.end : at.end + AROUND]
    return " ".join(f"{before}[{text[at.start : at.end]}]{after}".split())


def gold_chains(
    document: Mapping[str, Any], mentions: Sequence[tuple[EntityMention, str]]
) -> Iterator[tuple[int, Any]]:
    """The places in `mentions` that match a named mention of a chain across documents, each with the chain."""
    for gold in document["mentions"]:
        start, end = gold["span"]["start"], gold["span"]["end"]
        wanted = gold["kind"] in {"participant", "place"} and gold["scope"] == "cross" and gold["validated"]
        if wanted and gold["span"]["text"][:1].isupper():
            best = max(range(len(mentions)), key=lambda i: _shared(mentions[i][0], start, end), default=None)
            if best is not None and _shared(mentions[best][0], start, end) > 0.5:
                yield best, gold["chain"]


def _shared(mention: EntityMention, start: int, end: int) -> float:
    common = min(mention.end, end) - max(mention.start, start)
    return common / max(mention.end - mention.start, end - start)


def b_cubed(gold: Mapping[Key, Any], ours: Mapping[Key, str]) -> tuple[float, float]:
    """Precision and recall of B-cubed over the mentions of `gold`."""
    sizes, chains = Counter(ours[key] for key in gold), Counter(gold.values())
    both = Counter((ours[key], chain) for key, chain in gold.items())
    shared = [both[ours[key], chain] for key, chain in gold.items()]
    precision = sum(n / sizes[ours[key]] for n, key in zip(shared, gold, strict=True))
    recall = sum(n / chains[chain] for n, chain in zip(shared, gold.values(), strict=True))
    return precision / len(gold), recall / len(gold)


def score(
    documents: Iterable[Mapping[str, Any]],
    entities: Iterable[Entity],
    canonical: Mapping[str, str],
    judgements: Iterable[EntityJudgement],
) -> None:
    """Print the figures of joins against the chains that people have made."""
    mentions: dict[str, list[tuple[EntityMention, str]]] = defaultdict(list)
    for entity in entities:
        if profile(entity) is not None:
            for mention in entity.mentions:
                mentions[mention.article].append((mention, entity.id))
    gold: dict[Key, Any] = {}
    exact: dict[Key, str] = {}
    for document in documents:
        ours = mentions[document["id"]]
        for place, chain in gold_chains(document, ours):
            gold[document["id"], place], exact[document["id"], place] = chain, ours[place][1]
    if not gold:
        return
    for name, ids in (("exact names", exact), ("all joins", {k: canonical.get(e, e) for k, e in exact.items()})):
        precision, recall = b_cubed(gold, ids)
        print(f"{name:12} B-cubed precision {precision:.3f}, recall {recall:.3f}, of {len(gold)} mentions")
    chains: dict[str, set[Any]] = defaultdict(set)
    for key, entity_id in exact.items():
        chains[entity_id].add(gold[key])
    right, every = Counter[str](), Counter[str]()
    for one in judgements:
        if chains[one.one] and chains[one.other]:
            every[f"{one.verdict}: {one.reason}"] += 1
            right[f"{one.verdict}: {one.reason}"] += bool(chains[one.one] & chains[one.other])
    for name, count in sorted(every.items()):
        print(f"  {name:40} {right[name]} of {count} are one")


def main(arguments: Sequence[str]) -> None:
    cache, gold, *reasons = arguments
    pairs: list[tuple[Reading, Corpus]] = pickle.loads(Path(cache).read_bytes())
    parts = [part for _, part in pairs]
    documents = [json.loads(line) for line in Path(gold).read_text("utf-8").splitlines()]
    found = judged(parts, {d["id"]: d.get("event") or d.get("subtopic") or d["id"] for d in documents})
    entities = {e.id: e for e in merge_entities(part.entities for part in parts)}
    done = united(found, (), [p for e in entities.values() if (p := profile(e)) is not None])
    print(Counter(f"{j.verdict}: {j.reason}" for j in done.judgements).most_common())
    if "mentions" in documents[0]:
        score(documents, entities.values(), done.canonical, done.judgements)
    texts = {a.id: a.text for part in parts for a in part.articles}
    for one in done.judgements:
        if one.reason in reasons or "all" in reasons:
            ends = [entities[key] for key in (one.one, one.other)]
            print(f"\n{one.verdict}: {one.reason}: " + " / ".join(f"{e.label} ({e.kind})" for e in ends))
            for end in ends:
                print(f"    {context(end, texts)}")


if __name__ == "__main__":
    main(sys.argv[1:])
