"""One name read several times: which reading counts, and how surely."""

import pytest

from extract.rival_readings import GREEK, LATIN, Look, PageOfNames, better, joined
from extract.words import Word, certainty

SURE, DECIDES = 0.9, 0.7
NOTHING_KNOWN = PageOfNames(None, None)
LOOKS_GREEK, LOOKS_LATIN, LOOKS_LIKE_EITHER = -5.0, 5.0, -1.0


def words(text, confidence):
    box = (0, 0, 100, 20)
    return (Word(text, box, box, confidence, 3),) if text else ()


def look(first, latin, greek, *, odds=LOOKS_LIKE_EITHER, name=True):
    return Look(words(*first), words(*latin), words(*greek), LATIN, name, odds)


def says(text, confidence=0.9):
    """A third reading."""
    return lambda _look, _language: words(text, confidence)


def never(_look, _language):
    raise AssertionError("nobody needs a third reading here")


def test_two_sure_readings_that_agree_need_no_third():
    found = better(
        look(("ΛΙΟΥ", 0.9), ("AIOY", 0.9), ("ΛΙΟΥ", 0.92), odds=LOOKS_GREEK), NOTHING_KNOWN, never
    )
    assert joined(found) == "ΛΙΟΥ"
    assert certainty(found) >= SURE


@pytest.mark.parametrize("odds", [LOOKS_GREEK, LOOKS_LIKE_EITHER])
def test_a_name_that_was_in_doubt_is_not_sure_if_a_third_reading_differs(odds):
    doubtful = look(("ΤΙΑΝΝΗΣ", 0.5), ("", 0), ("ΤΙΑΝΝΗΣ", 0.95), odds=odds)
    found = better(doubtful, NOTHING_KNOWN, says("ΓΙΑΝΝΗΣ"))
    assert certainty(found) < DECIDES


@pytest.mark.parametrize("odds", [LOOKS_GREEK, LOOKS_LIKE_EITHER])
def test_a_name_once_in_doubt_is_never_as_sure_as_its_surest_reading(odds):
    doubtful = look(("ΓΙΑΝΝΗΣ", 0.5), ("", 0), ("ΓΙΑΝΝΗΣ", 0.95), odds=odds)
    found = better(doubtful, NOTHING_KNOWN, says("ΓΙΑΝΝΗΣ"))
    assert DECIDES < certainty(found) < SURE


def test_of_two_readings_that_differ_the_third_decides_and_none_is_sure():
    rivals = look(("ΓΙΑΝΧΟΝΓΚ", 0.7), ("", 0), ("ΓΙΑΝΧΟΝΙΚ", 0.9), odds=LOOKS_GREEK)
    found = better(rivals, NOTHING_KNOWN, says("ΓΙΑΝΧΟΝΓΚ"))
    assert joined(found) == "ΓΙΑΝΧΟΝΓΚ"
    assert certainty(found) < DECIDES


def test_a_name_of_letters_that_both_scripts_have_goes_with_the_other_names_of_the_page():
    surname = look(("ΡΕΣΤΡΕΠΟ", 0.91), ("PEZTPENO", 0.85), ("ΡΕΣΤΡΕΠΟ", 0.91), odds=LOOKS_GREEK)
    given = look(("KAMIAO", 0.9), ("KAMIAO", 0.97), ("ΚΑΜΙΛΟ", 0.92))
    assert joined(better(given, NOTHING_KNOWN, says("KAMIAO"))) == "KAMIAO"
    page = PageOfNames.of([surname, given])
    assert page.looks == GREEK
    assert joined(better(given, page, says("ΚΑΜΙΛΟ"))) == "ΚΑΜΙΛΟ"


def test_one_latin_letter_for_two_greek_ones_tells_that_the_name_is_greek():
    found = better(
        look(("ΜΕΛΝΙΚΟΒΑ", 0.91), ("MEANIKOBA", 0.92), ("ΜΕΛΝΙΚΟΒΑ", 0.87)), NOTHING_KNOWN, never
    )
    assert joined(found) == "ΜΕΛΝΙΚΟΒΑ"


def test_a_latin_name_that_was_read_as_greek_is_not_kept_for_its_greek_letters():
    found = better(
        look(("ΞΗΕΗυ", 0.88), ("SHEHU", 0.93), ("ΞΗΕΗυ", 0.85)), NOTHING_KNOWN, says("SHEHU")
    )
    assert joined(found) == "SHEHU"


def test_names_that_look_of_two_scripts_say_nothing_of_the_page():
    names = [
        look(("ΧΟΤΖΑ", 0.9), ("", 0), ("ΧΟΤΖΑ", 0.9), odds=LOOKS_GREEK),
        look(("HOXHA", 0.9), ("HOXHA", 0.9), ("", 0), odds=LOOKS_LATIN),
    ]
    assert PageOfNames.of(names).looks is None


def test_an_unsure_reading_in_the_right_letters_is_better_than_a_surer_one_in_wrong_ones():
    misread = look(("NIKOAOB2KA", 0.75), ("NIKOAOBSKA", 0.6), ("ΝΙ«ΚΟΛΟΒΣΚΑ", 0.3), odds=-7.0)
    found = better(misread, NOTHING_KNOWN, never)
    assert joined(found) == "ΝΙΚΟΛΟΒΣΚΑ"
    assert certainty(found) < DECIDES


def test_a_reading_of_a_few_letters_is_no_reading_of_a_long_name():
    misread = look(("NIKOAOB2KA", 0.75), ("NIKOAOBSKA", 0.6), ("ΝΙΚ", 0.3), odds=-7.0)
    found = better(misread, NOTHING_KNOWN, never)
    assert joined(found) == "NIKOAOB2KA"
    assert certainty(found) < DECIDES


def test_a_name_that_only_one_greek_reading_gives_is_not_sure_if_another_differs():
    taken_for_latin = look(
        ("AIOYNTMIAA", 0.87), ("AIOYNTMIAA", 0.88), ("ΔΙΟΥΝΤΜΙΛΑ", 0.9), odds=LOOKS_GREEK
    )
    assert certainty(better(taken_for_latin, NOTHING_KNOWN, says("ΛΙΟΥΝΤΜΙΛΑ"))) < DECIDES
    assert certainty(better(taken_for_latin, NOTHING_KNOWN, says("ΔΙΟΥΝΤΜΙΛΑ"))) >= SURE
