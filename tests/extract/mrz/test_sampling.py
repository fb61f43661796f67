"""A picture's edge goes on beyond it, whichever way the pixels are asked for."""

import cv2
import numpy as np
import pytest

from extract.mrz.sampling import remapped, warped

GREY = np.random.default_rng(3).integers(0, 256, (60, 90), np.uint8)
WAYS = [cv2.INTER_LINEAR, cv2.INTER_CUBIC]
PLACES = [(10.0, 12.0), (-30.5, 5.25), (70.0, -8.0), (20.0, 50.5), (400.0, 300.0), (-500.0, -9.0)]


def nearly(ours: np.ndarray, theirs: np.ndarray) -> bool:
    """OpenCV counts in parts of 1/32 pixel, so that a place may fall to either side of one."""
    off = np.abs(ours.astype(int) - theirs)
    return bool(off.max() <= 24 and (off > 1).mean() < 0.01)


@pytest.mark.parametrize("how", WAYS)
@pytest.mark.parametrize("place", PLACES)
def test_a_warp_is_that_of_a_picture_whose_edge_goes_on(place, how) -> None:
    matrix = np.array([(0.9, 0.2, place[0]), (-0.2, 0.9, place[1])])
    theirs = cv2.warpAffine(
        GREY, matrix, (50, 40), flags=cv2.WARP_INVERSE_MAP | how, borderMode=cv2.BORDER_REPLICATE
    )
    assert nearly(warped(GREY, matrix, (50, 40), how), theirs)


@pytest.mark.parametrize("how", WAYS)
@pytest.mark.parametrize("place", PLACES)
def test_so_is_a_map(place, how) -> None:
    xs, ys = np.meshgrid(np.arange(40) * 0.7 + place[0], np.arange(30) * 1.3 + place[1])
    xs, ys = xs.astype(np.float32), ys.astype(np.float32)
    theirs = cv2.remap(GREY, xs, ys, how, borderMode=cv2.BORDER_REPLICATE)
    assert nearly(remapped(GREY, xs, ys, how), theirs)
