"""Set-up says in one command what is missing when it may not install it itself."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / ".ci" / "system-packages"
TOOLS = ("bash", "sort", "tr", "grep", "env", "mktemp", "rm", "cat")

pytestmark = [pytest.mark.render, pytest.mark.skipif(sys.platform == "win32", reason="there is no bash")]


def machine(folder: Path, manager: str, user: int = 1000) -> dict[str, str]:
    """A machine with this package manager and nothing that the tests need; only user 0 may install."""
    stubs = {manager: f'echo "$@" >>"{folder}/asked"', "id": f"echo {user}", "sudo": "exit 1"}
    for name, body in stubs.items():
        (folder / name).write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
        (folder / name).chmod(0o755)
    for name in TOOLS:
        found = shutil.which(name)
        assert found is not None
        (folder / name).symlink_to(found)
    (folder / "python3").symlink_to(sys.executable)
    return {"PATH": str(folder), "HOME": os.environ.get("HOME", "")}


@pytest.mark.parametrize(
    ("manager", "command"),
    [
        ("apt-get", "sudo apt-get install --no-install-recommends "),
        ("dnf", "sudo dnf install "),
        ("brew", "brew install "),
    ],
)
def test_it_prints_the_command_to_type(tmp_path: Path, manager: str, command: str) -> None:
    done = subprocess.run([SCRIPT, "test"], env=machine(tmp_path, manager), capture_output=True, text=True, check=False)

    (line,) = [line.strip() for line in done.stderr.splitlines() if command in line]
    assert done.returncode == 1
    assert done.stdout == ""
    assert "poppler" in line
    assert "libreoffice" in line


def test_it_wants_a_development_kit_for_verapdf(tmp_path: Path) -> None:
    variables = machine(tmp_path, "apt-get")

    done = subprocess.run([SCRIPT, "conformance"], env=variables, capture_output=True, text=True, check=False)

    assert done.returncode == 1
    assert "default-jdk-headless" in done.stderr
    assert "poppler" not in done.stderr


def test_it_asks_apt_for_what_is_missing_when_it_may(tmp_path: Path) -> None:
    variables = machine(tmp_path, "apt-get", user=0)

    done = subprocess.run([SCRIPT, "test"], env=variables, capture_output=True, text=True, check=False)

    update, install = (tmp_path / "asked").read_text(encoding="utf-8").splitlines()
    assert update == "update -q"
    assert install.startswith("install -q -y --no-install-recommends ")
    assert {"poppler-utils", "libreoffice-impress", "fonts-crosextra-carlito"} <= set(install.split())
    # This apt installs nothing, and that is noticed.
    assert done.returncode == 1
    assert "sudo apt-get install" in done.stderr
