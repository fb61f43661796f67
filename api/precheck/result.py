"""The result in an applicant's words: what to mend, what waits for an officer, what is in order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from api.officer.actionable import is_mendable
from api.officer.case_content import case_view
from api.officer.case_view import CaseView, FindingView, Group, RequirementView
from api.pages.report import ReadReport, read_report
from api.precheck.pictures import PhotoLine
from extract.evidence import PHOTO_CODES
from verify.application import Application
from verify.bilingual import Bilingual
from verify.findings import Severity
from verify.report import Status


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture beside an item: the finding's place (its number), or the photo of a document.

    ``lines`` are a photo's checks, which stand beside it.
    """

    address: str
    file: str
    page: int
    photo: bool
    lines: tuple[PhotoLine, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One requirement (or finding of the whole case) with what to do about it."""

    title: Bilingual | None
    status: Status | None
    sentences: tuple[Bilingual, ...]
    notes: tuple[Bilingual, ...]
    pictures: tuple[Picture, ...]


@dataclass(frozen=True, slots=True)
class ItemGroup:
    """A part of the result."""

    group: Group
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """The whole result."""

    report: ReadReport
    groups: tuple[ItemGroup, ...]


Measured = Callable[[str], tuple[PhotoLine, ...]]
"""The checks of the photo of that file name."""


def result_of(application: Application, report: bytes, language: str, measured: Measured) -> Result:
    """The result of a visit's report."""
    read = read_report(report)
    view = case_view(application, read, tuple(d.file for d in read.documents), language)
    return Result(read, tuple(_group(view, group, measured) for group in Group))


def _group(view: CaseView, group: Group, measured: Measured) -> ItemGroup:
    wanted = view.group(group)
    asked = [r for r in wanted.requirements if r.read.status is not Status.NOT_APPLICABLE]
    items = [_of_requirement(view, requirement, measured) for requirement in asked]
    if group is Group.UNCHECKED:
        failing = view.group(Group.FAILS).requirements
        items += [_in_doubt(r) for r in failing if _parted(r)[1]]
    items += [
        Item(None, None, (f.read.message,), (), tuple(_pictures(view, (f,), measured)))
        for f in wanted.loose
    ]
    return ItemGroup(group, tuple(items))


def _parted(requirement: RequirementView) -> tuple[list[FindingView], list[FindingView]]:
    """What the findings of a requirement ask to be mended, and what only an officer can settle.

    Of one that does not fail, and of one that has no plain fault, everything stays together.
    """
    graver = [f for f in requirement.findings if f.severity is not Severity.NOTICE]
    if requirement.read.status is not Status.INCONSISTENT:
        return graver, []
    faults = [f for f in graver if is_mendable(f.read)]
    if not faults:
        return graver, []
    return faults, [f for f in graver if f not in faults]


def _in_doubt(requirement: RequirementView) -> Item:
    """What of a failing requirement could not be settled; its pictures stand with the faults."""
    sentences = tuple(dict.fromkeys(f.read.message for f in _parted(requirement)[1]))
    return Item(requirement.read.name, requirement.read.status, sentences, (), ())


def _of_requirement(view: CaseView, requirement: RequirementView, measured: Measured) -> Item:
    graver, _ = _parted(requirement)
    notes = [f for f in requirement.findings if f.severity is Severity.NOTICE]
    sentences = [f.read.message for f in graver] or [requirement.read.message]
    if requirement.read.status is Status.MISSING:
        sentences = [requirement.read.message, *sentences]
    return Item(
        title=requirement.read.name,
        status=requirement.read.status,
        sentences=tuple(dict.fromkeys(sentences)),
        notes=tuple(dict.fromkeys(f.read.message for f in notes)),
        pictures=tuple(_pictures(view, graver, measured)),
    )


def _pictures(
    view: CaseView, findings: Sequence[FindingView], measured: Measured
) -> Iterator[Picture]:
    shown: set[tuple[object, ...]] = set()
    for finding in findings:
        spot = finding.spot
        if spot is None:
            continue
        file = view.documents[spot.document - 1].read.file
        photo = finding.read.code in PHOTO_CODES
        key = (file,) if photo else (file, spot.page, spot.box)
        if key in shown or not (photo or spot.box):
            continue
        shown.add(key)
        address = f"/precheck/visit/pictures/{finding.anchor.removeprefix('f')}.png"
        yield Picture(address, file, spot.page, photo, measured(file) if photo else ())
