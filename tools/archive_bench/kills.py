"""Runs killed at random moments and started again: do they end as an undisturbed one?"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import time
from pathlib import Path

from tools.archive_bench.machine import ROOT, elenchos, measured


def kill_test(archive: Path, folder: Path, kills: int, seed: int = 1) -> None:
    """Kills (SIGKILL) ``kills`` times, over as many runs as that takes; prints the result."""
    rng = random.Random(seed)  # noqa: S311 - moments, not secrets
    undisturbed = measured("batch", archive, "--out", folder / "undisturbed", "--json")
    expected = results(folder / "undisturbed")
    done, number, equal = 0, 0, 0
    while done < kills:
        number += 1
        out = folder / f"killed-{number}"
        while _survives(archive, out, rng.uniform(0.3, undisturbed.wall), done >= kills) is False:
            done += 1
        equal += results(out) == expected
    print(f"{done} kills in {number} runs: {equal} of {number} ended as the undisturbed run")
    if equal != number:
        raise SystemExit(1)


def results(out: Path) -> dict[str, bytes]:
    """Every byte of tables and reports, by path."""
    held = [*(out / "results").iterdir(), *(out / "cases").rglob("*.json")]
    return {str(path.relative_to(out)): path.read_bytes() for path in sorted(held)}


def _survives(archive: Path, out: Path, seconds: float, spare: bool) -> bool:
    """Whether the run came to its end before it was to be killed."""
    command = elenchos("batch", archive, "--out", out, "--workers", "2", "--json")
    process = subprocess.Popen(  # noqa: S603 - our own command
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT
    )
    deadline = time.monotonic() + (1e6 if spare else seconds)
    while time.monotonic() < deadline:
        if process.poll() is not None:
            return True
        time.sleep(0.01)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    return False
