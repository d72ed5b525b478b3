"""Sentences and the times in them. Publication: Tuesday 1 October 2024, unless said otherwise."""

from __future__ import annotations

from itertools import pairwise

import pytest

from pipeline.model import Reading, TimeRef
from pipeline.stages.times import find_times
from tests.conftest import MakeReading


def times(reading: Reading) -> tuple[TimeRef, ...]:
    return find_times(reading.article, reading.sentences)


def values(refs: tuple[TimeRef, ...]) -> list[str]:
    return [f"{ref.text} = {ref.value}" for ref in refs]


SENTENCES = {
    "dates": [
        ("The depot burned on September 29, 2024.", "September 29, 2024 = 2024-09-29"),
        ("The depot burned on Sept. 29.", "Sept. 29 = 2024-09-29"),
        ("The depot burned on 29 September.", "29 September = 2024-09-29"),
        ("The depot burned on the 29th of September 2023.", "the 29th of September 2023 = 2023-09-29"),
        ("The report is dated 2024-09-29.", "2024-09-29 = 2024-09-29"),
        ("He was arrested on Sunday, Sept. 29.", "Sunday, Sept. 29 = 2024-09-29"),
        ("It was filed on 09/14/2013.", "09/14/2013 = 2013-09-14"),
        ("The vote will be held on December 5.", "December 5 = 2024-12-05"),
        ("The vote will be held on January 20.", "January 20 = 2025-01-20"),
    ],
    "months and years": [
        ("It opened in September 2024.", "September 2024 = 2024-09"),
        ("The shop was introduced in January.", "January = 2024-01"),
        ("It was built in 1987.", "1987 = 1987"),
        ("The rules changed in the 1990s.", "the 1990s = 199"),
        ("Prices fell in mid-August.", "mid-August = 2024-08"),
        ("Prices fell in early 2024.", "early 2024 = 2024"),
        ("Sales rose in the third quarter of 2024.", "the third quarter of 2024 = 2024-Q3"),
        ("Sales rose in the first half of 2023.", "the first half of 2023 = 2023-H1"),
        ("He hopes to win in November.", "November = 2024-11"),
        ("Sales rose in H1 2023.", "H1 2023 = 2023-H1"),
        ("It was founded in the 19th century.", "the 19th century = 18"),
        ("They met in the spring of 1995.", "the spring of 1995 = 1995-SP"),
        ("It ended at the end of 2016.", "the end of 2016 = 2016"),
    ],
    "weekdays": [
        ("The convoy was hit on Sunday.", "Sunday = 2024-09-29"),
        ("The minister spoke on Tuesday.", "Tuesday = 2024-10-01"),
        ("The minister will speak on Friday.", "Friday = 2024-10-04"),
        ("The minister is expected to speak on Friday.", "Friday = 2024-10-04"),
        ("He would return on Thursday, she said.", "Thursday = 2024-10-03"),
        ("The talks broke down last Sunday.", "last Sunday = 2024-09-29"),
        ("The talks resume next Sunday.", "next Sunday = 2024-10-06"),
        ("The trial opens Thursday.", "Thursday = XXXX-WXX-4"),
        ("He wrote for the Sunday Times.", ""),
        ("Thursday's raid will be remembered.", "Thursday = XXXX-WXX-4"),
        ("He will speak at Thursday's rally.", "Thursday = 2024-10-03"),
        ("Council to meet Friday", "Friday = 2024-10-04"),
        ("He said so in a Friday interview.", "Friday = 2024-09-27"),
        ("He was born on a Friday.", "Friday = XXXX-WXX-5"),
        ("Storms hit the coast over the weekend.", "the weekend = 2024-W39-WE"),
    ],
    "parts of the day": [
        ("Fighting broke out late Monday.", "late Monday = 2024-09-30"),
        ("Fighting broke out on Monday night.", "Monday night = 2024-09-30TNI"),
        ("It was struck in the early hours of Sunday.", "the early hours of Sunday = 2024-09-29TMO"),
        ("Two men were seized on Sunday morning.", "Sunday morning = 2024-09-29TMO"),
        ("The bridge was bombed last night.", "last night = 2024-09-30TNI"),
        ("They left at dawn.", "dawn = XXXX-XX-XXTMO"),
        ("The base was shelled late Monday into Tuesday.", "late Monday into Tuesday = 2024-09-30"),
    ],
    "clock": [
        ("The siren went off at 3:30 p.m. on Sunday.", "3:30 p.m. on Sunday = 2024-09-29T15:30"),
        ("The siren went off on Sunday at 15:30 GMT.", "Sunday at 15:30 GMT = 2024-09-29T15:30Z"),
        ("The siren went off at 1530 hours.", "1530 hours = XXXX-XX-XXT15:30"),
        ("The siren went off at 2220 last night.", "2220 last night = 2024-09-30T22:20"),
        ("The siren went off at 7am.", "7am = XXXX-XX-XXT07"),
    ],
    "counted from today": [
        ("The office closed yesterday.", "yesterday = 2024-09-30"),
        ("The office closed the day before yesterday.", "the day before yesterday = 2024-09-29"),
        ("The office will open tomorrow.", "tomorrow = 2024-10-02"),
        ("The office closed today.", "today = 2024-10-01"),
        ("The office closed two days ago.", "two days ago = 2024-09-29"),
        ("The office closed only days ago.", "only days ago = PAST_REF"),
        ("The office closed last week.", "last week = 2024-W39"),
        ("The office closed last month.", "last month = 2024-09"),
        ("The office will open next year.", "next year = 2025"),
        ("The office closed in recent weeks.", "recent weeks = PAST_REF"),
        ("The office is now closed.", "now = PRESENT_REF"),
        ("As of now, nobody has answered.", "As of now = PRESENT_REF"),
    ],
    "lengths and sets": [
        ("They talked for three days.", "three days = P3D"),
        ("They talked for 18 months.", "18 months = P18M"),
        ("They signed a two-year deal.", "two-year = P2Y"),
        ("They talked for half an hour.", "half an hour = PT30M"),
        ("They talked for two and a half years.", "two and a half years = P2.5Y"),
        ("They talked for years.", "years = PXY"),
        ("They meet every week.", "every week = P1W"),
        ("They meet on Sundays.", "Sundays = XXXX-WXX-7"),
        ("The list is printed daily.", "daily = P1D"),
    ],
    "holidays": [
        ("The truce will begin on Christmas Eve.", "Christmas Eve = 2024-12-24"),
        ("They married at Easter 2025.", "Easter 2025 = 2025-04-20"),
        ("The shops closed during Ramadan.", "Ramadan = XXXX-XX-XX"),
        ("The towers fell on 9/11.", "9/11 = 2001-09-11"),
    ],
    "no times": [
        ("The 51-year-old driver, who was not hurt, left.", ""),
        ("Orla Tamm, aged 51 years, left.", ""),
        ("Some 2500 troops are in the valley.", ""),
        ("It cost $2024 and 1,900 people paid.", ""),
        ("He flew an F-16 and took Flight 2024.", ""),
        ("They may march again.", ""),
        ("The 2000-member guild met.", ""),
        ("This is the second time.", ""),
        ("Theresa May left the room.", ""),
    ],
}


@pytest.mark.parametrize(("text", "expected"), [pair for table in SENTENCES.values() for pair in table])
def test_values(reading: MakeReading, text: str, expected: str) -> None:
    assert "; ".join(values(times(reading(text)))) == expected


INTERVALS = [
    ("They have been hit since October 2023.", "2023-10-01", None),
    ("The road stays closed until Friday.", None, None),
    ("The road was closed until Sunday.", None, "2024-09-30"),
    ("He left before 2016.", None, "2016-01-01"),
    ("He left before the end of 2016.", None, "2017-01-01"),
    ("He left after 2016.", "2017-01-01", None),
    ("He left after Sunday's raid.", "2024-09-29", "2024-09-30"),
    ("Fighting broke out late Monday.", "2024-09-30T17:00", "2024-10-01T00:00"),
    ("The base was shelled late Monday into Tuesday.", "2024-09-30T17:00", "2024-10-02"),
    ("It was struck in the early hours of Sunday.", "2024-09-29T00:00", "2024-09-29T06:00"),
    ("They fought over the past three days.", "2024-09-28", "2024-10-02"),
    ("They left about two years ago.", None, None),
    ("Police came after 2 p.m. on Sunday.", "2024-09-29T14:00", None),
]


@pytest.mark.parametrize(("text", "begin", "finish"), INTERVALS)
def test_interval_of_the_phrase(reading: MakeReading, text: str, begin: str | None, finish: str | None) -> None:
    (ref,) = times(reading(text))
    assert (ref.begin, ref.finish) == (begin, finish)


RANGES = [
    ("It was shut between March and May 2022.", ["March = 2022-03", "May 2022 = 2022-05"], "2022-03-01", "2022-06-01"),
    ("He stayed from 3 to 5 May 2021.", ["3 = 2021-05-03", "5 May 2021 = 2021-05-05"], "2021-05-03", "2021-05-06"),
    ("They fought from 1915-17.", ["1915 = 1915", "17 = 1917"], "1915-01-01", "1918-01-01"),
    (
        "It ran from July 1 to July 3, 1863.",
        ["July 1 = 1863-07-01", "July 3, 1863 = 1863-07-03"],
        "1863-07-01",
        "1863-07-04",
    ),
]


@pytest.mark.parametrize(("text", "expected", "begin", "finish"), RANGES)
def test_both_ends_of_a_range_have_the_whole(
    reading: MakeReading, text: str, expected: list[str], begin: str, finish: str
) -> None:
    refs = times(reading(text))
    assert values(refs) == expected
    assert {(ref.begin, ref.finish) for ref in refs} == {(begin, finish)}


UNDATED = [
    ("The convoy was hit on Sunday.", "Sunday = XXXX-WXX-7"),
    ("The office closed yesterday.", "yesterday = PAST_REF"),
    ("The office closed today.", "today = PRESENT_REF"),
    ("The office closed last year.", "last year = PAST_REF"),
    ("The depot burned on Sept. 29.", "Sept. 29 = XXXX-09-29"),
    ("The bridge was bombed last night.", "last night = XXXX-XX-XXTNI"),
    ("The truce began on Christmas Eve.", "Christmas Eve = XXXX-12-24"),
]


@pytest.mark.parametrize(("text", "expected"), UNDATED)
def test_without_a_day_of_publication_nothing_is_invented(reading: MakeReading, text: str, expected: str) -> None:
    refs = times(reading(text, published=None))
    assert values(refs) == [expected]
    assert [(ref.begin, ref.finish) for ref in refs] == [(None, None)]


def test_a_month_of_publication_gives_months_but_no_days(reading: MakeReading) -> None:
    refs = times(reading("It closed last month, on Sunday.", published="2024-10"))
    assert values(refs) == ["last month = 2024-09", "Sunday = XXXX-WXX-7"]


def test_today_in_a_quotation_is_the_day_it_was_said(reading: MakeReading) -> None:
    assert values(times(reading('"We will strike today," he said on Monday.'))) == [
        "today = 2024-09-30",
        "Monday = 2024-09-30",
    ]
    assert values(times(reading('"We will strike today," he said.'))) == ["today = PRESENT_REF"]


def test_a_narrative_of_another_time_keeps_its_own_years(reading: MakeReading) -> None:
    text = (
        "The siege began in March 1641. On 5 April the gate fell, and the next day the town burned.\n"
        "A relief army came in June 1642. By late August it was beaten. In May 1643 peace was signed.\n"
        "The last fort gave up on 2 July 1643. Two weeks later the guns were sold."
    )
    found = dict(entry.split(" = ") for entry in values(times(reading(text))))
    assert found["5 April"] == "1641-04-05"
    assert found["the next day"] == "1641-04-06"
    assert found["late August"] == "1642-08"


def test_another_year_told_just_before_keeps_a_date_open(reading: MakeReading) -> None:
    refs = times(reading("The pact was signed in May 2012. On 3 June the first shipment left."))
    assert values(refs) == ["May 2012 = 2012-05", "3 June = XXXX-06-03"]


def test_only_the_sentences_given_are_read(reading: MakeReading) -> None:
    made = reading("It closed on Sunday. It opened on Monday.")
    assert values(find_times(made.article, made.sentences[1:])) == ["Monday = 2024-09-30"]


def test_spans_are_those_of_the_text_in_order(reading: MakeReading) -> None:
    made = reading("On Sunday it rained.\n\nIt will rain on Friday night, and from 2025 to 2026.")
    refs = times(made)
    assert all(made.article.text[ref.start : ref.end] == ref.text for ref in refs)
    assert all(one.end <= other.start for one, other in pairwise(refs))


@pytest.mark.parametrize(
    "text",
    [
        "On 31 February 2024 and on 99 May, in the year 0 and 0000-00-00.",
        "At 25:99 and 99:99 p.m. on 13/13/2013 and 2024-13-45T99:99.",
        "9" * 5000 + " years ago, " + "9" * 30 + " days later, in 9999 and 12345 BC.",
        "The past 99999999 years and the next 4000 years, 99999 months ago.",
        "٢٠٢٤ and ２０２４ in May ２０２４, the ²th of May.",
    ],
)
def test_impossible_dates_do_not_break_it(reading: MakeReading, text: str) -> None:
    for published in ("2024-10-01", "9999-12-31", "1000-01-01", "0001-01-01", "2024-02-31", None):
        times(reading(text, published=published))
