"""What holds of every slice."""

from __future__ import annotations

import json
from typing import Any

import msgspec

from pipeline.view.index.cut import Slice
from pipeline.view.index.renumber import positions_in
from pipeline.view.index.shape import clean
from pipeline.view.index.wire import encoded, slice_of
from pipeline.view.pack import pack
from pipeline.view.payload import ClaimView, Payload
from tests.view.test_pack import cut_out


def check(part: Slice, whole: Payload) -> None:
    """A slice is whole in itself, and every word in it is that of the whole."""
    marks = part.payload.marks
    by_id = {mark.id: mark for mark in whole.marks}
    assert all(clean(mark.label) == clean(by_id[mark.id].label) for mark in marks if mark.id in by_id)
    assert len({mark.id for mark in marks}) == len(marks) == len(part.claims) == len(part.ties)
    for lists in (part.payload.claims, part.payload.entities, part.payload.articles, part.payload.events):
        assert all(0 <= number < len(marks) for view in lists for number in positions_in(view))
    for view in (*part.payload.relations, *part.payload.derivations):
        assert all(0 <= number < len(marks) for number in positions_in(view))
    assert all(0 <= end < len(marks) for tie in part.picture for end in (tie.head, tie.tail))
    near: list[set[int]] = [set() for _ in marks]
    for tie in part.picture:
        near[tie.head].add(tie.tail)
        near[tie.tail].add(tie.head)
    assert all(len(beside) <= count for beside, count in zip(near, part.ties, strict=True))
    views = {whole.marks[claim.mark].id: claim for claim in whole.claims}
    assert {claim.mark for claim in part.payload.claims} == {n for n, mark in enumerate(marks) if mark.kind == "claim"}
    for claim in part.payload.claims:
        _same(claim, part.payload, views[marks[claim.mark].id], whole)
    _packed(part)


def _same(claim: ClaimView, part: Payload, other: ClaimView, whole: Payload) -> None:
    """Of a claim in a slice nothing is missing."""

    def ids(view: ClaimView, payload: Payload) -> list[object]:
        names: list[int | None] = [view.article, *view.means, *view.events, *view.origins]
        names += [link.mark for link in view.chain]
        return [None if n is None else clean(payload.marks[n].id) for n in names]

    assert ids(claim, part) == ids(other, whole)
    assert (claim.places, claim.passage, claim.polarity) == (other.places, other.passage, other.polarity)
    text = {article.mark: article.text for article in part.articles}[claim.article]
    assert text == clean({article.mark: article.text for article in whole.articles}[other.article])


def _packed(part: Slice) -> None:
    """What is sent has the characters of each place."""
    data: dict[str, Any] = json.loads(encoded(slice_of(part, 0)))
    assert data["page"] == json.loads(json.dumps(msgspec.to_builtins(pack(part.payload))))
    page = data["page"]
    texts = {article.mark: article.text for article in part.payload.articles}
    articles = [row[0] for row in page["articles"]]
    for row, claim in zip(page["claims"], part.payload.claims, strict=True):
        stretches = page["texts"][articles.index(row[1])]
        found = [cut_out(stretches, *row[5][i + 1 : i + 3]) for i in range(0, len(row[5]), 4)]
        assert found == [texts[claim.article][start:end] for _, start, end in claim.places]
