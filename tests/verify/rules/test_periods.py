"""Periods of days: joined ones are disjoint and cover the same days; gaps are the rest."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from verify.days import day_before, earlier, later, next_day
from verify.rules.periods import Period, joined, uncovered, within

_START = dt.date(2024, 1, 1)
_DAYS = st.integers(0, 60).map(lambda n: _START + dt.timedelta(days=n))
_PERIODS = st.lists(
    st.tuples(_DAYS, _DAYS).map(lambda ends: Period(min(ends), max(ends))), max_size=6
)


def days_of(periods):
    return {period.first + dt.timedelta(days=n) for period in periods for n in range(period.days)}


@given(_PERIODS)
def test_joining_keeps_the_days_and_leaves_a_day_between(periods):
    result = joined(periods)

    assert days_of(result) == days_of(periods)
    for left, right in pairwise(result):
        assert (right.first - left.last).days > 1


@given(_PERIODS, st.tuples(_DAYS, _DAYS))
def test_what_is_uncovered_and_what_is_covered_make_up_the_window(periods, ends):
    window = Period(min(ends), max(ends))

    gaps = days_of(uncovered(window, periods))
    covered = days_of(p for p in (within(q, window) for q in periods) if p)

    assert gaps | covered == days_of([window])
    assert gaps & covered == set()


def test_adjacent_days_leave_no_gap():
    window = Period(dt.date(2024, 1, 1), dt.date(2024, 1, 31))
    halves = [
        Period(dt.date(2024, 1, 1), dt.date(2024, 1, 15)),
        Period(dt.date(2024, 1, 16), dt.date(2024, 1, 31)),
    ]

    assert uncovered(window, halves) == ()


def test_a_leap_day_five_years_back_is_the_last_of_february():
    assert earlier(dt.date(2028, 2, 29), years=5) == dt.date(2023, 2, 28)
    assert later(dt.date(2008, 2, 29), years=18) == dt.date(2026, 2, 28)


def test_no_reckoning_leaves_the_calendar():
    assert later(dt.date.max, years=1) == dt.date.max
    assert earlier(dt.date(3, 1, 1), years=5) == dt.date.min
    assert (next_day(dt.date.max), day_before(dt.date.min)) == (dt.date.max, dt.date.min)
    endless = [Period(_START, dt.date.max), Period(_START, dt.date.max)]
    assert joined(endless) == (Period(_START, dt.date.max),)
    assert uncovered(Period(_START, dt.date.max), endless) == ()
