"""Letters that a recogniser may have taken for those of another script."""

import pytest

from extract.belonging import Sign, Way
from extract.letter_doubts import has_an_accent, main_script, may_be_of_another_script
from extract.weighing import weighed

GREEK_PAGE = """
Βεβαιώνεται ότι ο μαθητής που αναφέρεται παρακάτω φοίτησε
στο σχολείο μας κατά το τελευταίο σχολικό έτος κανονικά
"""
GREEK, LATIN = ("Grek",), ("Latn",)


def test_the_script_of_most_words_is_the_page_s(typed):
    assert main_script(typed(GREEK_PAGE).pages[0]) == GREEK
    assert main_script(typed("Όνομα:  HOXHA").pages[0]) == ()  # too few to say


@pytest.mark.parametrize(
    "text", ["OYAAINT", "ΓΟΜΕΠΕΡ / HOMEL", "TZIMKENT - ΚΑΖΑΚΣΤΑΝ", "ΤΖOYΜΠΟΥΡΙ"]
)
def test_capitals_that_both_print_and_two_scripts_in_one_value_are_in_doubt(text):
    assert may_be_of_another_script(text, "", GREEK)


def test_a_letter_that_only_latin_has_settles_a_name_and_its_other_part():
    assert not may_be_of_another_script("HOXHA ARTAN", "", GREEK)
    assert not may_be_of_another_script("HOXHA", "ARTAN", GREEK)
    assert not may_be_of_another_script("HOXHA", "", LATIN)


def test_greek_on_a_page_in_latin_letters_is_in_doubt():
    assert may_be_of_another_script("ΓΟΜΕΛ", "", LATIN)


def test_capitals_bear_no_accent():
    assert has_an_accent("ΠΕΡΕΊΤΣ")
    assert not has_an_accent("Περέτς")
    assert not has_an_accent("Άννα ΙΩΑΝΝΟΥ")


def signs_of(document, name, text):
    page = document.pages[0]
    words = tuple(word for word in page.words if word.text in text.split())
    fact = page.fact(text, words, way=Way.BESIDE)
    return weighed(document, {name: fact})[name].how.signs


def test_doubts_about_letters_are_for_recognised_pages(typed):
    page = GREEK_PAGE + "Όνομα:  OYAAINT"
    assert Sign.SCRIPT in signs_of(typed(page, confidence=0.9), "given_names", "OYAAINT")
    assert Sign.SCRIPT not in signs_of(typed(page), "given_names", "OYAAINT")


def test_another_street_with_its_number_speaks_against_an_address(typed):
    lone = typed("Διεύθυνση:  ΑΧΑΡΝΩΝ 311, ΑΘΗΝΑ")
    two = typed("Διεύθυνση:  ΑΧΑΡΝΩΝ 311, ΑΘΗΝΑ\nΕδρα:  ΝΙΚΗΣ 2, ΑΘΗΝΑ")
    assert Sign.ELSEWHERE not in signs_of(lone, "address", "ΑΧΑΡΝΩΝ 311, ΑΘΗΝΑ")
    assert Sign.ELSEWHERE in signs_of(two, "address", "ΑΧΑΡΝΩΝ 311, ΑΘΗΝΑ")
