"""Rows of OCR-B are told from other print before any patch is cut."""

import cv2
import numpy as np
import pytest

from extract.mrz.glimpse import glimpses
from extract.mrz.patches import groups_of
from extract.mrz.seeds import rows_at
from extract.mrz.training.documents import document, words_only
from extract.mrz.zones import MrzFormat


def seen(pixels: np.ndarray):
    grey = np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), np.uint8)
    return glimpses(grey, groups_of(rows_at(grey, 900)), 1.0)


@pytest.mark.parametrize("quarters", [0, 2])
def test_the_lines_of_a_zone_are_lettered_either_way_up(quarters) -> None:
    page = document(np.random.default_rng(9), MrzFormat.TD3).pixels
    lettered = [one for one in seen(np.rot90(page, quarters)) if one.is_lettered]
    assert len(lettered) == 1
    middle = (lettered[0].row.start[1] + lettered[0].row.end[1]) / 2 / page.shape[0]
    assert middle > 0.75 if quarters == 0 else middle < 0.25
    assert lettered[0].upside_down is (quarters == 2)


def test_rows_of_words_are_not() -> None:
    glimpsed = seen(words_only(np.random.default_rng(4), 1754, 1240))
    assert glimpsed
    assert not any(one.is_lettered for one in glimpsed)


def test_no_groups_are_no_glimpses() -> None:
    assert glimpses(np.full((100, 100), 255, np.uint8), [], 1.0) == []
