"""Pictures become upright RGB pages with the resolution they state, or a finding."""

from __future__ import annotations

import math
import struct
import zlib

import numpy as np
import pytest
from PIL import Image, ImageCms, TiffImagePlugin

from ingest.errors import FileProblemError
from ingest.images import ImageDocument
from ingest.limits import DEFAULT_LIMITS, Limits
from ingest.pages import DpiOrigin, FileFormat, Page
from ingest.problems import ProblemCode, Reason
from ingest.resolution import sane

RED, GREEN, BLUE, WHITE = (255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255)
ORIENTATION, X_RESOLUTION, Y_RESOLUTION, UNIT = 274, 282, 283, 296


def first_page(data: bytes, file_format: FileFormat, limits: Limits = DEFAULT_LIMITS) -> Page:
    return ImageDocument(data, file_format, limits).page(1)


def reason_of(data: bytes, file_format: FileFormat, limits: Limits = DEFAULT_LIMITS) -> Reason:
    with pytest.raises(FileProblemError) as caught:
        first_page(data, file_format, limits)
    return caught.value.problem.reason


def assert_corners(page: Page, *, tolerance: int = 60) -> None:
    """Red, green, blue, white: clockwise reading order, whatever the codec did to the colours."""
    h, w = page.height, page.width
    seen = [page.pixels[y, x] for y in (h // 4, 3 * h // 4) for x in (w // 4, 3 * w // 4)]
    for colour, expected in zip(seen, (RED, GREEN, BLUE, WHITE), strict=True):
        assert np.abs(colour.astype(int) - expected).max() <= tolerance, (colour, expected)


@pytest.mark.parametrize(
    ("pillow_format", "file_format", "options"),
    [
        ("JPEG", FileFormat.JPEG, {"quality": 95, "subsampling": 0}),
        ("PNG", FileFormat.PNG, {}),
        ("TIFF", FileFormat.TIFF, {}),
        ("TIFF", FileFormat.TIFF, {"compression": "tiff_lzw"}),
        ("WEBP", FileFormat.WEBP, {"lossless": True}),
        ("JPEG2000", FileFormat.JPEG2000, {}),
        ("JPEG2000", FileFormat.JPEG2000, {"no_jp2": True}),
        ("HEIF", FileFormat.HEIC, {"quality": 95}),
    ],
)
def test_each_format_gives_rgb_pixels(corners, encoded, pillow_format, file_format, options):
    page = first_page(encoded(corners(), pillow_format, **options), file_format)
    assert page.pixels.shape == (80, 120, 3)
    assert page.pixels.dtype == np.uint8
    assert_corners(page)


@pytest.mark.parametrize("mode", ["RGBA", "CMYK", "P", "YCbCr"])
def test_colours_survive_their_mode(corners, encoded, mode):
    pillow_format, file_format = (
        ("JPEG", FileFormat.JPEG) if mode == "YCbCr" else ("TIFF", FileFormat.TIFF)
    )
    if mode in {"RGBA", "P"}:
        pillow_format, file_format = "PNG", FileFormat.PNG
    assert_corners(first_page(encoded(corners(mode=mode), pillow_format), file_format))


@pytest.mark.parametrize("pillow_format", ["JPEG", "TIFF"])
def test_cmyk_without_a_profile_keeps_black_dark_and_white_light(encoded, pillow_format):
    image = Image.new("CMYK", (64, 64), (0, 0, 0, 0))
    image.paste((0, 0, 0, 255), (0, 0, 32, 64))
    pixels = first_page(encoded(image, pillow_format), FileFormat(pillow_format)).pixels
    assert pixels[32, 10].max() < 60
    assert pixels[32, 50].min() > 200


def test_a_profile_brings_colours_to_srgb(encoded):
    """LAB as source profile of an RGB file is nonsense: a broken profile is left aside."""
    image = Image.new("RGB", (64, 64), (200, 100, 50))
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    for icc in (profile, b"no profile at all"):
        page = first_page(encoded(image, "PNG", icc_profile=icc), FileFormat.PNG)
        assert tuple(page.pixels[0, 0]) == (200, 100, 50)


def test_lab_becomes_rgb(encoded):
    image = Image.new("LAB", (64, 64), (255, 128, 128))
    page = first_page(encoded(image, "TIFF"), FileFormat.TIFF)
    assert page.pixels.min() > 245


def test_transparency_is_laid_on_white(encoded):
    image = Image.new("RGBA", (64, 64), (0, 0, 0, 0))
    page = first_page(encoded(image, "PNG"), FileFormat.PNG)
    assert page.pixels.min() == 255


def test_a_transparent_palette_colour_is_white(encoded):
    image = Image.new("P", (64, 64), 0)
    image.putpalette([0, 0, 0, 255, 0, 0])
    page = first_page(encoded(image, "PNG", transparency=0), FileFormat.PNG)
    assert page.pixels.min() == 255


def test_sixteen_bits_keep_their_greys(encoded):
    ramp = np.tile(np.linspace(0, 65535, 64, dtype=np.uint16), (64, 1))
    for pillow_format in ("PNG", "TIFF", "JPEG2000"):
        data = encoded(Image.fromarray(ramp), pillow_format)
        pixels = first_page(data, FileFormat(pillow_format)).pixels
        assert np.abs(pixels[10, :, 0] - ramp[10] / 257.0).max() <= 2, pillow_format


def test_dark_sixteen_bits_stay_dark(encoded):
    dark = np.full((64, 64), 300, dtype=np.uint16)
    assert first_page(encoded(Image.fromarray(dark), "PNG"), FileFormat.PNG).pixels.max() <= 2


def test_one_bit_is_black_and_white(encoded):
    image = Image.new("1", (64, 64), 1)
    image.paste(0, (0, 0, 32, 64))
    page = first_page(encoded(image, "TIFF", compression="group4"), FileFormat.TIFF)
    assert sorted(np.unique(page.pixels)) == [0, 255]


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("pillow_format", ["JPEG", "PNG", "TIFF", "WEBP", "HEIF"])
def test_orientation_is_applied_once(corners, encoded, orientation, pillow_format):
    turned = {
        1: None,
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }[orientation]
    stored = corners() if turned is None else corners().transpose(turned)
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    options = (
        {"tiffinfo": {ORIENTATION: orientation}}
        if pillow_format == "TIFF"
        else {"exif": exif.tobytes()}
    )
    data = encoded(stored, pillow_format, quality=95, **options)
    file_format = FileFormat.HEIC if pillow_format == "HEIF" else sniffed(pillow_format)
    page = first_page(data, file_format)
    assert (page.width, page.height) == (120, 80)
    assert_corners(page, tolerance=90)


def test_heic_is_turned_by_its_own_boxes_not_by_exif(corners, encoded):
    """ISO/IEC 23008-12 §6.5.10: irot turns the picture; EXIF orientation is for information."""
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    data = encoded(corners(), "HEIF", quality=95, exif=exif)
    assert b"irot" not in data
    assert_corners(first_page(data, FileFormat.HEIC), tolerance=90)


def sniffed(pillow_format: str) -> FileFormat:
    return FileFormat.WEBP if pillow_format == "WEBP" else FileFormat(pillow_format)


def test_each_page_of_a_tiff_is_a_page_but_thumbnails_are_not(corners, encoded):
    pages = [corners((120, 80)), corners((60, 40)), corners((90, 90))]
    thumbnail = TiffImagePlugin.ImageFileDirectory_v2()
    thumbnail[254] = 1
    pages[1].encoderinfo = {"tiffinfo": thumbnail}
    data = encoded(pages[0], "TIFF", save_all=True, append_images=pages[1:])
    document = ImageDocument(data, FileFormat.TIFF, DEFAULT_LIMITS)
    assert document.page_count == 2
    assert [document.page(n).width for n in (1, 2)] == [120, 90]


def test_an_animation_gives_its_first_picture(corners, encoded):
    other = Image.new("RGB", (120, 80))
    for pillow_format, options in (("PNG", {}), ("WEBP", {"lossless": True})):
        data = encoded(corners(), pillow_format, save_all=True, append_images=[other], **options)
        document = ImageDocument(data, sniffed(pillow_format), DEFAULT_LIMITS)
        assert document.page_count == 1
        assert_corners(document.page(1))


# Resolution


@pytest.mark.parametrize(
    ("x", "y", "expected"),
    [
        (300, 300, 300.0),
        (299.9994, 299.9994, 300.0),
        (math.nan, 300, None),
        (math.inf, math.inf, None),
        (0, 0, None),
        (-300, -300, None),
        (1, 1, None),
        (1e9, 1e9, None),
        (204, 98, None),
    ],
)
def test_a_resolution_is_known_only_if_it_can_be_true(x, y, expected):
    assert sane(x, y) == expected


@pytest.mark.parametrize(
    ("pillow_format", "origin"),
    [("JPEG", DpiOrigin.JFIF), ("PNG", DpiOrigin.PNG_PHYS), ("TIFF", DpiOrigin.TIFF_TAG)],
)
def test_a_stated_resolution_is_kept_with_its_origin(corners, encoded, pillow_format, origin):
    page = first_page(encoded(corners(), pillow_format, dpi=(300, 300)), FileFormat(pillow_format))
    assert (page.dpi, page.dpi_origin) == (300.0, origin)


def test_none_is_stated(corners, encoded):
    for pillow_format in ("JPEG", "PNG", "TIFF", "JPEG2000"):
        page = first_page(encoded(corners(), pillow_format), FileFormat(pillow_format))
        assert (page.dpi, page.dpi_origin) == (None, DpiOrigin.UNKNOWN), pillow_format


def exif_resolution(x: object, y: object) -> Image.Exif:
    exif = Image.Exif()
    exif[X_RESOLUTION], exif[Y_RESOLUTION], exif[UNIT] = x, y, 2
    return exif


def test_exif_states_the_resolution_of_a_photo(corners, encoded):
    page = first_page(
        encoded(corners(), "WEBP", exif=exif_resolution(400.0, 400.0)), FileFormat.WEBP
    )
    assert (page.dpi, page.dpi_origin) == (400.0, DpiOrigin.EXIF)


def test_seventy_two_in_exif_means_unknown(corners, encoded):
    page = first_page(encoded(corners(), "WEBP", exif=exif_resolution(72.0, 72.0)), FileFormat.WEBP)
    assert page.dpi is None


def test_a_zero_denominator_is_no_resolution(corners, encoded):
    data = encoded(corners(), "TIFF", dpi=(300, 300))
    broken = data.replace(struct.pack("<II", 300, 1), struct.pack("<II", 0, 0))
    assert broken != data
    page = first_page(broken, FileFormat.TIFF)
    assert (page.dpi, page.dpi_origin) == (None, DpiOrigin.UNKNOWN)


def with_resc(jp2: bytes, dots_per_metre: int) -> bytes:
    """Puts a capture resolution box (ISO/IEC 15444-1 annex I.5.3.7.1) into the JP2 header box."""
    numbers = struct.pack(">HHHHbb", dots_per_metre, 1, dots_per_metre, 1, 0, 0)
    resc = struct.pack(">I4s", 8 + len(numbers), b"resc") + numbers
    res = struct.pack(">I4s", 8 + len(resc), b"res ") + resc
    at = jp2.index(b"jp2h") - 4
    length = struct.unpack_from(">I", jp2, at)[0]
    header = struct.pack(">I", length + len(res)) + jp2[at + 4 : at + length] + res
    return jp2[:at] + header + jp2[at + length :]


def test_the_capture_resolution_of_jpeg_2000_is_read(corners, encoded):
    data = with_resc(encoded(corners(), "JPEG2000"), 11811)
    page = first_page(data, FileFormat.JPEG2000)
    assert page.dpi == pytest.approx(300, abs=0.1)
    assert page.dpi_origin is DpiOrigin.JP2_RESC


# Damage and limits


@pytest.mark.parametrize(
    ("pillow_format", "file_format"),
    [
        ("JPEG", FileFormat.JPEG),
        ("PNG", FileFormat.PNG),
        ("TIFF", FileFormat.TIFF),
        ("WEBP", FileFormat.WEBP),
        ("JPEG2000", FileFormat.JPEG2000),
        ("HEIF", FileFormat.HEIC),
    ],
)
@pytest.mark.parametrize("kept", [0.3, 0.6, 0.9])
def test_half_a_file_is_never_half_a_picture(encoded, pillow_format, file_format, kept):
    noise = np.random.default_rng(7).integers(0, 256, (200, 300, 3), dtype=np.uint8)
    data = encoded(Image.fromarray(noise), pillow_format)
    assert reason_of(data[: int(len(data) * kept)], file_format) is Reason.TRUNCATED


def png(width: int, height: int, idat: bytes) -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", idat) + chunk(b"IEND", b"")
    )


def test_a_png_bomb_is_refused_by_its_header():
    assert reason_of(png(60_000, 60_000, b""), FileFormat.PNG) is Reason.TOO_MANY_PIXELS


def test_a_tiff_bomb_is_refused_by_its_header(encoded):
    data = encoded(Image.new("1", (20_000, 20_000)), "TIFF", compression="group4")
    assert len(data) < 100_000
    assert reason_of(data, FileFormat.TIFF) is Reason.TOO_MANY_PIXELS


def test_a_bomb_on_a_later_page_of_a_tiff_is_found_too(corners, encoded):
    data = encoded(corners(), "TIFF", save_all=True, append_images=[corners((2000, 1000))])
    assert reason_of(data, FileFormat.TIFF, Limits(pixels=1_000_000)) is Reason.TOO_MANY_PIXELS


@pytest.mark.parametrize("size", [(1, 60_000), (60_000, 1), (20, 2_000), (4, 4)])
def test_what_cannot_be_a_page_by_its_shape_is_refused(encoded, size):
    assert reason_of(encoded(Image.new("RGB", size), "PNG"), FileFormat.PNG) is Reason.BAD_SHAPE


def test_a_tiff_with_too_many_pages_is_refused(encoded):
    pages = [Image.new("1", (32, 32)) for _ in range(6)]
    data = encoded(pages[0], "TIFF", save_all=True, append_images=pages[1:])
    assert reason_of(data, FileFormat.TIFF, Limits(pages=5)) is Reason.TOO_MANY_PAGES
    assert ImageDocument(data, FileFormat.TIFF, Limits(pages=6)).page_count == 6


def test_broken_limits_are_hostile_and_damage_is_unreadable():
    with pytest.raises(FileProblemError) as caught:
        first_page(png(60_000, 60_000, b""), FileFormat.PNG)
    assert caught.value.problem.code is ProblemCode.HOSTILE
    with pytest.raises(FileProblemError) as caught:
        first_page(png(60, 60, b"broken"), FileFormat.PNG)
    assert caught.value.problem.code is ProblemCode.UNREADABLE
