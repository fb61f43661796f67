"""Periods of days: joined, cut to a window, and what of a window they leave open."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from verify.days import day_before, next_day


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """Days from ``first`` to ``last``, both included."""

    first: dt.date
    last: dt.date

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    def __str__(self) -> str:
        return f"{self.first.isoformat()} – {self.last.isoformat()}"


def within(period: Period, window: Period) -> Period | None:
    """The part of the period inside the window, if any."""
    first, last = max(period.first, window.first), min(period.last, window.last)
    return Period(first, last) if first <= last else None


def joined(periods: Iterable[Period]) -> tuple[Period, ...]:
    """The same days as disjoint periods in order; neighbours without a day between are one."""
    result: list[Period] = []
    for period in sorted(periods):
        if period.last < period.first:
            continue
        if result and period.first <= next_day(result[-1].last):
            result[-1] = Period(result[-1].first, max(result[-1].last, period.last))
        else:
            result.append(period)
    return tuple(result)


def uncovered(window: Period, periods: Iterable[Period]) -> tuple[Period, ...]:
    """The parts of the window that no period covers."""
    gaps: list[Period] = []
    day = window.first
    for period in joined(p for p in (within(p, window) for p in periods) if p):
        if period.first > day:
            gaps.append(Period(day, day_before(period.first)))
        if period.last == window.last:
            return tuple(gaps)
        day = next_day(period.last)
    if day <= window.last:
        gaps.append(Period(day, window.last))
    return tuple(gaps)
