"""The zone reader beside its peers: ``python tools/bench_mrz.py [--documents N]``.

Rendered documents (five formats × eighteen conditions × three strengths), public specimens where
they lie beside the tree, and pages without a zone. For each reader: lines exactly right; *silent*
errors (it says that all is well, and a letter is wrong); seconds a page; peak memory. Every reader
runs in a process of its own, on one core. The peers, slower by far, see every ``--peer-share``-th
page only.
"""

from __future__ import annotations

import argparse
import csv
import importlib.util
import multiprocessing
import os
import resource
import sys
import time
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import cv2
import numpy as np
from PIL import Image

from extract.mrz.training.conditions import CONDITIONS
from extract.mrz.training.documents import document, words_only
from extract.mrz.zones import MrzFormat

sys.path.insert(0, str(Path(__file__).parent))
from mrz_peers import READERS, Colour

STRENGTHS = ("light", "medium", "heavy")
SPECIMENS = "specimens"
WITHOUT = "pages without a zone"


@dataclass(slots=True)
class Tally:
    """What one reader made of one set of pages; a false zone is a silent error too."""

    pages: int = 0
    exact: int = 0
    claimed: int = 0
    silent: int = 0
    seconds: list[float] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Plan:
    """Which pages a reader sees."""

    rounds: int
    blanks: int
    share: int
    specimens: Path | None


def pages(plan: Plan) -> Iterator[tuple[str, Colour, tuple[str, ...]]]:
    """The set, the picture and the lines to be read; no lines where there is no zone."""
    cells = [
        (turn, kind, name, strength)
        for turn in range(plan.rounds)
        for name in CONDITIONS
        for strength in range(3)
        for kind in range(len(MrzFormat))
    ]
    for number, (turn, kind, name, strength) in enumerate(cells):
        if number % plan.share:
            continue
        rng = np.random.default_rng((1, turn, list(CONDITIONS).index(name), strength, kind))
        drawn = document(rng, list(MrzFormat)[kind], guilloche=float(rng.uniform(0, 0.8)))
        yield STRENGTHS[strength], CONDITIONS[name](rng, drawn.pixels, strength), drawn.lines
    if plan.specimens is not None:
        yield from _specimens(plan.specimens)
    for seed in range(0, plan.blanks, plan.share):
        yield WITHOUT, _without_zone(seed), ()


def _specimens(folder: Path) -> Iterator[tuple[str, Colour, tuple[str, ...]]]:
    with (folder / "manifest.csv").open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table):
            with Image.open(folder / row["file"]) as picture:
                pixels = np.asarray(picture.convert("RGB"))
            yield SPECIMENS, pixels, tuple(filter(None, (row["l1"], row["l2"], row["l3"])))


def _without_zone(seed: int) -> Colour:
    """Printed pages, and documents whose zone is painted over."""
    rng = np.random.default_rng((2, seed))
    if seed % 2:
        return words_only(rng, *((1754, 1240) if seed % 4 == 1 else (3508, 2480)))
    pixels = document(rng, list(MrzFormat)[seed // 2 % 5]).pixels
    low = int(pixels.shape[0] * 0.6)
    pixels[low:] = pixels[low - 1 : low].mean(axis=(0, 1)).astype(np.uint8)
    return pixels


def measure(name: str, plan: Plan) -> tuple[dict[str, Tally], float]:
    """The tallies of one reader by set, and its peak memory in megabytes (children included)."""
    read = READERS[name][0]
    cv2.setNumThreads(1)
    # The peers' own: they call what their libraries have deprecated.
    warnings.simplefilter("ignore", FutureWarning)
    tallies: dict[str, Tally] = {}
    for group, pixels, lines in pages(plan):
        before = time.perf_counter()
        answers = read(np.ascontiguousarray(pixels))
        tally = tallies.setdefault(group, Tally())
        tally.seconds.append(time.perf_counter() - before)
        tally.pages += 1
        tally.exact += any(answer.lines == lines for answer in answers)
        tally.claimed += any(answer.claimed and answer.lines == lines for answer in answers)
        # Where there is none, a zone that is not even claimed to be valid is false all the same.
        wrong = [one for one in answers if one.claimed or not lines]
        tally.silent += any(answer.lines != lines for answer in wrong)
    who = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return tallies, sum(resource.getrusage(one).ru_maxrss for one in who) / 1024


def show(name: str, tallies: dict[str, Tally], megabytes: float) -> None:
    """One row a set."""
    print(f"\n{name}: peak {megabytes:.0f} MB")
    print(f"  {'':22}{'pages':>6}{'exact':>9}{'valid':>8}{'silent':>8}{'median s':>10}{'p95 s':>8}")
    for group, tally in tallies.items():
        exact = f"{tally.exact / tally.pages:.1%}" if group != WITHOUT else "–"
        middle, high = np.percentile(tally.seconds, (50, 95))
        print(
            f"  {group:22}{tally.pages:6}{exact:>9}{tally.claimed:8}{tally.silent:8}"
            f"{middle:10.3f}{high:8.3f}",
            flush=True,
        )


def main() -> None:
    """The command."""
    beside = Path(__file__).parents[2] / "shared" / "specimens"
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=1, help="rounds of 270 rendered pages")
    parser.add_argument("--blanks", type=int, default=60, help="pages without a zone")
    parser.add_argument("--peer-share", type=int, default=7, help="peers see one page of so many")
    parser.add_argument("--specimens", type=Path, default=beside)
    parser.add_argument("--only", choices=list(READERS), action="append")
    given = parser.parse_args()
    os.environ["OMP_THREAD_LIMIT"] = "1"
    specimens = given.specimens if (given.specimens / "manifest.csv").is_file() else None
    if specimens is None:
        print("No specimens beside the tree: rendered documents alone.")
    context = multiprocessing.get_context("spawn")
    for name in given.only or READERS:
        if importlib.util.find_spec(READERS[name][1]) is None:
            print(f"\n{name}: not installed ({READERS[name][1]}), left out")
            continue
        share = 1 if name == "elenchos" else given.peer_share
        plan = Plan(given.documents, given.blanks, share, specimens)
        with context.Pool(1) as pool:
            show(name, *pool.apply(measure, (name, plan)))


if __name__ == "__main__":
    main()
