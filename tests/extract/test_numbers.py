"""Amounts and numbers with check digits."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.numbers import digits_of, is_afm, is_amka, parse_amount


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("12.345,67 €", "12345.67"),
        ("150,00€", "150.00"),
        ("16 ευρώ", "16"),
        ("Ποσό: 1.234 EUR", "1234"),
        ("12,345.67", "12345.67"),
        ("300.00", "300.00"),
        ("0,50", "0.50"),
        ("1 200,50", "1200.50"),
    ],
)
def test_amounts_are_read_in_greek_and_english_notation(text, amount):
    assert parse_amount(text) == Decimal(amount)


def test_without_a_figure_there_is_no_amount():
    assert parse_amount("Ποσό σε ευρώ") is None


def test_a_year_before_an_amount_is_none():
    assert parse_amount("Μικτές ετήσιες αποδοχές 2025 13.286,00 €") == Decimal(13286)
    assert parse_amount("2025,50") == Decimal("2025.50")
    assert parse_amount("2025 €") == Decimal(2025)


@given(st.decimals(min_value=0, max_value=999_999, places=2))
def test_any_amount_in_greek_notation_comes_back(amount):
    text = f"{amount:,.2f}".translate(str.maketrans(",.", ".,"))
    assert parse_amount(f"{text} €") == amount


def test_check_digits_tell_right_numbers_from_wrong_ones():
    assert is_afm("134703362")
    assert not is_afm("134703363")
    assert is_amka("08029613117")
    assert not is_amka("08029613118")


def test_letters_that_print_like_digits_count_only_where_a_recogniser_read():
    assert digits_of("E00O1I34", misread=True) == "0001134"
    assert digits_of("E00O1I34", misread=False) == "00134"
