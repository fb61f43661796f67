"""Dates: the slips that are named, and dates that a document knows in part."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.matching.dates import PartialDate, compare_dates, partial_mrz_date
from verify.matching.verdict import Verdict

D = dt.date


@pytest.mark.parametrize(
    ("a", "b", "verdict", "rules"),
    [
        (D(1988, 4, 12), D(1988, 4, 12), Verdict.SAME, ()),
        (D(1988, 4, 12), D(1988, 12, 4), Verdict.DOUBTFUL, ("day-month-swapped",)),
        (D(1925, 4, 12), D(2025, 4, 12), Verdict.DOUBTFUL, ("century",)),
        (D(1988, 4, 12), D(1988, 4, 21), Verdict.DIFFERENT, ("transposed-digits",)),
        (D(1988, 4, 12), D(1988, 4, 13), Verdict.DIFFERENT, ("one-digit",)),
        (D(1988, 4, 12), D(1979, 1, 1), Verdict.DIFFERENT, ("different-date",)),
        (D(1988, 4, 12), PartialDate(1988, 4, None), Verdict.VARIANT, ("unknown-part",)),
        (D(1988, 4, 12), PartialDate(1988, None, None), Verdict.VARIANT, ("unknown-part",)),
        (D(1988, 4, 12), PartialDate(1987, None, None), Verdict.DIFFERENT, ("different-date",)),
    ],
)
def test_how_two_dates_relate(
    a: dt.date, b: dt.date | PartialDate, verdict: Verdict, rules: tuple[str, ...]
) -> None:
    found = compare_dates(a, b)

    assert (found.verdict, found.rules) == (verdict, rules)


def test_misread_digits_in_an_unsure_reading_are_doubtful() -> None:
    found = compare_dates(D(1988, 4, 11), D(1988, 4, 17), confidence=0.5)

    assert found.verdict is Verdict.DOUBTFUL


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("880412", PartialDate(1988, 4, 12)),
        ("250412", PartialDate(2025, 4, 12)),
        ("271231", PartialDate(1927, 12, 31)),
        ("88<<<<", PartialDate(1988, None, None)),
        ("8804<<", PartialDate(1988, 4, None)),
        ("881399", None),
        ("88O412", None),
        ("", None),
    ],
)
def test_mrz_dates_may_leave_parts_open(text: str, date: PartialDate | None) -> None:
    assert partial_mrz_date(text, not_after=D(2026, 11, 2)) == date


@given(st.dates(), st.dates())
def test_the_verdict_is_symmetric(a: dt.date, b: dt.date) -> None:
    assert compare_dates(a, b).verdict is compare_dates(b, a).verdict
