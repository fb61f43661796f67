"""The script of a place of birth: no confident wrong decision."""

import datetime as dt
from dataclasses import replace

import pytest

from extract.birthplace import (
    _as_printed_there,
    _scripts_in,
    decided,
    misread_by_looks,
    place_of_birth,
)
from extract.document import ReadDocument
from extract.facts import Fact
from extract.place_seen import PlaceSeen, WordSeen
from ingest.pages import FileFormat

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


BOX = (0, 0, 9, 9)


def word(script, share, text, confidence):
    """A word that looks of ``script`` (or of several, each with its share) and was read as text."""
    if isinstance(script, str):
        script = {script: share, "Latn" if script != "Latn" else "Cyrl": 1 - share}
    return WordSeen(script, BOX, text, confidence)


def looks(typed, facts, *words, native=("", 0.0), state=""):
    """What is decided of a scanned page on which the value's words look so."""
    seen = PlaceSeen(tuple(word(*told) for told in words), *native)
    document = typed("", confidence=0.9)
    page = replace(document.pages[0], places=(seen,))
    return place_of_birth(replace(document, pages=(page,)), facts, state)


@pytest.mark.parametrize("script", ["Arab", "Geor", "Armn", "Deva", "Hani", "Cyrl", "Zyyy"])
def test_letters_that_nobody_can_read_are_not_latin_and_give_no_value(typed, script):
    facts = looks(typed, read("uke", confidence=0.3), (script, 0.99, "uke", 0.3))
    assert scripts(facts) == (script,)
    assert "birth_place" not in facts


def test_a_value_of_which_nothing_was_read_still_has_its_script(typed):
    assert scripts(looks(typed, {}, ("Hani", 0.99, "", 0.0))) == ("Hani",)


def test_a_model_for_the_script_gives_the_value_too(typed):
    facts = looks(typed, {}, ("Geor", 0.99, "Syac", 0.1), native=("ზუგდიდი", 0.9))
    assert facts["birth_place"].value == "ზუგდიდი"
    assert scripts(facts) == ("Geor",)


def test_a_latin_value_of_a_state_of_look_alikes_is_latin_if_it_looks_so(typed):
    facts = looks(typed, read("PRILEP"), ("Latn", 0.99, "PRILEP", 0.93), state="MKD")
    assert scripts(facts) == ("Latn",)


def test_a_value_in_both_scripts_is_latin_too(typed):
    facts = looks(
        typed, read("BPSCT / BREST"), ("Cyrl", 0.99, "BPSCT", 0.7), ("Latn", 0.99, "BREST", 0.96)
    )
    assert scripts(facts) == ("Latn", "Cyrl")
    assert facts["birth_place"].value == "BREST"


def test_a_latin_state_behind_a_cyrillic_town_does_not_make_it_latin(typed):
    words = ("Cyrl", 0.99, "BOPOHEX", 0.9), ("Latn", 0.99, "RUSSIA", 0.97)
    assert scripts(looks(typed, read("BOPOHEX / RUSSIA"), *words)) == ("Cyrl",)


@pytest.mark.parametrize(
    "told",
    [
        ("Cyrl", 0.8, "CAMAPA", 0.95),  # neither witness is sure
        ("Grek", 0.99, "GDANSK", 0.95),  # the letters say Latin, the looks do not
    ],
)
def test_witnesses_that_do_not_agree_decide_nothing(typed, told):
    facts = looks(typed, read(told[2], confidence=0.95), told, state="UKR")
    assert scripts(facts) is None
    assert facts["birth_place"].confidence < SURE


SQUARE = {"Latn": 0.27, "Armn": 0.72, "Arab": 0.001}  # MOSUL in a narrow type without serifs


def test_no_passport_of_iraq_is_in_armenian_letters(typed):
    facts = looks(typed, {}, (SQUARE, 0, "MOSUL", 0.96), state="IRQ")
    assert scripts(facts) == ("Latn",)
    assert facts["birth_place"].value == "MOSUL"


@pytest.mark.parametrize("state", ["ARM", ""])
def test_where_the_state_may_write_so_or_is_unknown_it_stays_unsure(typed, state):
    facts = looks(typed, {}, (SQUARE, 0, "MOSUL", 0.96), state=state)
    assert scripts(facts) is None


def test_letters_that_are_nothing_of_their_state_are_still_not_latin(typed):
    looked = {"Armn": 0.98, "Latn": 0.01, "Arab": 0.0}
    facts = looks(typed, {}, (looked, 0, "uke", 0.3), state="IRQ")
    assert scripts(facts) == ("Armn",)


def on_paper(typed, place, *words):
    page = typed("", confidence=0.9).pages[0]
    seen = PlaceSeen(tuple(word(*told) for told in words))
    document = replace(typed("", confidence=0.9), pages=(replace(page, places=(seen,)),))
    return misread_by_looks(document, read(place)["birth_place"])


def test_a_town_that_looks_cyrillic_on_a_paper_was_misread_and_its_latin_spelling_stands(typed):
    words = ("Cyrl", 0.99, "ΓΟΜΕΠΕΡ", 0.4), ("Latn", 0.99, "HOMEL", 0.91)
    found = on_paper(typed, "ΓΟΜΕΠΕΡ / HOMEL", *words)
    assert found["birth_place"].value == "HOMEL"
    assert found["birth_place_scripts"].value == ("Cyrl", "Latn")


def test_a_town_that_looks_as_it_was_read_is_left_as_it_is(typed):
    assert on_paper(typed, "TIRANE", ("Latn", 0.99, "TIRANE", 0.9)) == {}


def test_where_the_state_writes_otherwise_latin_alone_is_not_quite_sure():
    document = ReadDocument((), FileFormat.PDF, dt.date(2026, 11, 2))
    of = {
        state: place_of_birth(document, read("SFAX"), state)["birth_place_scripts"].confidence
        for state in ("TUN", "ALB")
    }
    assert SURE < of["TUN"] < of["ALB"]


def test_capitals_that_both_scripts_print_are_latin_where_the_state_prints_no_other(typed):
    tainan = ({"Grek": 0.83, "Latn": 0.17}, 0, "TAINAN", 0.97)
    facts = looks(typed, {}, tainan, ("Latn", 0.97, "CITY", 0.96), state="TWN")
    assert facts["birth_place"].value == "TAINAN CITY"


def test_a_state_that_prints_latin_alone_leaves_capitals_that_other_scripts_share_no_choice():
    word = WordSeen({"Grek": 0.55, "Latn": 0.4, "Zyyy": 0.05}, (0, 0, 9, 9), "MONTEVIDEO", 0.96)
    there = _as_printed_there(word, _scripts_in("URY"))
    assert (there.script, there.share > 0.85) == ("Latn", True)
    assert _as_printed_there(word, _scripts_in("")) == word


def test_a_word_that_looks_nothing_like_latin_is_of_another_script_wherever_it_is_printed():
    word = WordSeen({"Cyrl": 0.97, "Latn": 0.02, "Zyyy": 0.01}, (0, 0, 9, 9), "ΓΟΜΕΠΕΡ", 0.5)
    assert _as_printed_there(word, _scripts_in("URY")).script == "Cyrl"


def test_a_speck_is_no_word_because_its_state_prints_latin_alone(typed):
    town, speck = ("Latn", 0.97, "TIRANE", 0.93), ({"Grek": 0.9, "Latn": 0.1}, 0.0, "E", 0.93)
    facts = looks(typed, read("TIRANE"), town, speck, state="ALB")
    assert facts["birth_place"].value == "TIRANE"
