"""Text of strangers, made fit for showing."""

from __future__ import annotations

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.pages import formats, text
from api.pages.text import Piece, differing, shortened, visible


@pytest.mark.parametrize("module", [text, formats])
def test_the_examples_of_the_docstrings_hold(module):
    assert doctest.testmod(module).failed == 0


@pytest.mark.parametrize("mark", ["\u202e", "\u2066", "\u200f", "\x07", "\x00", "\ufeff", "\ue000"])
def test_a_character_that_acts_unseen_is_written_as_its_number(mark):
    assert visible(f"A{mark}B") == f"A[U+{ord(mark):04X}]B"


def test_greek_and_cyrillic_letters_stay_as_they_are():
    assert visible("Γιώργος САМАРА ü") == "Γιώργος САМАРА ü"


def test_a_long_text_loses_its_middle():
    assert len(visible("Α" * 5000)) <= text.LONGEST + 1
    assert shortened("abc", 3) == "abc"


@given(st.text(max_size=80), st.text(max_size=80))
def test_the_pieces_of_a_value_are_the_value(value, other):
    assert "".join(piece.text for piece in differing(value, other)) == visible(value)


def test_letters_that_differ_only_in_case_are_the_same():
    assert differing("Hoxha", "HOXHA") == (Piece("Hoxha", differs=False),)


def test_what_is_missing_on_the_other_side_is_marked():
    assert differing("PAPADOPOULOS", "PAPADOPOULO")[-1] == Piece("S", differs=True)


def test_dates_in_a_sentence_are_local_and_those_of_file_names_stay():
    said = "«2026-01-02.pdf» expires on 2026-11-02."

    assert formats.localised(said, "el") == "«2026-01-02.pdf» expires on 2 Νοε 2026."


def test_amounts_are_in_local_form():
    assert formats.fact_value("amount_eur", 1150.5, "el").replace("\xa0", " ") == "1.150,50 €"
    assert formats.fact_value("amount_eur", 1150.5, "en") == "€1,150.50"


@pytest.mark.parametrize(
    ("value", "greek", "english"),
    [
        ("true", "ναι", "yes"),
        ("passport", "διαβατήριο", "passport"),
        ("Cyrl", "κυριλλική", "Cyrillic"),
        ("HOXHA", "HOXHA", "HOXHA"),
    ],
)
def test_a_word_of_the_programs_own_among_values_is_said_in_the_readers(value, greek, english):
    assert formats.in_words(value, "el") == greek
    assert formats.in_words(value, "en") == english
