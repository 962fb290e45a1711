"""What each command says and with which code it ends, without anything drawn."""

import json
import re
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner, Result

from reportgen.cli import app

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "briefs" / "belarus-potash.yaml"
FACTS = {"title", "dek", "overview", "indicators", "people", "organizations", "timeline", "scenarios", "precedents"}


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def make(file: Path, text: str = "title: A title\noverview: Some words.\n") -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def test_it_teaches_when_asked_nothing() -> None:
    told = run("--help").output

    assert "From nothing to both files" in told
    assert "Exit codes" in told
    assert all(name in told for name in ("new", "import", "check", "facts", "build", "schema", "layouts"))


@pytest.mark.parametrize(
    "name", [*"new import check facts build why watch refresh prove schema".split(), "layouts copy", "layouts check"]
)
def test_it_shows_an_example_of_each_command(name: str) -> None:
    told = run(*name.split(), "--help")

    assert told.exit_code == 0
    assert f"reportgen {name} " in told.output


def test_it_says_which_version_it_is() -> None:
    told = run("--version")

    assert told.exit_code == 0
    assert re.fullmatch(r"reportgen \d+\.\d+\.\d+\n", told.stdout)


def test_it_suggests_the_command_that_was_meant() -> None:
    told = run("biuld", SAMPLE)

    assert told.exit_code == 2
    assert "build" in told.stderr


class TestNew:
    def test_it_writes_a_brief_that_is_right_with_the_schema_beside_it(self, tmp_path: Path) -> None:
        file = tmp_path / "potash.yaml"

        told = run("new", file, "--title", 'He said: "no" [bold]')

        assert told.exit_code == 0, told.stderr
        assert told.stdout.splitlines() == [str(file), str(tmp_path / "brief.schema.json")]
        assert file.read_text(encoding="utf-8").startswith("# yaml-language-server: $schema=brief.schema.json\n")
        assert json.loads(run("facts", file, "--json").stdout)["title"] == 'He said: "no" [bold]'

    def test_it_refuses_to_write_over_a_brief(self, tmp_path: Path) -> None:
        file = make(tmp_path / "potash.yaml", "mine")

        told = run("new", file)

        assert told.exit_code == 2
        assert f"{file}  is there already" in told.stderr
        assert file.read_text(encoding="utf-8") == "mine"

    @pytest.mark.parametrize("name", ["Potash.yaml", "potash.txt", "-potash.yaml", "pot ash.yaml", "a" * 65 + ".yaml"])
    def test_it_refuses_a_name_that_cannot_name_outputs(self, tmp_path: Path, name: str) -> None:
        told = run("new", tmp_path / name)

        assert told.exit_code == 2
        assert list(tmp_path.iterdir()) == []


class TestImport:
    PAGE = "A title\n\nOverview\n\nWords of the overview.\n\nShare this article\n"

    def test_it_writes_a_brief_and_tells_what_is_not_in_it(self, tmp_path: Path) -> None:
        page, file = make(tmp_path / "page.txt", self.PAGE), tmp_path / "potash.yaml"

        told = run("import", page, "-o", file)

        assert told.exit_code == 0, told.stderr
        assert str(file) in told.stdout
        assert f"{page}:7  left out — Share this article" in told.stderr
        assert json.loads(run("facts", file, "--json").stdout)["overview"] == ["Words of the overview."]

    def test_it_writes_over_a_brief_only_when_told_to(self, tmp_path: Path) -> None:
        page, file = make(tmp_path / "page.txt", self.PAGE), make(tmp_path / "potash.yaml", "mine")

        refused, forced = run("import", page, "-o", file), run("import", page, "-o", file, "--force")

        assert (refused.exit_code, forced.exit_code) == (2, 0)
        assert "is there already" in refused.stderr
        assert "A title" in file.read_text(encoding="utf-8")

    def test_it_says_so_when_there_is_no_page(self, tmp_path: Path) -> None:
        told = run("import", tmp_path / "page.txt", "-o", tmp_path / "potash.yaml")

        assert told.exit_code == 2
        assert str(tmp_path / "page.txt") in told.stderr


class TestFacts:
    def test_it_gives_the_content_under_the_keys_that_others_compare(self) -> None:
        told = run("facts", SAMPLE, "--json")

        content = json.loads(told.stdout)
        assert set(content) == FACTS
        assert isinstance(content["overview"], list)
        assert {"value", "label", "note"} == set(content["indicators"][0])

    def test_it_gives_a_line_for_each_fact_to_readers(self) -> None:
        lines = run("facts", SAMPLE).stdout.splitlines()

        assert lines[0].startswith("title  ")
        assert any(line.startswith("indicators[1].value  ") for line in lines)


class TestCheck:
    def test_it_finds_the_samples_right(self) -> None:
        told = run("check", ROOT / "briefs")

        assert told.exit_code == 0, told.stderr
        assert told.stdout.count("good to build") == 2

    def test_it_tells_every_problem_with_its_place(self, tmp_path: Path) -> None:
        file = make(
            tmp_path / "potash.yaml",
            'titel: A title\noverview: Words.\nlanguage: "[bold]no[/bold]"\npeople:\n  - nam: Ann\n',
        )

        told = run("check", file)

        assert told.exit_code == 2
        assert f"{file}:1:1" in told.stderr
        assert f"{file}:3:11  language — “[bold]no[/bold]”" in told.stderr
        assert f"{file}:5:5" in told.stderr
        assert "did you mean “title”?" in told.stderr

    def test_it_checks_the_others_when_one_is_wrong(self, tmp_path: Path) -> None:
        bad, good = make(tmp_path / "bad.yaml", "title: x\n"), make(tmp_path / "good.yaml")

        told = run("check", bad, good)

        assert told.exit_code == 2
        assert f"{good}: good to build" in told.stdout

    def test_it_takes_warnings_for_errors_when_strict(self) -> None:
        lax, strict = run("check", SAMPLE), run("check", SAMPLE, "--strict")

        assert "warning[title-is-label]" in lax.stderr
        assert (lax.exit_code, strict.exit_code) == (0, 2)

    def test_it_cuts_no_line(self, tmp_path: Path) -> None:
        folder = tmp_path / ("a-long-name-" * 15)
        file = make(folder / "potash.yaml", "titel: A title\noverview: Words.\n")

        lines = run("check", file).stderr.splitlines()

        assert all(line.startswith(str(file)) for line in lines)


def test_it_prints_the_schema_that_it_writes(tmp_path: Path) -> None:
    file = tmp_path / "brief.schema.json"

    told, wrote = run("schema"), run("schema", "-o", file)

    assert (told.exit_code, wrote.exit_code) == (0, 0)
    assert json.loads(told.stdout) == json.loads(file.read_text(encoding="utf-8"))
    assert "title" in json.loads(told.stdout)["properties"]


class TestTemplate:
    def test_it_mentions_every_key_and_is_right_when_all_are_used(self, tmp_path: Path) -> None:
        file = tmp_path / "full.yaml"
        run("new", file)

        lines = file.read_text(encoding="utf-8").splitlines()
        kept = [line.removeprefix("# ") if _is_example(line) else line for line in lines[1:]]
        file.write_text("\n".join(kept) + "\n", encoding="utf-8")
        told = run("check", file)

        used = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        schema = json.loads(run("schema").stdout)
        assert told.exit_code == 0, told.stderr
        assert sorted(set(schema["properties"]) - set(used)) == []


def _is_example(line: str) -> bool:
    """Whether a commented line of the template is a part of a brief, not a remark about it."""
    return bool(line[2:3] == " " or line[2:].split(" ")[0].removeprefix("-").endswith(":")) and line.startswith("# ")
