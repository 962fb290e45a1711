"""Dates, exact and inexact, in two notations."""

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.brief import fuzzydate

# text, printed, earliest, latest, precision
NOTATION = [
    ("2025-12-13", "13 December 2025", "2025-12-13", "2025-12-13", "day"),
    ("2025-12", "December 2025", "2025-12-01", "2025-12-31", "month"),
    ("2025", "2025", "2025-01-01", "2025-12-31", "year"),
    ("2021-21", "spring 2021", "2021-03-01", "2021-05-31", "season"),
    ("2021-22", "summer 2021", "2021-06-01", "2021-08-31", "season"),
    ("2023-24", "winter 2023", "2023-12-01", "2024-02-29", "season"),
    ("2021-34", "Q2 2021", "2021-04-01", "2021-06-30", "quarter"),
    ("2025-Q3", "Q3 2025", "2025-07-01", "2025-09-30", "quarter"),
    ("199X", "1990s", "1990-01-01", "1999-12-31", "decade"),
    ("20XX", "2000–2099", "2000-01-01", "2099-12-31", "century"),
    ("2004-XX", "2004", "2004-01-01", "2004-12-31", "year"),
    ("2004-06-XX", "June 2004", "2004-06-01", "2004-06-30", "month"),
    ("2022/..", "since 2022", "2022-01-01", None, "interval"),
    ("2022/", "from 2022", "2022-01-01", None, "interval"),
    ("../2010", "until 2010", None, "2010-12-31", "interval"),
    ("/2010-06", "until June 2010", None, "2010-06-30", "interval"),
    ("2011/2016", "2011–2016", "2011-01-01", "2016-12-31", "interval"),
    ("2022-03-04/2022-03-06", "4–6 March 2022", "2022-03-04", "2022-03-06", "interval"),
    ("2022-03-04/2022-04-06", "4 March – 6 April 2022", "2022-03-04", "2022-04-06", "interval"),
    ("2022-03/2022-05", "March–May 2022", "2022-03-01", "2022-05-31", "interval"),
    ("2024-12-30/2025-01-02", "30 December 2024 – 2 January 2025", "2024-12-30", "2025-01-02", "interval"),
    ("2011~/2016", "c. 2011 – 2016", "2011-01-01", "2016-12-31", "interval"),
    ("0079", "AD 79", "0079-01-01", "0079-12-31", "year"),
    ("-0044", "45 BC", None, None, "year"),
    ("-0044-03-15", "15 March 45 BC", None, None, "day"),
    ("Y170000002", "170000002", None, None, "year"),
]

PROSE = [
    ("December 13, 2025", "2025-12-13", "2025-12-13", "day"),
    ("13 December 2025", "2025-12-13", "2025-12-13", "day"),
    ("Dec. 13, 2025", "2025-12-13", "2025-12-13", "day"),
    ("Sept. 5, 2025", "2025-09-05", "2025-09-05", "day"),
    ("the 5th of May 2020", "2020-05-05", "2020-05-05", "day"),
    ("Saturday, December 13, 2025", "2025-12-13", "2025-12-13", "day"),
    ("June 2024", "2024-06-01", "2024-06-30", "month"),
    ("June\u00a02024", "2024-06-01", "2024-06-30", "month"),
    ("Q3 2025", "2025-07-01", "2025-09-30", "quarter"),
    ("third quarter of 2025", "2025-07-01", "2025-09-30", "quarter"),
    ("H1 2024", "2024-01-01", "2024-06-30", "interval"),
    ("Spring 1998", "1998-03-01", "1998-05-31", "season"),
    ("winter 1998–99", "1998-12-01", "1999-02-28", "season"),
    ("March 4–6, 2022", "2022-03-04", "2022-03-06", "interval"),
    ("4–6 March 2022", "2022-03-04", "2022-03-06", "interval"),
    ("March–May 2022", "2022-03-01", "2022-05-31", "interval"),
    ("4 March – 6 April 2022", "2022-03-04", "2022-04-06", "interval"),
    ("30 Dec 2024 – 2 Jan 2025", "2024-12-30", "2025-01-02", "interval"),
    ("2011–2016", "2011-01-01", "2016-12-31", "interval"),
    ("2011–16", "2011-01-01", "2016-12-31", "interval"),
    ("between 2011 and 2016", "2011-01-01", "2016-12-31", "interval"),
    ("2019–present", "2019-01-01", None, "interval"),
    ("1990s", "1990-01-01", "1999-12-31", "decade"),
    ("19th century", "1801-01-01", "1900-12-31", "century"),
    ("in 2019", "2019-01-01", "2019-12-31", "year"),
    ("before 2010", None, "2009-12-31", "interval"),
    ("after February 2012", "2012-03-01", None, "interval"),
    ("since 2022", "2022-01-01", None, "interval"),
    ("until 2023", None, "2023-12-31", "interval"),
    ("by 2030", None, "2030-12-31", "interval"),
    ("44 BC", None, None, "year"),
]

APPROXIMATE = [
    ("Mid-2024", "2024-05-01", "2024-08-31", "year"),
    ("mid-June 2024", "2024-06-11", "2024-06-20", "month"),
    ("Early 2023", "2023-01-01", "2023-04-30", "year"),
    ("Late 2023", "2023-09-01", "2023-12-31", "year"),
    ("End of March 2025", "2025-03-21", "2025-03-31", "month"),
    ("the early 1990s", "1990-01-01", "1993-12-31", "decade"),
    ("late 19th century", "1868-01-01", "1900-12-31", "century"),
    ("late winter 2023", "2024-02-01", "2024-02-29", "season"),
    ("mid-2021 – early 2022", "2021-05-01", "2022-04-30", "interval"),
    ("c. 1998", "1998-01-01", "1998-12-31", "year"),
    ("circa 1998", "1998-01-01", "1998-12-31", "year"),
    ("around June 2024", "2024-06-01", "2024-06-30", "month"),
    ("since c. 1998", "1998-01-01", None, "interval"),
]

REFUSED = [
    ("03/04/2025", "leaves the order of day and month open; write 2025-04-03 or 2025-03-04, or the month as a word"),
    ("25/12/2025", "is a numeric date; write 2025-12-25, or the month as a word"),
    ("2025-1-3", "is a numeric date; write 2025-01-03, or the month as a word"),
    ("32.13.2025", "is not a real day; write it as 2025-12-13 or 13 December 2025"),
    ("2025-02-30", "February 2025 has 28 days, not 30"),
    ("February 30, 2025", "February 2025 has 28 days, not 30"),
    ("2025-13", "a year has 12 months, not 13"),
    ("2025-00", "a year has 12 months, not 0"),
    ("2023/2020", "ends before it begins"),
    ("May 2023 – April 2023", "ends before it begins"),
    ("../..", "an interval needs a beginning or an end"),
    ("June", "names no year of four digits"),
    ("winter 1998/97", "the winter after 1998 ends in 1999"),
    ("mid-5 June 2024", "“mid” goes with a month, a season, a year, a decade or a century"),
    ("1998 or 1999", "is not a date in a form that is understood"),
    ("FY 2024", "is not a date in a form that is understood"),
    ("2025-12-13T10:00", "is not a date in a form that is understood"),
    ("1" * 81, "is longer than 80 letters"),
    ("", "names no year of four digits"),
]


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize(("text", "printed", "earliest", "latest", "precision"), NOTATION, ids=[r[0] for r in NOTATION])
def test_it_reads_the_notation_and_prints_words(
    text: str, printed: str, earliest: str | None, latest: str | None, precision: str
) -> None:
    actual = fuzzydate.parse(text)

    assert (text, printed, _day(earliest), _day(latest), precision) == (
        actual.text,
        actual.printed,
        actual.earliest,
        actual.latest,
        actual.precision,
    )


@pytest.mark.parametrize(
    ("text", "printed", "flags"),
    [
        ("2021-06", "June 2021", (False, False)),
        ("2021-06~", "c. June 2021", (True, False)),
        ("2021-06?", "possibly June 2021", (False, True)),
        ("2021-06%", "possibly c. June 2021", (True, True)),
        ("possibly June 2021", "possibly June 2021", (False, True)),
    ],
)
def test_it_keeps_doubts(text: str, printed: str, flags: tuple[bool, bool]) -> None:
    actual = fuzzydate.parse(text)

    assert (printed, flags) == (actual.printed, (actual.is_approximate, actual.is_uncertain))


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision", "is_approximate"),
    [(*row, False) for row in PROSE] + [(*row, True) for row in APPROXIMATE],
    ids=[row[0] for row in PROSE + APPROXIMATE],
)
def test_it_reads_prose_and_prints_it_as_typed(
    text: str, earliest: str | None, latest: str | None, precision: str, is_approximate: bool
) -> None:
    actual = fuzzydate.parse(f" {text}\n")

    assert (text, _day(earliest), _day(latest), precision, is_approximate) == (
        actual.printed,
        actual.earliest,
        actual.latest,
        actual.precision,
        actual.is_approximate,
    )


@pytest.mark.parametrize(("text", "reason"), REFUSED, ids=[row[0][:20] for row in REFUSED])
def test_it_says_why_it_refuses(text: str, reason: str) -> None:
    with pytest.raises(ValueError) as refusal:
        fuzzydate.parse(text)

    assert reason == str(refusal.value)


def test_it_sorts_an_open_beginning_where_it_ends() -> None:
    texts = ["2012", "since 2011", "before 2010", "June 2009", "2009"]

    actual = sorted(map(fuzzydate.parse, texts), key=fuzzydate.sort_key)

    assert [each.text for each in actual] == ["2009", "June 2009", "before 2010", "since 2011", "2012"]


DATE_LIKE = st.text(alphabet="0123456789 -–/.,~?%XYQ", max_size=24) | st.lists(
    st.sampled_from(
        "early mid- late c. before since by between and to – 4 31 2022 1990s 19th century march may dec. of the "
        "spring winter Q3 h2 bc ? , / present in possibly".split()
    ),
    max_size=8,
).map(" ".join)


@given(st.text(max_size=90) | DATE_LIKE)
def test_it_raises_nothing_but_value_errors_and_orders_its_bounds(text: str) -> None:
    try:
        actual = fuzzydate.parse(text)
    except ValueError:
        return

    assert text.strip() == actual.text
    assert actual.printed
    if actual.earliest and actual.latest:
        assert actual.earliest <= actual.latest


@given(st.dates())
def test_it_reads_back_every_day_it_prints(day: date) -> None:
    actual = fuzzydate.parse(day.isoformat())

    assert (day, day, "day") == (actual.earliest, actual.latest, actual.precision)
    if day.year >= 1000:
        again = fuzzydate.parse(actual.printed)
        assert (day, day, "day") == (again.earliest, again.latest, again.precision)


def test_it_reads_every_prose_form_of_every_day() -> None:
    days = [date(2024, 1, 1) + timedelta(days=number) for number in range(366)]
    wrong = []
    for day in days:
        full, short = calendar.month_name[day.month], calendar.month_abbr[day.month]
        forms = [
            f"{day.day} {full} {day.year}",
            f"{day.day} {short} {day.year}",
            f"{full} {day.day}, {day.year}",
            f"{short}. {day.day}, {day.year}",
            f"{full.upper()} {day.day} {day.year}",
            f"{calendar.day_name[day.weekday()]}, {full} {day.day}, {day.year}",
        ]
        found = [fuzzydate.parse(form) for form in forms]
        wrong += [each.text for each in found if (each.earliest, each.latest) != (day, day)]

    assert wrong == []
    assert len(days) == 366


@given(st.dates(), st.integers(0, 400))
def test_it_reads_every_interval(day: date, length: int) -> None:
    end = min(date.max.toordinal(), day.toordinal() + length)
    last = date.fromordinal(end)

    actual = fuzzydate.parse(f"{day.isoformat()}/{last.isoformat()}")

    assert (day, last, "interval") == (actual.earliest, actual.latest, actual.precision)
    if day.year >= 1000 and day < last:
        again = fuzzydate.parse(actual.printed)
        assert (day, last) == (again.earliest, again.latest)
