"""The architecture holds: `pyproject.toml` says who may import whom."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LINT_IMPORTS = Path(sys.executable).with_name("lint-imports")

# One violation of each contract, as the name of the contract, the module to spoil and the line to add.
VIOLATIONS = (
    ("One direction", "theme/tokens.py", "import reportgen.plan.callout"),
    ("Renderers do not know each other", "render/deck/palette.py", "import reportgen.render.explainer.press"),
    ("Renderers do not know each other", "render/pdf/shelf.py", "import reportgen.render.explainer.press"),
    ("Plans do not know each other", "plan/deck/slide.py", "import reportgen.plan.explainer.plan"),
    ("What a renderer needs", "render/deck/palette.py", "import reportgen.brief.model"),
    ("What is said is decided", "plan/callout.py", "import reportgen.render.explainer.press"),
    ("What is said is decided", "graphics/spec.py", "import matplotlib"),
    ("No two parts wait", "brief/quantity.py", "import reportgen.brief.model"),
)


def lint(folder: Path) -> tuple[int, str]:
    done = subprocess.run(
        [LINT_IMPORTS, "--no-cache", "--config", str(folder / "pyproject.toml")],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def test_it_keeps_every_contract() -> None:
    code, report = lint(ROOT)

    analyzed = re.search(r"Analyzed (\d+) files", report)
    assert code == 0, report
    assert analyzed is not None
    assert int(analyzed.group(1)) > 50


def test_it_notices_a_violation_of_each_contract(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "reportgen", tmp_path / "reportgen", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for _, module, line in VIOLATIONS:
        with (tmp_path / "reportgen" / module).open("a", encoding="utf-8") as spoiled:
            spoiled.write(f"\n{line}\n")

    code, report = lint(tmp_path)

    unnoticed = [name for name, _, _ in VIOLATIONS if not re.search(rf"^{name}.* BROKEN$", report, re.MULTILINE)]
    assert code != 0
    assert unnoticed == [], report
    assert report.count(" KEPT") == 0


def test_it_notices_a_module_that_has_no_place(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "reportgen", tmp_path / "reportgen", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    (tmp_path / "reportgen" / "nowhere.py").write_text("", encoding="utf-8")

    code, report = lint(tmp_path)

    assert code != 0
    assert "nowhere" in report
