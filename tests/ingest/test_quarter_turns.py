"""A page turned by quarters: a box goes where its pixels go."""

import numpy as np
import pytest

from ingest.quarter_turns import ROTATIONS, turned_box, turned_pixels

BOX = (20, 30, 50, 40)


@pytest.fixture
def page():
    """A white page of 100 by 60 pixels, black in ``BOX``."""
    left, top, right, bottom = BOX
    pixels = np.full((60, 100, 3), 255, np.uint8)
    pixels[top:bottom, left:right] = 0
    return pixels


@pytest.mark.parametrize("rotation", ROTATIONS)
def test_a_box_is_turned_as_what_stands_in_it(page, rotation):
    turned = turned_pixels(page, rotation)
    left, top, right, bottom = turned_box(BOX, rotation, (100, 60))
    assert turned[top:bottom, left:right].max() == 0
    assert (turned == 0).sum() == (page == 0).sum()


def test_the_turn_is_clockwise(page):
    page[0, 0] = (255, 0, 0)
    assert turned_pixels(page, 90)[0, -1].tolist() == [255, 0, 0]


def test_a_page_that_stands_is_not_drawn_anew(page):
    assert turned_pixels(page, 0) is page
