"""What of the answers can't be read, by field, and days as people write them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from api.precheck.questions import ABSENCES, DATES, Form, day_of

_MOST_PEOPLE = 50


@dataclass(frozen=True, slots=True)
class Fault:
    """An answer that can't be read. ``label`` and ``said`` are keys of the pages' words.

    ``number`` counts the absences; 0 for every other field.
    """

    field: str
    label: str
    said: str
    number: int = 0


def faults_of(form: Form, answers: Mapping[str, str]) -> dict[str, Fault]:
    """The faults by the name of their field, in the order of the form; none: all can be read."""
    given = {name: value.strip() for name, value in answers.items() if value.strip()}
    return {fault.field: fault for fault in _faults(form, given)}


def _faults(form: Form, given: Mapping[str, str]) -> Iterator[Fault]:
    for question in form.questions:
        value = given.get(question.name, "")
        if question.kind == "number" and value and not _is_size(value):
            yield Fault(question.name, f"ask.{question.name}", "pre.fault.number")
        elif question.kind == "absences":
            for number in range(1, ABSENCES + 1):
                yield from _absence(number, given)
    for name in form.person:
        if name in DATES and name in given and day_of(given[name]) is None:
            yield Fault(name, f"person.{name}", "pre.fault.date")


def _is_size(value: str) -> bool:
    return value.isascii() and value.isdigit() and 1 <= int(value) <= _MOST_PEOPLE


def _absence(number: int, given: Mapping[str, str]) -> Iterator[Fault]:
    """An absence has two days that there are, the first one not after the last."""
    days: list[dt.date] = []
    names = (f"away_from_{number}", f"away_to_{number}")
    if not any(name in given for name in names):
        return
    for name, label in zip(names, ("pre.from", "pre.to"), strict=True):
        day = day_of(given.get(name, ""))
        if day is None:
            yield Fault(name, label, "pre.fault.date", number)
        else:
            days.append(_date(day))
    if days != sorted(days):
        yield Fault(names[1], "pre.to", "pre.fault.order", number)


def _date(day: str) -> dt.date:
    return dt.date(*(int(part) for part in reversed(re.split("/", day))))
