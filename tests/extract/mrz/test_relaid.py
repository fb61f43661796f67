"""An unsure zone is read again along its own letters."""

import datetime as dt
from dataclasses import replace

import cv2
import numpy as np
import pytest

from extract.mrz import looking
from extract.mrz.lines import lines_of
from extract.mrz.looking import read_lines
from extract.mrz.patches import groups_of, patch_of
from extract.mrz.recognise import Network
from extract.mrz.relaid import read_again
from extract.mrz.seeds import rows_at
from extract.mrz.training.documents import document
from extract.mrz.zones import MrzFormat

TODAY = dt.date(2026, 11, 22)
DRAWN = document(np.random.default_rng(9), MrzFormat.TD3, guilloche=0.0)


def patch_and_lines():
    grey = np.asarray(cv2.cvtColor(DRAWN.pixels, cv2.COLOR_RGB2GRAY), np.uint8)
    patch = patch_of(grey, groups_of(rows_at(grey, 900))[0])
    return patch, lines_of(patch)


def astray(line, by: float):
    """``line`` as traced by a tracing that was drawn away at its beginning, by ``by`` letters."""
    bend = np.array([1.0, -2.0 * line.right, line.right**2]) / (line.right - line.left) ** 2
    return replace(line, middle=np.polyadd(line.middle, by * line.cap * bend))


def sight_along(patch, lines):
    found = read_lines(patch, lines, upside_down=False, seen_on=TODAY).sight
    assert found is not None
    return found


@pytest.mark.parametrize("by", [0.3, -0.3])
def test_a_line_that_was_traced_astray_comes_back_to_its_letters(by) -> None:
    patch, lines = patch_and_lines()
    again = read_again(sight_along(patch, [astray(line, by) for line in lines]), seen_on=TODAY)
    assert again.found.zone.lines == DRAWN.lines
    for line, true in zip(again.lines, lines, strict=True):
        assert abs(float(line.y(line.left + 20) - true.y(line.left + 20))) < 0.1 * line.cap


def test_two_readings_that_both_hold_and_differ_are_doubtful() -> None:
    patch, lines = patch_and_lines()
    sight = sight_along(patch, lines)
    other = tuple(line.replace("<<<", "<<K", 1) for line in sight.found.zone.lines)
    zone = replace(sight.found.zone, lines=other)
    misread = replace(sight, found=replace(sight.found, zone=zone, certainty=0.999))
    again = read_again(misread, seen_on=TODAY)
    assert again.found.zone.lines == DRAWN.lines
    assert again.found.certainty <= 0.9


def test_it_is_the_wide_network_that_reads_again(monkeypatch) -> None:
    patch, lines = patch_and_lines()
    asked = []
    read = looking.columns_of

    def noted(strips, by):
        asked.append(by)
        return read(strips, by)

    monkeypatch.setattr(looking, "columns_of", noted)
    first = sight_along(patch, lines)
    assert set(asked) == {Network.SLIM}
    asked.clear()
    assert read_again(first, seen_on=TODAY).found.zone.lines == DRAWN.lines
    assert set(asked) == {Network.WIDE}
