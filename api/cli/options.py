"""Options that several commands share, and how they print JSON."""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections.abc import Callable
from typing import Any, TypeVar

import click
from rich.console import Console

from verify.application import parse_date

_Function = TypeVar("_Function", bound=Callable[..., Any])

EXIT_NOTHING, EXIT_FLAGGED, EXIT_FAILED = 0, 1, 2


class DayType(click.ParamType[dt.date]):
    """A day of the calendar: ISO 8601 or dd/mm/yyyy."""

    name = "YYYY-MM-DD"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> dt.date:
        """The date. Fails with one line."""
        if isinstance(value, dt.date):
            return value
        try:
            day = parse_date(value)
        except ValueError as error:
            self.fail(f"{value!r}: {error}", param, ctx)
        if not isinstance(day, dt.date):
            self.fail(f"{value!r}: no such date", param, ctx)
        return day


def json_option(function: _Function) -> _Function:
    """``--json``: exactly one JSON document on stdout."""
    return click.option(
        "--json", "as_json", is_flag=True, help="Print one JSON document and nothing else."
    )(function)


def language_option(function: _Function) -> _Function:
    """``--lang``: the language of what a person reads."""
    return click.option(
        "--lang",
        "language",
        type=click.Choice(["el", "en"]),
        default="en",
        show_default=True,
        help="Language of the messages.",
    )(function)


def as_of_option(function: _Function) -> _Function:
    """``--as-of``: the day that validity is judged on."""
    return click.option(
        "--as-of",
        "as_of",
        type=DayType(),
        help="Judge validity on this day (default: the day of submission, else today).",
    )(function)


def print_json(value: object) -> None:
    """One JSON document on stdout, UTF-8 whatever the terminal's locale."""
    text = json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
    sys.stdout.buffer.flush()


def console() -> Console:
    """Where a person reads: colour where the terminal has it, wide enough in a pipe."""
    width = None if sys.stdout.isatty() else 120
    return Console(width=width, highlight=False, emoji=False, markup=False)


def today() -> dt.date:
    """The clock of the command line; nothing below it has one."""
    return dt.datetime.now().astimezone().date()
