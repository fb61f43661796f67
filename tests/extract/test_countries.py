"""Names of states."""

import pytest

from extract.countries import state_code


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("ALB", "ALB"),
        ("Albania", "ALB"),
        ("ΑΛΒΑΝΙΑ", "ALB"),
        ("ΑΛΒΑΝΙΚΗ (ALB)", "ALB"),
        ("ΟΥΚΡΑΝΙΑ / UKRAINE", "UKR"),
        ("Ηνωμένο Βασίλειο", "GBR"),
        ("Russian Federation", "RUS"),
        ("ΝΕΟΖΗΛΑΝΔΙΚΗ", "NZL"),
        ("ΝΟΤΙΟΣΟΥΔΑΝΙΚΗ", "SSD"),
        ("ΕΛΛΗΝΙΚΗ ΔΗΜΟΚΡΑΤΙΑ", "GRC"),
        ("REPUBLIQUE DEMOCRATIQUE DU CONGO", "COD"),
        ("Республика Казахстан", "KAZ"),
        ("RÉPUBLIQUE DE CÔTE D'IVOIRE", "CIV"),
        ("REPUBLIC OF CHINA", "TWN"),
    ],
)
def test_a_state_is_known_by_its_names_in_greek_and_english(name, code):
    assert state_code(name) == code


@pytest.mark.parametrize("name", ["", "ΘΕΣΣΑΛΟΝΙΚΗ", "TIRANE", "Albania Greece", "12"])
def test_what_names_no_one_state_has_no_code(name):
    assert state_code(name) is None


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("United Kingdom of Great Britain and Northern Ireland. 2. signed by", "GBR"),
        ("Democratic Republic of the Congo", "COD"),
        ("República da Guiné-Bissau", "GNB"),
    ],
)
def test_of_names_within_a_name_the_longest_counts(name, code):
    assert state_code(name) == code


@pytest.mark.parametrize("name", ["Democratlc Republic of the Congo", "Northem Ireland"])
def test_a_longer_name_that_was_misread_is_not_the_shorter_one(name):
    assert state_code(name) is None


def test_what_is_a_state_in_some_language_is_none_within_other_words():
    assert state_code("Rhode Island") is None


def test_who_bears_a_nationality_is_not_the_state():
    assert state_code("GREEK ORTHODOX COMMUNITY OF TIRANA") is None
    assert state_code("AMERICAN UNIVERSITY OF BEIRUT") is None
    assert state_code("ALBANIAN CITIZEN") == "ALB"
