"""Photographs of a screen are told from photographs and scans of paper."""

import io
from functools import cache

import cv2
import numpy as np
import pypdfium2
import pytest
from PIL import Image

from extract.evidence import EvidenceKind
from extract.screens import shows_a_screen
from ingest.pages import DpiOrigin, Page
from samples.one import document, somebody
from samples.scanning import photographed, scanned

_DOTS = 6  # camera-side detail of one pixel of the screen: two for each colour


@cache
def paper(kind, dpi):
    data = document(kind, somebody("ALB", "M", "screen", 1))
    with io.BytesIO(data) as stream, pypdfium2.PdfDocument(stream) as pdf:
        return np.asarray(pdf[0].render(scale=dpi / 72).to_pil().convert("RGB"))


def off_screen(shown, *, size, turned, light=0.95):
    """What a camera of so many pixels sees of a screen: coloured stripes, tilt, dark corners."""
    height, width = (side * _DOTS for side in shown.shape[:2])
    stripes = np.full((1, width, 3), 0.2, np.float32)
    for colour in range(3):
        stripes[0, np.arange(width) % _DOTS // 2 == colour, colour] = 2.6
    gaps = np.where(np.arange(height) % _DOTS == _DOTS - 1, 0.25, 1.0)[:, None, None]
    glow = shown.repeat(_DOTS, axis=0).repeat(_DOTS, axis=1) * stripes * gaps.astype(np.float32)
    scale = 0.9 * min(size[0] / width, size[1] / height)
    glow = cv2.GaussianBlur(glow, (0, 0), 0.35 / scale)
    half = np.array((width, height)) * scale / 2
    square = np.array(((-1, -1), (1, -1), (1, 1), (-1, 1))) * half
    angle = np.radians(turned)
    spin = np.array(((np.cos(angle), np.sin(angle)), (-np.sin(angle), np.cos(angle))))
    seen = square @ spin * ((1, 1), (0.97, 0.98), (1, 1), (0.98, 0.97)) + np.array(size) / 2
    flat = np.array(((0, 0), (width, 0), (width, height), (0, height)), np.float32)
    view = cv2.getPerspectiveTransform(flat, seen.astype(np.float32))
    picture = cv2.warpPerspective(glow, view, size, borderValue=(25, 25, 28))
    grain = np.random.default_rng(5).normal(0, 3, picture.shape)
    return jpeg(np.clip(picture * light + grain, 0, 255).astype(np.uint8))


def jpeg(pixels):
    with io.BytesIO() as stream:
        Image.fromarray(pixels).save(stream, "JPEG", quality=85)
        return np.asarray(Image.open(io.BytesIO(stream.getvalue())).convert("RGB"))


def page(pixels, dpi=None):
    return Page(1, np.ascontiguousarray(pixels), dpi, DpiOrigin.UNKNOWN)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("size", "turned"), [((3000, 4000), 1.5), ((2250, 3000), -2.0), ((1500, 2000), 0.5)]
)
def test_the_grid_of_a_screen_is_seen_at_every_size_of_a_camera(size, turned):
    assert shows_a_screen(page(off_screen(paper(EvidenceKind.LEASE, 110), size=size,
                                          turned=turned)))  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize(
    "kind", [EvidenceKind.LEASE, EvidenceKind.RESIDENCE_PERMIT, EvidenceKind.PASSPORT]
)
def test_paper_has_no_grid_drawn_scanned_photographed_or_faxed(kind):
    drawn = Image.fromarray(paper(kind, 200))
    ways = (
        np.asarray(drawn),
        np.asarray(Image.open(io.BytesIO(scanned(drawn, 200, "k"))).convert("RGB")),
        np.asarray(Image.open(io.BytesIO(photographed(drawn, "k"))).convert("RGB")),
        np.asarray(drawn.convert("1").convert("RGB")),
    )
    assert not any(shows_a_screen(page(way)) for way in ways)


@pytest.mark.parametrize("level", [0, 128, 255])
def test_a_blank_picture_has_no_grid(level):
    assert not shows_a_screen(page(np.full((900, 700, 3), level, np.uint8)))


def grid(shape=(900, 700), pitch=4.3):
    """Light with dark lines across and down, as fine as the pixels of a screen."""
    down, across = (0.5 + 0.5 * np.cos(2 * np.pi * np.arange(side) / pitch) for side in shape)
    grey = (150 + 50 * np.add.outer(down, across) / 2).astype(np.uint8)
    return np.dstack([grey] * 3)


def test_what_a_scanner_wrote_is_no_photograph():
    assert shows_a_screen(page(grid()))
    assert not shows_a_screen(page(grid(), dpi=300.0))


def test_lines_of_one_direction_are_no_screen():
    stripes = grid()
    stripes[:] = stripes[:1]
    assert not shows_a_screen(page(stripes))


def test_a_printed_raster_that_leaves_the_paper_white_is_no_screen():
    sheet = np.full((1800, 1400, 3), 250, np.uint8)
    sheet[300:900, 300:1000] = grid((600, 700))
    assert not shows_a_screen(page(sheet))
