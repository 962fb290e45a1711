"""How long do other programs take, and how much memory?

Whole processes, from nothing to the files on the disk. Every round runs each way once, in turn, so that a busy moment
of the machine falls on all of them; told are medians, and how far the quickest and the slowest round are apart.
"""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

Command = Sequence[str | Path]


@dataclass(frozen=True, slots=True)
class Run:
    """One run: seconds by the clock, seconds of processors, the largest process in megabytes."""

    seconds: float
    processor: float
    memory: float


@dataclass(frozen=True, slots=True)
class Runs:
    """Several runs of one way."""

    runs: tuple[Run, ...]

    @property
    def seconds(self) -> float:
        """The median by the clock."""
        return statistics.median(run.seconds for run in self.runs)

    @property
    def processor(self) -> float:
        """The median of processor time, all processes together."""
        return statistics.median(run.processor for run in self.runs)

    @property
    def noise(self) -> float:
        """How far the quickest and the slowest run are apart, as a share of the median."""
        times = [run.seconds for run in self.runs]
        return (max(times) - min(times)) / self.seconds


def run(commands: Sequence[Command], *, folder: Path | None = None) -> Run:
    """Run commands one after the other, each a process of its own."""
    start, seconds, memory = time.perf_counter(), 0.0, 0.0
    for command in commands:
        process = subprocess.Popen(
            [str(part) for part in command],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        assert process.stderr is not None
        complaint = process.stderr.read()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        process.stderr.close()
        if process.returncode:
            sys.exit(f"{command[0]} ended with {process.returncode}: {complaint.decode(errors='replace')[-500:]}")
        seconds += used.ru_utime + used.ru_stime
        memory = max(memory, used.ru_maxrss / 1024)
    return Run(time.perf_counter() - start, seconds, memory)


def interleaved(ways: Mapping[str, Sequence[Command]], rounds: int) -> dict[str, Runs]:
    """Run every way so many times, in turn, after one round that is not counted."""
    found: dict[str, list[Run]] = {way: [] for way in ways}
    for number in range(rounds + 1):
        for way, commands in ways.items():
            each = run(commands)
            if number:
                found[way].append(each)
    return {way: Runs(tuple(each)) for way, each in found.items()}
