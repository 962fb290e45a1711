"""Figures as they are laid out: nothing touches, nothing leaves the figure, nothing is retold."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen import resources
from reportgen.graphics import canvas as canvas_module
from reportgen.graphics import draw, spec
from reportgen.graphics.canvas import Canvas, Disc, Line, Polygon, Words
from reportgen.graphics.spec import Figure, Matrix, MatrixItem, Series, SeriesPoint, Strip, StripBar, Yardstick
from reportgen.theme import tokens
from reportgen.units import Length

pytestmark = pytest.mark.render

THEME = tokens.load(resources.locate())
TERMS = (
    "almost no chance",
    "very unlikely",
    "unlikely",
    "roughly even chance",
    "likely",
    "very likely",
    "almost certain",
)
BOUNDS = ((1, 5), (5, 20), (20, 45), (45, 55), (55, 80), (80, 95), (95, 99))
STEPS = tuple(
    spec.YardstickStep(term, low, high, term == "likely") for term, (low, high) in zip(TERMS, BOUNDS, strict=True)
)


def readings(*values: str, kind: str = "columns", target: str | None = None, days: int = 365) -> Series:
    points = tuple(
        SeriesPoint(
            date(2020, 1, 1) + timedelta(days=days * index),
            float(text.strip("+%m£$").replace(",", "")),
            f"year {index}",
            text,
        )
        for index, text in enumerate(values)
    )
    goal = float(target) if target else None
    return Series(kind, points, "Title", "unit", "Chart of readings.", goal, target)  # type: ignore[arg-type]


FIGURES: dict[str, tuple[Figure, float]] = {
    "at least": (spec.at_least("430", "0", "Bar of 430+."), 112.7),
    "interval": (spec.interval(1200, 1300, ("0", "1,200", "1,300"), "Bar."), 112.7),
    "interval from zero": (spec.interval(0, 3, ("$0", "$0", "$3B"), "Bar."), 112.7),
    "money": (spec.interval(2, 3, ("$0", "$2B", "$3B"), "Bar."), 112.7),
    "ceiling": (spec.at_most(20, 100, ("0", "20%", "100%"), "Bar."), 112.7),
    "high ceiling": (spec.at_most(93, 100, ("0", "93%", "100%"), "Bar."), 112.7),
    "target": (spec.measured(38, 40, ("0", "38", "40"), "Bar."), 112.7),
    "target met": (spec.measured(40, 40, ("0", "40", "40"), "Bar."), 112.7),
    "yardstick": (Yardstick(STEPS, 55, 80, "Likely."), 155),
    "yardstick of one percent": (Yardstick(STEPS, 0, 0, "0%."), 155),
    "matrix": (Matrix(STEPS, tuple(MatrixItem(n, 45, 55, "serious") for n in range(1, 11)), "Matrix."), 493.2),
    "strip": (Strip(tuple(StripBar(y, (0, 1, None) * (y - 2019)) for y in range(2020, 2027)), "Strip."), 408.6),
    "strip of one": (Strip((StripBar(2025, (None,)),), "Strip."), 408.6),
    "columns": (readings("12", "30", "25", "61", "75", target="40"), 239.5),
    "falling columns": (readings("+2.1", "-3.0", "-0.2", target="1"), 239.5),
    "no columns": (readings("0", "0", "0"), 239.5),
    "line": (readings("17", "54", "77", "190", "341", "340", "430+", kind="line", target="200"), 239.5),
    "high line": (readings("97.2%", "97.5%", "98.9%", "98.6%", kind="line", target="98.5"), 239.5),
    "line of one day": (readings("1", "2", "3", kind="line", days=0), 239.5),
    "slope": (readings("520", "1,300", kind="slope"), 239.5),
    "slope in a side column": (readings("£122.7m", "£104.5m", kind="slope", target="110.25"), 112.7),
}


def drawn(name: str) -> Canvas:
    figure, width = FIGURES[name]
    return draw.canvas(figure, THEME, Length(width))


def words_of(canvas: Canvas) -> list[str]:
    return [shape.text for shape in canvas.shapes if isinstance(shape, Words)]


@pytest.mark.parametrize("name", FIGURES)
def test_it_keeps_words_apart_and_everything_inside(name: str) -> None:
    canvas = drawn(name)

    assert canvas_module.overlaps(canvas) == ()
    assert canvas_module.outside(canvas) == ()


def test_it_finds_words_that_touch_and_shapes_that_leave() -> None:
    canvas = Canvas(THEME, 100, 20)
    canvas.text("label", 0, 12, "one")
    canvas.text("label", 5, 12, "two")
    canvas.text("label", 95, 12, "three")
    canvas.box(90, 0, 20, 5, "navy")
    canvas.disc(1, 10, 2, "navy")

    assert canvas_module.overlaps(canvas) == ("“one” touches “two”",)
    assert canvas_module.outside(canvas) == (
        "three reaches over the edge",
        "Polygon reaches over the edge",
        "Disc reaches over the edge",
    )


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("at least", ["0", "430"]),
        ("interval", ["0", "1,200", "1,300"]),
        ("interval from zero", ["$0", "$3B"]),
        ("money", ["$0", "$2B", "$3B"]),
        ("ceiling", ["0", "20%", "100%"]),
        ("high ceiling", ["0", "93%"]),
        ("target", ["0", "38", "Target 40"]),
        ("target met", ["0", "Target 40"]),
        ("yardstick", ["0", "50", "100%"]),
        ("strip of one", ["1", "2025"]),
        ("slope", ["520", "1,300", "year 0", "year 1"]),
    ],
)
def test_it_prints_what_was_typed(name: str, expected: list[str]) -> None:
    assert words_of(drawn(name)) == expected


def test_it_shows_at_least_without_an_end() -> None:
    canvas = drawn("at least")

    ticks = [
        shape
        for shape in canvas.shapes
        if isinstance(shape, Line) and shape.thickness == THEME.figures.glyph.tick_width
    ]
    axis = next(shape for shape in canvas.shapes if isinstance(shape, Line))
    assert ticks == []
    assert axis.points[1][0] < 0.8 * canvas.width


def test_it_shows_a_ceiling_without_filling_it() -> None:
    canvas = drawn("ceiling")

    assert {shape.fill for shape in canvas.shapes if isinstance(shape, Polygon)} == {THEME.colors["white"]}
    assert len([shape for shape in canvas.shapes if isinstance(shape, Line) and shape.dash]) == 2


def test_it_starts_every_bar_at_zero() -> None:
    bar = next(shape for shape in drawn("money").shapes if isinstance(shape, Polygon))

    left, right = min(x for x, _ in bar.points), max(x for x, _ in bar.points)
    edge = THEME.figures.glyph.tick_width / 2
    assert left == pytest.approx(edge)
    assert (right - left) / (112.7 - 2 * edge) == pytest.approx(2 / 3)


def test_it_draws_columns_in_proportion() -> None:
    columns = [shape for shape in drawn("columns").shapes if isinstance(shape, Polygon)]

    heights = [max(y for _, y in each.points) - min(y for _, y in each.points) for each in columns]
    assert [height / heights[-1] for height in heights] == pytest.approx([12 / 75, 30 / 75, 25 / 75, 61 / 75, 1])


def test_it_draws_terms_in_true_proportion_and_one_of_them_tall() -> None:
    style = THEME.figures.yardstick
    blocks = [shape for shape in drawn("yardstick").shapes if isinstance(shape, Polygon)]

    widths = [max(x for x, _ in block.points) - min(x for x, _ in block.points) + style.space for block in blocks[:7]]
    tall = [block for block in blocks if block.fill == THEME.colors[style.colors.active]]
    assert widths == pytest.approx([(high - low) / 100 * 155 for low, high in BOUNDS])
    assert [max(y for _, y in block.points) - min(y for _, y in block.points) for block in tall] == [style.active]


def test_it_places_a_likelihood_of_percentages_in_the_nearest_column() -> None:
    steps = (STEPS[0], STEPS[2], STEPS[4])
    matrix = Matrix(
        steps,
        (MatrixItem(1, 10, 14, "limited"), MatrixItem(2, 45, 55, "limited"), MatrixItem(3, 99, 99, "limited")),
        "M.",
    )

    canvas = draw.canvas(matrix, THEME, Length(493.2))

    column = (493.2 - THEME.figures.matrix.left) / 3
    discs = sorted(shape.x for shape in canvas.shapes if isinstance(shape, Disc))
    assert [int((x - THEME.figures.matrix.left) / column) for x in discs] == [0, 1, 2]


def test_it_numbers_every_disc() -> None:
    canvas = drawn("matrix")

    assert len([shape for shape in canvas.shapes if isinstance(shape, Disc)]) == 10
    assert [word for word in words_of(canvas) if word.isdigit()] == [str(number) for number in range(1, 11)]


def test_it_draws_a_block_for_every_event() -> None:
    blocks = [shape for shape in drawn("strip").shapes if isinstance(shape, Polygon)]

    assert len(blocks) == 3 * sum(range(1, 8))


@pytest.mark.parametrize("width", [60.0, 112.7, 239.5])
def test_it_cuts_what_no_figure_can_hold(width: float) -> None:
    endless = "9" * 10_000
    figures: list[Figure] = [
        spec.interval(2, 3, ("0", endless, endless), "Bar."),
        readings("1", "2", "3", kind="line"),
    ]
    points = tuple(SeriesPoint(date(2020 + n, 1, 1), float(n), endless, endless) for n in range(4))
    figures += [Series(kind, points, "t", "u", "c", 2.0, endless) for kind in ("line", "columns", "slope")]

    for figure in figures:
        canvas = draw.canvas(figure, THEME, Length(width))

        assert canvas.width == width
        assert canvas.height <= THEME.figures.series.tallest
        assert canvas_module.overlaps(canvas) == ()
        assert canvas_module.outside(canvas) == ()


VALUES = st.floats(-1e12, 1e12, allow_nan=False, allow_infinity=False)
SERIES = st.builds(
    lambda kind, values, texts, day, gap, target: Series(
        kind,
        tuple(
            SeriesPoint(
                day + timedelta(days=gap * index), value, f"{day:%B} {day.year + index}", texts[index % len(texts)]
            )
            for index, value in enumerate(values)
        ),
        "Title",
        "unit",
        "Chart.",
        target,
        None if target is None else "100 km",
    ),
    st.sampled_from(["line", "columns", "slope"]),
    st.lists(VALUES, min_size=2, max_size=6),
    st.lists(
        st.sampled_from(["0", "430+", "£122.7m", "3.61 million hours", "−0.2%", "1,200–1,300"]), min_size=1, max_size=3
    ),
    st.dates(date(1000, 1, 1), date(2100, 1, 1)),
    st.integers(0, 4000),
    st.none() | VALUES,
)


@settings(max_examples=150, deadline=None)
@given(SERIES, st.sampled_from([112.7, 155.0, 239.5, 493.2]))
def test_it_keeps_words_apart_in_any_series(series: Series, width: float) -> None:
    canvas = draw.canvas(series, THEME, Length(width))

    assert canvas_module.overlaps(canvas) == ()
    assert canvas_module.outside(canvas) == ()


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.integers(1, 2100), st.integers(1, 200), min_size=1, max_size=30))
def test_it_keeps_any_strip_inside(years: dict[int, int]) -> None:
    strip = Strip(tuple(StripBar(year, (None,) * count) for year, count in sorted(years.items())), "Strip.")

    canvas = draw.canvas(strip, THEME, Length(408.6))

    assert canvas_module.overlaps(canvas) == ()
    assert canvas_module.outside(canvas) == ()


def _luminance(color: str) -> float:
    channels = [int(color[index : index + 2], 16) / 255 for index in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_it_sets_labels_that_can_be_read() -> None:
    """At least 4.5 to 1 on what lies behind (WCAG 2.2, 1.4.3): the page, and the disc for its number."""
    texts = THEME.figures.texts
    grounds = dict.fromkeys(type(texts).model_fields, THEME.colors["white"])
    grounds["disc"] = THEME.colors[THEME.figures.matrix.colors.disc]

    ratios = {}
    for name, ground in grounds.items():
        light, dark = sorted((_luminance(THEME.colors[getattr(texts, name).color]), _luminance(ground)), reverse=True)
        ratios[name] = (light + 0.05) / (dark + 0.05)

    assert [name for name, ratio in ratios.items() if ratio < 4.5] == []
    assert len(ratios) == 6
