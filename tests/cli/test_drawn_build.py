"""What `build` writes, and what it leaves when drawing or writing fails."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from reportgen import resources
from reportgen.cli import app
from reportgen.layouts.copy import copy

pytestmark = pytest.mark.render

GOOD = "title: A title\noverview: Some words.\n"
PROGRAM = [sys.executable, "-m", "reportgen"]


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def make(folder: Path, **sources: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in sources.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def names(out: Path) -> list[str]:
    """The outputs and whatever lies beside them, without what the folder remembers of them."""
    files = (path for path in out.rglob("*") if path.is_file() and path.parent.name != ".reportgen")
    return sorted(file.relative_to(out).as_posix() for file in files if file != out / "manifest.json")


def test_it_writes_a_file_for_the_press_besides_and_leaves_the_others_as_they_are(tmp_path: Path) -> None:
    briefs = make(tmp_path / "briefs", potash=GOOD)

    alone = run("build", briefs, "--out", tmp_path / "alone", "--only", "explainer")
    told = run("build", briefs, "--out", tmp_path / "out", "--only", "explainer", "--press")

    assert (alone.exit_code, told.exit_code) == (0, 0), told.stderr
    assert names(tmp_path / "out") == ["potash/potash-press.pdf", "potash/potash.pdf"]
    assert told.stdout.splitlines()[2].split()[1:3] == ["1", "page"]
    reading = Path("potash", "potash.pdf")
    assert (tmp_path / "out" / reading).read_bytes() == (tmp_path / "alone" / reading).read_bytes()


def test_it_writes_the_same_with_one_core_and_with_two(tmp_path: Path) -> None:
    brief = Path(__file__).parents[2] / "briefs" / "belarus-potash.yaml"
    formats = ("--format", "explainer", "--format", "glance")
    # Each in a process of its own: only one that has no other threads is copied.
    for jobs in ("1", "2"):
        command = [*PROGRAM, "build", brief, *formats, "--jobs", jobs, "--out", tmp_path / jobs]
        subprocess.run(command, check=True, capture_output=True)

    alone, beside = ({name: (tmp_path / jobs / name).read_bytes() for name in names(tmp_path / jobs)} for jobs in "12")
    assert len(alone) == 3
    assert alone == beside


def test_it_writes_a_handout_besides_and_leaves_the_deck_as_it_is(tmp_path: Path) -> None:
    briefs = make(tmp_path / "briefs", potash=GOOD)

    alone = run("build", briefs, "--out", tmp_path / "alone", "--only", "deck")
    told = run("build", briefs, "--out", tmp_path / "out", "--only", "deck", "--handout", "--prove")

    assert (alone.exit_code, told.exit_code) == (0, 0), told.stderr
    assert names(tmp_path / "out") == ["potash/potash-handout.pdf", "potash/potash.pptx"]
    assert told.stdout.splitlines()[2].split()[1:3] == ["1", "page"]
    slides = Path("potash", "potash.pptx")
    assert (tmp_path / "out" / slides).read_bytes() == (tmp_path / "alone" / slides).read_bytes()


def test_it_writes_both_outputs_and_says_so(tmp_path: Path) -> None:
    briefs = make(tmp_path / "briefs", potash=GOOD)

    told = run("build", briefs / "potash.yaml", "--out", tmp_path / "out")

    assert told.exit_code == 0, told.stderr
    assert names(tmp_path / "out") == ["potash/potash.pdf", "potash/potash.pptx"]
    head, pdf, pptx = told.stdout.splitlines()
    assert head.split() == ["Written", "Length", "Size"]
    assert pdf.split()[:3] == [str(tmp_path / "out" / "potash" / "potash.pdf"), "1", "page"]
    assert pptx.split()[2] == "slides"


def test_it_builds_the_others_when_one_of_three_is_wrong(tmp_path: Path) -> None:
    briefs = make(tmp_path / "briefs", first=GOOD, second="title: [x\n", third=GOOD)

    told = run("build", briefs, "--out", tmp_path / "out", "--only", "deck")

    assert told.exit_code == 1
    assert names(tmp_path / "out") == ["first/first.pptx", "third/third.pptx"]
    assert f"{briefs / 'second.yaml'}:1" in told.stderr
    assert "2 of 3 briefs built, 1 failed" in told.stderr


@pytest.mark.parametrize(("kind", "suffix"), [("explainer", "pdf"), ("deck", "pptx")])
def test_it_writes_one_output_when_asked_for_one(tmp_path: Path, kind: str, suffix: str) -> None:
    briefs = make(tmp_path / "briefs", potash=GOOD)

    told = run("build", briefs, "--out", tmp_path / "out", "--only", kind)

    assert told.exit_code == 0, told.stderr
    assert names(tmp_path / "out") == [f"potash/potash.{suffix}"]


def test_it_takes_warnings_for_errors_when_strict(tmp_path: Path) -> None:
    briefs = make(tmp_path / "briefs", potash=GOOD + "indicators:\n  - {value: 5, label: Figures}\n")

    lax = run("build", briefs, "--out", tmp_path / "lax")
    strict = run("build", briefs, "--out", tmp_path / "strict", "--strict")

    assert (lax.exit_code, strict.exit_code) == (0, 2)
    assert "warning[" in lax.stderr
    assert names(tmp_path / "strict") == []


def test_it_ends_with_3_and_leaves_earlier_outputs_when_a_template_is_broken(tmp_path: Path) -> None:
    briefs, looks, out = make(tmp_path / "briefs", potash=GOOD), tmp_path / "looks", tmp_path / "out"
    run("build", briefs, "--out", out)
    before = [(out / name).read_bytes() for name in names(out)]
    copy(resources.locate(), looks)
    (looks / "explainer" / "explainer.html.j2").write_text("{% if %}", encoding="utf-8")

    told = run("build", briefs, "--out", out, "--layouts", looks)

    assert told.exit_code == 3
    assert "explainer.html.j2" in told.stderr
    assert [(out / name).read_bytes() for name in names(out)] == before


def test_it_ends_with_4_when_a_file_stands_in_the_folders_place(tmp_path: Path) -> None:
    briefs = make(tmp_path / "briefs", potash=GOOD)
    (tmp_path / "out").write_bytes(b"a file")

    told = run("build", briefs, "--out", tmp_path / "out", "--only", "deck")

    assert told.exit_code == 4
    assert "cannot be written" in told.stderr
    assert (tmp_path / "out").read_bytes() == b"a file"


@pytest.mark.skipif(sys.platform == "win32", reason="there is no ulimit")
def test_it_ends_with_4_and_leaves_the_earlier_output_when_the_disk_is_full(tmp_path: Path) -> None:
    briefs, out = make(tmp_path / "briefs", potash=GOOD), tmp_path / "out"
    run("build", briefs, "--out", out, "--only", "deck")
    before = (out / "potash" / "potash.pptx").read_bytes()
    make(briefs, potash=GOOD.replace("Some", "Other"))

    # No file may grow beyond 4 KiB: for the program the same as a disk that is full there.
    command = ["bash", "-c", 'ulimit -f 4; exec "$@"', "bash", *PROGRAM]
    told = subprocess.run(
        [*command, "build", briefs, "--out", out, "--only", "deck"], capture_output=True, text=True, check=False
    )

    assert told.returncode == 4, told.stderr
    assert names(out) == ["potash/potash.pptx"]
    assert (out / "potash" / "potash.pptx").read_bytes() == before


def hear_interrupts() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.skipif(sys.platform == "win32", reason="signals are others there")
@pytest.mark.parametrize("wait", [0.3, 0.9, 1.5])
def test_it_leaves_nothing_half_when_interrupted(tmp_path: Path, wait: float) -> None:
    briefs, out = make(tmp_path / "briefs", **{f"brief-{number}": GOOD for number in range(40)}), tmp_path / "out"

    # What runs in the background inherits a shell's deaf ear for Ctrl-C; the program shall hear it here.
    command = [*PROGRAM, "build", briefs, "--out", out]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, preexec_fn=hear_interrupts) as program:
        time.sleep(wait)
        program.send_signal(signal.SIGINT)
        _, told = program.communicate()

    assert program.returncode in (130, -signal.SIGINT)
    assert "Traceback" not in told or wait < 0.5
    assert [name for name in names(out) if not name.endswith((".pdf", ".pptx"))] == []
    assert len([name for name in names(out) if name.endswith(".pdf")]) == len(
        [name for name in names(out) if name.endswith(".pptx")]
    )


@pytest.mark.parametrize("variables", [{"LC_ALL": "C"}, {"LC_ALL": "POSIX"}, {"PYTHONIOENCODING": "ascii"}])
def test_it_speaks_where_the_terminal_has_few_letters(tmp_path: Path, variables: dict[str, str]) -> None:
    briefs = make(tmp_path / "briefs", potash="titel: Łódź\noverview: x\n")

    told = subprocess.run(
        [*PROGRAM, "build", briefs], env=os.environ | variables, capture_output=True, check=False, cwd=tmp_path
    )

    assert told.returncode == 2
    assert b"Traceback" not in told.stderr
    assert b"potash.yaml:1:1" in told.stderr


def test_it_is_quiet_when_nobody_listens(tmp_path: Path) -> None:
    briefs = make(tmp_path / "briefs", potash=GOOD)
    command = f'"{sys.executable}" -m reportgen build "{briefs}" --only deck --out "{tmp_path / "out"}"'

    closed = subprocess.run(["bash", "-c", f"{command} >&-"], capture_output=True, text=True, check=False)
    piped = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {command} | true"], capture_output=True, text=True, check=False
    )

    assert (closed.returncode, closed.stderr) == (0, "")
    assert (piped.returncode, piped.stderr) == (0, "")
    assert names(tmp_path / "out") == ["potash/potash.pptx"]


def test_it_proves_before_it_writes(tmp_path: Path) -> None:
    briefs = make(tmp_path / "briefs", potash=GOOD)
    copy(resources.locate(), tmp_path / "looks")
    front = tmp_path / "looks" / "explainer" / "front.html.j2"
    ragged = "<table><tr><td>A</td><td>B</td></tr><tr><td>C</td></tr></table>"
    front.write_text(front.read_text("utf-8") + ragged, encoding="utf-8")

    good = run("build", briefs, "--out", tmp_path / "good", "--prove")
    bad = run("build", briefs, "--out", tmp_path / "bad", "--prove", "--layouts", tmp_path / "looks")

    assert (good.exit_code, bad.exit_code) == (0, 4)
    assert names(tmp_path / "good") == ["potash/potash.pdf", "potash/potash.pptx"]
    assert "potash.pdf  page 1 — PDF/UA-1, " in bad.stderr
    assert names(tmp_path / "bad") == []


def test_it_tells_where_a_character_stands_that_no_font_has(tmp_path: Path) -> None:
    briefs = make(tmp_path / "briefs", potash="title: A title\noverview: |\n  Some words.\n\n  And \U00013000 too.\n")

    checked = run("check", briefs)
    built = run("build", briefs, "--out", tmp_path / "out")

    assert (checked.exit_code, built.exit_code) == (2, 2)
    assert f"{briefs / 'potash.yaml'}:5:7  overview — “\U00013000” (U+13000)" in checked.stderr
    assert checked.stderr == built.stderr
    assert names(tmp_path / "out") == []
