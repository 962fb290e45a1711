"""Problems in print."""

from pathlib import Path

from reportgen.errors import BriefError, Problem


def test_it_says_where_what_and_how() -> None:
    problem = Problem(
        "unknown-key", "unknown key “valeu”; did you mean “value”?", "indicators[2].valeu", Path("x.yaml"), 12, 5
    )

    assert str(problem) == "x.yaml:12:5  indicators[2].valeu — unknown key “valeu”; did you mean “value”?"


def test_it_leaves_out_what_is_not_known() -> None:
    assert str(Problem("x", "no place")) == "no place"
    assert str(Problem("x", "no field", file=Path("x.yaml"))) == "x.yaml  no field"


def test_it_carries_every_problem_and_an_exit_code() -> None:
    error = BriefError([Problem("a", "one"), Problem("b", "two")])

    assert (error.exit_code, str(error)) == (2, "one\ntwo")
