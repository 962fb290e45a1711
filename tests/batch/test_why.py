"""Which fields of a brief changed, as its author would say it."""

from pathlib import Path
from typing import Any

import pytest

from reportgen.batch.fields import changes
from reportgen.batch.job import Options
from reportgen.batch.why import why
from reportgen.build import furnish
from reportgen.errors import BriefError

FILE = Path("potash.yaml")
BEFORE = """title: A title
overview: Prices of potash have fallen since the summer of 2024 in all markets that matter.
indicators:
  - {value: 430+, label: Prisoners}
  - {value: 5, label: Mines}
timeline:
  - {title: First}
  - {title: Second}
  - {title: Third}
"""


def told(before: str, now: str) -> tuple[str, ...]:
    return changes(before.encode(), now.encode(), FILE)


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("430+", "450+", "indicators[1].value — was “430+”, is “450+”"),
        ("summer of 2024", "winter of 2024", "overview — was “… since the summer of 2024 …”, is “… since the winter of 2024 …”"),  # noqa: E501
        (" that matter.", "", "overview — was “… all markets that matter.”, is “… all markets”"),
        ("label: Mines}", "label: Mines, note: Few}", "indicators[2].note — is new: “Few”"),
        ("  - {title: First}\n", "", "timeline[1] — is gone; it was “First”"),
        ("timeline:\n", "timeline:\n  - {title: Zeroth}\n", "timeline[1] — is new: “Zeroth”"),
        ("{title: Third}", "{title: Third, key: true}", "timeline[3].key — is new: “true”"),
        ("title: A title\n", "title: A title\ndek: More\n", "dek — is new: “More”"),
    ],
)  # fmt: skip
def test_it_names_the_field_and_what_it_was(old: str, new: str, line: str) -> None:
    assert BEFORE.count(old) == 1

    assert told(BEFORE, BEFORE.replace(old, new)) == (line,)


def test_it_is_silent_about_how_a_brief_is_typed() -> None:
    assert told(BEFORE, "# A comment\n" + BEFORE.replace("430+", '"430+"')) == ()


def test_it_refuses_a_brief_that_cannot_be_read() -> None:
    with pytest.raises(BriefError):
        told(BEFORE, "title: [")


class TestWhy:
    def test_it_says_nothing_of_a_brief_that_is_up_to_date(self, desk: Any) -> None:
        desk.write("one")
        desk.build()

        assert why(desk.request()) == ()

    def test_it_names_the_fields_of_a_file_that_changed(self, desk: Any) -> None:
        desk.write("one", "title: A\npeople:\nphoto: a.png\n")
        desk.write("a.png", "old")
        desk.build()
        desk.write("a.png", "new")

        (because,) = why(desk.request())

        assert (str(because.reason), because.fields) == ("a.png changed", ("photo",))

    def test_it_names_field_and_option(self, desk: Any) -> None:
        desk.write("one", "title: Old\n")
        desk.build()
        desk.write("one", "title: New\n")
        desk.house = furnish(is_grayscale=True)

        found = why(desk.request(Options(("explainer",))))

        assert [(each.reason.code, str(each.reason), each.fields) for each in found] == [
            ("input", "one.yaml changed", ("title — was “Old”, is “New”",)),
            ("option", "grayscale False → True", ()),
        ]

    def test_it_says_so_when_only_the_typing_changed(self, desk: Any) -> None:
        desk.write("one", "title: A\n")
        desk.build()
        desk.write("one", "title: A  # a comment\n")

        (because,) = why(desk.request())

        assert because.fields == ("only how it is typed: spacing, quotes, comments",)

    def test_it_goes_on_when_the_brief_cannot_be_read_any_more(self, desk: Any) -> None:
        desk.write("one", "title: A\n")
        desk.build()
        desk.write("one", "title: [\n")

        (because,) = why(desk.request())

        assert "reportgen check" in because.fields[0]

    def test_it_tells_a_brief_that_was_never_built(self, desk: Any) -> None:
        desk.write("one")

        assert {each.reason.code for each in why(desk.request())} == {"new"}
