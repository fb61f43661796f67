"""Which lines of letters a format may have."""

import numpy as np
import pytest

from extract.mrz.cells import BLANK, Cells
from extract.mrz.check_digits import ALPHABET
from extract.mrz.placing import is_apt

TD3_NAMES = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<"
TD3_NUMBERS = "L898902C36UTO7408122F1204159ZE184226B<<<<<10"
TD1_DATES = "7408122F1204159UTO<<<<<<<<<<<6"


def line(text: str, sure: float = 0.99) -> Cells:
    odds = np.full((len(text), BLANK), (1 - sure) / (BLANK - 1))
    odds[np.arange(len(text)), [ALPHABET.index(char) for char in text]] = sure
    return Cells(odds, np.arange(len(text)) * 17.0, 17.0)


@pytest.mark.parametrize("text", [TD3_NAMES, TD3_NUMBERS, TD1_DATES])
def test_a_line_of_a_format_is_apt(text) -> None:
    assert is_apt(line(text))


@pytest.mark.parametrize("kept", [slice(0, 24), slice(-24, None), slice(8, 34)])
@pytest.mark.parametrize("text", [TD3_NAMES, TD3_NUMBERS])
def test_so_is_a_part_of_one_that_was_cut(text, kept) -> None:
    assert is_apt(line(text[kept]))


@pytest.mark.parametrize("text", [TD3_NAMES, TD3_NUMBERS, TD1_DATES])
def test_so_is_one_with_a_letter_misread(text) -> None:
    assert is_apt(line(text[:5] + "0" + text[6:]))


@pytest.mark.parametrize("width", [44, 46, 50])
def test_a_row_of_numbers_is_not(width) -> None:
    assert not is_apt(line(("992531663719680675932500226376074862312721226" * 2)[:width]))
