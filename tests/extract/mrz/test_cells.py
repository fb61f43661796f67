"""Columns of probabilities → evenly pitched cells."""

import numpy as np

from extract.mrz.cells import BLANK, cells_of
from extract.mrz.check_digits import ALPHABET

TEXT = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<"


def columns(text: str, pitch: float = 4.0, missing: frozenset[int] = frozenset()) -> np.ndarray:
    """What a perfect network says: each letter in one column, blanks between."""
    found = np.full((round(len(text) * pitch) + 8, 38), 1e-6, np.float32)
    found[:, BLANK] = 1
    for at, char in enumerate(text):
        if at not in missing:
            column = found[round(4 + at * pitch)]
            column[BLANK], column[ALPHABET.index(char)] = 0.01, 0.99
    return found / found.sum(axis=1, keepdims=True)


def text_of(found: np.ndarray) -> str:
    cells = cells_of(found)
    return "" if cells is None else "".join(ALPHABET[n] for n in cells.odds.argmax(axis=1))


def test_letters_come_back_in_order() -> None:
    assert text_of(columns(TEXT)) == TEXT


def test_every_cell_is_a_distribution() -> None:
    np.testing.assert_allclose(cells_of(columns(TEXT)).odds.sum(axis=1), 1)


def test_a_letter_passed_over_keeps_its_place_and_is_uncertain() -> None:
    cells = cells_of(columns(TEXT, missing=frozenset({8})))
    assert len(cells) == len(TEXT)
    assert cells.odds[8].max() < 0.1


def test_pitch_may_drift_along_the_line() -> None:
    found = np.full((180, 38), 1e-6, np.float32)
    found[:, BLANK] = 1
    at = 4.0
    for number, char in enumerate(TEXT):
        found[round(at), ALPHABET.index(char)] = 50
        at += 4 + 1.5 * number / len(TEXT)
    assert text_of(found / found.sum(axis=1, keepdims=True)) == TEXT


def test_an_empty_strip_has_no_cells() -> None:
    assert cells_of(columns("")) is None
    assert cells_of(columns("SHORT")) is None


def test_unclear_marks_beside_the_line_are_left_out() -> None:
    found = columns("##########".replace("#", "0") + TEXT)
    found[: 4 + 10 * 4 - 1, :] = 1 / 38
    found[4:40:4, 3] = 0.2
    assert text_of(found / found.sum(axis=1, keepdims=True)) == TEXT
