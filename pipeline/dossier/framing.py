"""Whose words they are: the names that outlets and sources use for someone, the words for what happened."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from pipeline.dossier.desk import Desk
from pipeline.dossier.markdown import inline, row
from pipeline.lexicon import load
from pipeline.model import Attribution, Claim

_PAIRS = (("“", "”"), ("«", "»"))
_FEW = 40
Use = tuple[str, str, str, str]
"""Outlet, voice, of whom ("" for the outlet itself), words."""


def voice(act: Attribution | None, start: int) -> str:
    """In whose words stands what begins at `start` (code points): "own voice", "quoted" or "reported".

    Of what is quoted in part, the words between quotation marks are quoted: more of them open before it than close.
    """
    if act is None:
        return "own voice"
    if act.form == "direct":
        return "quoted"
    if act.form == "mixed":
        for piece in act.content:
            if piece.start <= start < piece.end and _open(piece.text[: start - piece.start]):
                return "quoted"
    return "reported"


def _open(before: str) -> bool:
    r"""Whether a quotation is open at the end of the words.

    >>> _open("it called “the base"), _open('it said "no" of '), _open('it said "')
    (True, False, True)
    """
    return before.count('"') % 2 == 1 or any(before.count(left) > before.count(right) for left, right in _PAIRS)


def names(desk: Desk, entity: str) -> list[str]:
    """A table of the words by which an entity is spoken of, other than pronouns: by outlet, voice and source."""
    pronouns = load("page")["pronouns"]
    places: dict[tuple[str, int], Use] = {}
    for claim in desk.corpus.claims:
        act = desk.attributions.get(claim.attribution or "")
        for spot in claim.mentions():
            if spot.entity == entity and spot.text.lower().strip(",.;:") not in pronouns:
                places[claim.article, spot.start] = _use(desk, claim, act, spot.start, spot.text)
    for said in desk.corpus.attributions:
        if said.speaker == entity and said.source and said.source.text.lower() not in pronouns:
            teller = desk.attributions.get(said.parent or "")
            by = desk.name(teller.speaker) if teller and teller.speaker else ""
            outlet = desk.articles[said.article].outlet or "outlet not known"
            use = (outlet, voice(teller, said.source.start), by, said.source.text)
            places.setdefault((said.article, said.source.start), use)
    return _table(places)


def actions(desk: Desk, claims: Iterable[Claim]) -> list[str]:
    """A table of the words by which claims call what happened: by outlet, voice and source."""
    places = {}
    for claim in claims:
        act, action = desk.attributions.get(claim.attribution or ""), claim.action
        places[claim.article, action.start] = _use(desk, claim, act, action.start, action.text.lower())
    return _table(places)


def _use(desk: Desk, claim: Claim, act: Attribution | None, start: int, text: str) -> Use:
    first = claim.sources[0] if claim.sources and act else None
    by = "" if first is None else desk.name(first.entity) if first.entity else first.label
    return desk.outlet(claim), voice(act, start), by, re.sub(r"\s+", " ", text)


def _table(places: dict[tuple[str, int], Use]) -> list[str]:
    counted, articles = Counter(places.values()), defaultdict(set)
    for (article, _), use in places.items():
        articles[use].add(article)
    rows = sorted(counted, key=lambda use: (use[0], use[1], use[2], -counted[use], use[3]))
    if not rows:
        return []
    head = [row(["outlet", "voice", "of", "words", "times", "articles"]), row(["---"] * 4 + ["---:"] * 2)]
    body = [row([*map(inline, use), str(counted[use]), str(len(articles[use]))]) for use in rows[:_FEW]]
    more = [] if len(rows) <= _FEW else ["", f"{len(rows) - _FEW} more are left out."]
    return [*head, *body, *more]
