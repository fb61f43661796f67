"""Measures runs over archives: speed cold and warm, memory, state, kills, and the search across.

``python tools/bench_archive.py`` runs all. ``--cold N``, ``--naive N``, ``--small N``,
``--large N``, ``--people N`` and ``--kills N`` choose the sizes; 0 leaves a part out. Ratios are
of one run; the naive way is a loop of ``elenchos check`` over the same cases.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tools.archive_bench.archives import Made, cheap_archive, distinct_archive, shared_archive
from tools.archive_bench.duplicates import measure
from tools.archive_bench.kills import kill_test
from tools.archive_bench.machine import Measured, measured


def main() -> None:
    """Prints the measurements."""
    parser = argparse.ArgumentParser()
    sizes = {"cold": 12, "small": 1000, "large": 10_000, "naive": 4, "people": 100_000, "kills": 20}
    for name, size in sizes.items():
        parser.add_argument(f"--{name}", type=int, default=size)
    wanted = parser.parse_args()
    with TemporaryDirectory(prefix="bench-archive-") as folder:
        root = Path(folder)
        if wanted.cold:
            made = distinct_archive(root / "distinct", wanted.cold)
            _cold(root, made, wanted.naive)
            if wanted.small:
                _scale(root, made, wanted.small, wanted.large)
        if wanted.kills:
            print("\nKilled at random moments")
            kill_test(cheap_archive(root / "cheap", 200).folder, root, wanted.kills)
    if wanted.people:
        print("\nAcross cases")
        for count in (wanted.people // 10, wanted.people):
            measure(count, count // 100)


def _cold(root: Path, made: Made, naive: int) -> None:
    print(f"Cold, every document read: {made}", flush=True)
    one = _run("cold, 1 worker", made, root / "cold-1")
    two = _run("cold, 2 workers", made, root / "cold-2", "--workers", "2")
    print(f"  2 workers are {one.wall / two.wall:.2f} times as fast as 1")
    reuse = ("--reuse", root / "cold-1")
    warm = _run("rules alone, 1 worker", made, root / "warm-1", *reuse)
    alone = Made(root / "alone", 1, 0, 0)
    shutil.copytree(min(made.folder.iterdir()), alone.folder / "one")
    start = _run("rules alone, one case", alone, root / "warm-one", *reuse)
    cases = sorted(made.folder.iterdir())[:naive]
    each = [measured("check", case, "--json") for case in cases]
    if each:
        wall = sum(m.wall for m in each) / len(each)
        cpu = sum(m.cpu for m in each) / len(each)
        print(
            f"  {'loop of elenchos check':32} {3600 / wall:>9,.0f} cases/h {cpu:8.3f} s CPU a case "
            f"({len(each)} cases)"
        )
    print(f"  state: {_state(root / 'cold-1') / made.cases:,.0f} bytes a case, all read anew")
    each_cold, each_warm = ((run.cpu - start.cpu) / (made.cases - 1) for run in (one, warm))
    print(
        f"  a start costs {start.cpu:.1f} s of CPU, with its first case; every other costs "
        f"{each_cold:.2f} s cold, {each_warm:.4f} s by rules alone: "
        f"{each_cold / each_warm:,.0f} times less"
    )


def _scale(root: Path, pool: Made, small: int, large: int) -> None:
    peaks: dict[int, Measured] = {}
    warm: dict[int, float] = {}
    for count in filter(None, (small, large)):
        made = shared_archive(root / f"shared-{count}", pool.folder, count)
        print(f"\nShared documents: {made}", flush=True)
        first = _run("cold, 1 worker", made, root / f"a-{count}")
        _run("unchanged, 1 worker", made, root / f"a-{count}")
        reuse = ("--reuse", root / f"a-{count}")
        one = _run("rules alone, 1 worker", made, root / f"b-{count}", *reuse)
        two = _run("rules alone, 2 workers", made, root / f"c-{count}", "--workers", "2", *reuse)
        print(f"  2 workers are {one.wall / two.wall:.2f} times as fast as 1")
        print(f"  state: {_state(root / f'a-{count}') / count:,.0f} bytes a case", flush=True)
        peaks[count], warm[count] = first, one.cpu / count
    if len(peaks) == 2:
        (a, b), ratio = peaks.values(), warm[large]
        print(
            f"\nPeak memory from {small:,} to {large:,} cases: main process "
            f"{a.main_mb:.0f} to {b.main_mb:.0f} MB ({b.main_mb / a.main_mb - 1:+.1%}), worker "
            f"{a.worker_mb:.0f} to {b.worker_mb:.0f} MB ({b.worker_mb / a.worker_mb - 1:+.1%})"
        )
        print(f"Rules alone: {ratio * 1000:.1f} ms of CPU a case, start included")


def _run(name: str, made: Made, out: Path, *more: str | Path) -> Measured:
    result = measured("batch", made.folder, "--out", out, "--json", *more)
    print(
        f"  {name:32} {made.cases / result.wall * 3600:>9,.0f} cases/h "
        f"{result.cpu / made.cases:8.3f} s CPU a case, {result.main_mb:.0f} + "
        f"{result.worker_mb:.0f} MB peak, {result.wall:.1f} s in all",
        flush=True,
    )
    return result


def _state(out: Path) -> int:
    return sum(path.stat().st_size for path in out.glob("state.sqlite*"))


if __name__ == "__main__":
    main()
