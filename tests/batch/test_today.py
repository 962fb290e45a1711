"""Which looks and versions outputs are held against."""

import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from reportgen.batch import looks, versions
from reportgen.build import furnish

ROOT = Path(__file__).resolve().parents[2]
# What has no part in what an output looks like or says.
AROUND = {"filelock", "rich", "typer", "watchfiles"}


def test_it_asks_every_library_that_we_depend_on() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    names = {Requirement(each).name for each in declared}

    assert names - AROUND - set(versions.DRAWING) == set()
    assert len(names) > 10


def test_it_knows_every_version() -> None:
    found = versions.versions()

    assert [name for name, version in found.items() if version == "none"] == []
    assert {"reportgen", "weasyprint", "python-pptx", "pango", "harfbuzz", "python"} <= found.keys()


def test_it_tells_another_program_by_its_source(tmp_path: Path) -> None:
    module = tmp_path / "module.py"
    module.write_text("a = 1\n")
    (tmp_path / "_bundled").mkdir()
    before = versions.source_digest(tmp_path)

    (tmp_path / "_bundled" / "other.py").write_text("b")
    same = versions.source_digest(tmp_path)
    module.write_text("a = 2\n")

    assert before == same
    assert before != versions.source_digest(tmp_path)


def test_it_holds_outputs_against_fonts_layouts_and_profile() -> None:
    found = looks.files(furnish())

    assert "layouts/tokens.yaml" in found
    assert [name for name in found if name.startswith("assets/fonts/")]
    assert [name for name in found if name.startswith("assets/profiles/")]
    assert not [name for name in found if name.startswith("assets/readme/")]


@pytest.mark.parametrize("name", ["my.yaml", "_brand.yml"])
def test_it_holds_outputs_against_a_theme_wherever_it_lies(tmp_path: Path, name: str) -> None:
    files = [tmp_path / "here" / name, tmp_path / "there" / name]
    for file in files:
        file.parent.mkdir()
        file.write_text("color:\n  primary: '#123456'\n")
    here, there = (furnish(theme=str(file)) for file in files)

    assert looks.files(here) == looks.files(there)
    assert looks.options(here, "deck") == looks.options(there, "deck")
    files[1].write_text("color:\n  primary: '#654321'\n")
    assert looks.files(here) != looks.files(there)


def test_it_holds_outputs_against_what_a_brand_names(tmp_path: Path) -> None:
    brand, logo = tmp_path / "_brand.yml", tmp_path / "logo.png"
    brand.write_text("logo: logo.png\n")
    logo.write_bytes(b"old")
    before = looks.files(furnish(theme=str(brand)))

    logo.write_bytes(b"new")

    assert before != looks.files(furnish(theme=str(brand)))
