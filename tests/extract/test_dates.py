"""Dates, in figures and words."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.dates import find_dates

LATEST = dt.date(2026, 11, 2)


def dates_in(text: str) -> list[dt.date]:
    return [found.value for found in find_dates(text, latest=LATEST)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12/04/1988", (1988, 4, 12)),
        ("12.4.1988", (1988, 4, 12)),
        ("1988-04-12", (1988, 4, 12)),
        ("12 04 1988", (1988, 4, 12)),
        ("12 Απριλίου 1988", (1988, 4, 12)),
        ("5η Μαΐου 2021", (2021, 5, 5)),
        ("12-APR-1988", (1988, 4, 12)),
        ("12 APR/AVR 88", (1988, 4, 12)),
        ("03 травня/MAY 2020", (2020, 5, 3)),
        ("14 ΙΟΥΝ 2021", (2021, 6, 14)),
        ("Θεσσαλονίκη, 20/10/2026", (2026, 10, 20)),
    ],
)
def test_a_date_is_read_in_the_forms_that_documents_use(text, expected):
    assert dates_in(text) == [dt.date(*expected)]


@pytest.mark.parametrize("text", ["31/02/2020", "12/13/2020", "1.234,50 €", "2107 – Ά", "10:33"])
def test_what_is_no_real_date_is_none(text):
    assert dates_in(text) == []


def test_a_short_year_lies_in_the_past():
    assert dates_in("12.04.88 / 01.02.25 / 01.02.27") == [
        dt.date(1988, 4, 12),
        dt.date(2025, 2, 1),
        dt.date(1927, 2, 1),
    ]


@given(st.dates(min_value=dt.date(1930, 1, 1), max_value=LATEST), st.sampled_from("/.-"))
def test_any_day_in_figures_comes_back(day, mark):
    assert dates_in(f"από {day:%d}{mark}{day:%m}{mark}{day:%Y} και") == [day]


@given(st.text(max_size=60))
def test_no_text_makes_it_fail(text):
    assert all(isinstance(value, dt.date) for value in dates_in(text))
