"""The package as a Python programmer meets it."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import reportgen
from reportgen.build import furnish
from reportgen.errors import BriefError

SAMPLE = Path(__file__).resolve().parents[1] / "briefs" / "belarus-potash.yaml"
GOOD = "title: A title\noverview: Some words.\n"
HEAVY = ("pydantic", "yaml", "rich", "typer", "markdown_it", "weasyprint", "pptx", "matplotlib", "jinja2", "fontTools")


def make(file: Path, text: str = GOOD) -> Path:
    file.write_text(text, encoding="utf-8")
    return file


def test_it_loads_no_library_when_imported() -> None:
    script = f"import sys, reportgen; print(*(name for name in {HEAVY!r} if name in sys.modules))"

    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == ""


@pytest.mark.render
def test_it_draws_with_no_library_when_a_brief_is_checked() -> None:
    script = (
        "import sys; from reportgen.cli import app; app(['check', sys.argv[1]], standalone_mode=False);"
        "print(*(name for name in ('weasyprint', 'pptx', 'matplotlib', 'jinja2') if name in sys.modules))"
    )

    done = subprocess.run([sys.executable, "-c", script, SAMPLE], capture_output=True, text=True, check=True)

    assert done.stdout.splitlines()[-1] == ""


def test_it_loads_a_brief_from_a_path_or_its_name() -> None:
    assert reportgen.load(SAMPLE) == reportgen.load(str(SAMPLE))


def test_it_is_a_function_that_builds_also_after_its_module_was_imported() -> None:
    from reportgen.build import furnish

    assert callable(reportgen.build)
    assert furnish().resources.layouts.is_dir()


def test_it_raises_every_problem_of_a_brief(tmp_path: Path) -> None:
    source = make(tmp_path / "potash.yaml", "titel: A title\ndate: soon\n")

    with pytest.raises(BriefError) as caught:
        reportgen.load(source)

    assert {problem.code for problem in caught.value.problems} == {"unknown-key", "missing", "date"}


def test_it_wants_a_name_for_a_brief_without_a_file(tmp_path: Path) -> None:
    brief = reportgen.load(make(tmp_path / "potash.yaml"))

    with pytest.raises(TypeError, match="name"):
        reportgen.build(brief, tmp_path)
    for name in ("../potash", "Potash", "..", ""):
        with pytest.raises(BriefError, match=r"name"):
            reportgen.build(brief, tmp_path, name=name)

    assert list(tmp_path.iterdir()) == [tmp_path / "potash.yaml"]


def painted(file: Path) -> list[bytes]:
    from pypdf import PdfReader

    contents = [page.get_contents() for page in PdfReader(file).pages]
    return [content.get_data() for content in contents if content is not None]


@pytest.mark.render
def test_it_builds_a_brief_under_a_name_as_from_its_file(tmp_path: Path) -> None:
    source = make(tmp_path / "potash.yaml")

    named = reportgen.build(reportgen.load(source), tmp_path / "named", name="potash")
    from_file = reportgen.build(str(source), str(tmp_path / "from-file"))

    assert [output.kind for output in named.outputs] == ["explainer", "deck"]
    assert named.outputs[1].file.read_bytes() == from_file.outputs[1].file.read_bytes()
    # A PDF made from a file encloses that file: the pages are the same, the whole is not.
    assert painted(named.outputs[0].file) == painted(from_file.outputs[0].file)
    assert [output.size for output in named.outputs] == [output.file.stat().st_size for output in named.outputs]


def test_it_refuses_an_output_that_it_does_not_make(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="explainer, deck"):
        reportgen.build(make(tmp_path / "potash.yaml"), tmp_path, only="newsletter")  # type: ignore[arg-type]


@pytest.mark.parametrize("formats", [("poster",), "glance", ()])
def test_it_refuses_a_format_that_there_is_not(tmp_path: Path, formats: Any) -> None:
    with pytest.raises(ValueError, match="explainer, glance, brief"):
        reportgen.build(make(tmp_path / "potash.yaml"), tmp_path, formats=formats)


def test_it_refuses_a_paper_that_there_is_not() -> None:
    with pytest.raises(ValueError, match="a4, letter"):
        furnish(paper="a5")  # type: ignore[arg-type]


def test_it_refuses_a_shape_that_slides_do_not_have() -> None:
    with pytest.raises(ValueError, match="16:9, 4:3"):
        furnish(slides="5:4")  # type: ignore[arg-type]


def test_it_gives_slides_the_shape_that_is_asked_for() -> None:
    sizes = [furnish(slides=shape).master.slide.width.points for shape in (None, "16:9", "4:3")]

    assert sizes == [960, 960, 720]
