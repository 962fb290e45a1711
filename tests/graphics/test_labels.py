"""Labels along an axis."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reportgen.graphics import labels
from reportgen.graphics.labels import Label


def measure(words: str) -> float:
    return 4.0 * len(words)


def test_it_leaves_labels_that_have_room_where_they_belong() -> None:
    wished = [Label(0, "0", "start"), Label(50, "20%"), Label(100, "100%", "end")]

    placed = labels.arrange(wished, 100, 4, measure)

    assert [each.left for each in placed] == [0, 44, 84]


def test_it_pushes_labels_apart_inside_the_axis() -> None:
    wished = [Label(92, "1,200"), Label(100, "1,300", "end")]

    placed = labels.arrange(wished, 100, 4, measure)

    assert [each.left for each in placed] == [56, 80]


def test_it_drops_labels_of_the_scale_before_values() -> None:
    wished = [
        Label(0, "zero", "start", is_scale=True),
        Label(50, "a value"),
        Label(100, "hundred", "end", is_scale=True),
    ]

    placed = labels.arrange(wished, 60, 4, measure)

    assert [each.label.words for each in placed] == ["zero", "a value"]


def test_it_cuts_values_only_when_nothing_else_is_left() -> None:
    wished = [Label(0, "0", "start", is_scale=True), Label(30, "x" * 10_000), Label(60, "y" * 10_000)]

    placed = labels.arrange(wished, 60, 4, measure)

    assert [each.label.words for each in placed] == ["xxxxxx…", "yyyyyy…"]


WISHES = st.lists(
    st.builds(
        Label,
        at=st.floats(0, 100),
        words=st.text("0123456789,%$", min_size=1, max_size=40),
        anchor=st.sampled_from(["start", "middle", "end"]),
        is_scale=st.booleans(),
    ),
    min_size=1,
    max_size=6,
)


@given(WISHES)
def test_it_keeps_labels_apart_and_inside(wished: list[Label]) -> None:
    placed = labels.arrange(wished, 100, 4, measure)

    assert all(each.left >= -0.001 and each.left + each.width <= 100.001 for each in placed)
    assert all(left.left + left.width + 3.999 <= right.left for left, right in pairwise(placed))


@given(WISHES)
def test_it_never_drops_a_value(wished: list[Label]) -> None:
    placed = labels.arrange(wished, 100, 4, measure)

    values = sum(not label.is_scale for label in wished)
    assert sum(not each.label.is_scale for each in placed) == values
