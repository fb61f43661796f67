"""What a procedure is: strict models that the YAML files of ``procedures/`` must satisfy.

A requirement (CCCEV: requirement) is served by evidence; what is asked of the evidence beyond its
presence is a list of checks, a closed vocabulary (``Check``), so that a lawyer can read the file
and a typo is refused on load.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from extract.evidence import EvidenceKind
from verify.application import FiledBy, Fingerprints, Relationship, ReplacementReason
from verify.catalogue.checks import Check


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=False)


class Text(_Strict):
    """The same words in Greek and English."""

    el: str = Field(min_length=1)
    en: str = Field(min_length=1)


class SourceItem(_Strict):
    """Item and sentence within the procedure's source file."""

    item: str = Field(min_length=1)
    quote: str = Field(min_length=1)


class Holder(StrEnum):
    """Whose document it must be."""

    APPLICANT = "applicant"
    SPONSOR = "sponsor"
    EITHER = "either"
    NOBODY = "nobody"  # bears no holder: a photo


class CaseFact(StrEnum):
    """The application's ``facts`` (contract, *A case*)."""

    MINOR = "minor"
    MARRIED = "married"
    RELATIONSHIP = "relationship"
    REPLACEMENT_REASON = "replacement_reason"
    FINGERPRINTS = "fingerprints"
    FILED_BY = "filed_by"
    SPONSOR_TITLED = "sponsor_titled"
    APPLICATION_PROTOCOLLED = "application_protocolled"
    ABSENCES = "absences"
    HELD_PERMIT_ON_2006_01_01 = "held_permit_on_2006_01_01"
    HOUSEHOLD_SIZE = "household_size"


_FLAG = ("true", "false")

CONDITION_VALUES: dict[CaseFact, tuple[str, ...]] = {
    CaseFact.MINOR: _FLAG,
    CaseFact.MARRIED: _FLAG,
    CaseFact.RELATIONSHIP: tuple(Relationship),
    CaseFact.REPLACEMENT_REASON: tuple(ReplacementReason),
    CaseFact.FINGERPRINTS: tuple(Fingerprints),
    CaseFact.FILED_BY: tuple(FiledBy),
    CaseFact.SPONSOR_TITLED: _FLAG,
    CaseFact.APPLICATION_PROTOCOLLED: _FLAG,
    CaseFact.HELD_PERMIT_ON_2006_01_01: _FLAG,
}
"""The values that a condition may name, for each fact that can condition a requirement."""


class Condition(_Strict):
    """The requirement applies if the fact has one of the values (``true``/``false`` for flags)."""

    fact: CaseFact
    any_of: tuple[str, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _values_of_the_fact(self) -> Self:
        known = CONDITION_VALUES.get(self.fact, ())
        strange = [value for value in self.any_of if value not in known]
        if strange:
            choice = f"write one of: {', '.join(known)}" if known else "it conditions nothing"
            raise ValueError(f"'{strange[0]}' is no value of {self.fact.value}: {choice}")
        return self


class Exemption(StrEnum):
    """People to whom a requirement does not apply."""

    MINOR_CHILD = "minor_child"
    UNDER_SIX = "under_six"


class Fee(_Strict):
    """The e-παράβολο asked for. Without code and amount the source names none: officer."""

    code: Annotated[str, Field(pattern=r"^\d{4}$")] | None = None
    amount_eur: Annotated[Decimal, Field(gt=0)] | None = None


class Prints(_Strict):
    """Photographs: printed copies to bring, and whether a digital JPEG 2000 file is asked for."""

    copies: int = Field(ge=1)
    digital: bool


class Combine(StrEnum):
    """How several documents of the accepted kinds work together."""

    ANY = "any"  # one that satisfies is enough
    ALL = "all"  # each must satisfy (all passports of five years)


def _comma_free(value: object) -> object:
    return value.split() if isinstance(value, str) else value


class Requirement(_Strict):
    """One requirement of a procedure, with the sentence that asks for it."""

    id: str = Field(pattern=r"^[a-z0-9_]+$")
    name: Text
    source: SourceItem
    accepts: Annotated[tuple[EvidenceKind, ...], BeforeValidator(_comma_free)] = ()
    holder: Holder = Holder.APPLICANT
    combine: Combine = Combine.ANY
    when: Condition | None = None
    unless: Exemption | None = None
    checks: Annotated[tuple[Check, ...], BeforeValidator(_comma_free)] = ()
    fee: Fee | None = None
    prints: Prints | None = None
    deferrable_months: Annotated[int, Field(ge=1)] | None = None
    needs_facts: Annotated[tuple[CaseFact, ...], BeforeValidator(_comma_free)] = ()
    officer_reason: Text | None = None
    notes: tuple[SourceItem, ...] = ()

    @property
    def by_documents(self) -> bool:
        """Whether documents serve it; otherwise it is judged on the application alone."""
        return bool(self.accepts)

    @model_validator(mode="after")
    def _judged_somehow(self) -> Self:
        if not (self.accepts or self.checks or self.officer_reason):
            raise ValueError(f"requirement {self.id}: needs accepts, checks or officer_reason")
        return self


def _iso_day(value: object) -> object:
    # Without this, pydantic takes digits alone for seconds since 1970.
    if isinstance(value, str):
        try:
            return dt.datetime.strptime(value, "%Y-%m-%d").replace(tzinfo=dt.UTC).date()
        except ValueError as error:
            raise ValueError("no such date: write YYYY-MM-DD, as in 2026-11-02") from error
    return value


Day = Annotated[dt.date, BeforeValidator(_iso_day)]


class InForce(_Strict):
    """The days on which this edition of the procedure is the law; an open end is null.

    Both ends belong to it.
    """

    since: Day | None = None
    until: Day | None = None

    def covers(self, day: dt.date) -> bool:
        """Whether the edition is the law on that day."""
        return (self.since or dt.date.min) <= day <= (self.until or dt.date.max)

    def overlaps(self, other: InForce) -> bool:
        """Whether both editions are the law on some day."""
        return (self.since or dt.date.min) <= (other.until or dt.date.max) and (
            other.since or dt.date.min
        ) <= (self.until or dt.date.max)

    @model_validator(mode="after")
    def _forward(self) -> Self:
        if (self.since or dt.date.min) > (self.until or dt.date.max):
            raise ValueError("until lies before since: swap them")
        return self


class Procedure(_Strict):
    """One procedure: an edition of it, its source and its requirements in order."""

    id: str = Field(pattern=r"^[a-z0-9.-]+$")
    name: Text
    source_file: str = Field(pattern=r"^\d{3}_[0-9a-f]{16}\.txt$")
    source_section: str
    in_force: InForce = InForce()
    duration_months: Annotated[int, Field(ge=1)] | None = None
    passport_waiver: SourceItem | None = None
    requirements: tuple[Requirement, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _distinct(self) -> Self:
        ids = [requirement.id for requirement in self.requirements]
        twice = sorted({name for name in ids if ids.count(name) > 1})
        if twice:
            raise ValueError(f"requirement ids stand twice: {', '.join(twice)}")
        return self

    def requirement(self, requirement_id: str) -> Requirement:
        """The requirement of that id. Raises KeyError."""
        return next(r for r in self.requirements if r.id == requirement_id)
