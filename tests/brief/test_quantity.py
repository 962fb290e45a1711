"""An author's figure, read."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.brief import quantity
from reportgen.brief.quantity import Quantity

D = Decimal
THOUSAND, MILLION, BILLION, TRILLION = D(10) ** 3, D(10) ** 6, D(10) ** 9, D(10) ** 12

# text, kind, low, high, unit, currency
READINGS = [
    ("75", "exact", 75, 75, None, None),
    ("£122.7m", "exact", D("122.7") * MILLION, D("122.7") * MILLION, None, "£"),
    ("3.61 million hours", "exact", D("3.61") * MILLION, D("3.61") * MILLION, "hours", None),
    ("120 days", "exact", 120, 120, "days", None),
    ("10²⁵", "exact", D(10) ** 25, D(10) ** 25, None, None),
    ("2.5 × 10^8", "exact", 25 * D(10) ** 7, 25 * D(10) ** 7, None, None),
    ("30%", "exact", 30, 30, "%", None),
    ("20% of GDP", "exact", 20, 20, "% of GDP", None),
    ("5m people", "exact", 5 * MILLION, 5 * MILLION, "people", None),
    ("10\u202f000 t", "exact", 10_000, 10_000, "t", None),
    ("12'000", "exact", 12_000, 12_000, None, None),
    ("A$3.5 trn", "exact", D("3.5") * TRILLION, D("3.5") * TRILLION, None, "A$"),
    ("USD 40k", "exact", 40 * THOUSAND, 40 * THOUSAND, None, "USD"),
    ("5 million EUR", "exact", 5 * MILLION, 5 * MILLION, None, "EUR"),
    ("45 Mt CO2", "exact", 45, 45, "Mt CO2", None),
    ("430+", "at least", 430, None, None, None),
    ("≥ 5", "at least", 5, None, None, None),
    ("more than 5", "at least", 5, None, None, None),
    ("At least £3bn", "at least", 3 * BILLION, None, None, "£"),
    ("over 1,000 firms", "at least", 1000, None, "firms", None),
    ("430 people or more", "at least", 430, None, "people", None),
    ("Up to 20%", "at most", None, 20, "%", None),
    ("< 5", "at most", None, 5, None, None),
    ("no more than 4 days", "at most", None, 4, "days", None),
    ("under $2B", "at most", None, 2 * BILLION, None, "$"),
    ("1,200–1,300", "range", 1200, 1300, None, None),
    ("1,200-1,300", "range", 1200, 1300, None, None),
    ("$2B–$3B", "range", 2 * BILLION, 3 * BILLION, None, "$"),
    ("€90–110bn", "range", 90 * BILLION, 110 * BILLION, None, "€"),
    ("£900m–£1.2bn", "range", 900 * MILLION, 1200 * MILLION, None, "£"),
    ("55–80%", "range", 55, 80, "%", None),
    ("55% to 80%", "range", 55, 80, "%", None),
    ("between 5 and 10 million people", "range", 5 * MILLION, 10 * MILLION, "people", None),
    ("3 km to 5 km", "range", 3, 5, "km", None),
    ("−3 to 5%", "range", -3, 5, "%", None),
    ("~40,000", "about", 40_000, 40_000, None, None),
    ("c. £20bn", "about", 20 * BILLION, 20 * BILLION, None, "£"),
    ("approx. 300", "about", 300, 300, None, None),
    ("roughly 12 months", "about", 12, 12, "months", None),
    ("about 5–6", "range", 5, 6, None, None),
    ("1 in 7", "ratio", 1, 7, None, None),
    ("~1 in 4", "ratio", 1, 4, None, None),
    ("2/3", "ratio", 2, 3, None, None),
    ("1 in 5 households", "ratio", 1, 5, "households", None),
    ("2.5x", "multiple", D("2.5"), D("2.5"), "x", None),
    ("3×", "multiple", 3, 3, "×", None),
    ("3-fold", "multiple", 3, 3, "-fold", None),
    ("+0.25 pp", "change", D("0.25"), D("0.25"), "pp", None),
    ("−3.2%", "change", D("-3.2"), D("-3.2"), "%", None),
    ("-3.2%", "change", D("-3.2"), D("-3.2"), "%", None),
    ("+£157", "change", 157, 157, None, "£"),
    ("No. 1", "rank", 1, 1, None, None),
    ("#3", "rank", 3, 3, None, None),
    ("22nd", "rank", 22, 22, None, None),
    ("N/A", "none", None, None, None, None),
    ("n/a", "none", None, None, None, None),
    ("—", "none", None, None, None, None),
]

NOT_UNDERSTOOD = [
    "523–46",  # a vote
    "€35M or 7%",  # two figures
    "24/7",
    "5 m",  # metres or millions
    "5m",
    "5T",  # teslas, tonnes or trillions
    "$2B–€3B",
    "$2B–3",
    "2011–2016",  # years
    "over 5 or less",
    "more than −3%",
    "Up to 20–30%",
    "12,34",
    "1,5",
    "1.234.567",
    "007",
    "4x4",
    "22th",
    "5 in favour",
    "½",
    "ten",
    "$_^\\",
    "1" * 101,
]

PARTS = [
    ("Up to 20%", ("Up to ", "20%", "")),
    ("3.61 million hours", ("", "3.61", " million hours")),
    ("c. £20bn", ("c. ", "£20bn", "")),
    ("430+", ("", "430+", "")),
    ("430+ people", ("", "430+", " people")),
    ("430 or more", ("", "430", " or more")),
    ("~1 in 4", ("", "~1 in 4", "")),
    ("1 in 5 households", ("", "1 in 5", " households")),
    ("≥ 5", ("", "≥ 5", "")),
    ("20 %", ("", "20 %", "")),
    ("+0.25 pp", ("", "+0.25", " pp")),
    ("$2B–$3B", ("", "$2B–$3B", "")),
    ("between 5 and 10 km", ("between ", "5 and 10", " km")),
    ("€35M or 7%", ("", "€35M or 7%", "")),
    ("N/A", ("", "N/A", "")),
]


@pytest.mark.parametrize(
    ("text", "kind", "low", "high", "unit", "currency"), READINGS, ids=[row[0] for row in READINGS]
)
def test_it_reads_common_figures(
    text: str, kind: str, low: Decimal | None, high: Decimal | None, unit: str | None, currency: str | None
) -> None:
    actual = quantity.parse(text)

    assert (text, kind, low, high, unit, currency) == (
        actual.text,
        actual.kind,
        actual.low,
        actual.high,
        actual.unit,
        actual.currency,
    )


@pytest.mark.parametrize("text", NOT_UNDERSTOOD)
def test_it_leaves_doubtful_figures_as_text(text: str) -> None:
    assert Quantity(text, "text") == quantity.parse(text)


@pytest.mark.parametrize(("text", "expected"), PARTS, ids=[row[0] for row in PARTS])
def test_it_cuts_a_figure_into_lead_figure_and_unit(text: str, expected: tuple[str, str, str]) -> None:
    assert expected == quantity.parts(text)


def test_it_keeps_the_scale_beside_the_bounds() -> None:
    actual = quantity.parse("€90–110bn")

    assert actual.scale == BILLION


FIGURE_LIKE = st.text(alphabet="0123456789 .,–-+%$€£~<>≥/xkmbnMBT()intocup²⁵−\u202f'’", max_size=24)


@given(st.text(max_size=120) | FIGURE_LIKE)
def test_it_reads_anything_and_keeps_the_text(text: str) -> None:
    actual = quantity.parse(text)

    assert text.strip() == actual.text
    if actual.low is not None and actual.high is not None:
        assert actual.low <= actual.high


@given(st.text(max_size=120) | FIGURE_LIKE | st.sampled_from([row[0] for row in READINGS]))
def test_it_cuts_without_losing_a_letter(text: str) -> None:
    lead, figure, unit = quantity.parts(text)

    assert text.strip() == lead + figure + unit
    assert figure or not text.strip()


NUMBERS = st.decimals(min_value=0, max_value=999_999, places=2, allow_nan=False, allow_infinity=False)
SCALES = st.sampled_from(
    [
        ("", D(1)),
        ("k", THOUSAND),
        (" thousand", THOUSAND),
        ("m", MILLION),
        ("M", MILLION),
        (" mn", MILLION),
        (" million", MILLION),
        ("bn", BILLION),
        ("B", BILLION),
        (" billion", BILLION),
        ("trn", TRILLION),
        ("T", TRILLION),
        (" trillion", TRILLION),
    ]
)
CURRENCIES = st.sampled_from(["$", "£", "€", "¥", "US$", "A$", "USD ", "CHF "])
SEPARATORS = st.sampled_from([",", "", "\u202f", "\u2009", "\u00a0", "'", "’"])


@given(NUMBERS, SCALES, CURRENCIES, SEPARATORS)
def test_it_reads_every_amount_of_money(
    number: Decimal, scale: tuple[str, Decimal], currency: str, separator: str
) -> None:
    text = f"{currency}{number:,}".replace(",", separator) + scale[0]

    actual = quantity.parse(text)

    assert Quantity(text, "exact", number * scale[1], number * scale[1], None, currency.strip(), scale[1]) == actual


@given(NUMBERS, NUMBERS, CURRENCIES, SCALES, st.sampled_from(["–", "-", " – ", " to "]))
def test_it_reads_every_ascending_range(
    one: Decimal, other: Decimal, currency: str, scale: tuple[str, Decimal], dash: str
) -> None:
    low, high = sorted((one, other))
    text = f"{currency}{low:,}{dash}{high:,}{scale[0]}"

    actual = quantity.parse(text)

    expected = ("range", low * scale[1], high * scale[1]) if low < high else ("text", None, None)
    assert expected == (actual.kind, actual.low, actual.high)
