"""What `prove` says of a finished deck."""

import zipfile
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from reportgen import build
from reportgen.cli import app

pytestmark = pytest.mark.render
SAMPLE = Path(__file__).resolve().parents[2] / "briefs" / "high-seas-treaty.yaml"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture(scope="module")
def deck(tmp_path_factory: pytest.TempPathFactory) -> Path:
    (output,) = build(SAMPLE, tmp_path_factory.mktemp("output"), only="deck").outputs
    return output.file


def test_it_tells_of_each_slide_how_full_it_is_and_its_smallest_type(deck: Path) -> None:
    told = run("prove", deck)

    head, cover, *slides = told.stdout.splitlines()
    assert told.exit_code == 0, told.stderr
    assert head.split() == ["Slide", "Used", "Smallest", "type"]
    assert "%" not in cover
    assert len(slides) > 10
    assert all(slide.endswith(" pt") for slide in slides)
    assert sum("%" in slide for slide in slides) > 10


def test_it_warns_of_slides_that_are_half_empty(tmp_path: Path) -> None:
    brief = tmp_path / "short.yaml"
    brief.write_text("title: A title\noverview: Some words.\n", encoding="utf-8")
    (output,) = build(brief, tmp_path, only="deck").outputs

    told = run("prove", output.file)

    assert told.exit_code == 0
    assert f"warning[slide-sparse]  {output.file}  slide 2 — uses " in told.stderr
    assert run("prove", output.file, "--strict").exit_code == 4


def test_it_refuses_a_deck_with_a_fault(deck: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.pptx"
    with zipfile.ZipFile(deck) as source, zipfile.ZipFile(broken, "w") as copy:
        for part in source.namelist():
            copy.writestr(part, source.read(part).replace(b' sz="1400"', b' sz="900"'))

    told = run("prove", broken)

    assert told.exit_code == 4
    assert "sets text at 9 points; the smallest is 11" in told.stderr


def test_it_refuses_what_is_no_deck(tmp_path: Path) -> None:
    file = tmp_path / "notes.pptx"
    file.write_text("not a presentation", encoding="utf-8")

    told = run("prove", file)

    assert told.exit_code == 4
    assert "cannot be read" in told.stderr


def test_it_asks_for_a_file_that_is_there(tmp_path: Path) -> None:
    assert run("prove", tmp_path / "nothing.pptx").exit_code == 2
