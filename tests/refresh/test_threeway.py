"""What two people's changes to the same lines come to."""

import pytest

from reportgen.refresh import tables, threeway
from reportgen.refresh.pairing import pair


def outcome(was: str, own: str, now: str) -> tuple[str, str]:
    """The merged lines, one letter each, and the lines left against the brief, `deck>brief`."""
    merged = threeway.merge(was, own, now)
    said = [now[step.said] if step.said is not None else own[step.own or 0] for step in merged.steps]
    left = [
        f"{own[step.own] if step.own is not None else ''}>{now[step.said] if step.said is not None else ''}"
        for step in merged.left
    ]
    return "".join(said), " ".join(left)


@pytest.mark.parametrize(
    ("was", "own", "now", "expected"),
    [
        ("abc", "abc", "abc", ("abc", "")),
        ("abc", "abc", "aXc", ("aXc", "")),
        ("abc", "aYc", "abc", ("aYc", "")),
        ("abc", "aYc", "abZ", ("aYZ", "")),
        ("abc", "aYc", "aXc", ("aYc", "Y>X")),
        ("abc", "aXc", "aXc", ("aXc", "")),
        ("abc", "abcn", "aXc", ("aXcn", "")),
        ("abc", "ac", "aXc", ("ac", ">X")),
        ("abc", "abc", "abcd", ("abcd", "")),
        ("abc", "abcn", "abcd", ("abcdn", "")),
        ("abc", "abc", "dabc", ("dabc", "")),
        ("abc", "abc", "ac", ("ac", "")),
        ("abc", "aYc", "ac", ("aYc", "Y>")),
        ("abc", "abc", "", ("", "")),
        ("", "n", "d", ("dn", "")),
        ("abc", "", "abX", ("", ">X")),
    ],
)
def test_it_takes_the_brief_s_side_where_the_presenter_took_none(
    was: str, own: str, now: str, expected: tuple[str, str]
) -> None:
    assert outcome(was, own, now) == expected


@pytest.mark.parametrize("own", ["abc", "aYc", "ac", "abcn", "Yab", ""])
@pytest.mark.parametrize("now", ["abc", "aXc", "aXXc", "ac", "abcd", "X"])
def test_it_has_nothing_more_to_do_the_second_time(own: str, now: str) -> None:
    first = threeway.merge("abc", own, now)
    lines = [now[step.said] if step.said is not None else own[step.own or 0] for step in first.steps]

    second = threeway.merge(first.base, lines, now)

    assert not second.is_changed


def test_it_goes_over_a_table_cell_by_cell() -> None:
    was = [("", "state", "when"), ("one", "open", "May"), ("two", "shut", "June")]
    own = [("", "state", "when"), ("one", "ajar", "May"), ("two", "shut", "June")]
    now = [("", "state", "when"), ("one", "wide", "July"), ("two", "shut", "August")]

    grid = tables.merge(was, own, now)

    assert grid.said == {(1, 2): (1, 2), (2, 2): (2, 2)}
    assert grid.left == [((1, 1), (1, 1))]
    assert grid.base == (("", "state", "when"), ("one", "open", "July"), ("two", "shut", "August"))


def test_it_knows_rows_that_the_presenter_moved_and_columns_they_took_out() -> None:
    was = [("", "state", "when"), ("one", "open", "May"), ("two", "shut", "June")]
    own = [("", "when"), ("two", "June"), ("one", "May")]
    now = [("", "state", "when"), ("one", "wide", "July"), ("two", "shut", "June")]

    grid = tables.merge(was, own, now)

    assert grid.said == {(2, 1): (1, 2)}
    assert grid.left == [(None, (1, 1))]


def test_it_gives_an_untouched_table_new_rows_and_tells_of_them_in_another() -> None:
    was = [("", "state"), ("one", "open")]
    now = [*was, ("two", "shut")]

    assert tables.merge(was, was, now).is_whole
    assert tables.merge(was, [("", "state"), ("one", "ajar")], now).left == [(None, (2, 0))]


def test_it_pairs_what_says_the_same_before_what_is_called_the_same() -> None:
    ours, theirs = [{"talks", "oslo"}, {"talks", "lima"}], [{"talks", "new"}, {"talks", "oslo"}, {"talks", "lima"}]

    assert pair(ours, theirs, [(0, 0), (1, 1)]) == {0: 1, 1: 2}
