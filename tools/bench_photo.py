"""`make bench-photo`: recall on single defects, false flags, millimetres, prints, fairness, cost.

Faces come from a folder of sheets (default ../shared/faces, if it is there) and from the specimens'
own drawing. Limits were set on one sheet; the others are held back, and reported apart.
Usage: python tools/bench_photo.py [FOLDER] [--faces N] [--only DEFECT]
"""

from __future__ import annotations

import argparse
import datetime as dt
import io
import resource
import statistics
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

import cv2
import numpy as np
from PIL import Image

from extract.photo.check import check_photo
from extract.photo.report import PhotoReport, PhotoStatus
from ingest.pages import DpiOrigin, FileFormat, Page
from samples.documents.photo import draw_photo
from samples.people import Person, person
from samples.portraits.compose import Placing, layered, white
from samples.portraits.defects import DEFECTS, WALLS, Defect, Shot, before, in_order
from samples.portraits.drawn import drawn_cutout, drawn_photo
from samples.portraits.groups import BEARDS, REAL, held_back, in_order_faces, with_a_defect
from samples.portraits.scan import FOUR, PAPER, scanned
from samples.portraits.sheets import Cutout

_PASS, _UNSURE, _FAIL = PhotoStatus.PASS, PhotoStatus.UNSURE, PhotoStatus.FAIL
_BORN = dt.date(1988, 4, 12)
_WHOM = (("ALB", "M"), ("GEO", "F"), ("EGY", "M"), ("PAK", "F"), ("UKR", "F"), ("ARM", "M"))
_TURNS = ((33.0, 0.0), (31.0, -6.0), (35.0, 4.0), (28.0, 2.0), (38.0, -2.0))
_FLESH = 3
"""Times as many faces for the defects of a face as for those of light, ground and paper."""

Face = tuple[str, int, Cutout]


def main() -> None:
    """Prints every table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=Path("../shared/faces"))
    parser.add_argument("--only", default="", help="defects whose name has this, and nothing else")
    parser.add_argument("--faces", type=int, default=8, help="sheet faces a part for the defects")
    given = parser.parse_args()
    cv2.setNumThreads(0)
    if not given.only:
        cost()
    people = [person(code, sex, _BORN, f"bench-{code}-{sex}") for code, sex in _WHOM]
    drawn = [cut for cut in map(drawn_cutout, people[:2]) if cut is not None]
    sheets: list[Face] = list(in_order_faces(given.folder)) if given.folder.is_dir() else []
    if not sheets:
        print(f"no sheets in {given.folder}: drawn faces alone")
    if not given.only:
        compliant(sheets)
        measures(_some(sheets, given.faces), people)
        prints(sheets, people[0])
        walls(_some(sheets, given.faces), drawn)
    wanted = [defect for defect in DEFECTS if given.only in defect.name]
    defects(wanted, sheets, drawn, given.faces)
    if sheets and not given.only:
        real(given.folder)


def look(shot: Shot) -> PhotoReport:
    """The report on one photo."""
    page = Page(1, shot.pixels, shot.dpi, DpiOrigin.JP2_RESC)
    return check_photo(page, file_format=FileFormat.JPEG2000)


def _some(faces: list[Face], count: int) -> list[Face]:
    """So many of the faces set on and of those held back, from all groups."""
    kept: list[Face] = []
    for held in (False, True):
        part = [face for face in faces if held_back(face[0]) is held]
        kept += [part[round(place)] for place in np.linspace(0, len(part) - 1, count)]
    return kept if faces else []


def compliant(faces: list[Face]) -> None:
    """How often each code is flagged on photos in order, and failures by group."""
    states: dict[bool, Counter[tuple[str, PhotoStatus]]] = {False: Counter(), True: Counter()}
    count: Counter[bool] = Counter()
    groups: dict[str, list[bool]] = defaultdict(list)
    for group, column, cut in faces:
        report, held = look(in_order(cut)), held_back(group)
        count[held] += 1
        states[held].update((check.code, check.status) for check in report.checks)
        states[held]["any", report.verdict] += 1
        for name in [group, "beards"] if (group, column) in BEARDS else [group]:
            groups[name].append(report.verdict is _FAIL)
    print("\nphotos in order: failed, unsure (of the part set on; of the part held back)")
    for code in ["any", *sorted({code for part in states.values() for code, _ in part} - {"any"})]:
        cells = [
            f"{states[held][code, _FAIL]:3} {states[held][code, _UNSURE]:3} of {count[held]}"
            for held in (False, True)
        ]
        if code == "any" or any(states[h][code, s] for h in states for s in (_FAIL, _UNSURE)):
            print(f"  {code:20} {cells[0]}    {cells[1]}")
    print("\nfailures on photos in order, by group")
    for name, failures in groups.items():
        print(f"  {name:16} {sum(failures):2} of {len(failures):2}")


def measures(faces: list[Face], people: list[Person]) -> None:
    """Errors of head height and roll: against what was drawn, and what faces were placed at."""
    drawn = [
        (drawn_photo(somebody, head_mm, turn), head_mm, turn)
        for somebody in people
        for head_mm, turn in _TURNS
    ]
    placed = [
        (layered(cut, Placing(head_mm=mm, turn=turn)).over(white()), mm, turn)
        for _group, _column, cut in faces
        for mm, turn in _TURNS[:3]
    ]
    for name, shots in (("drawn", drawn), ("sheets (proportion only)", placed)):
        heads = [(look(Shot(pixels)).portraits[0].measures, mm, turn) for pixels, mm, turn in shots]
        heights = [head["head_height"] - mm for head, mm, _ in heads if head]
        rolls = [head["roll"] - turn for head, _, turn in heads if head]
        if heights:
            print(f"\n{name}: head height, mm: {_spread(heights)}; roll, °: {_spread(rolls)}")
        if shots is placed:
            _against_itself(heads)


def _against_itself(heads: list[tuple[Mapping[str, float], float, float]]) -> None:
    """Errors against the same face's first photo: how it was scaled is known, its skull is not."""
    heights: list[float] = []
    rolls: list[float] = []
    for start in range(0, len(heads), 3):
        (first, mm, turn), *others = heads[start : start + 3]
        for head, other_mm, other_turn in others:
            if first and head:
                heights.append(head["head_height"] - first["head_height"] * other_mm / mm)
                rolls.append(head["roll"] - first["roll"] - (other_turn - turn))
    if heights:
        print(f"  against itself: head height, mm: {_spread(heights)}; roll, °: {_spread(rolls)}")


def _spread(errors: list[float]) -> str:
    within = sum(abs(error) <= 1.0 for error in errors)
    largest = max(map(abs, errors))
    mean = statistics.fmean(errors)
    return f"mean {mean:+.2f}, largest {largest:.2f}, within 1: {within} of {len(errors)}"


def prints(faces: list[Face], somebody: Person) -> None:
    """Prints on A4: how many were found, and how far their sides are from 40 × 60 mm."""
    pictures = [("drawn", drawn_photo(somebody, 33.0, 0.0))]
    pictures += [(face[0], in_order(face[2]).pixels) for face in _some(faces, 1)]
    print("\nprints on A4, turned by up to 3°: found of laid, largest error of a side in mm")
    for name, picture in pictures:
        cells = []
        for dpi in (150.0, 200.0, 300.0, 600.0):
            for count in (1, 2, 4) if dpi < 600 else (2,):
                found = look(Shot(scanned(picture, FOUR[:count], dpi), dpi))
                sides = [portrait.size_mm for portrait in found.portraits if portrait.size_mm]
                off = max((max(abs(w - 40), abs(h - 60)) for w, h in sides), default=float("nan"))
                cells.append(f"{dpi:g} dpi {found.prints}/{count} {off:.2f}")
        print(f"  {name:12} {'  '.join(cells)}", flush=True)
        ground = int(np.median(picture[: picture.shape[0] // 20]))
        for paper in (PAPER, ground):
            page = scanned(picture, FOUR[:2], 300.0, (35.0, 45.0), paper)
            found = look(Shot(page, 300.0))
            size = found.check("photo.size")
            print(
                f"    35 × 45 mm, paper {paper}, ground {ground}: {found.prints}/2, size "
                f"{size.measured} {size.status.value} ({size.why.value})",
                flush=True,
            )


def walls(faces: list[Face], drawn: list[Cutout]) -> None:
    """Exposure before walls of a colour, in good light and in less: to be unsure in both."""
    print("\nexposure before walls of a colour: pass/unsure/fail; darker (0.6 of the light)")
    for name, colour in WALLS.items():
        cells = []
        for gain in (1.0, 0.6):
            seen: Counter[PhotoStatus] = Counter()
            for cut in (*(face[2] for face in faces), *drawn):
                lit = (before(cut, colour).pixels * gain).astype(np.uint8)
                seen[look(Shot(lit)).check("photo.exposure").status] += 1
            cells.append(f"{seen[_PASS]}/{seen[_UNSURE]}/{seen[_FAIL]}")
        print(f"  {name:8} {cells[0]:10} {cells[1]}", flush=True)


def defects(wanted: list[Defect], faces: list[Face], drawn: list[Cutout], count: int) -> None:
    """States of each defect's code by strength, where it turns, and recall on the clear ones."""
    print(
        "\neach strength: pass/unsure/fail. Turning: the first strength at which half of the faces"
    )
    print("no longer pass, and the first at which half fail")
    clear: dict[tuple[str, str], list[PhotoStatus]] = defaultdict(list)
    for defect in wanted:
        seen: list[Counter[PhotoStatus]] = [Counter() for _ in defect.strengths]
        for part, cut in _cuts(defect, faces, drawn, count):
            for place, strength in enumerate(defect.strengths):
                state = look(defect.make(cut, strength)).check(defect.code).status
                seen[place][state] += 1
                if place >= defect.clear:
                    clear[defect.code, part].append(state)
        if not sum(seen[0].values()):
            continue
        cells = [
            f"{abs(strength):g}: {states[_PASS]}/{states[_UNSURE]}/{states[_FAIL]}"
            for strength, states in zip(defect.strengths, seen, strict=True)
        ]
        print(f"  {defect.name:26} {'  '.join(cells):66} {_turning(defect, seen)}", flush=True)
    print("\nrecall on clear defects: flagged (failed or unsure), failed; of how many")
    for code in dict.fromkeys(code for code, _ in clear):
        cells = [f"{part} {_recall(clear[code, part])}" for part in _PARTS if clear[code, part]]
        print(f"  {code:18} {'   '.join(cells)}")


_PARTS = ("set on", "held", "drawn")


def _cuts(
    defect: Defect, faces: list[Face], drawn: list[Cutout], count: int
) -> Iterator[tuple[str, Cutout]]:
    for group, _column, cut in _some(faces, count * (_FLESH if defect.flesh else 1)):
        yield _PARTS[held_back(group)], cut
    if not defect.flesh:
        yield from (("drawn", cut) for cut in drawn)


def _turning(defect: Defect, seen: list[Counter[PhotoStatus]]) -> str:
    half = sum(seen[0].values()) / 2
    places = list(zip(defect.strengths, seen, strict=True))
    flagged = next((f"{abs(s):g}" for s, c in places if c[_UNSURE] + c[_FAIL] >= half), "never")
    failed = next((f"{abs(s):g}" for s, c in places if c[_FAIL] >= half), "never")
    return f"{flagged} → {failed}"


def _recall(states: list[PhotoStatus]) -> str:
    flagged = sum(state in (_FAIL, _UNSURE) for state in states)
    failed = sum(state is _FAIL for state in states)
    return f"{flagged / len(states):6.1%} {failed / len(states):6.1%} of {len(states):3}"


def real(folder: Path) -> None:
    """Faces of the sheets that have shut eyes, open mouths or smiles themselves."""
    print("\nfaces with the defect themselves: pass/unsure/fail (set on; held back)")
    for code in REAL:
        states: dict[bool, Counter[PhotoStatus]] = {False: Counter(), True: Counter()}
        for held, cut in with_a_defect(folder, code):
            states[held][look(in_order(cut)).check(code).status] += 1
        cells = [f"{s[_PASS]}/{s[_UNSURE]}/{s[_FAIL]}" for s in states.values()]
        print(f"  {code:18} {cells[0]:10} {cells[1]}")


def cost() -> None:
    """Milliseconds and memory, beside what Pillow takes to decode the same file."""
    before = _memory()
    data = draw_photo(person("ALB", "M", _BORN, "bench"))
    decode, check = [], []
    for _ in range(15):
        started = time.process_time()
        image = Image.open(io.BytesIO(data))
        image.load()
        pixels = np.asarray(image.convert("RGB"), np.uint8)
        decode.append(time.process_time() - started)
        started = time.process_time()
        look(Shot(pixels))
        check.append(time.process_time() - started)
    print(
        f"\n945 × 1417: check {min(check) * 1000:.0f} ms (median {_ms(check)}), Pillow decodes "
        f"JPEG 2000 in {min(decode) * 1000:.0f} ms (median {_ms(decode)}); "
        f"process {_memory():.0f} MB with the models loaded ({before:.0f} MB before)"
    )


def _ms(seconds: list[float]) -> str:
    return f"{statistics.median(seconds) * 1000:.0f}"


def _memory() -> float:
    """Resident megabytes now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 2**20


if __name__ == "__main__":
    main()
