"""The application: what the person states, checked for form only as far as it must be read.

A malformed application can't be judged, so it is refused with one line (exit code 2). What is
merely wrong in it (a check digit, lower-case letters) is read and becomes a finding.
"""

from __future__ import annotations

import datetime as dt
import re
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from ingest.errors import UsageError

WITHOUT_PASSPORT = "WITHOUT"
"""``passport_number`` of a person who objectively cannot hold one (000, Βήμα-1: Διαβατήριο)."""

_LONGEST_LINE = 600
_GREEK_DATE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")


class ApplicationError(UsageError):
    """The application can't be read. The line says where and how to mend it.

    It stays one line, whatever names the application bears: what does not print is escaped, and
    a long line loses its middle.
    """

    def __init__(self, message: str) -> None:
        printable = "".join(c if c.isprintable() else ascii(c)[1:-1] for c in message)
        if len(printable) > _LONGEST_LINE:
            half = _LONGEST_LINE // 2
            printable = f"{printable[:half]} … {printable[-half:]}"
        super().__init__(printable)


def parse_date(value: object) -> object:
    """A date from ISO 8601 or ``dd/mm/yyyy``; other values pass to pydantic, which refuses them.

    Raises ValueError for an impossible date.
    """
    if not isinstance(value, str):
        raise ValueError('a date is text such as "2026-11-02" or "02/11/2026"')
    greek = _GREEK_DATE.fullmatch(value.strip())
    try:
        if greek:
            day, month, year = (int(part) for part in greek.groups())
            return dt.date(year, month, day)
        return dt.date.fromisoformat(value.strip())
    except ValueError as error:
        raise ValueError(
            'no such date; write a date of the calendar as "2026-11-02" or "02/11/2026"'
        ) from error


def _text(value: object) -> object:
    """Numbers that a portal sends without quotes are the same text."""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value.strip() if isinstance(value, str) else value


Date = Annotated[dt.date, BeforeValidator(parse_date)]
Line = Annotated[str, BeforeValidator(_text), Field(max_length=500)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Sex(StrEnum):
    """As passports print it (ICAO Doc 9303-4, VIZ sex; X: unspecified)."""

    MALE = "M"
    FEMALE = "F"
    UNSPECIFIED = "X"


class ResidenceTitle(_Strict):
    """A residence title (τίτλος διαμονής) as the application states it."""

    type: Line | None = None
    number: Line | None = None
    issued_on: Date | None = None
    expires_on: Date | None = None


class Person(_Strict):
    """The applicant or the sponsor (συντηρών). What is not stated is None and is not compared."""

    surname: Line = ""
    given_names: Line = ""
    sex: Sex | None = None
    nationality: Line | None = None
    birth_date: Date | None = None
    birth_place: Line | None = None
    passport_number: Line | None = None
    phone: Line | None = None
    amka: Line | None = None
    afm: Line | None = None
    residence_title: ResidenceTitle | None = None

    @property
    def without_passport(self) -> bool:
        """Whether the person states that they objectively cannot hold a passport."""
        return (self.passport_number or "").upper() == WITHOUT_PASSPORT


class Relationship(StrEnum):
    """To the sponsor."""

    SPOUSE = "spouse"
    CHILD = "child"


class ReplacementReason(StrEnum):
    """Why the residence document is replaced (001, Προϋποθέσεις 3-5)."""

    LOSS = "loss"
    THEFT = "theft"
    DAMAGE = "damage"
    DATA_CHANGE = "data_change"


class Fingerprints(StrEnum):
    """Whether fingerprints can be taken, and where (001, Δικαιολογητικά 7-8)."""

    ABLE = "able"
    UNABLE = "unable"
    CANNOT_TRAVEL = "cannot_travel"


class FiledBy(StrEnum):
    """Who files the application (001, Αίτηση: Σημειώσεις)."""

    APPLICANT = "applicant"
    LAWYER = "lawyer"
    SPOUSE = "spouse"
    PARENT = "parent"
    CHILD = "child"


class Absence(_Strict):
    """An absence from the country; both days count as days away."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    start: Date = Field(alias="from")
    end: Date = Field(alias="to")

    @model_validator(mode="after")
    def _forward(self) -> Self:
        if self.end < self.start:
            raise ValueError('an absence ends before it begins: swap "from" and "to"')
        return self


def _one_or_several(value: object) -> object:
    if isinstance(value, str):
        return (value,)
    if isinstance(value, list) and "able" in value and len(value) > 1:
        raise ValueError('"able" stands alone; a list holds "unable" and "cannot_travel"')
    return value


class Answer(StrEnum):
    """To a yes-or-no question of the application."""

    YES = "yes"
    NO = "no"
    NOT_STATED = "not_stated"


def _answer(value: object) -> object:
    if value is None:
        return Answer.NOT_STATED
    if isinstance(value, bool):
        return Answer.YES if value else Answer.NO
    raise ValueError("write true or false")


YesNo = Annotated[Answer, BeforeValidator(_answer)]


class CaseFacts(_Strict):
    """The facts that procedures ask about. What is not stated leads to the officer."""

    minor: YesNo = Answer.NOT_STATED
    married: YesNo = Answer.NOT_STATED
    relationship: Relationship | None = None
    replacement_reason: ReplacementReason | None = None
    fingerprints: Annotated[
        Annotated[tuple[Fingerprints, ...], Field(min_length=1)] | None,
        BeforeValidator(_one_or_several),
    ] = None
    filed_by: FiledBy | None = None
    sponsor_titled: YesNo = Answer.NOT_STATED
    application_protocolled: YesNo = Answer.NOT_STATED
    absences: tuple[Absence, ...] | None = None
    held_permit_on_2006_01_01: YesNo = Answer.NOT_STATED
    household_size: Annotated[int, Field(ge=1, le=50)] | None = None


class DeclaredDocument(_Strict):
    """A file and what the applicant says it is."""

    file: str = Field(min_length=1, max_length=255)
    kind: str | None = None


class Application(_Strict):
    """What ``application.json`` holds, without what was read in the files."""

    schema_: Literal["elenchos.case/1"] | None = Field(default=None, alias="schema")
    procedure: str
    submitted_on: Date | None = None
    applicant: Person
    sponsor: Person | None = None
    facts: CaseFacts = CaseFacts()
