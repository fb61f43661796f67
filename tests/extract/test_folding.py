"""Spellings that count as one when phrases are looked for."""

from hypothesis import given
from hypothesis import strategies as st

from extract.folding import greek_reading, plain, skeleton


def test_case_and_accents_do_not_count():
    assert plain("Υπεύθυνη δήλωση") == plain("ΥΠΕΥΘΥΝΗ ΔΗΛΩΣΗ")
    assert plain("Ατομικός") == "ΑΤΟΜΙΚΟΣ"
    assert plain("Çorlu İstanbul") == "CORLU ISTANBUL"


def test_plain_text_keeps_its_script():
    assert plain("ΑΒΕ") != plain("ABE")


def test_a_skeleton_does_not_tell_look_alike_capitals_apart():
    assert skeleton("ΕΠΩΝΥΜΟ") == skeleton("EΠΩNYMO")
    assert skeleton("Α.Φ.Μ.:") == skeleton("ΑΦΜ")
    assert skeleton("ТОКАТ") == "TOKAT"


def test_small_greek_letters_read_as_latin_ones_are_known_again():
    assert skeleton(greek_reading("Ovoua:")) == skeleton("Όνομα")


@given(st.text(max_size=40))
def test_a_skeleton_is_its_own_skeleton(text):
    assert skeleton(skeleton(text)) == skeleton(text)
