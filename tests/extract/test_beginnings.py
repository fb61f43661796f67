"""Beginnings of words, found all at once."""

import pytest

from extract.beginnings import Beginnings

KNOWN = Beginnings(["OWNER", "TRANSLATOR", "TRANS", "EMPLOYE"])


@pytest.mark.parametrize(
    ("word", "begins"),
    [
        ("OWNER", {"OWNER"}),
        ("OWNERS", {"OWNER"}),
        ("TRANSLATORS", {"TRANS", "TRANSLATOR"}),
        ("OWNE", set()),
        ("LANDOWNER", set()),
        ("", set()),
    ],
)
def test_a_word_has_every_beginning_that_it_begins_with(word, begins):
    assert KNOWN.of(word) == begins


@pytest.mark.parametrize("misread", ["TRANSIATOR", "TRANSLAT0RS", "TRANSLTOR"])
def test_one_misread_letter_is_allowed_for_in_a_long_beginning(misread):
    assert "TRANSLATOR" in KNOWN.of(misread)


@pytest.mark.parametrize("misread", ["0WNER", "OWNFR"])
def test_in_a_short_beginning_every_letter_counts(misread):
    assert KNOWN.of(misread) == set()
