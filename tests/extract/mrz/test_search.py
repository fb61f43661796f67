"""The likeliest text that its check digits allow, from made-up probabilities."""

import datetime as dt

import numpy as np
import pytest

from extract.mrz.cells import Cells
from extract.mrz.check_digits import ALPHABET
from extract.mrz.placing import Placing, placings
from extract.mrz.search import likeliest
from extract.mrz.zones import MrzFormat

TODAY = dt.date(2026, 11, 22)
LINES = (
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
    "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
)


def cells(text: str, doubts: dict[int, tuple[str, float]] | None = None, start: float = 0) -> Cells:
    """A line read as ``text``; ``doubts`` gives, by position, another letter and its odds."""
    odds = np.full((len(text), 37), 1e-9)
    for at, char in enumerate(text):
        other, share = (doubts or {}).get(at, (char, 0.0))
        odds[at, ALPHABET.index(other)] = share
        odds[at, ALPHABET.index(char)] = 1 - share
    odds /= odds.sum(axis=1, keepdims=True)
    return Cells(odds, start + 16.0 * np.arange(len(text)), 16.0)


def found(*lines: Cells):
    return likeliest(best(*lines), seen_on=TODAY)


def best(*lines: Cells) -> Placing:
    return placings(lines)[0]


def test_a_clear_zone_is_read_as_it_is() -> None:
    zone = found(*map(cells, LINES))
    assert zone.zone.lines == LINES
    assert zone.certainty > 0.999
    assert zone.changed == ()


def test_a_letter_that_breaks_its_check_digit_gives_way_to_the_next_likeliest() -> None:
    wrong = LINES[1].replace("L898902C3", "L898902G3")
    zone = found(cells(LINES[0]), cells(wrong, {7: ("C", 0.3)}))
    assert zone.zone.lines == LINES
    assert zone.changed == ((1, 7),)


def test_two_wrong_letters_are_put_right_together() -> None:
    wrong = LINES[1].replace("L898902C3", "L8989Z2G3")
    zone = found(cells(LINES[0]), cells(wrong, {5: ("0", 0.3), 7: ("C", 0.3)}))
    assert zone.zone.lines == LINES


def test_a_letter_that_no_check_digit_sees_makes_the_zone_uncertain() -> None:
    """8 and S are equal modulo 10: only the probability tells them apart."""
    zone = found(cells(LINES[0]), cells(LINES[1], {1: ("S", 0.2)}))
    assert zone.zone.lines == LINES
    assert zone.certainty == pytest.approx(0.8, abs=0.01)


def test_a_doubtful_name_makes_the_zone_uncertain() -> None:
    zone = found(cells(LINES[0], {6: ("B", 0.3)}), cells(LINES[1]))
    assert zone.certainty == pytest.approx(0.7, abs=0.01)


def test_a_doubtful_letter_that_a_check_digit_sees_does_not() -> None:
    zone = found(cells(LINES[0]), cells(LINES[1], {7: ("G", 0.3)}))
    assert zone.certainty > 0.99


def test_what_cannot_be_mended_is_given_as_read() -> None:
    wrong = LINES[1].replace("L898902C3", "L898902G3")
    zone = found(cells(LINES[0]), cells(wrong))
    assert not zone.zone.holds
    assert zone.zone.lines == (LINES[0], wrong)
    assert zone.certainty == 0


def test_letters_beside_the_zone_are_left_over() -> None:
    placing = best(cells("X" + LINES[0]), cells(LINES[1], start=16.0))
    assert likeliest(placing, seen_on=TODAY).zone.lines == LINES
    assert placing.stray == pytest.approx(1, abs=0.01)


def test_a_longer_line_is_not_cut_to_a_shorter_format() -> None:
    first, second = ("V<UTOERIKSSON<<ANNA" + "<" * 25, "L8988901C4XXX4009078F9612109" + "<" * 16)
    assert best(cells(first), cells(second)).layout.format is MrzFormat.MRV_A


def test_an_unseen_end_is_no_letter() -> None:
    placing = best(cells(LINES[0][:41]), cells(LINES[1]))
    assert placing.layout.format is MrzFormat.TD3
    assert not placing.is_whole


def test_three_rows_of_text_are_searched_for_the_two_that_are_a_zone() -> None:
    junk = cells("REPUBLIC<OF<UTOPIA<PASSPORT<<<<<<<<<<<<<<<<<")
    placing = best(junk, *map(cells, LINES))
    assert placing.first == 1
