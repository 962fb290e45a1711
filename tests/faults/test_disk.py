"""What if the disk does not take what a batch writes?

A full disk is a small one that is mounted, which root may do; a call that fails is one into which `strace` puts the
failure. Where either cannot be had, these tests fail rather than pass by: `make test-faults` says what is missing.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.faults.conftest import Batch

pytestmark = pytest.mark.render

Settle = Callable[..., None]
# Root may write where nobody may, unless that right is taken away.
HUMBLE = ("setpriv", "--bounding-set", "-dac_override") if os.geteuid() == 0 else ()


def unwritable_lines(remarks: str) -> list[str]:
    return [line for line in remarks.splitlines() if "cannot be written: " in line]


def test_it_leaves_a_folder_alone_that_it_may_not_write_to(batch: Batch, settle: Settle) -> None:
    batch.out.mkdir(mode=0o555)

    done = batch.run(before=HUMBLE)

    assert (done.returncode, "Traceback" in done.stderr) == (4, False), done.stderr
    assert unwritable_lines(done.stderr) == [
        f"{batch.out}  cannot be written: Permission denied; what stands there is untouched"
    ]
    assert list(batch.out.iterdir()) == []
    batch.out.chmod(0o755)
    settle(batch)


def test_it_builds_the_others_when_one_may_not_be_written(batch: Batch, settle: Settle) -> None:
    assert batch.run().returncode == 0
    before = batch.outputs()
    shut = batch.out / "brief-1"
    shut.chmod(0o555)

    done = batch.run("--force", before=HUMBLE)

    assert (done.returncode, "Traceback" in done.stderr) == (1, False), done.stderr
    assert len(unwritable_lines(done.stderr)) == 1
    assert batch.outputs() == before
    shut.chmod(0o755)
    settle(batch)


def test_it_leaves_a_file_alone_that_stands_where_the_folder_belongs(batch: Batch, settle: Settle) -> None:
    batch.out.write_text("somebody's", encoding="utf-8")

    done = batch.run()

    assert (done.returncode, "Traceback" in done.stderr) == (4, False), done.stderr
    assert batch.out.read_text(encoding="utf-8") == "somebody's"
    batch.out.unlink()
    settle(batch)


@pytest.fixture
def disk(batch: Batch) -> Iterator[Callable[[Path, str], None]]:
    """Mounts a disk of a size on a folder, or makes it larger."""
    mounted: list[Path] = []

    def mount(folder: Path, size: str) -> None:
        if folder in mounted:
            subprocess.run(["mount", "-o", f"remount,size={size}", folder], check=True)
        else:
            folder.mkdir(exist_ok=True)
            subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder], check=True)
            mounted.append(folder)

    yield mount
    for folder in mounted:
        subprocess.run(["umount", "--lazy", folder], check=True)


@pytest.mark.faults
@pytest.mark.parametrize(("size", "code"), [("8k", 4), ("100k", 1), ("180k", 1)])
def test_it_keeps_what_found_room_on_a_full_disk(
    batch: Batch, settle: Settle, disk: Callable[[Path, str], None], size: str, code: int
) -> None:
    disk(batch.out, size)

    done = batch.run()

    assert (done.returncode, "Traceback" in done.stderr) == (code, False), done.stderr
    assert unwritable_lines(done.stderr) != []
    assert batch.staged() == []
    disk(batch.out, "10m")
    settle(batch)


@pytest.mark.faults
def test_it_keeps_the_old_outputs_on_a_full_disk(
    batch: Batch, settle: Settle, disk: Callable[[Path, str], None]
) -> None:
    disk(batch.out, "10m")
    assert batch.run().returncode == 0
    before = batch.outputs()
    disk(batch.out, f"{sum(file.stat().st_blocks for file in batch.out.rglob('*') if file.is_file()) // 2 + 20}k")

    done = batch.run("--force")

    assert (done.returncode, "Traceback" in done.stderr) == (4, False), done.stderr
    assert batch.outputs() == before
    disk(batch.out, "10m")
    settle(batch)


@pytest.mark.faults
@pytest.mark.parametrize("size", ["4k", "100k", "2m"])
def test_it_tells_when_temporary_files_find_no_room(
    batch: Batch, settle: Settle, disk: Callable[[Path, str], None], size: str
) -> None:
    disk(batch.temporary, size)

    done = batch.run()

    assert (done.returncode, "Traceback" in done.stderr) == (4, False), done.stderr
    assert len(unwritable_lines(done.stderr)) == 1
    disk(batch.temporary, "100m")
    settle(batch)


def failing(call: str, error: str, when: str, log: Path) -> tuple[str, ...]:
    """Begins a command of which one system call fails at its so-manieth time, in the process that writes."""
    assert shutil.which("strace"), "`make test-faults` installs strace"
    return ("strace", "-o", str(log), "-e", f"trace={call}", "-e", f"inject={call}:error={error}:when={when}")


@pytest.mark.faults
@pytest.mark.parametrize("when", ["1", "2", "3", "4", "7", "1+"])
@pytest.mark.parametrize(("call", "error"), [("fsync", "EIO"), ("rename", "ENOSPC")])
def test_it_survives_a_call_that_fails(batch: Batch, settle: Settle, call: str, error: str, when: str) -> None:
    log = batch.root / "strace"

    done = batch.run(before=failing(call, error, when, log))

    assert "INJECTED" in log.read_text(encoding="utf-8")
    assert "Traceback" not in done.stderr, done.stderr
    assert (done.returncode in (1, 4)) == (unwritable_lines(done.stderr) != []), done.stderr
    assert batch.staged() == []
    settle(batch)


@pytest.mark.faults
@pytest.mark.parametrize("when", ["1", "2", "1+"])
@pytest.mark.parametrize(("call", "error"), [("fsync", "EIO"), ("rename", "EIO")])
def test_it_keeps_or_replaces_old_outputs_when_a_call_fails(
    batch: Batch, settle: Settle, call: str, error: str, when: str
) -> None:
    assert batch.run().returncode == 0
    before = batch.outputs()

    batch.run("--force", before=failing(call, error, when, batch.root / "strace"))

    assert batch.outputs() == before
    settle(batch)
