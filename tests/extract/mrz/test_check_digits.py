"""ICAO Doc 9303-3, section 4.9 and appendix A: the published examples."""

import pytest

from extract.mrz.check_digits import ALPHABET, check_digit, unseen_twins, value


@pytest.mark.parametrize(
    ("text", "digit"),
    [
        ("520727", 3),
        ("AB2134<<<", 5),
        ("HA672242<658022549601086<<<<<<<<<<<<<<0", 8),
        ("D231458907<<<<<<<<<<<<<<<34071279507122<<<<<<<<<<", 2),
        ("HA672242<658022549601086<<<<<<<", 8),
        ("L898902C3", 6),
        ("ZE184226B<<<<<", 1),
    ],
)
def test_published_examples(text: str, digit: int) -> None:
    assert check_digit(text) == digit


def test_letters_are_worth_ten_to_thirty_five_and_fillers_nothing() -> None:
    assert [value(char) for char in "09AZ<"] == [0, 9, 10, 35, 0]


def test_a_letter_outside_the_alphabet_is_refused() -> None:
    with pytest.raises(KeyError):
        check_digit("É")


def test_known_blind_pairs() -> None:
    for pair in ("0U", "8S", "6G", "BL", "<K", "1L"):
        assert pair[1] in unseen_twins(pair[0])


@pytest.mark.parametrize("position", range(3))
def test_twins_are_exactly_what_one_check_digit_misses(position: int) -> None:
    for char in ALPHABET:
        for other in ALPHABET.replace(char, ""):
            missed = check_digit("0" * position + char) == check_digit("0" * position + other)
            assert missed == (other in unseen_twins(char))
