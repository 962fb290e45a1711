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

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no bash")


def machine(folder: Path, manager: str) -> dict[str, str]:
    """A machine with this package manager, nothing that the tests need, and a user who may not install."""
    stubs = {manager: "exit 1", "id": "echo 1000", "sudo": "exit 1"}
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
