"""Time references ↔ RDF: the words and TIMEX3 as they are, and an OWL-Time interval beside them."""

from __future__ import annotations

from typing import cast

from pipeline.graph.convert.span import get_span
from pipeline.graph.facts import Facts
from pipeline.graph.literals import moment
from pipeline.graph.names import SAYSO, TIME, XSD, minted, name
from pipeline.graph.terms import Node
from pipeline.graph.triples import Triples
from pipeline.model import ArticleTime, Precision, TimeRef, TimexType

_POSITION = {
    XSD.gYear.named: TIME.inXSDgYear,
    XSD.gYearMonth.named: TIME.inXSDgYearMonth,
    XSD.date.named: TIME.inXSDDate,
    XSD.dateTime.named: TIME.inXSDDateTime,
}


def put_time(to: Triples, article: str, time: TimeRef | ArticleTime) -> Node:
    """A time reference in an article. Its ends are strings as the record has them, and OWL-Time instants."""
    parts = (time.type, time.value, time.begin, time.finish, time.precision)
    node = minted("time", article, time.start, time.end, *parts)
    if to.describe(node, SAYSO.TimeRef, TIME.TemporalEntity):
        to.put(node, SAYSO.start, time.start)
        to.put(node, SAYSO.end, time.end)
        to.put(node, SAYSO.exact, time.text)
        to.put(node, SAYSO.timexType, time.type)
        to.put(node, SAYSO.timexValue, time.value)
        to.put(node, SAYSO.begin, time.begin)
        to.put(node, SAYSO.finish, time.finish)
        to.put(node, SAYSO.precision, time.precision)
        put_ends(to, node, time.begin, time.finish)
    return node


def put_ends(to: Triples, node: Node, begin: str | None, finish: str | None) -> None:
    """The ends of an interval as OWL-Time instants, where they are on the calendar."""
    for predicate, end in ((TIME.hasBeginning, begin), (TIME.hasEnd, finish)):
        value = None if end is None else moment(end)
        if end is not None and value is not None:
            instant = name("instant", end)
            to.put(node, predicate, instant)
            if to.describe(instant, TIME.Instant, shared=True):
                to.put(instant, _POSITION[value.datatype], value)


def get_time(facts: Facts, node: str) -> TimeRef:
    """The time reference of a node."""
    span = get_span(facts, node)
    return TimeRef(
        span.start,
        span.end,
        span.text,
        cast(TimexType, facts.need(node, SAYSO.timexType)),
        facts.need(node, SAYSO.timexValue),
        facts.string(node, SAYSO.begin),
        facts.string(node, SAYSO.finish),
        cast(Precision | None, facts.string(node, SAYSO.precision)),
    )
