"""Copies among real articles: how many are found, what else is taken for one, and whether origins grow.

    python -m tests.quality.copies [--pairs] [--origins]

Takes the articles of newsclusters' dev part. Fifty of them are printed again under invented outlets, changed in eight
ways each (`copying.CHANGES`), and two paragraphs of each are put into another story. Tells the recall of `copied` and
of the keys of signatures by change, and every pair of other articles that is called a copy or an excerpt (``--pairs``
prints their passages): newsclusters holds real copies, which a reader has to tell from mistakes. ``--origins`` also
extracts the claims of all articles and of one copy of each of the fifty, and compares the origins without and with
them.
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from pipeline import jsonl
from pipeline.model import Article, Claim, Corpus, Derivation
from pipeline.seeds import find_seeds
from pipeline.stages.compare.carrying import carrying
from pipeline.stages.derive import Signature, copied, credits_of, origins_of, signature_of
from pipeline.stages.parse import parse_seeds
from tests.extracted import extracted
from tests.quality.copying import CHANGES, copy_of, lifted
from tests.quality.scorer import SHARED

SOURCE = SHARED / "corpora" / "newsclusters" / "dev.jsonl"
OUTLETS = ("Orvel Gazette", "Tamsk Tribune", "Lantern Daily", "Harbour Post", "Northern Dispatch")
TAKEN = 50
FEWEST = 150  # words of an article that copies are made of

Signed = tuple[Article, Signature]


def read() -> tuple[list[Article], dict[str, str]]:
    """The articles, and the event of each."""
    records = [json.loads(line) for line in SOURCE.read_text("utf-8").splitlines() if line]
    events = {r["id"]: r["event"] for r in records if not r["stub"]}
    articles = [a for a in parse_seeds(find_seeds([str(SOURCE)])) if isinstance(a, Article) and a.id in events]
    return articles, {a.id: events[a.id] for a in articles}


def signed(articles: Iterable[Article]) -> list[Signed]:
    """The articles with their signatures."""
    return [(article, signature_of(article)) for article in articles]


def sharing(articles: Sequence[Signed]) -> list[tuple[Signed, Signed]]:
    """The pairs that share a key, each once."""
    by_key: dict[str, list[int]] = defaultdict(list)
    for place, (_, signature) in enumerate(articles):
        for key in signature.keys:
            by_key[key].append(place)
    pairs = {pair for places in by_key.values() for pair in combinations(places, 2)}
    return [(articles[one], articles[other]) for one, other in sorted(pairs)]


def taken(articles: Sequence[Signed]) -> list[Signed]:
    """The fifty that copies are made of: every so many of those that are long enough."""
    long = [a for a in articles if a[1].words >= FEWEST]
    step = len(long) / TAKEN
    return [long[int(i * step)] for i in range(TAKEN)]


def recall(originals: Sequence[Signed]) -> None:
    """Print, for each change, how many of the copies share a key with their original and are called what they are."""
    fifty = taken(originals)
    for change in CHANGES:
        kinds: Counter[str] = Counter()
        keyed: Counter[str] = Counter()
        for i, original in enumerate(fifty):
            copy = copy_of(original[0], change, OUTLETS[i % len(OUTLETS)], credited=i % 2 == 0)
            made = (copy, signature_of(copy))
            found = copied(original, made)
            kinds[found[0].kind if found and found[0].article == copy.id else "none"] += 1
            keyed.update({key[0] for key in set(original[1].keys) & set(made[1].keys)})
            keyed["any"] += bool(set(original[1].keys) & set(made[1].keys))
        print(
            f"  {change:12} copy {kinds['copy']:2}  excerpt {kinds['excerpt']}  none {kinds['none']}   "
            f"share a key {keyed['any']:2} (MinHash {keyed['m']}, winnowing {keyed['w']})"
        )
    found_words: list[int] = []
    lost: list[int] = []
    unkeyed = 0
    for i, original in enumerate(fifty):
        story, words = lifted(original[0], fifty[(i + TAKEN // 2) % TAKEN][0], OUTLETS[i % len(OUTLETS)])
        made = (story, signature_of(story))
        lifts = any(d.of == original[0].id for d in copied(original, made))
        (found_words if lifts else lost).append(words)
        unkeyed += lifts and not set(original[1].keys) & set(made[1].keys)
    print(f"  two paragraphs in another story: found {len(found_words)}, of them {unkeyed} that share no key;")
    print(f"    lost {len(lost)}, whose two paragraphs have {sorted(lost)} words (quoted ones counted)")


def precision(originals: Sequence[Signed], events: Mapping[str, str], passages: bool) -> None:
    """Print each pair of real articles that is called a copy or an excerpt, over all pairs and not those with keys."""
    began = time.perf_counter()
    by_id = {article.id: article for article, _ in originals}
    pairs = list(combinations(originals, 2))
    found = [(d, one, other) for one, other in pairs for d in copied(one, other)]
    pace = (time.perf_counter() - began) / len(pairs)
    candidates = sharing(originals)
    keyed = {frozenset((one[0].id, other[0].id)) for one, other in candidates}
    alike = sum(events[one[0].id] == events[other[0].id] for one, other in pairs)
    print(f"  {len(pairs):,} pairs, {alike} of one event; {len(candidates)} share a key; {1e3 * pace:.1f} ms a pair")
    print(f"  {sum(frozenset((d.article, d.of)) in keyed for d, _, _ in found)} of {len(found)} found share a key:")
    for d, _, _ in sorted(found, key=lambda f: (f[0].kind, -(f[0].share or 0), f[0].article)):
        later, first = by_id[d.article], by_id[d.of or ""]
        mark = "" if events[later.id] == events[first.id] else "  OTHER EVENT"
        print(f"  {d.kind:8} {d.share:.2f}  {later.outlet}: {later.title}  <-  {first.outlet}: {first.title}{mark}")
        for span in d.spans if passages else ():
            print(f"      | {' '.join(span.text.split())}")


def ordered(articles: Sequence[Article]) -> list[Corpus]:
    """What the pipeline finds in each article."""
    return sorted(extracted(articles), key=lambda part: part.articles[0].id)


def grouped(derivations: Iterable[Derivation], events: Mapping[str, str]) -> dict[str, str]:
    """The group of each article: articles of one event, and those that have words from each other, are in one."""
    parent = {event: event for event in sorted(set(events.values()))}
    at = dict(events)

    def top(name: str) -> str:
        while parent[name] != name:
            name = parent[name]
        return name

    for d in derivations:
        if d.of is not None:
            at.setdefault(d.article, at[d.of])
            one, other = sorted((top(at[d.article]), top(at[d.of])))
            parent[other] = one
    return {article: top(event) for article, event in at.items()}


def found_origins(parts: Sequence[Corpus], events: Mapping[str, str]) -> dict[str, dict[str, tuple[str, ...]]]:
    """The origins of each claim, by group."""
    derivations = [d for one, other in sharing(signed(p.articles[0] for p in parts)) for d in copied(one, other)]
    group = grouped(sorted(derivations, key=lambda d: d.of in events, reverse=True), events)
    members: dict[str, list[Corpus]] = defaultdict(list)
    for part in parts:
        members[group[part.articles[0].id]].append(part)
        derivations.extend(credits_of(part.articles[0], part.attributions, part.entities))
    return {
        name: origins_of(
            [c for p in found for c in p.claims],
            [p.articles[0] for p in found],
            [d for d in derivations if group[d.article] == name],
            [a for p in found for a in p.attributions],
        )
        for name, found in members.items()
    }


def compare(originals: Sequence[Signed], events: Mapping[str, str]) -> None:
    """Print how many origins the claims and the events have without copies and with them."""
    articles = [article for article, _ in originals]
    fifty = taken(originals)
    kinds = list(CHANGES)
    copies = [
        copy_of(article, kinds[i % len(kinds)], OUTLETS[i % len(OUTLETS)], credited=i % 2 == 0)
        for i, (article, _) in enumerate(fifty)
    ]
    parts = ordered([*articles, *copies])
    claims: dict[str, Claim] = {c.id: c for p in parts for c in p.claims}
    before = found_origins([p for p in parts if p.articles[0].id in events], events)
    after = found_origins(parts, events)
    print(f"  {'':34}{'without':>10}{'with copies':>14}")
    rows = {
        "articles": [len(articles), len(articles) + len(copies)],
        "claims": [sum(map(len, found.values())) for found in (before, after)],
        "outlets, summed over events": [_outlets(found, claims) for found in (before, after)],
        "origins of their own voices": [_counted(found, claims, own=True) for found in (before, after)],
        "origins of all claims": [_counted(found, claims) for found in (before, after)],
    }
    for name, (one, other) in rows.items():
        print(f"  {name:34}{one:>10,}{other:>14,}")
    changed = [c for found in before.values() for c, o in found.items() if _flat(after)[c] != o]
    print(f"  claims of the originals whose origins are others with the copies: {len(changed)}")
    known = {o for found in before.values() for os in found.values() for o in os}
    new = Counter(claims[c].article for found in after.values() for c, os in found.items() if set(os) - known)
    total = sum(1 for c in _flat(after) if claims[c].article not in events)
    print(f"  claims of the copies: {total}; with an origin that no original has: {sum(new.values())} {dict(new)}")
    for found in after.values():
        for claim, os in found.items():
            if set(os) - known:
                chain = " < ".join(f"{link.label} ({link.kind})" for link in claims[claim].sources)
                print(f"      {claims[claim].evidence.text[:100]!r}  {chain}")
    alone = [{o for c in carrying([claims[c] for c in found]) for o in found[c.id]} for found in before.values()]
    print(f"  events of the corpus with two origins or more: {sum(len(a) > 1 for a in alone)} of {len(alone)}")


def _flat(found: Mapping[str, Mapping[str, tuple[str, ...]]]) -> dict[str, tuple[str, ...]]:
    return {claim: origins for group in found.values() for claim, origins in group.items()}


Found = Mapping[str, Mapping[str, tuple[str, ...]]]


def _counted(found: Found, claims: Mapping[str, Claim], own: bool = False) -> int:
    """Distinct origins, summed over groups; with `own` those of what outlets say in their own voice."""
    kept = ([o for c, o in group.items() if not own or claims[c].attribution is None] for group in found.values())
    return sum(len({origin for origins in group for origin in origins}) for group in kept)


def _outlets(found: Found, claims: Mapping[str, Claim]) -> int:
    return sum(len({claims[c].sources[-1].entity for c in group}) for group in found.values())


def main(arguments: Sequence[str]) -> int:
    """Print the figures; returns the exit status."""
    if not SOURCE.is_file():
        print(f"{SOURCE.name} is not there; nothing is measured")
        return 0
    articles, events = read()
    began = time.perf_counter()
    originals = signed(articles)
    pace = (time.perf_counter() - began) / len(originals)
    keys = [len(s.keys) for _, s in originals]
    words = sum(s.words for _, s in originals) / len(originals)
    print(f"{len(originals)} articles of {words:.0f} words: {1e3 * pace:.1f} ms a signature,")
    print(f"  {sum(keys) / len(keys):.0f} keys each ({max(keys)} at most), {len(jsonl.encode(originals[0][1]))} bytes")
    print(f"Recall, {TAKEN} articles a change")
    recall(originals)
    print("Pairs of real articles called a copy or an excerpt")
    precision(originals, events, "--pairs" in arguments)
    if "--origins" in arguments:
        print("Origins")
        compare(originals, events)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
