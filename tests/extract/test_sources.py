"""What is printed and what the zone says: which value stands, and how surely."""

import datetime as dt
from dataclasses import replace

import pytest

from extract.belonging import How, Sign, Way
from extract.facts import Fact
from extract.sources import agreed
from verify.case import SURE
from verify.matching.judgement import SURE_READING


def printed(value, confidence=0.9, read_by="ocr"):
    return Fact(value, confidence, 1, (0, 0, 10, 10), read_by)


def zone(value, confidence=0.98):
    return Fact(value, confidence, 1, (0, 90, 99, 99), "mrz")


def settle(one, other):
    return agreed({"surname": one}, {"surname": other})["surname"]


def test_agreement_makes_surer():
    fact = settle(printed("HOXHA", 0.8), zone("HOXHA", 0.9))
    assert fact.value == "HOXHA"
    assert fact.confidence > 0.9
    assert fact.read_by == "ocr"


def test_accents_are_no_disagreement_and_the_printed_spelling_stands():
    assert settle(printed("TIRANË"), zone("TIRANE")).value == "TIRANË"


def test_a_misread_letter_yields_to_a_valid_zone():
    assert settle(printed("H0XHA"), zone("HOXHA")).read_by == "mrz"


@pytest.mark.parametrize("name", ["surname", "given_names"])
def test_a_name_that_the_print_says_otherwise_by_a_letter_is_left_in_doubt(name):
    """A covered letter of a zone's name reads as another, and no check digit tells."""
    fact = agreed({name: printed("IVANOVIC")}, {name: zone("TVANOVIC", 0.999)})[name]
    assert fact.value == "TVANOVIC"
    assert SURE < fact.confidence < SURE_READING


def test_a_name_that_hardly_belongs_to_its_label_leaves_doubt_too_if_it_is_nearly_the_zone_s():
    far = labelled("IVANOVIC", Sign.FAR, Sign.CROWDED)
    assert settle(far, zone("TVANOVIC")).confidence < SURE_READING


def test_a_number_that_check_digits_hold_is_in_no_doubt():
    read = {"document_number": printed("AB123456T")}
    assert agreed(read, {"document_number": zone("AB1234567")})["document_number"].confidence > 0.9


def test_a_real_difference_is_left_standing():
    assert settle(printed("HOTI"), zone("HOXHA")).value == "HOTI"


def test_a_whole_name_in_one_field_is_parted_by_the_zone():
    assert settle(printed("ERIKSSON ANNA MARIA"), zone("ERIKSSON")).value == "ERIKSSON"


def test_a_text_layer_is_never_overruled():
    fact = settle(printed("HOXHO", 0.99, "text_layer"), zone("HOXHA"))
    assert fact.value == "HOXHO"


@pytest.mark.parametrize("confidence", [0.1, 0.5, 0.79])
def test_what_was_hardly_read_yields(confidence):
    assert settle(printed("XXXX", confidence), zone("HOXHA")).value == "HOXHA"


def test_dates_are_compared_as_dates():
    day = dt.date(1988, 4, 12)
    assert settle(printed(day), zone(day)).confidence > 0.98


def test_what_only_one_source_has_is_kept():
    both = agreed({"issue_date": printed(dt.date(2021, 3, 1))}, {"surname": zone("HOXHA")})
    assert set(both) == {"issue_date", "surname"}


def labelled(value, *signs, way=Way.BENEATH):
    return replace(printed(value), how=How(way, frozenset(signs)))


def test_a_value_of_another_label_yields_to_a_valid_zone():
    card = {"surname": labelled("ARTAN"), "given_names": labelled("ARTAN")}
    zones = {"surname": zone("HOXHA"), "given_names": zone("ARTAN")}
    assert agreed(card, zones)["surname"].value == "HOXHA"


def test_a_value_that_hardly_belongs_to_its_label_is_no_other_source():
    far = labelled("HOTI", Sign.FAR, Sign.CROWDED)
    assert settle(far, zone("HOXHA")).value == "HOXHA"
    assert settle(labelled("HOTI", way=Way.BESIDE), zone("HOXHA")).value == "HOTI"


def test_where_the_zone_is_believed_what_is_printed_is_kept_beside_it():
    facts = agreed(
        {"birth_date": printed(dt.date(1988, 4, 13))}, {"birth_date": zone(dt.date(1988, 4, 12))}
    )
    assert (facts["birth_date"].value, facts["birth_date"].read_by) == (
        dt.date(1988, 4, 12),
        "mrz",
    )
    assert facts["birth_date_printed"].value == dt.date(1988, 4, 13)
    assert facts["birth_date_printed"].box == (0, 0, 10, 10)


def test_where_the_print_stands_what_the_zone_says_is_kept_beside_it():
    facts = agreed({"surname": printed("HOTI")}, {"surname": zone("HOXHA")})
    assert facts["surname_mrz"] == zone("HOXHA")


@pytest.mark.parametrize("one", ["HOXHA", "Hoxha", "HOXHA ARTAN"])
def test_what_says_no_other_thing_has_no_companion(one):
    assert set(agreed({"surname": printed(one)}, {"surname": zone("HOXHA")})) == {"surname"}


def test_what_was_hardly_read_or_is_another_label_s_is_no_second_reading():
    assert "surname_printed" not in agreed(
        {"surname": printed("HOXHO", 0.3)}, {"surname": zone("HOXHA")}
    )
    card = {"surname": labelled("ARTAN"), "given_names": labelled("ARTAN")}
    zones = {"surname": zone("HOXHA"), "given_names": zone("ARTAN")}
    assert set(agreed(card, zones)) == {"surname", "given_names"}
