"""The pages that ``bench_mrz.py`` shows to readers, set by set."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from mrz_fresh import covering, sheets, taking, texts
from mrz_fresh.printing import fonts
from numpy.typing import NDArray
from PIL import Image

from extract.mrz.training.conditions import CONDITIONS
from extract.mrz.training.documents import document, words_only
from extract.mrz.zones import MrzFormat

Colour = NDArray[np.uint8]
Zones = tuple[tuple[str, ...], ...]
Shown = tuple[str, Colour, Zones]
"""The set, the picture, and the lines of every zone on it."""

STRENGTHS = ("light", "medium", "heavy")
SPECIMENS = "specimens"
WITHOUT = "pages without a zone"
COVERED = "fresh: a letter covered"
HUNTED = "the same, other seeds"
FRENCH = "fresh: not of ICAO (French)"
ONE_CARD = "fresh A4, one card, 300 dpi"
ODD_SETS = (WITHOUT, COVERED, HUNTED, FRENCH)
"""Sets that ask for no exact reading, only for no wrong claim."""

_DPI = (100, 150, 200, 300, 300, 400, 600)


@dataclass(frozen=True, slots=True)
class Plan:
    """Which pages a reader sees: one of every ``share`` of each set.

    ``covered`` are more seeds of names with a covered letter: a hunt for silent errors. ``sheets``
    are A4 scans of 300 dpi with one document: what an applicant mostly sends.
    """

    rounds: int
    blanks: int
    fresh: int
    share: int
    specimens: Path | None
    fonts: tuple[Path, ...] = ()
    covered: range = range(0)
    sheets: int = 0


def pages(plan: Plan) -> Iterator[Shown]:
    """Every page of the plan; the same plan gives the same pixels."""
    yield from _rendered(plan)
    yield from _fresh(plan)
    for number in range(0, plan.sheets, plan.share):
        sheet = sheets.scan(np.random.default_rng((33, number)), fonts(plan.fonts), 300, most=1)
        yield ONE_CARD, sheet.pixels, sheet.zones
    for number in plan.covered[:: plan.share]:
        yield HUNTED, *_with_cover(np.random.default_rng((32, number)), fonts(plan.fonts))
    if plan.specimens is not None:
        yield from _specimens(plan.specimens)
    for seed in range(0, plan.blanks, plan.share):
        yield WITHOUT, _without_zone(seed, plan), ()


def _rendered(plan: Plan) -> Iterator[Shown]:
    """Five formats × eighteen conditions × three strengths, by the generator for training."""
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
        pixels = CONDITIONS[name](rng, drawn.pixels, strength)
        yield STRENGTHS[strength], pixels, (drawn.lines,)


def _fresh(plan: Plan) -> Iterator[Shown]:
    """The second generator: every strength, sheets with several zones, covered letters."""
    faces = fonts(plan.fonts)
    for number in range(0, plan.fresh, plan.share):
        for strength, most in enumerate((0.3, 0.6, 1.0)):
            rng = np.random.default_rng((31, number, strength))
            one = sheets.document(rng, texts.zone(rng), faces)
            yield f"fresh {STRENGTHS[strength]}", taking.mixed(rng, one.pixels, most), one.zones
        rng = np.random.default_rng((32, number))
        yield COVERED, *_with_cover(rng, faces)
        if number % 3 == 0:
            sheet = sheets.scan(rng, faces, _DPI[number // 3 % len(_DPI)])
            yield "fresh A4 sheets", sheet.pixels, sheet.zones
            french = sheets.document(rng, texts.french_card(rng), faces)
            yield FRENCH, french.pixels, ()


def _with_cover(rng: np.random.Generator, faces: Sequence[str]) -> tuple[Colour, Zones]:
    one = sheets.document(rng, texts.zone(rng), faces)
    return _covered(rng, one), one.zones


def _covered(rng: np.random.Generator, one: sheets.Sheet) -> Colour:
    """One letter of the name half hidden, struck out, smudged, in glare, under dirt or a fold."""
    pixels, lines = np.ascontiguousarray(one.pixels), one.zones[0]
    line, first = (2, 0) if len(lines) == 3 else (0, 5)
    letters = [at for at in range(first, len(lines[line])) if lines[line][at] != "<"]
    kinds = list(covering.COVERS.values())
    box = one.boxes[line][letters[int(rng.integers(0, len(letters)))]]
    kinds[int(rng.integers(0, len(kinds)))](rng, pixels, box)
    return taking.mixed(rng, pixels, 0.3) if rng.random() < 0.4 else pixels


def _specimens(folder: Path) -> Iterator[Shown]:
    with (folder / "manifest.csv").open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table):
            with Image.open(folder / row["file"]) as picture:
                pixels = np.asarray(picture.convert("RGB"))
            yield SPECIMENS, pixels, (tuple(filter(None, (row["l1"], row["l2"], row["l3"]))),)


def _without_zone(seed: int, plan: Plan) -> Colour:
    """Printed pages, documents whose zone is painted over, and what the second generator has."""
    rng = np.random.default_rng((2, seed))
    if seed % 4 == 3:
        return sheets.without_zone(rng, fonts(plan.fonts))
    if seed % 2:
        return words_only(rng, *((1754, 1240) if seed % 8 == 1 else (3508, 2480)))
    pixels = document(rng, list(MrzFormat)[seed // 2 % 5]).pixels
    low = int(pixels.shape[0] * 0.6)
    pixels[low:] = pixels[low - 1 : low].mean(axis=(0, 1)).astype(np.uint8)
    return pixels
