"""Whatever a file is, the command answers: a report or one line, never a traceback."""

import io
import json
import struct

import numpy as np
import pytest
from PIL import Image, ImageDraw

from api.cli.main import run
from samples.documents.passport import Passport, data_page
from samples.documents.photo import draw_photo, portrait
from samples.people import SUBMITTED_ON, person

pytestmark = pytest.mark.slow

MAN = person("ALB", "M", SUBMITTED_ON.replace(year=1988), "odd-files")


def saved(image: Image.Image, file_format: str, **options) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, file_format, **options)
    return buffer.getvalue()


def small() -> Image.Image:
    return portrait(MAN).resize((472, 708))


def sixteen_bits() -> bytes:
    grey = np.asarray(small().convert("L"), np.uint16) * 257
    return saved(Image.fromarray(grey), "PNG")


def landscape() -> Image.Image:
    rows = np.linspace(0, 1, 400)[:, None, None]
    sky = np.array([120, 170, 230]) * (1 - rows) + np.array([60, 110, 50]) * rows
    return Image.fromarray(np.repeat(sky, 600, axis=1).astype(np.uint8))


def sketch() -> Image.Image:
    """A face of five strokes of a pencil."""
    paper = Image.new("RGB", (472, 708), "white")
    pen = ImageDraw.Draw(paper)
    pen.ellipse((110, 150, 360, 500), outline="black", width=4)
    for x in (175, 275):
        pen.ellipse((x, 280, x + 30, 300), outline="black", width=3)
    pen.arc((190, 380, 280, 430), 20, 160, fill="black", width=3)
    pen.line((235, 300, 225, 360), fill="black", width=3)
    return paper


def passport_page() -> bytes:
    return saved(data_page(Passport(MAN), 300).image, "PNG", dpi=(300, 300))


READABLE = {
    "cmyk.jpg": lambda: saved(small().convert("CMYK"), "JPEG"),
    "palette.png": lambda: saved(small().quantize(64), "PNG"),
    "grey.jpg": lambda: saved(small().convert("L"), "JPEG"),
    "sixteen.png": sixteen_bits,
    "blank.png": lambda: saved(Image.new("RGB", (472, 708), "white"), "PNG"),
    "sketch.png": lambda: saved(sketch(), "PNG"),
    "passport.png": passport_page,
    "landscape.jpg": lambda: saved(landscape(), "JPEG"),
    "codestream.j2k": lambda: saved(small(), "JPEG2000", no_jp2=True),
}
BROKEN = {
    "truncated.jp2": lambda: draw_photo(MAN)[:3000],
    "pixel.png": lambda: saved(Image.new("RGB", (1, 1)), "PNG"),
    "empty.jpg": lambda: b"",
    "text.jp2": lambda: b"not a picture",
    "zeros.jp2": lambda: struct.pack(">I4s", 12, b"jP  ") + bytes(50),
}


def answered(name: str, data: bytes, folder, capfdbinary) -> tuple[int, dict]:
    path = folder / name
    path.write_bytes(data)
    code = run(["photo", str(path), "--json"])
    return code, json.loads(capfdbinary.readouterr().out)


@pytest.mark.parametrize("name", READABLE)
def test_a_picture_of_any_kind_gets_every_check(name, tmp_path, capfdbinary):
    code, answer = answered(name, READABLE[name](), tmp_path, capfdbinary)
    assert len(answer["checks"]) == 20
    assert (code, answer["compliant"]) in ((1, False), (1, None), (0, True))
    for check in answer["checks"]:
        assert check["message"]["en"]
        assert check["message"]["el"]
        assert "{" not in check["message"]["en"]


def test_what_is_no_portrait_is_never_in_order(tmp_path, capfdbinary):
    for name in ("landscape.jpg", "sketch.png", "passport.png", "blank.png"):
        _code, answer = answered(name, READABLE[name](), tmp_path, capfdbinary)
        assert answer["compliant"] is False, name


def test_what_shows_nobody_or_lies_on_its_side_is_told_what_to_do(tmp_path, capfdbinary):
    side = saved(small().rotate(90, expand=True), "PNG", dpi=(300, 300))
    for name, data, code, words in (
        ("blank.png", READABLE["blank.png"](), "photo.face_count", "No face was found"),
        ("side.png", side, "photo.pose", "lies on its side"),
        ("side.png", side, "photo.size", "measures 59.9 × 40.0 mm"),
    ):
        _code, answer = answered(name, data, tmp_path, capfdbinary)
        check = next(check for check in answer["checks"] if check["code"] == code)
        assert (check["status"], words in check["message"]["en"]) == ("fail", True), check


def test_a_raw_codestream_is_jpeg_2000(tmp_path, capfdbinary):
    _code, answer = answered("raw.bin", READABLE["codestream.j2k"](), tmp_path, capfdbinary)
    states = {check["code"]: check["status"] for check in answer["checks"]}
    assert states["photo.format"] == "pass"
    assert states["photo.size"] == "skipped"


def test_a_grey_photo_is_not_in_colour(tmp_path, capfdbinary):
    _code, answer = answered("grey.jpg", READABLE["grey.jpg"](), tmp_path, capfdbinary)
    states = {check["code"]: check["status"] for check in answer["checks"]}
    assert states["photo.greyscale"] == "fail"


@pytest.mark.parametrize("name", BROKEN)
def test_a_file_that_is_no_picture_is_said_to_be_none(name, tmp_path, capfdbinary):
    code, answer = answered(name, BROKEN[name](), tmp_path, capfdbinary)
    assert code == 1
    assert answer["compliant"] in (False, None)


def test_the_specimen_photo_is_in_order(tmp_path, capfdbinary):
    picture = tmp_path / "out.png"
    path = tmp_path / "photo.jp2"
    path.write_bytes(draw_photo(MAN))
    assert run(["photo", str(path), "--picture", str(picture), "--json"]) == 0
    assert json.loads(capfdbinary.readouterr().out)["compliant"] is True
    assert picture.read_bytes().startswith(b"\x89PNG")


def test_no_such_file_is_one_line_and_exit_code_two(tmp_path, capfd):
    assert run(["photo", str(tmp_path / "absent.jp2")]) == 2
    assert len(capfd.readouterr().err.strip().splitlines()) == 1
