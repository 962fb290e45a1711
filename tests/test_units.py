"""Lengths."""

from reportgen.units import Length


def test_it_counts_in_points() -> None:
    assert Length.of_inches(0.5) == Length(36)
    assert Length.of_millimetres(25.4) == Length(72)
    assert (Length(36) + Length(36)).emu == 914_400
    assert Length(72).millimetres == 25.4
    assert Length(10) * 2 - Length(5) / 5 == Length(19)
    assert Length(1) < Length(2)
