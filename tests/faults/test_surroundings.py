"""Does a batch make the same of the same briefs wherever it runs, and whoever listens?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.faults.conftest import Batch

pytestmark = pytest.mark.render

Make = Callable[..., "Batch"]
Settle = Callable[..., None]


def test_it_gives_the_same_bytes_in_any_locale_zone_order_and_folder(
    make_batch: Make, undisturbed: Mapping[str, bytes]
) -> None:
    batch = make_batch(LC_ALL="C", LANG="", TZ="Pacific/Kiritimati", PYTHONHASHSEED="1", HOME="/proc/nowhere")

    done = batch.run()

    assert (done.returncode, "atplotlib" in done.stderr) == (0, False), done.stderr
    assert batch.outputs() == undisturbed


def test_it_works_where_the_folder_of_temporary_files_has_a_long_path(batch: Batch, settle: Settle) -> None:
    folder = batch.temporary / ("x" * 100)
    folder.mkdir()
    batch.environment["TMPDIR"] = str(folder)

    done = batch.run()

    assert done.returncode == 0, done.stderr
    assert list(folder.iterdir()) == []
    folder.rmdir()
    del batch.environment["TMPDIR"]
    settle(batch)


def test_it_builds_though_nobody_listens(batch: Batch, settle: Settle) -> None:
    done = batch.run(before=("sh", "-c", 'exec "$@" >&- 2>&- <&-', "sh"))

    assert done.returncode == 0
    settle(batch)


def test_it_tells_of_a_full_disk_behind_the_standard_output(batch: Batch, settle: Settle) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = batch.run(stdout=full)

    assert done.returncode == 4
    assert done.stderr.endswith("the standard output cannot be written: No space left on device\n")
    settle(batch)


@pytest.mark.parametrize("arguments", ["--help", "build --help", "--version", "no-such-command"])
def test_it_ends_without_a_traceback_when_its_help_meets_a_full_disk(batch: Batch, arguments: str) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = batch.run(arguments=arguments.split(), stdout=full)

    assert "Traceback" not in done.stderr


def test_two_batches_at_once_do_not_hinder_each_other(batch: Batch, settle: Settle) -> None:
    both = [batch.start(), batch.start()]
    ends = [process.communicate(timeout=240) for process in both]

    assert [process.returncode for process in both] == [0, 0], ends
    settle(batch)
