"""What a specimen case is: an application, its files, and the result that it must lead to.

The expectation is declared here and in the procedures' modules, from the contract and the sources;
nothing in it is computed by running the program.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import partial

from extract.evidence import EvidenceKind
from samples.people import Person
from verify.findings import Severity
from verify.report import Status

Json = str | int | bool | None | list["Json"] | dict[str, "Json"]
"""A value of an application."""


@dataclass(frozen=True, slots=True)
class Item:
    """One file of a case: its name, what it is, and the call that draws its bytes."""

    file: str
    kind: EvidenceKind
    draw: partial[bytes]


@dataclass(frozen=True, slots=True)
class Expected:
    """One finding that the program must make."""

    code: str
    requirement: str | None
    document: str | None = None
    severity: Severity = Severity.BLOCKING


@dataclass(frozen=True, slots=True)
class Title:
    """The residence title that an application states; empty parts are left out of it."""

    type: str = "ΑΥΤΟΤΕΛΕΣ"
    number: str = ""
    issued_on: dt.date | None = None
    expires_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class CaseSpec:
    """One case. ``typed`` replaces what the applicant typed into the form, field by field.

    ``declares`` says whether the application names its documents' kinds; ``declared`` names kinds
    that it gives for single files in any case. ``statuses`` are the expected ones, by requirement.
    """

    procedure: str
    name: str
    applicant: Person
    statuses: Mapping[str, Status]
    items: tuple[Item, ...] = ()
    findings: tuple[Expected, ...] = ()
    title: Title | None = None
    sponsor: Person | None = None
    sponsor_title: Title | None = None
    facts: Mapping[str, Json] = field(default_factory=dict)
    typed: Mapping[str, Json] = field(default_factory=dict)
    declares: bool = True
    declared: Mapping[str, EvidenceKind] = field(default_factory=dict)


def statuses(requirement_ids: str, **others: Status) -> dict[str, Status]:
    """``met`` for each of the ids in their order, except the others."""
    return dict.fromkeys(requirement_ids.split(), Status.MET) | others


PHOTO_STATUS = Status.MET
"""What ``photos`` comes to where there is a photo: the drawn ones are in order. Its only place."""

COPIES = Expected("photo.copies", "photos", None, Severity.NOTICE)
"""The notice that says how many prints to bring, wherever a procedure asks for photographs."""


def variant(spec: CaseSpec, name: str, **changes: Status) -> CaseSpec:
    """The same case under another name, with other statuses for some requirements."""
    return replace(spec, name=name, statuses={**spec.statuses, **changes})


def finding(
    spec: CaseSpec,
    code: str,
    requirement: str | None,
    document: str | None = None,
    severity: Severity = Severity.BLOCKING,
) -> CaseSpec:
    """The same case with one more expected finding."""
    return replace(spec, findings=(*spec.findings, Expected(code, requirement, document, severity)))


def swapped(spec: CaseSpec, *items: Item) -> CaseSpec:
    """The same case with files replaced by those of the same name, or added."""
    by_file = {item.file: item for item in spec.items} | {item.file: item for item in items}
    return replace(spec, items=tuple(by_file.values()))


def without(spec: CaseSpec, *files: str) -> CaseSpec:
    """The same case with some files left out."""
    return replace(spec, items=tuple(item for item in spec.items if item.file not in files))
