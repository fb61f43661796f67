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
        ("ΕΛΛΗΝΙΚΗ ΔΗΜΟΚΡΑΤΙΑ", "GRC"),
    ],
)
def test_a_state_is_known_by_its_names_in_greek_and_english(name, code):
    assert state_code(name) == code


@pytest.mark.parametrize("name", ["", "ΘΕΣΣΑΛΟΝΙΚΗ", "TIRANE", "Albania Greece", "12"])
def test_what_names_no_one_state_has_no_code(name):
    assert state_code(name) is None
