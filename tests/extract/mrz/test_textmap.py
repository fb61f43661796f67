"""Pictures made smaller."""

import numpy as np
import pytest

from extract.mrz.textmap import scaled


@pytest.mark.parametrize(
    ("scale", "shape"),
    [(0.5, (200, 150)), (0.513, (200, 150)), (0.4, (200, 150)), (0.39, (133, 100)),
     (0.26, (100, 75))],
)  # fmt: skip
def test_a_whole_number_of_pixels_becomes_one(scale, shape) -> None:
    assert scaled(np.full((401, 300), 90, np.uint8), scale).shape == shape


def test_where_nearly_one_is_one_the_picture_stays() -> None:
    grey = np.zeros((50, 60), np.uint8)
    assert scaled(grey, 0.96) is grey
    assert scaled(grey, 0.8).shape == (40, 48)


def test_what_is_hardly_a_pixel_stays_one() -> None:
    assert scaled(np.full((1, 700), 90, np.uint8), 0.25).shape == (1, 175)
