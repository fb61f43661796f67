"""The picture of the place that a finding is about."""

import io

import pytest
from PIL import Image

from api.precheck.pictures import snippet
from ingest.quarter_turns import ROTATIONS, turned_box

BOX = (500, 400, 560, 420)


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
        blue = (25, 0) if rotation in (0, 180) else (0, 25)
        way = 1 if rotation in (180, 90 * 3) else -1
        at = (width // 2 + way * blue[0], height // 2 + way * blue[1])
        assert shown.getpixel(at) == (0, 0, 255)
