"""Fictional people: their numbers hold together."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.gr import amka, vat

from samples.names import ORIGINS
from samples.people import payment_code, person, relative

BORN = dt.date(1988, 4, 12)


@pytest.mark.parametrize("code", ORIGINS)
@pytest.mark.parametrize("sex", ["M", "F"])
def test_numbers_have_their_check_digits(code, sex):
    somebody = person(code, sex, BORN, "anybody")
    assert vat.is_valid(somebody.afm)
    assert amka.get_birth_date(amka.validate(somebody.amka)) == BORN
    assert amka.get_gender(somebody.amka) == sex


@given(st.dates(dt.date(1930, 1, 1), dt.date(2026, 1, 1)), st.sampled_from("MF"), st.integers())
def test_an_amka_begins_with_the_birth_date(born, sex, seed):
    number = person("GEO", sex, born, "anybody", seed).amka
    assert amka.is_valid(number)
    assert number[:6] == f"{born:%d%m%y}"


@pytest.mark.parametrize("code", ORIGINS)
def test_each_origin_has_names_in_latin_and_greek_capitals(code):
    origin = ORIGINS[code]
    for word in (*origin.surnames, *origin.male, *origin.female, *origin.places):
        assert word.latin.isascii()
        assert word.latin == word.latin.upper()
        assert word.greek == word.greek.upper()
        assert not word.greek.isascii()


def test_passport_numbers_fit_the_nine_places_of_a_zone():
    for code in ORIGINS:
        number = person(code, "M", BORN, "anybody").passport_number
        assert number.isalnum()
        assert 7 <= len(number) <= 9


def test_the_same_key_and_seed_give_the_same_person_and_another_seed_another():
    assert person("UKR", "F", BORN, "one", 5) == person("UKR", "F", BORN, "one", 5)
    assert person("UKR", "F", BORN, "one", 5).afm != person("UKR", "F", BORN, "one", 6).afm


def test_a_relative_shares_the_surname_and_nothing_personal():
    one = person("ALB", "M", BORN, "one")
    other = relative(one, "M", BORN, "other")
    assert other.surname == one.surname
    assert other.given != one.given
    assert {other.amka, other.afm, other.passport_number}.isdisjoint(
        {one.amka, one.afm, one.passport_number}
    )


def test_a_payment_code_has_twenty_digits():
    assert len(payment_code("anything")) == 20
    assert payment_code("anything").isdecimal()
