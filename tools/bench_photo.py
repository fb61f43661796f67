"""`make bench-photo`: recall on single defects, false flags, millimetres, fairness, cost.

Faces come from a folder of sheets (default ../shared/faces, if it is there) and from the specimens'
own drawing. Usage: python tools/bench_photo.py [FOLDER] [--faces N]
"""

from __future__ import annotations

import argparse
import datetime as dt
import io
import resource
import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import cv2
import numpy as np
from PIL import Image

from extract.photo.check import check_photo
from extract.photo.report import PhotoReport, PhotoStatus
from ingest.pages import DpiOrigin, FileFormat, Page
from samples.documents.photo import draw_photo
from samples.people import person
from samples.portraits.compose import Placing, layered, white
from samples.portraits.defects import DEFECTS, Defect, Shot, in_order
from samples.portraits.drawn import drawn_cutout
from samples.portraits.groups import BEARDS, in_order_faces
from samples.portraits.sheets import Cutout

_ASKED_MM = 1.0


def main() -> None:
    """Prints every table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=Path("../shared/faces"))
    parser.add_argument("--only", default="", help="defects whose name has this")
    parser.add_argument("--faces", type=int, default=10, help="sheet faces for the defects")
    given = parser.parse_args()
    cv2.setNumThreads(0)
    born = dt.date(1988, 4, 12)
    whom = (("ALB", "M"), ("GEO", "F"), ("EGY", "M"), ("PAK", "F"))
    people = [person(code, sex, born, f"bench-{code}-{sex}") for code, sex in whom]
    drawn = [cut for cut in map(drawn_cutout, people) if cut is not None]
    sheet = list(in_order_faces(given.folder)) if given.folder.is_dir() else []
    if not sheet:
        print(f"no sheets in {given.folder}: drawn faces alone")
    compliant([cut for _group, _column, cut in sheet] + drawn)
    fairness(sheet)
    chosen = [cut for _group, _column, cut in sheet[:: max(1, len(sheet) // given.faces)]]
    measures(chosen[: given.faces], drawn)
    cost()
    wanted = [defect for defect in DEFECTS if given.only in defect.name]
    defects(wanted, chosen[: given.faces], drawn[:2])


def look(shot: Shot) -> PhotoReport:
    """The report on one photo."""
    page = Page(1, shot.pixels, shot.dpi, DpiOrigin.JP2_RESC)
    return check_photo(page, file_format=FileFormat.JPEG2000)


def compliant(cuts: Iterable[Cutout]) -> None:
    """How often each code is flagged on photos in order."""
    reports = [look(in_order(cut)) for cut in cuts]
    states = Counter((c.code, c.status) for report in reports for c in report.checks)
    failed = sum(report.verdict is PhotoStatus.FAIL for report in reports)
    print(f"\nphotos in order: {len(reports)}; with a failure: {failed}")
    for code in sorted({code for code, _ in states}):
        fail, unsure = states[code, PhotoStatus.FAIL], states[code, PhotoStatus.UNSURE]
        if fail or unsure:
            print(f"  {code:20} fail {fail:3}  unsure {unsure:3}")


def fairness(sheet: list[tuple[str, int, Cutout]]) -> None:
    """Failures by group."""
    groups: dict[str, list[bool]] = {}
    for group, column, cut in sheet:
        failed = look(in_order(cut)).verdict is PhotoStatus.FAIL
        names = [group, "beards"] if (group, column) in BEARDS else [group]
        for name in names:
            groups.setdefault(name, []).append(failed)
    print("\nfailures on photos in order, by group")
    for name, failures in groups.items():
        print(f"  {name:16} {sum(failures):2} of {len(failures):2}")


def measures(sheet: list[Cutout], drawn: list[Cutout]) -> None:
    """Errors of head height and roll against what they were placed at."""
    for name, cuts in (("sheets", sheet), ("drawn", drawn)):
        heights, rolls = [], []
        for cut in cuts:
            for turn in (-6.0, 0.0, 4.0):
                placing = Placing(turn=turn)
                report = look(Shot(layered(cut, placing).over(white())))
                head = report.portraits[0].measures
                heights.append(head["head_height"] - placing.head_mm)
                rolls.append(head["roll"] - turn)
        if heights:
            print(f"\n{name}: head height, mm: {_spread(heights)}; roll, °: {_spread(rolls)}")


def _spread(errors: list[float]) -> str:
    within = sum(abs(error) <= _ASKED_MM for error in errors)
    largest = max(map(abs, errors))
    mean = statistics.fmean(errors)
    return f"mean {mean:+.2f}, largest {largest:.2f}, within 1: {within} of {len(errors)}"


def defects(wanted: list[Defect], sheet: list[Cutout], drawn: list[Cutout]) -> None:
    """States of each defect's code by strength, and recall on the clear ones."""
    print("\ndefect                      strength: pass/unsure/fail …            flagged  failed")
    by_code: dict[str, list[PhotoStatus]] = {}
    for defect in wanted:
        cells, clear = [], []
        cuts = sheet if defect.flesh else [*sheet, *drawn]
        if not cuts:
            continue
        for place, strength in enumerate(defect.strengths):
            states = [look(defect.make(cut, strength)).check(defect.code).status for cut in cuts]
            counted = Counter(states)
            shares = "/".join(str(counted[s]) for s in _ORDER)
            cells.append(f"{abs(strength):g}: {shares}")
            if place >= defect.clear:
                clear += states
        by_code.setdefault(defect.code, []).extend(clear)
        print(f"{defect.name:26} {'  '.join(cells):58} {_recall(clear)}", flush=True)
    print("\nrecall on clear defects    flagged  failed")
    for code, states in by_code.items():
        print(f"  {code:22} {_recall(states)}")


_ORDER = (PhotoStatus.PASS, PhotoStatus.UNSURE, PhotoStatus.FAIL)


def _recall(states: list[PhotoStatus]) -> str:
    flagged = sum(state in (PhotoStatus.FAIL, PhotoStatus.UNSURE) for state in states)
    failed = sum(state is PhotoStatus.FAIL for state in states)
    return f"{flagged / len(states):7.1%} {failed / len(states):7.1%}"


def cost() -> None:
    """Milliseconds and memory, beside what Pillow takes to decode the same file."""
    data = draw_photo(person("ALB", "M", dt.date(1988, 4, 12), "bench"))
    decode, check = [], []
    for _ in range(12):
        started = time.process_time()
        image = Image.open(io.BytesIO(data))
        image.load()
        pixels = np.asarray(image.convert("RGB"), np.uint8)
        decode.append(time.process_time() - started)
        started = time.process_time()
        look(Shot(pixels))
        check.append(time.process_time() - started)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"\n945 × 1417: check {min(check) * 1000:.0f} ms, "
        f"Pillow decodes JPEG 2000 in {min(decode) * 1000:.0f} ms; process {memory:.0f} MB at most"
    )


if __name__ == "__main__":
    sys.exit(main())
