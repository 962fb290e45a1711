"""The marks of a rail, to the ends of the calendar."""

from datetime import date

from reportgen.plan.deck.scale import Segment, ticks


def test_it_marks_years_up_to_the_last_of_the_calendar_and_no_further() -> None:
    beyond = Segment(0, 800, 1, date.max.toordinal() + 200_000)

    marks = ticks((beyond,), 100)

    assert marks
    assert all(1 <= int(words) <= date.max.year for _, words in marks)
    assert [place for place, _ in marks] == sorted(place for place, _ in marks)
