"""Pictures made smaller."""

import numpy as np
import pytest

from extract.mrz.textmap import scaled


@pytest.mark.parametrize(
    ("scale", "shape"),
    [(0.5, (200, 150)), (0.513, (200, 150)), (0.4, (160, 120)), (0.26, (100, 75))],
)
def test_a_nearly_whole_number_of_pixels_becomes_one(scale, shape) -> None:
    assert scaled(np.full((401, 300), 90, np.uint8), scale).shape == shape


def test_of_any_other_number_the_whole_part_comes_first_and_the_rest_after() -> None:
    grey = np.tile(np.arange(0, 200, 2, np.uint8).repeat(4), (320, 1))
    smaller = scaled(grey, 0.4)
    assert smaller.shape == (128, 160)
    middles = (np.arange(160) + 0.5) / 0.4 / 4 * 2 - 1
    assert np.abs(smaller - middles).max() <= 1.5


def test_what_is_hardly_a_pixel_stays_one() -> None:
    assert scaled(np.full((1, 700), 90, np.uint8), 0.25).shape == (1, 175)
