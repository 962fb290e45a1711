"""The repository speaks of the product alone, and what is generated in it is fresh."""

import json
import re
import subprocess
from pathlib import Path

import pytest

from reportgen.brief import schema
from reportgen.intake import source

ROOT = Path(__file__).resolve().parents[2]
TEXTS = {".py", ".md", ".toml", ".yaml", ".yml", ".css", ".j2", ".json", ".txt", ".html", ""}
# Folders of one person's machine, and hosts that packages come from.
FOREIGN = re.compile(
    r"(?<![\w.:/])/(?:home|root|Users|tmp|work|mnt|opt/[a-z]+)/\w|\bC:\\\\?Users|(?:files|test)\.pypi|pypi\.org/simple|registry\.npmjs"
)
# A text may speak of such a folder: as an example of what is refused, or of where a package manager installs.
ALLOWED = {".ci/system-packages"}


def listed() -> list[Path]:
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True)
    return [ROOT / name for name in done.stdout.split("\0") if name and (ROOT / name).is_file()]


def foreign(text: str) -> list[str]:
    return [match.group() for match in FOREIGN.finditer(text)]


def test_it_notices_a_folder_of_one_machine() -> None:
    planted = "see /" + "home/ann/notes and /" + "tmp/x, not https://example.org/" + "home/ann"

    assert len(foreign(planted)) == 2


def test_it_names_no_folder_of_one_machine() -> None:
    texts = [path for path in listed() if path.suffix in TEXTS and path.relative_to(ROOT).as_posix() not in ALLOWED]
    found = {path.relative_to(ROOT).as_posix(): foreign(path.read_text("utf-8", "replace")) for path in texts}

    assert len(texts) > 100
    assert {name: matches for name, matches in found.items() if matches} == {}


def test_it_keeps_the_schema_fresh() -> None:
    committed = (ROOT / "briefs" / source.SCHEMA).read_text(encoding="utf-8")

    assert json.loads(committed)["properties"]
    assert committed == schema.text()


def test_it_keeps_nothing_that_was_built() -> None:
    kept = [path.relative_to(ROOT).as_posix() for path in listed()]

    assert [name for name in kept if name.startswith(("output/", "dist/", ".venv/"))] == ["output/.gitkeep"]


@pytest.mark.parametrize("name", ["Makefile", ".ci/run", ".ci/system-packages"])
def test_it_sets_up_with_tools_that_are_there(name: str) -> None:
    assert (ROOT / name).is_file()
    assert name == "Makefile" or (ROOT / name).stat().st_mode & 0o111


def test_it_runs_in_continuous_integration_what_developers_run() -> None:
    commands = [
        line
        for line in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
        if line and not line.startswith(("#", "set ", "cd "))
    ]

    assert commands == ["make test"]
