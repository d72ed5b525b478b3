"""Values as RDF literals."""

from __future__ import annotations

import re
from datetime import date, datetime

from pyoxigraph import Literal, NamedNode

_XSD = "http://www.w3.org/2001/XMLSchema#"
_GYEAR, _GYEAR_MONTH, _DATE, _DATE_TIME = (NamedNode(_XSD + n) for n in ("gYear", "gYearMonth", "date", "dateTime"))
_YEAR = re.compile(r"\d{4}")
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_SECONDS = re.compile(r"(T\d\d:\d\d)(?!:)")


def text(value: str) -> Literal:
    r"""A string as it is. Lone surrogates, which are no characters, become U+FFFD.

    >>> text("a\ud800b").value
    'a�b'
    """
    try:
        return Literal(value)
    except ValueError:
        return Literal(value.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))


def moment(value: str) -> Literal | None:
    """An ISO 8601 date or time as the XML Schema type that has its precision; None if it is on no calendar.

    A minute gets the seconds that ``xsd:dateTime`` wants.

    >>> str(moment("2024-10")), moment("2024-13-01")
    ('"2024-10"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>', None)
    >>> moment("2024-10-01T23:31+03:00").value
    '2024-10-01T23:31:00+03:00'
    """
    try:
        if _YEAR.fullmatch(value) and value != "0000":
            return Literal(value, datatype=_GYEAR)
        if _MONTH.fullmatch(value) and not value.startswith("0000"):
            return Literal(value, datatype=_GYEAR_MONTH)
        if _DAY.fullmatch(value):
            date.fromisoformat(value)
            return Literal(value, datatype=_DATE)
        datetime.fromisoformat(value)
    except ValueError:
        return None
    return Literal(_SECONDS.sub(r"\1:00", value), datatype=_DATE_TIME) if "T" in value else None
