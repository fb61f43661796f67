"""Public specimens, where they lie beside the tree: no wrong reading is called valid."""

import csv
import datetime as dt
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from extract.mrz.reader import read_zones
from ingest.pages import DpiOrigin, Page

FOLDER = Path(__file__).parents[4] / "shared" / "specimens"
LEAST_EXACT = 18

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not (FOLDER / "manifest.csv").is_file(),
        reason="the specimens are not part of the tree and do not lie beside it",
    ),
]


def specimens() -> list[tuple[Path, tuple[str, ...]]]:
    with (FOLDER / "manifest.csv").open(encoding="utf-8", newline="") as table:
        return [
            (FOLDER / row["file"], tuple(filter(None, (row["l1"], row["l2"], row["l3"]))))
            for row in csv.DictReader(table)
        ]


@pytest.mark.parametrize("quarters", range(4))
def test_specimens(quarters) -> None:
    exact, silent = 0, []
    for path, lines in specimens():
        with Image.open(path) as picture:
            pixels = np.rot90(np.asarray(picture.convert("RGB")), quarters)
        page = Page(1, np.ascontiguousarray(pixels), None, DpiOrigin.UNKNOWN)
        found = read_zones(page, seen_on=dt.date(2026, 11, 22))
        exact += any(zone.lines == lines for zone in found)
        silent += [path.name for zone in found if zone.valid and zone.lines != lines]
    assert silent == []
    assert exact >= LEAST_EXACT
