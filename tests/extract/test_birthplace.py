"""The script of a place of birth: no confident wrong decision."""

import pytest

from extract.birthplace import decided
from extract.facts import Fact

SURE = 0.7


def read(value, *, confidence=0.93, read_by="ocr"):
    return {"birth_place": Fact(value, confidence, 1, (0, 0, 9, 9), read_by)}


def scripts(facts):
    fact = facts.get("birth_place_scripts")
    return None if fact is None or fact.confidence < SURE else fact.value


@pytest.mark.parametrize("state", ["ALB", "PAK", "GBR", ""])
def test_latin_letters_of_a_state_that_writes_latin_are_latin(state):
    assert scripts(decided(read("GUJRAT"), state)) == ("Latn",)


def test_of_two_spellings_the_latin_one_serves():
    facts = decided(read("NOJITABA / POLTAVA"), "UKR")
    assert facts["birth_place"].value == "POLTAVA"
    assert scripts(facts) == ("Latn",)


@pytest.mark.parametrize("text", ["CAMAPA", "MOCKBA / USSR", "BOPOHEX / RUSSIA"])
def test_a_latin_country_does_not_make_a_cyrillic_town_latin(text):
    assert scripts(decided(read(text), "RUS")) == ("Cyrl",)


@pytest.mark.parametrize(("text", "state"), [("CAMAPA", "UKR"), ("TOKAT", "BGR"), ("PERM", "RUS")])
def test_letters_that_two_scripts_share_decide_nothing(text, state):
    facts = decided(read(text), state)
    assert scripts(facts) is None
    assert facts["birth_place"].confidence < SURE


def test_an_unsure_reading_decides_nothing():
    facts = decided(read("dymoobo", confidence=0.4), "GEO")
    assert scripts(facts) is None
    assert facts["birth_place"].confidence < SURE


def test_a_text_layer_says_what_its_letters_are():
    facts = read("САМАРА", read_by="text_layer")
    assert decided(facts, "RUS") == facts


def test_nothing_read_is_nothing_found():
    assert decided({}, "ALB") == {}
