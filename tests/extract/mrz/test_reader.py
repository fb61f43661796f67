"""Zones on drawn pages: any turn, any size, any picture."""

import datetime as dt

import cv2
import numpy as np
import pytest

from extract.mrz.reader import read_zones
from extract.mrz.training.conditions import CONDITIONS
from extract.mrz.training.documents import document, words_only
from extract.mrz.zones import MrzFormat
from ingest.pages import DpiOrigin, Page

TODAY = dt.date(2026, 11, 22)


def page(pixels: np.ndarray) -> Page:
    return Page(3, np.ascontiguousarray(pixels), None, DpiOrigin.UNKNOWN)


def zones(pixels: np.ndarray):
    return read_zones(page(pixels), seen_on=TODAY)


def turned(pixels: np.ndarray, degrees: float) -> np.ndarray:
    height, width = pixels.shape[:2]
    side = int(np.hypot(height, width)) + 2
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    matrix[:, 2] += ((side - width) / 2, (side - height) / 2)
    return cv2.warpAffine(pixels, matrix, (side, side), borderValue=(250, 250, 250))


@pytest.mark.parametrize(
    "shape", [(1, 1), (1, 500), (500, 1), (10, 10), (24, 24), (30, 4000), (4000, 30)]
)
def test_pictures_too_small_for_a_zone_have_none(shape) -> None:
    assert zones(np.full((*shape, 3), 200, np.uint8)) == ()


@pytest.mark.parametrize("value", [0, 127, 255])
def test_a_page_of_one_colour_has_none(value) -> None:
    assert zones(np.full((700, 500, 3), value, np.uint8)) == ()


def test_noise_has_none() -> None:
    noise = np.random.default_rng(1).integers(0, 256, (600, 800, 3)).astype(np.uint8)
    assert not any(zone.valid for zone in zones(noise))


@pytest.mark.slow
@pytest.mark.parametrize("kind", MrzFormat)
def test_every_format_is_read_with_its_place(kind) -> None:
    drawn = document(np.random.default_rng(11), kind)
    (zone,) = zones(drawn.pixels)
    assert zone.lines == drawn.lines
    assert (zone.format, zone.rotation, zone.page) == (kind, 0, 3)
    left, top, right, bottom = zone.box
    height, width = drawn.pixels.shape[:2]
    assert top > 0.55 * height
    assert bottom <= height
    assert right - left > 0.85 * width
    number = zone.field_boxes["document_number"]
    assert left <= number[0] < number[2] <= right


@pytest.mark.slow
@pytest.mark.parametrize("quarters", range(4))
@pytest.mark.parametrize("skew", [-11, -3, 0, 4, 9])
def test_every_turn_and_skew_is_read(quarters, skew) -> None:
    drawn = document(np.random.default_rng(quarters), MrzFormat.TD3, guilloche=0.2)
    found = zones(np.rot90(turned(drawn.pixels, skew), quarters))
    assert [zone.lines for zone in found] == [drawn.lines]
    # np.rot90 turns against the clock, so that as many quarters clockwise set it right.
    assert found[0].rotation == quarters * 90


@pytest.mark.slow
def test_two_cards_on_one_page_are_both_read() -> None:
    rng = np.random.default_rng(5)
    first, second = (document(rng, MrzFormat.TD1, guilloche=0.1) for _ in range(2))
    sheet = np.full((2400, 1700, 3), 250, np.uint8)
    for top, card in ((200, first), (1300, second)):
        height, width = card.pixels.shape[:2]
        sheet[top : top + height, 300 : 300 + width] = card.pixels
    assert {zone.lines for zone in zones(sheet)} == {first.lines, second.lines}


@pytest.mark.slow
@pytest.mark.parametrize("condition", CONDITIONS)
def test_no_condition_makes_a_wrong_reading_valid(condition) -> None:
    """Heavy ones may go unread; what is called valid is right."""
    number = list(CONDITIONS).index(condition)
    for strength, kind in enumerate((MrzFormat.TD1, MrzFormat.TD3, MrzFormat.MRV_B)):
        rng = np.random.default_rng((number, strength))
        drawn = document(rng, kind)
        seen = CONDITIONS[condition](rng, drawn.pixels, strength)
        assert all(zone.lines == drawn.lines for zone in zones(seen) if zone.valid)


@pytest.mark.slow
def test_pages_of_words_have_no_valid_zone() -> None:
    for seed in range(3):
        rng = np.random.default_rng(seed)
        assert not any(zone.valid for zone in zones(words_only(rng, 1754, 1240)))


@pytest.mark.slow
def test_the_same_page_gives_the_same_zones() -> None:
    drawn = document(np.random.default_rng(2), MrzFormat.TD2)
    assert zones(drawn.pixels) == zones(drawn.pixels)
