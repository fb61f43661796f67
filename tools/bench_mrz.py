"""The zone reader beside its peers: ``python tools/bench_mrz.py [--documents N]``.

Sets of pages (``mrz_sets.py``): rendered documents (five formats × eighteen conditions × three
strengths); a second generator (``mrz_fresh/``) with its own printers, grounds and conditions, A4
sheets with several zones and with one, and names with a covered letter; public specimens where they
lie beside the tree; pages without a zone. For each reader: pages exactly right; how many it says
are valid; *silent* errors (it says that all is well, and a letter is wrong); seconds of one core
(processor time, children included, so that a shared machine shows less); peak memory. Every reader
runs in a process of its own. The peers, slower by far, see every ``--peer-share``-th page only.
Last, the network against Tesseract on the same crops of lines.
"""

from __future__ import annotations

import argparse
import importlib.util
import multiprocessing
import os
import resource
import sys
import time
import warnings
from dataclasses import dataclass, field
from pathlib import Path

import cv2
import numpy as np

sys.path.insert(0, str(Path(__file__).parent))
import mrz_crops
from mrz_peers import READERS
from mrz_sets import ODD_SETS, WITHOUT, Plan, pages


@dataclass(slots=True)
class Tally:
    """What one reader made of one set of pages; a false zone is a silent error too."""

    pages: int = 0
    exact: int = 0
    claimed: int = 0
    silent: int = 0
    seconds: list[float] = field(default_factory=list)


def measure(name: str, plan: Plan) -> tuple[dict[str, Tally], float]:
    """The tallies of one reader by set, and its peak memory in megabytes (children included)."""
    read = READERS[name][0]
    cv2.setNumThreads(1)
    # The peers' own: they call what their libraries have deprecated.
    warnings.simplefilter("ignore", FutureWarning)
    read(np.full((200, 300, 3), 255, np.uint8))
    tallies: dict[str, Tally] = {}
    for group, pixels, zones in pages(plan):
        before = _spent()
        answers = read(np.ascontiguousarray(pixels))
        tally = tallies.setdefault(group, Tally())
        tally.seconds.append(_spent() - before)
        tally.pages += 1
        read_lines = {answer.lines for answer in answers}
        claimed = {answer.lines for answer in answers if answer.claimed}
        tally.exact += bool(zones) and read_lines >= set(zones)
        tally.claimed += bool(zones) and claimed >= set(zones)
        # Where there is none, a zone that is not even claimed to be valid is false all the same.
        tally.silent += bool((read_lines if group == WITHOUT else claimed) - set(zones))
    who = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return tallies, sum(resource.getrusage(one).ru_maxrss for one in who) / 1024


def _spent() -> float:
    """Seconds of processor so far; of children, who are counted in hundredths, when they end."""
    return time.process_time() + sum(os.times()[2:4])


def show(name: str, tallies: dict[str, Tally], megabytes: float) -> None:
    """One row a set."""
    print(f"\n{name}: peak {megabytes:.0f} MB")
    print(
        f"  {'':30}{'pages':>6}{'exact':>9}{'valid':>9}{'silent':>8}"
        f"{'median s':>10}{'p95 s':>8}{'worst s':>9}"
    )
    for group, tally in tallies.items():
        exact = "–" if group in ODD_SETS else f"{tally.exact / tally.pages:.1%}"
        valid = "–" if group == WITHOUT else f"{tally.claimed / tally.pages:.1%}"
        middle, high = np.percentile(tally.seconds, (50, 95))
        print(
            f"  {group:30}{tally.pages:6}{exact:>9}{valid:>9}{tally.silent:8}"
            f"{middle:10.3f}{high:8.3f}{max(tally.seconds):9.3f}",
            flush=True,
        )


def _seeds(said: str) -> range:
    first, _, after = said.partition("-")
    return range(int(first), int(after))


def main() -> None:
    """The command."""
    beside = Path(__file__).parents[2] / "shared" / "specimens"
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=1, help="rounds of 270 rendered pages")
    parser.add_argument("--blanks", type=int, default=500, help="pages without a zone")
    parser.add_argument("--fresh", type=int, default=60, help="rounds of the second generator")
    parser.add_argument("--covered", type=_seeds, default=range(0), metavar="FROM-TO",
                        help="seeds of more names with a covered letter")  # fmt: skip
    parser.add_argument("--sheets", type=int, default=24, help="A4 scans with one document")
    parser.add_argument("--crops", type=int, default=60, help="zones cut into lines")
    parser.add_argument("--font", type=Path, action="append", default=[], help="more OCR-B")
    parser.add_argument("--share", type=int, default=1, help="our own reader sees one of so many")
    parser.add_argument("--peer-share", type=int, default=12, help="peers see one of so many")
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
        share = given.share if name == "elenchos" else given.peer_share
        plan = Plan(
            given.documents, given.blanks, given.fresh, share, specimens, tuple(given.font),
            given.covered, given.sheets,
        )  # fmt: skip
        with context.Pool(1) as pool:
            show(name, *pool.apply(measure, (name, plan)))
    if given.crops:
        mrz_crops.show(given.crops)


if __name__ == "__main__":
    main()
