"""Letters that something covers are seen, whatever letter they look like now."""

import datetime as dt
from dataclasses import replace

import cv2
import numpy as np
import pytest

from extract.mrz import trust
from extract.mrz.boxes import boxes_of
from extract.mrz.ends import cut_letters
from extract.mrz.intact import held, oddities_of
from extract.mrz.lines import lines_of
from extract.mrz.looking import look
from extract.mrz.patches import groups_of, patch_of
from extract.mrz.seeds import rows_at
from extract.mrz.training.documents import document
from extract.mrz.trust import doubt_of, is_valid, odd_letters
from extract.mrz.zones import DoubtReason, MrzFormat
from ingest.pages import DpiOrigin, Page

TODAY = dt.date(2026, 11, 22)


ALL = np.ones((2, 44), np.bool_)


def drawn(seed: int = 9) -> np.ndarray:
    return document(np.random.default_rng(seed), MrzFormat.TD3, guilloche=0.0).pixels


def sight_on(pixels: np.ndarray):
    grey = np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), np.uint8)
    patch = patch_of(grey, groups_of(rows_at(grey, 900))[0])
    found = look(patch, lines_of(patch), seen_on=TODAY).sight
    assert found is not None
    return found


def place_of_letter(pixels: np.ndarray, at: int) -> tuple[float, float, float]:
    """The middle of a letter of the first line, and the letters' pitch."""
    page = Page(1, pixels, None, DpiOrigin.UNKNOWN)
    left, top, right, bottom = boxes_of(sight_on(pixels), page).lines[0]
    pitch = (right - left) / 44
    return left + (at + 0.5) * pitch, (top + bottom) / 2, pitch


@pytest.fixture(scope="module")
def clear():
    return sight_on(drawn())


def test_letters_that_stand_whole_are_like_their_drawing(clear) -> None:
    oddities = oddities_of(held(clear))
    assert oddities.shape == (2, 44)
    assert oddities.max() < 2.3 * np.median(oddities)
    assert odd_letters(clear, oddities) == ()


def test_a_drop_of_ink_beside_a_name_letter_stops_the_zone() -> None:
    pixels = drawn()
    x, y, pitch = place_of_letter(pixels, 6)
    cv2.circle(pixels, (round(x + 0.25 * pitch), round(y + 0.4 * pitch)), 5, (0, 0, 0), -1)
    sight = sight_on(pixels)
    assert (0, 6) in odd_letters(sight, oddities_of(held(sight)))
    doubt = doubt_of(replace(sight, found=replace(sight.found, certainty=1.0)))
    assert doubt is not None
    assert doubt.reason is DoubtReason.ALTERED
    assert (0, 6) in doubt.letters
    assert not is_valid(sight)


def test_a_stroke_through_a_name_letter_stops_the_zone() -> None:
    pixels = drawn()
    x, y, pitch = place_of_letter(pixels, 8)
    ends = (round(x - 0.5 * pitch), round(y - 12)), (round(x + 0.5 * pitch), round(y + 12))
    cv2.line(pixels, *ends, (20, 20, 90), 3, cv2.LINE_AA)
    assert not is_valid(sight_on(pixels))


@pytest.mark.parametrize("quarter", [0, 2])
def test_a_zone_upside_down_is_as_whole_as_upright(quarter) -> None:
    pixels = np.ascontiguousarray(np.rot90(drawn(), quarter))
    sight = sight_on(pixels)
    assert odd_letters(sight, oddities_of(held(sight))) == ()


def in_shadow(pixels: np.ndarray, share: float, edge: float) -> np.ndarray:
    """All to the right of ``edge`` (a share of the width) with ``share`` of the light."""
    across = np.arange(pixels.shape[1]) / pixels.shape[1]
    light = 1 - (1 - share) / (1 + np.exp(-(across - edge) / 0.02))
    return np.asarray(pixels * light[None, :, None], np.uint8)


@pytest.mark.parametrize("edge", [0.25, 0.5, 0.75])
def test_a_shadow_over_a_part_of_the_zone_covers_no_letter(edge) -> None:
    sight = sight_on(in_shadow(drawn(), 0.4, edge))
    assert odd_letters(sight, oddities_of(held(sight))) == ()


def test_in_the_shadow_a_covered_letter_is_still_seen() -> None:
    pixels = drawn()
    x, y, pitch = place_of_letter(pixels, 30)
    cv2.circle(pixels, (round(x + 0.25 * pitch), round(y + 0.4 * pitch)), 5, (0, 0, 0), -1)
    sight = sight_on(in_shadow(pixels, 0.4, 0.4))
    assert (0, 30) in odd_letters(sight, oddities_of(held(sight)))


@pytest.mark.parametrize(("at", "valid"), [(8, False), (44 + 22, True)])
def test_a_name_letter_far_less_like_its_drawing_than_the_others_stops_the_zone(
    clear, monkeypatch, at, valid
) -> None:
    """As a band of grey over half of it makes it; the day of expiry has a check digit."""
    likeness = held(clear).likeness.copy()
    likeness[at] = 0.7 * np.median(likeness)
    faint = replace(held(clear), likeness=likeness)
    monkeypatch.setattr(trust, "held", lambda _sight: faint)
    assert is_valid(clear) is valid


def test_in_a_rough_picture_less_doubt_is_borne_and_tesseract_is_no_witness(
    clear, monkeypatch
) -> None:
    monkeypatch.setattr(trust, "_is_confirmed", lambda _zone: True)
    doubtful = replace(clear, found=replace(clear.found, certainty=0.985))
    assert is_valid(doubtful)
    rough = np.random.default_rng(1).uniform(0.2, 0.24, oddities_of(held(clear)).shape)
    monkeypatch.setattr(trust, "oddities_of", lambda _zone: rough)
    assert not is_valid(doubtful)


def without_foot(at: int, share: float) -> np.ndarray:
    """Passport 3 (``P<MTQZAVO<<ISTEFLEPU<...``) with a lower part of a letter in paper's colour."""
    pixels = drawn(3)
    x, y, pitch = place_of_letter(pixels, at)
    cap = 1.17 * pitch
    top, bottom = round(y + (0.5 - share) * cap), round(y + 0.6 * cap)
    left, right = round(x - 0.5 * pitch), round(x + 0.5 * pitch)
    pixels[top:bottom, left:right] = np.median(pixels[top:bottom, left - 200 : right + 200], (0, 1))
    return pixels


def test_a_whole_zone_has_no_cut_letters(clear) -> None:
    assert not cut_letters(held(clear), ALL).any()
    assert not cut_letters(held(sight_on(drawn(3))), ALL).any()


@pytest.mark.parametrize(("at", "letter"), [(14, "F"), (11, "T")])
@pytest.mark.parametrize("quarter", [0, 2])
def test_a_letter_without_its_foot_is_another_whose_stem_ends_too_soon(at, letter, quarter) -> None:
    """E and I: what is left has neither ink too much nor too little for F and T."""
    sight = sight_on(np.ascontiguousarray(np.rot90(without_foot(at, 0.2), quarter)))
    assert sight.found.zone.lines[0][at] == letter
    assert np.argwhere(cut_letters(held(sight), ALL)).tolist() == [[0, at]]
    assert not is_valid(sight)


def test_a_letter_that_cannot_be_another_may_end_too_soon() -> None:
    """As of the sex, of which there are three, or where a check digit sees it."""
    sight = sight_on(without_foot(14, 0.2))
    elsewhere = ALL.copy()
    elsewhere[0, 14] = False
    assert not cut_letters(held(sight), elsewhere).any()


def test_a_letter_that_stands_above_its_line_is_not_cut() -> None:
    """Typewriters and worn printers do not hold the line."""
    pixels = drawn(3)
    x, y, pitch = place_of_letter(pixels, 16)
    area = np.s_[round(y - pitch) : round(y + pitch), round(x - pitch / 2) : round(x + pitch / 2)]
    pixels[area] = np.roll(pixels[area], -round(0.08 * pitch), axis=0)
    sight = sight_on(pixels)
    assert sight.found.zone.lines[0][16] == "L"
    assert not cut_letters(held(sight), ALL).any()
