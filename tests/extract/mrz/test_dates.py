"""Six digits → a day."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.mrz import dates

TODAY = dt.date(2026, 11, 22)


@given(st.dates(dt.date(1926, 11, 23), TODAY))
def test_births_of_the_last_hundred_years_come_back(born: dt.date) -> None:
    assert dates.birth_date(f"{born:%y%m%d}", latest=TODAY) == born


@given(st.dates(dt.date(1977, 1, 1), dt.date(2075, 12, 31)))
def test_expiries_within_fifty_years_come_back(ends: dt.date) -> None:
    assert dates.expiry_date(f"{ends:%y%m%d}", seen_on=TODAY) == ends


@pytest.mark.parametrize(
    "text", ["990230", "001301", "000000", "12345", "1234567", "12<<<<", "١٢٠١٠١"]
)
def test_what_is_no_day_is_none(text: str) -> None:
    assert dates.birth_date(text, latest=TODAY) is None
    assert dates.expiry_date(text, seen_on=TODAY) is None


@pytest.mark.parametrize("text", ["<<<<<<", "85<<<<", "8512<<"])
def test_parts_may_be_left_open_from_the_right(text: str) -> None:
    assert dates.is_unknown(text)


@pytest.mark.parametrize("text", ["8513<<", "<<1231", "8<<<<<", "851231", "AB<<<<", "", "<<<<"])
def test_other_gaps_are_no_unknown_dates(text: str) -> None:
    assert not dates.is_unknown(text)
