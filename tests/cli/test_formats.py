"""What the command line makes of formats, papers and themes."""

from pathlib import Path

import pytest
from pypdf import PdfReader
from typer.testing import CliRunner, Result

from reportgen.cli import app

pytestmark = pytest.mark.render

GOOD = "title: A title\noverview: Some words.\n"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture
def brief(tmp_path: Path) -> Path:
    file = tmp_path / "potash.yaml"
    file.write_text(GOOD, encoding="utf-8")
    return file


def names(out: Path) -> list[str]:
    return sorted(path.name for path in out.glob("[a-z]*/*"))


def test_it_writes_each_format_that_is_asked_for_once(brief: Path, tmp_path: Path) -> None:
    formats = ("--format", "glance", "--format", "brief", "--format", "glance")
    told = run("build", brief, "--out", tmp_path / "out", *formats)

    assert told.exit_code == 0, told.stderr
    assert names(tmp_path / "out") == ["potash-brief.pdf", "potash-glance.pdf", "potash.pptx"]


def test_it_writes_the_explainer_beside_its_short_formats(brief: Path, tmp_path: Path) -> None:
    formats = ("--format", "glance", "--format", "explainer", "--only", "explainer")

    assert run("build", brief, "--out", tmp_path / "out", *formats).exit_code == 0
    assert names(tmp_path / "out") == ["potash-glance.pdf", "potash.pdf"]


def test_it_prints_on_letter(brief: Path, tmp_path: Path) -> None:
    told = run("build", brief, "--out", tmp_path / "out", "--only", "explainer", "--paper", "letter", "--grayscale")

    assert told.exit_code == 0, told.stderr
    box = PdfReader(tmp_path / "out" / "potash" / "potash.pdf").pages[0].mediabox
    assert (round(box.width), round(box.height)) == (612, 792)


@pytest.mark.parametrize("options", [("--format", "poster"), ("--paper", "a5"), ("--format",), ("--only", "glance")])
def test_it_refuses_what_it_does_not_know(brief: Path, tmp_path: Path, options: tuple[str, ...]) -> None:
    told = run("build", brief, "--out", tmp_path / "out", *options)

    assert told.exit_code == 2
    assert not (tmp_path / "out").exists()


def test_it_names_the_themes_when_there_is_no_such_one(brief: Path, tmp_path: Path) -> None:
    told = run("build", brief, "--out", tmp_path / "out", "--theme", "puce")

    assert told.exit_code == 3
    assert "slate" in told.stderr


def test_it_tells_of_a_brand_once_for_all_briefs_and_strictly_stops(brief: Path, tmp_path: Path) -> None:
    (tmp_path / "second.yaml").write_text(GOOD, encoding="utf-8")
    brand = tmp_path / "brand" / "_brand.yml"
    brand.parent.mkdir()
    brand.write_text('color: {primary: "#E4572E"}\n', encoding="utf-8")
    arguments = (brief, tmp_path / "second.yaml", "--theme", brand)
    told = run("check", *arguments)
    strict = run("check", *arguments, "--strict")

    assert (told.exit_code, told.stderr.count("warning[brand-contrast]")) == (0, 1)
    assert strict.exit_code == 2
