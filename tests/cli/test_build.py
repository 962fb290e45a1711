"""What `build` promises about files that are already there, whatever goes wrong. Nothing here is drawn."""

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from reportgen import resources
from reportgen.cli import app
from reportgen.layouts.copy import copy

PROBLEMS = sorted((Path(__file__).resolve().parents[1] / "problems").glob("*.yaml"))
GOOD = "title: A title\noverview: Some words.\n"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def earlier_output(out: Path, name: str) -> tuple[Path, Path]:
    files = (out / name / f"{name}.pdf", out / name / f"{name}.pptx")
    files[0].parent.mkdir(parents=True)
    for file in files:
        file.write_bytes(b"earlier")
    return files


def contents(out: Path) -> dict[str, bytes]:
    """The outputs, without what the folder remembers of them."""
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in out.glob("[a-z]*/*") if path.is_file()}


def test_it_finds_twenty_wrong_briefs() -> None:
    assert len(PROBLEMS) >= 20


def test_it_leaves_earlier_outputs_when_briefs_are_wrong(tmp_path: Path) -> None:
    sources, out = [tmp_path / problem.name for problem in PROBLEMS], tmp_path / "output"
    for source, problem in zip(sources, PROBLEMS, strict=True):
        source.write_bytes(problem.read_bytes())
        earlier_output(out, problem.stem)
    before = contents(out)

    told = run("build", *sources, "--out", out)

    assert told.exit_code == 2
    assert [source.name for source in sources if not re.search(rf"{re.escape(str(source))}(:|  )", told.stderr)] == []
    assert contents(out) == before


def test_it_leaves_earlier_outputs_when_the_layouts_are_wrong(tmp_path: Path) -> None:
    source, out, looks = tmp_path / "potash.yaml", tmp_path / "output", tmp_path / "looks"
    source.write_text(GOOD, encoding="utf-8")
    earlier_output(out, "potash")
    before = contents(out)
    copy(resources.locate(), looks)
    tokens = looks / "tokens.yaml"
    tokens.write_text(tokens.read_text(encoding="utf-8").replace('"#12355B"', "dark blue", 1), encoding="utf-8")

    told = run("build", source, "--out", out, "--layouts", looks)

    assert told.exit_code == 3
    assert "tokens.yaml" in told.stderr
    assert contents(out) == before


def test_it_refuses_a_folder_that_is_no_layouts(tmp_path: Path) -> None:
    source = tmp_path / "potash.yaml"
    source.write_text(GOOD, encoding="utf-8")

    told = run("build", source, "--layouts", tmp_path)

    assert told.exit_code == 3
    assert "reportgen layouts copy" in told.stderr


def test_it_refuses_two_briefs_for_one_name_before_anything_is_written(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "potash.yaml").write_text(GOOD, encoding="utf-8")

    told = run("build", tmp_path / "one", tmp_path / "two", "--out", tmp_path / "output")

    assert told.exit_code == 2
    assert "same name" in told.stderr
    assert not (tmp_path / "output").exists()


@pytest.mark.parametrize("name", ["Potash.yaml", "pot ash.yaml", "-x.yaml", "a.b.yaml", "a" * 65 + ".yaml", "Ž.yaml"])
def test_it_refuses_a_name_that_cannot_name_outputs(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(GOOD, encoding="utf-8")

    told = run("build", tmp_path, "--out", tmp_path / "output")

    assert told.exit_code == 2
    assert not (tmp_path / "output").exists()


def test_it_says_so_when_there_is_no_such_brief(tmp_path: Path) -> None:
    told = run("build", tmp_path / "gone.yaml")

    assert told.exit_code == 2
    assert f"{tmp_path / 'gone.yaml'}  " in told.stderr


def test_it_refuses_an_output_that_there_is_not(tmp_path: Path) -> None:
    told = run("build", tmp_path, "--only", "newsletter")

    assert told.exit_code == 2
