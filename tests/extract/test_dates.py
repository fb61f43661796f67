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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ε΄ Μαρτίου 2026", (2026, 3, 5)),
        ("ε’΄ Μαρτίου 2026", (2026, 3, 5)),  # as a recogniser doubles the mark
        ("ιη΄ Μαΐου 2026", (2026, 5, 18)),
        ("Στ΄ Ιουνίου 2026", (2026, 6, 6)),
        ("5η Μαρτίου '26", (2026, 3, 5)),
        ("την 5 του μηνός Οκτωβρίου του έτους 2026", (2026, 10, 5)),
        ("πέμπτη (5η) του μηνός Μαρτίου του έτους δύο χιλιάδες είκοσι έξι", (2026, 3, 5)),
        ("πέμπτη Μαρτίου δύο χιλιάδες είκοσι έξι", (2026, 3, 5)),
        ("είκοσι πέντε Ιουνίου, ημέρα Πέμπτη, του έτους δύο χιλιάδες είκοσι έξι", (2026, 6, 25)),
        ("Τρίτη (5η) Μαΐου δύο χιλιάδες είκοσι έξι", (2026, 5, 5)),
        ("25 Ιουνίου, ημέρα Πέμπτη, του έτους 2026", (2026, 6, 25)),
        ("εικοστή πρώτη Ιουνίου χίλια εννιακόσια ενενήντα οκτώ", (1998, 6, 21)),
        ("25 de janeiro de 2019", (2019, 1, 25)),
        ("le neuf septembre deux mille dix-sept", (2017, 9, 9)),
        ("a los cinco días del mes de marzo de dos mil veintiséis", (2026, 3, 5)),
        ("the fifth day of March two thousand and twenty-six", (2026, 3, 5)),
    ],
)
def test_a_day_that_is_written_out_is_read_as_notaries_write_it(text, expected):
    assert dates_in(text) == [dt.date(*expected)]


@pytest.mark.parametrize(
    "text",
    [
        "Β΄ Λυκείου 2026",  # a class, no month
        "έκτη (5η) Μαρτίου δύο χιλιάδες είκοσι έξι",  # word and figure differ
        "δέκα χιλιάδες ευρώ τον Μάρτιο",
    ],
)
def test_number_words_that_are_no_day_are_none(text):
    assert dates_in(text) == []


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
