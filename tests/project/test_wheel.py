"""What users install is whole: it carries the looks, needs no network and no repository."""

import os
import shutil
import site
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.render

# Loaded by Python before anything else; addresses on the machine itself are refused too.
REFUSE_NETWORK = """\
import socket

def refuse(*arguments, **options):
    raise RuntimeError("the network was asked for")

socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = refuse
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


def shipped(folder: str) -> set[str]:
    """The files of a folder that are the product's: those that version control keeps."""
    listed = subprocess.run(["git", "ls-files", "-z", folder], cwd=ROOT, check=True, capture_output=True, text=True)
    return {name for name in listed.stdout.split("\0") if name}


@pytest.mark.parametrize("folder", ["layouts", "assets"])
def test_it_carries_every_file(wheel: Path, folder: str) -> None:
    wanted = shipped(folder)

    with zipfile.ZipFile(wheel) as archive:
        prefix = "reportgen/_bundled/"
        carried = {name.removeprefix(prefix) for name in archive.namelist() if name.startswith(f"{prefix}{folder}/")}

    assert len(wanted) > 10
    assert carried >= wanted
    assert all((ROOT / name).is_file() for name in carried)


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """The folder of a fresh environment's programs, and the variables to run them with."""
    folder = tmp_path_factory.mktemp("installed")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder / "venv"], check=True)
    programs = folder / "venv" / "bin"
    install = [sys.executable, "-m", "pip", "--quiet", "--python", str(programs / "python"), "install"]
    subprocess.run([*install, "--no-index", "--no-deps", str(wheel)], check=True)
    (folder / "refusing").mkdir()
    (folder / "refusing" / "sitecustomize.py").write_text(REFUSE_NETWORK, encoding="utf-8")
    libraries = [str(folder / "refusing"), *site.getsitepackages()]
    return programs, os.environ | {"PYTHONPATH": os.pathsep.join(libraries)}


def test_it_refuses_the_network(installed: tuple[Path, dict[str, str]]) -> None:
    programs, variables = installed
    call = "import urllib.request; urllib.request.urlopen('http://localhost:9')"

    done = subprocess.run([programs / "python", "-c", call], env=variables, capture_output=True, text=True, check=False)

    assert done.returncode != 0
    assert "the network was asked for" in done.stderr


def test_it_builds_the_sample_where_there_is_no_repository(
    installed: tuple[Path, dict[str, str]], tmp_path: Path
) -> None:
    programs, variables = installed
    shutil.copy(ROOT / "briefs" / "belarus-potash.yaml", tmp_path)

    where = subprocess.run(
        [programs / "python", "-c", "import reportgen; print(reportgen.__file__)"],
        cwd=tmp_path,
        env=variables,
        capture_output=True,
        text=True,
        check=True,
    )
    done = subprocess.run(
        [programs / "reportgen", "build", "belarus-potash.yaml"],
        cwd=tmp_path,
        env=variables,
        capture_output=True,
        text=True,
        check=False,
    )

    assert Path(where.stdout.strip()).is_relative_to(programs.parent)
    assert done.returncode == 0, done.stderr
    assert sorted(path.name for path in (tmp_path / "output" / "belarus-potash").iterdir()) == [
        "belarus-potash.pdf",
        "belarus-potash.pptx",
    ]
