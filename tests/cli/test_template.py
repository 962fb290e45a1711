"""What the command line tells of a template."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from reportgen.cli import app

Make = Callable[..., bytes]


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture
def template(make_template: Make, tmp_path: Path) -> Path:
    file = tmp_path / "corporate.potx"
    file.write_bytes(make_template())
    return file


def test_it_prints_the_match_table(template: Path) -> None:
    told = run("template", "check", template)

    assert told.exit_code == 0, told.stderr
    assert "10.00 × 7.50 in, 11 layouts, set in Calibri" in told.stdout
    lines = [line.split() for line in told.stdout.splitlines()]
    assert ["Brief", "Cover", "Title", "Slide", "type", "text", "boxes:", "Owner,", "Imprint"] in lines


def test_it_tells_programs_the_same(template: Path) -> None:
    found = json.loads(run("template", "check", template, "--json").stdout)

    assert found["layouts"] == 11
    matches = {row["layout"]: row for row in found["matches"]}
    assert (matches["Brief Table"]["template"], matches["Brief Table"]["by"]) == ("Title and Content", "type")
    assert "Table: obj 1" in matches["Brief Table"]["fills"]


def test_it_refuses_a_bad_template_with_the_designers_exit_code(make_template: Make, tmp_path: Path) -> None:
    file = tmp_path / "corporate.potx"
    file.write_bytes(make_template({"ppt/vbaProject.bin": "x"}))

    told = run("template", "check", file)

    assert told.exit_code == 3
    assert "corporate.potx  ppt/vbaProject.bin — holds macros; save the template as .potx or .pptx" in told.stderr


def test_a_brief_is_checked_against_the_template(template: Path, tmp_path: Path) -> None:
    brief = tmp_path / "potash.yaml"
    brief.write_text("title: A title\noverview: Some words.\n", encoding="utf-8")

    assert run("check", brief, "--template", template).exit_code == 0
    assert run("check", brief, "--template", tmp_path / "none.potx").exit_code == 3


def test_a_theme_names_its_template(template: Path, tmp_path: Path) -> None:
    brief, theme, brand = tmp_path / "potash.yaml", tmp_path / "ours.yaml", tmp_path / "_brand.yml"
    brief.write_text("title: A title\noverview: Some words.\n", encoding="utf-8")
    theme.write_text("template: corporate.potx\n", encoding="utf-8")
    brand.write_text("defaults: {reportgen: {template: corporate.potx}}\n", encoding="utf-8")

    for each in (theme, brand):
        assert run("check", brief, "--theme", each).exit_code == 0
        template.write_bytes(template.read_bytes())
    template.write_bytes(b"no zip")
    for each in (theme, brand):
        assert run("check", brief, "--theme", each).exit_code == 3
    theme.write_text("template: ../corporate.potx\n", encoding="utf-8")
    assert "no file in the theme's own folder" in run("check", brief, "--theme", theme).stderr
