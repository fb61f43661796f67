"""The picture of the place that a finding is about."""

import io

import pytest
from PIL import Image

from api.precheck.pictures import snippet
from ingest.quarter_turns import ROTATIONS, turned_box

BOX = (500, 400, 560, 420)
BLUE_END = {0: (-25, 0), 90: (0, -25), 180: (25, 0), 270: (0, 25)}
"""Where the left end of what stands in ``BOX`` is on the turned page, from its middle."""


@pytest.mark.parametrize("rotation", ROTATIONS)
def test_the_place_is_shown_as_the_page_stands(rotation, tmp_path):
    scan = Image.new("RGB", (1000, 800), "white")
    scan.paste((0, 0, 0), BOX)
    scan.paste((0, 0, 255), (BOX[0], BOX[1], BOX[0] + 10, BOX[3]))
    scan.save(tmp_path / "scan.png")
    box = turned_box(BOX, rotation, scan.size)
    png = snippet(tmp_path / "scan.png", 1, rotation, box)
    assert png is not None
    with Image.open(io.BytesIO(png)) as shown:
        width, height = shown.size
        assert (width, height) == (box[2] - box[0] + 360, box[3] - box[1] + 180)
        assert shown.getpixel((width // 2, height // 2)) == (0, 0, 0)
        x, y = BLUE_END[rotation]
        assert shown.getpixel((width // 2 + x, height // 2 + y)) == (0, 0, 255)
