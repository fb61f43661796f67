"""Pages turned and straightened for reading, and boxes led back."""

import cv2
import numpy as np
import pytest
from PIL import Image

from extract.straighten import Turn, calmed, straighten, without_dither

DPI = 300


def page_with_lines(width=1200, height=1600):
    pixels = np.full((height, width, 3), 255, np.uint8)
    for row in range(10):
        top = 150 + row * 120
        for column in range(8):
            left = 120 + column * 120
            cv2.rectangle(pixels, (left, top), (left + 90, top + 28), (0, 0, 0), -1)
    return pixels


def turned(pixels, degrees):
    height, width = pixels.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    return cv2.warpAffine(pixels, matrix, (width, height), borderValue=(255, 255, 255))


def first(pixels, dpi=DPI):
    return next(iter(straighten(pixels, dpi=dpi)))


@pytest.mark.parametrize("degrees", [-5.0, -2.0, 0.0, 1.5, 4.0])
def test_a_small_skew_is_taken_out(degrees):
    _, turn = first(turned(page_with_lines(), degrees))
    assert turn.skew == pytest.approx(degrees, abs=0.3)


def test_lines_that_run_down_the_page_put_the_quarter_turns_first():
    ways = [turn.rotation for _, turn in straighten(np.rot90(page_with_lines()).copy(), dpi=DPI)]
    assert ways[:2] == [90, 270]


def test_level_lines_are_never_tried_on_their_side():
    ways = [turn.rotation for _, turn in straighten(page_with_lines(), dpi=DPI)]
    assert ways == [0, 180]


def page_of_small_type(letter):
    pixels = np.full((1600, 1200, 3), 255, np.uint8)
    for top in range(100, 1500, 60):
        for left in range(100, 1100, letter + 8):
            cv2.rectangle(pixels, (left, top), (left + letter // 2, top + letter), (0, 0, 0), -1)
    return pixels


@pytest.mark.parametrize(("dpi", "factor"), [(300, 1.0), (150, 2.0), (600, 0.5)])
def test_pages_of_small_type_are_brought_to_three_hundred_dpi(dpi, factor):
    page = cv2.resize(page_of_small_type(18), None, fx=1 / factor, fy=1 / factor)
    picture, _ = first(page, dpi=dpi)
    assert picture.shape == (1600, 1200)


@pytest.mark.parametrize("quarter", [0, 1, 2, 3])
def test_boxes_lead_back_to_the_pages_own_pixels(quarter):
    pixels = np.rot90(page_with_lines(), quarter).copy()
    for picture, turn in straighten(pixels, dpi=150):
        height, width = picture.shape
        assert turn.page_box((0, 0, width, height)) == pytest.approx(
            (0, 0, pixels.shape[1], pixels.shape[0]), abs=2
        )
        box = turn.page_box((width // 4, height // 4, width // 2, height // 2))
        assert (box[2] - box[0]) * (box[3] - box[1]) == pytest.approx(
            pixels.shape[0] * pixels.shape[1] / 16, rel=0.02
        )


def test_without_a_turn_a_box_stays():
    assert Turn.none(100, 100).page_box((1, 2, 3, 4)) == (1, 2, 3, 4)


def test_a_blank_page_has_no_skew():
    _, turn = first(np.full((400, 300, 3), 255, np.uint8))
    assert turn.skew == 0.0


def test_a_scan_full_of_noise_gets_white_paper_and_keeps_its_ink():
    clean = np.full((1200, 900), 235, np.uint8)
    for left in range(100, 800, 40):
        clean[300:340, left : left + 5] = 40
    noisy = np.clip(clean + np.random.default_rng(4).normal(0, 14, clean.shape), 0, 255)
    calm = calmed(noisy.astype(np.uint8))
    assert np.mean(calm[600:] == 255) > 0.95
    assert calm[310:330, 102].max() < 120


def in_black_and_white(grey, *, strewn):
    how = Image.Dither.FLOYDSTEINBERG if strewn else Image.Dither.NONE
    return np.asarray(Image.fromarray(grey).convert("1", dither=how).convert("L"))


def grey_print():
    """Letters of dark grey on light grey paper."""
    page = np.full((1200, 900), 225, np.uint8)
    for left in range(100, 800, 40):
        page[300:340, left : left + 6] = 70
    return page


def test_greys_that_were_written_as_strewn_dots_are_greys_again():
    page = without_dither(in_black_and_white(grey_print(), strewn=True))
    assert abs(float(np.median(page[600:])) - 225) < 25
    assert page[310:330, 103].max() < 150


@pytest.mark.parametrize(
    "page", [in_black_and_white(grey_print(), strewn=False), grey_print()], ids=["plain", "grey"]
)
def test_a_page_without_strewn_dots_keeps_its_edges(page):
    assert without_dither(page) is page


def test_a_clean_page_is_left_as_it_is():
    grey = np.full((1200, 900), 235, np.uint8)
    assert calmed(grey) is grey
