"""Filters and the counts of what passes."""

from __future__ import annotations

from collections import Counter
from itertools import product

import numpy as np
import pytest

from pipeline.view.index.claims import Filters, Passing, claims
from pipeline.view.index.facets import FACETS, Column, values_of
from pipeline.view.index.spread import Order, spread
from pipeline.view.index.window import CLOCKS, Clock, Window, meets
from pipeline.view.index.words import words_in
from pipeline.view.payload import ClaimView
from tests.view.index.conftest import Written
from tests.view.index.slices import check


def all_pages(written: Written, filters: Filters, size: int) -> list[str]:
    found: list[str] = []
    while True:
        page = claims(written.index, filters, size, len(found))
        found += [page.slice.payload.marks[n].id for n in page.found]
        if not page.found:
            return found


def passing(written: Written, filters: Filters, but: str = "") -> list[ClaimView]:
    """The claims that pass, found one by one; without the facet `but`."""
    articles = {article.mark: article for article in written.payload.articles}
    marks = written.payload.marks

    def passes(claim: ClaimView) -> bool:
        values = values_of(claim, articles[claim.article], marks)
        for name, chosen in filters.facets.items():
            if name != but and chosen and not {value for value, _ in values[name]} & {*chosen}:
                return False
        if but != "window" and (filters.window.first or filters.window.last):
            begin, finish = values[filters.window.clock][0]
            if not meets(filters.window, begin or None, finish or None):
                return False
        text = articles[claim.article].text
        told = [text[start:end] for _, start, end in claim.places] + [text[e.start : e.end] for e in claim.passage]
        told += [marks[claim.mark].label, claim.plover or "", *(link.label for link in claim.chain)]
        words = words_in(" ".join(told))
        asked = words_in(filters.words)
        if filters.words and not asked:
            return False
        return all(w in words for w in asked[:-1]) and all(any(w.startswith(a) for w in words) for a in asked[-1:])

    return [claim for claim in written.payload.claims if passes(claim)]


def compared(written: Written, filters: Filters) -> Passing:
    """What is found, after it was compared to what is found one by one."""
    found = claims(written.index, filters, 500)
    wanted = passing(written, filters)
    marks = written.payload.marks
    ids = [found.slice.payload.marks[n].id for n in found.found]
    assert ids == [mark.id for mark in sorted((marks[claim.mark] for claim in wanted), key=lambda mark: mark.rank)]
    assert found.total == len(wanted)
    articles = {article.mark: article for article in written.payload.articles}
    for name in FACETS:
        counts = Counter(
            value
            for claim in passing(written, filters, name)
            for value, _ in values_of(claim, articles[claim.article], marks)[name]
        )
        told = {counted.value: counted.claims for counted in found.facets[name] if counted.claims}
        assert told == counts
    begins = [
        values_of(claim, articles[claim.article], marks)[filters.window.clock][0][0]
        for claim in passing(written, filters, "window")
    ]
    assert dict(found.times) == Counter(begin[:10] for begin in begins if begin)
    check(found.slice, written.payload)
    return found


@pytest.mark.parametrize("size", [1, 7, 100, 500])
def test_all_pages_have_all_claims_once(joined: Written, big: Written, size: int) -> None:
    for written in (joined, big):
        found = all_pages(written, Filters(), size)
        assert len(found) == len(set(found))
        assert set(found) == written.all_ids("claim")


def test_each_value_of_each_facet(joined: Written) -> None:
    start = claims(joined.index, Filters())
    for name in FACETS:
        for counted in start.facets[name]:
            assert compared(joined, Filters({name: (counted.value,)})).total == counted.claims


def test_several_facets_and_values(joined: Written) -> None:
    facets = claims(joined.index, Filters()).facets
    for one, other in product(("by", "outlet", "status"), ("polarity", "place", "type")):
        for value in facets[one]:
            compared(joined, Filters({one: (value.value,), other: [v.value for v in facets[other][:2]]}))


@pytest.mark.parametrize("clock", CLOCKS)
@pytest.mark.parametrize(
    ("first", "last"),
    [("2024-09-30", "2024-09-30"), ("2024-10-02", ""), ("", "2024-10-01"), ("2024-10", "2024-10"), ("x", "y")],
)
def test_windows(joined: Written, big: Written, clock: Clock, first: str, last: str) -> None:
    for written in (joined, big):
        compared(written, Filters(window=Window(first, last, clock)))


@pytest.mark.parametrize("words", ["bridge", "brid", "two people", "reyes damag", "no such thing", "Ana", "'", '"; --'])
def test_words(joined: Written, words: str) -> None:
    compared(joined, Filters(words=words, facets={"polarity": ("positive",)}))


def test_a_choice_that_nothing_has_is_told_with_none(joined: Written) -> None:
    found = compared(joined, Filters({"status": ("disputed",), "by": ("unnamed",)}))
    assert found.total == 0
    assert [c.claims for c in found.facets["by"] if c.value == "unnamed"] == [0]
    assert claims(joined.index, Filters({"by": ("\ud800", "nothing")})).total == 0


@pytest.mark.parametrize("clock", CLOCKS)
def test_orders(joined: Written, clock: Clock) -> None:
    articles = {article.mark: article for article in joined.payload.articles}
    views = {joined.payload.marks[claim.mark].id: claim for claim in joined.payload.claims}
    filters = Filters(window=Window(clock=clock))

    def moments(order: Order) -> list[str]:
        page = claims(joined.index, filters, order=order)
        told = [views[page.slice.payload.marks[n].id] for n in page.found]
        values = [values_of(claim, articles[claim.article], joined.payload.marks)[clock][0] for claim in told]
        return [begin or finish for begin, finish in values]

    early, late = moments("earliest"), moments("latest")
    known = [moment for moment in early if moment]
    assert known == sorted(known)
    assert early == known + [""] * (len(early) - len(known))
    assert late == known[::-1] + [""] * (len(early) - len(known))


def test_many_days_are_told_by_months() -> None:
    days = tuple((f"20{n // 336:02}-{n // 28 % 12 + 1:02}-{n % 28 + 1:02}", "") for n in range(1000))
    column = Column((*days, ("", "")), np.arange(1001, dtype=np.uint32), np.arange(1001, dtype=np.uint32))
    found = spread(column, np.ones(1001, dtype=np.bool_))
    assert found[:2] == (("2000-01", 28), ("2000-02", 28))
    assert sum(n for _, n in found) == 1000
    assert spread(column, np.arange(1001) < 2) == (("2000-01-01", 1), ("2000-01-02", 1))


def test_limits(big: Written) -> None:
    assert [len(claims(big.index, Filters(), limit).found) for limit in (-5, 0, 10**6)] == [0, 0, 240]
    assert claims(big.index, Filters(), 10, 10**9).found == ()


def ids_passing(written: Written, filters: Filters) -> set[str]:
    found = claims(written.index, filters, 500)
    return {found.slice.payload.marks[n].id for n in found.found}


def test_claims_about_something_and_claims_by_somebody(joined: Written) -> None:
    marks, events = joined.payload.marks, {event.mark: event for event in joined.payload.events}
    for number, mark in enumerate(marks):
        about, said = ids_passing(joined, Filters(about=(mark.id,))), ids_passing(joined, Filters(said=(mark.id,)))
        for claim in joined.payload.claims:
            named = any(
                role in ("actor", "target", "instrument", "place") and n == number
                for (role, *_), n in zip(claim.places, claim.means, strict=True)
            )
            told = number in events and any(e == number or e in events[number].parts for e in claim.events)
            assert (marks[claim.mark].id in about) == (named or told or claim.article == number)
            last = len(claim.chain) - 1
            says = any(
                k.mark == number and (k.kind != "outlet" or n == 0 or n < last) for n, k in enumerate(claim.chain)
            )
            assert (marks[claim.mark].id in said) == says


def test_who_asks_for_nobody_gets_nothing(joined: Written) -> None:
    assert claims(joined.index, Filters(about=("nobody",))).total == 0
    assert claims(joined.index, Filters(said=("\ud800",))).total == 0
