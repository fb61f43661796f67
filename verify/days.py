"""Days reckoned from other days, within the calendar: 9999-12-31 stands for «no end»."""

from __future__ import annotations

import datetime as dt

from dateutil.relativedelta import relativedelta

_DAY = dt.timedelta(days=1)


def later(day: dt.date, *, years: int = 0, months: int = 0) -> dt.date:
    """The same day so much later; 29 February becomes the 28th. Never beyond the calendar's end."""
    try:
        return day + relativedelta(years=years, months=months)
    except (ValueError, OverflowError):
        return dt.date.max


def earlier(day: dt.date, *, years: int = 0, months: int = 0) -> dt.date:
    """The same day so much earlier; 29 February becomes the 28th. Never before the calendar."""
    try:
        return day - relativedelta(years=years, months=months)
    except (ValueError, OverflowError):
        return dt.date.min


def next_day(day: dt.date) -> dt.date:
    """The day after; the calendar's last day is its own."""
    return day if day == dt.date.max else day + _DAY


def day_before(day: dt.date) -> dt.date:
    """The day before; the calendar's first day is its own."""
    return day if day == dt.date.min else day - _DAY
