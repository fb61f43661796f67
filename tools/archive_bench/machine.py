"""A command measured: wall and processor seconds, and the peak memory of each of its processes."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parents[2]
_POLL = 0.1


@dataclass
class Measured:
    """What a command cost. Memory is in MB: of the command itself, and of its largest worker."""

    wall: float
    cpu: float
    main_mb: float
    worker_mb: float
    answer: dict[str, object] = field(default_factory=dict)


def elenchos(*arguments: str | Path) -> list[str]:
    """The command line of the program in this tree."""
    return [sys.executable, "-m", "api.cli", *map(str, arguments)]


def measured(*arguments: str | Path) -> Measured:
    """Runs one command to its end; ``answer`` is what it printed with ``--json``."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    process = subprocess.Popen(  # noqa: S603 - our own command
        elenchos(*arguments), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=ROOT,
        env=os.environ | {"OMP_THREAD_LIMIT": "1"},
    )  # fmt: skip
    peaks: dict[int, float] = {}
    while process.poll() is None:
        _note(psutil.Process(process.pid), peaks)
        time.sleep(_POLL)
    wall = time.perf_counter() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    out = process.stdout.read() if process.stdout else b""
    if process.returncode not in {0, 1}:
        raise SystemExit(
            f"elenchos {' '.join(map(str, arguments))}: exit code {process.returncode}"
        )
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    workers = [mb for pid, mb in peaks.items() if pid != process.pid]
    return Measured(
        wall, cpu, peaks.get(process.pid, 0.0), max(workers, default=0.0),
        json.loads(out) if out.lstrip()[:1] == b"{" else {},
    )  # fmt: skip


def _note(process: psutil.Process, peaks: dict[int, float]) -> None:
    try:
        for each in [process, *process.children()]:
            peaks[each.pid] = max(peaks.get(each.pid, 0.0), _peak(each.pid))
    except (psutil.Error, OSError):
        return


def _peak(pid: int) -> float:
    """The kernel's own high-water mark, so that no peak falls between two looks."""
    for line in Path(f"/proc/{pid}/status").read_text("utf-8").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    return 0.0
