"""What does the author of a wrong brief read? Each `<name>.yaml` has its exact message in `<name>.txt`."""

import os
from pathlib import Path

import pytest

from reportgen.brief import load
from reportgen.errors import BriefError

FOLDER = Path(__file__).parent
BRIEFS = sorted(FOLDER.glob("*.yaml"))


def message(brief: Path) -> str:
    with pytest.raises(BriefError) as caught:
        load.load(brief)
    return "\n".join(str(problem).replace(str(brief), brief.name) for problem in caught.value.problems) + "\n"


def test_it_finds_the_wrong_briefs() -> None:
    assert len(BRIEFS) >= 24
    assert {path.stem for path in FOLDER.glob("*.txt")} == {path.stem for path in BRIEFS}


@pytest.mark.parametrize("brief", BRIEFS, ids=lambda path: path.stem)
def test_it_tells_the_author_everything_that_is_wrong(brief: Path) -> None:
    expected = brief.with_suffix(".txt")
    if os.environ.get("UPDATE_PROBLEMS"):
        assert not os.environ.get("CI"), "messages are not rewritten in CI"
        expected.write_text(message(brief), encoding="utf-8")

    actual = message(brief)

    assert expected.read_text(encoding="utf-8") == actual


def test_it_notices_a_brief_that_is_right(tmp_path: Path) -> None:
    brief = tmp_path / "right.yaml"
    brief.write_text("title: T\noverview: O\n", encoding="utf-8")

    with pytest.raises(pytest.fail.Exception):
        message(brief)
