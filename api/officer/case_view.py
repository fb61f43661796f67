"""The case page's content: three groups of requirements, findings traced, documents with boxes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from api.officer.comparison import Row, Sources, label, rows_for, rows_of
from api.pages.report import ReadDocument, ReadFact, ReadFinding, ReadReport, ReadRequirement
from extract.evidence import PHOTO_CODES
from ingest.pages import Box
from verify.application import Application
from verify.bilingual import Bilingual
from verify.catalogue.messages import all_messages, kind_name, photo_check_name
from verify.findings import Severity
from verify.report import Status


class Group(StrEnum):
    """Where a requirement stands on the page."""

    FAILS = "fails"
    UNCHECKED = "unchecked"
    PASSES = "passes"


_GROUP_OF_STATUS = {
    Status.MISSING: Group.FAILS,
    Status.INCONSISTENT: Group.FAILS,
    Status.UNREADABLE: Group.UNCHECKED,
    Status.OFFICER: Group.UNCHECKED,
    Status.MET: Group.PASSES,
    Status.DEFERRED: Group.PASSES,
    Status.NOT_APPLICABLE: Group.PASSES,
}
_GROUP_OF_SEVERITY = {
    Severity.BLOCKING: Group.FAILS,
    Severity.WARNING: Group.UNCHECKED,
    Severity.NOTICE: Group.PASSES,
}
_MARKS = {
    Status.MET: "✓",
    Status.MISSING: "✗",
    Status.INCONSISTENT: "≠",
    Status.UNREADABLE: "?",
    Status.OFFICER: "?",
    Status.DEFERRED: "…",
    Status.NOT_APPLICABLE: "–",
}


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something was read: document (its number on the page), page, box."""

    document: int
    page: int
    box: Box | None


@dataclass(frozen=True, slots=True)
class FindingView:
    """One finding. ``rows`` compares sources; without rows ``expected`` and ``found`` stand."""

    anchor: str
    read: ReadFinding
    rows: tuple[Row, ...]
    spot: Spot | None
    document: str | None

    @property
    def shows_values(self) -> bool:
        """Whether what was expected and found says more than the message.

        Not of a photo check, nor why a file did not open: those are the program's own words.
        """
        if self.read.code in PHOTO_CODES:
            return self.read.expected != "pass"
        return f"reason.{self.read.found}" not in all_messages()

    @property
    def severity(self) -> Severity:
        """How much it weighs."""
        return self.read.severity


@dataclass(frozen=True, slots=True)
class RequirementView:
    """One requirement with its findings."""

    anchor: str
    read: ReadRequirement
    mark: str
    findings: tuple[FindingView, ...]
    documents: tuple[DocumentView, ...]

    @property
    def says_more(self) -> bool:
        """Whether its own message says anything that its findings do not."""
        rest = self.read.message.en
        for finding in self.findings:
            rest = rest.replace(finding.read.message.en, "")
        return bool(rest.strip())


@dataclass(frozen=True, slots=True)
class GroupView:
    """A group of the page, its requirements and the findings that belong to none."""

    group: Group
    requirements: tuple[RequirementView, ...]
    loose: tuple[FindingView, ...]

    @property
    def count(self) -> int:
        """What its heading counts."""
        return len(self.requirements) + len(self.loose)


@dataclass(frozen=True, slots=True)
class PhotoCheckView:
    """One check of a photo: its name and state (``pass``, ``fail``, ``unsure``, ``skipped``)."""

    name: Bilingual
    state: str


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document of the case. ``file_number`` is its file's; a file may hold several documents."""

    number: int
    file_number: int
    part: int
    read: ReadDocument
    kind: Bilingual | None
    declared: Bilingual | None
    rows: tuple[Row, ...]
    photo_checks: tuple[PhotoCheckView, ...]
    findings: tuple[FindingView, ...]

    @property
    def is_photo(self) -> bool:
        """Whether an annotated picture can be had."""
        return self.read.kind == "photo" and bool(self.photo_checks)


@dataclass(frozen=True, slots=True)
class BoxView:
    """A box on the page image: what was read there, or what a finding is about."""

    left: int
    top: int
    width: int
    height: int
    label: Bilingual
    target: str
    state: str


@dataclass(frozen=True, slots=True)
class CaseView:
    """All that the case page shows of a report."""

    report: ReadReport
    groups: tuple[GroupView, ...]
    documents: tuple[DocumentView, ...]

    def group(self, group: Group) -> GroupView:
        """The group of that name."""
        return next(view for view in self.groups if view.group is group)

    def findings(self) -> Iterable[FindingView]:
        """Every finding, in the page's order."""
        for group in self.groups:
            yield from (f for r in group.requirements for f in r.findings)
            yield from group.loose

    def first_spot(self) -> Spot | None:
        """What to show first: the gravest finding's place, else the first page there is."""
        spots = (finding.spot for finding in self.findings() if finding.spot)
        readable = (Spot(d.number, 1, None) for d in self.documents if d.read.pages)
        return next(spots, None) or next(readable, None)

    def document(self, number: int) -> DocumentView | None:
        """The document of that number; None if there is none."""
        return next((d for d in self.documents if d.number == number), None)

    def boxes(self, number: int, page: int) -> tuple[BoxView, ...]:
        """The boxes of a page: what was read in the background, findings upon it."""
        document = self.document(number)
        if document is None:
            return ()
        read = [
            _box(fact.box, label(name), f"fact-{number}-{name}", "read")
            for name, fact in document.read.facts.items()
            if fact.box and fact.page == page
        ]
        found = [
            _box(f.spot.box, f.read.message, f.anchor, f.severity.value)
            for f in document.findings
            if f.spot and f.spot.box and f.spot.page == page and f.spot.document == number
        ]
        return (*read, *found)


def _box(box: Box, label: Bilingual, target: str, state: str) -> BoxView:
    left, top, right, bottom = box
    return BoxView(left, top, max(1, right - left), max(1, bottom - top), label, target, state)


def case_view(
    application: Application, report: ReadReport, files: Sequence[str], language: str
) -> CaseView:
    """The view of a report. ``files`` are the case's files in their order, as they are numbered."""
    as_of = dt.date.fromisoformat(report.as_of)
    sources = [Sources.of(application, document, as_of) for document in report.documents]
    findings = _finding_views(report, sources, language)
    documents = _document_views(report, sources, findings, files, language)
    requirements = [_requirement(r, findings, documents) for r in report.requirements]
    groups = tuple(
        GroupView(
            group,
            tuple(r for r in requirements if _GROUP_OF_STATUS[r.read.status] is group),
            tuple(
                f
                for f in findings
                if f.read.requirement is None and _GROUP_OF_SEVERITY[f.severity] is group
            ),
        )
        for group in Group
    )
    return CaseView(report, groups, documents)


def _finding_views(
    report: ReadReport, sources: Sequence[Sources], language: str
) -> tuple[FindingView, ...]:
    by_file: dict[str, list[int]] = {}
    for index, document in enumerate(report.documents):
        by_file.setdefault(document.file, []).append(index)
    return tuple(
        _finding(number, finding, by_file, sources, language)
        for number, finding in enumerate(report.findings, 1)
    )


def _finding(
    number: int,
    finding: ReadFinding,
    by_file: Mapping[str, list[int]],
    sources: Sequence[Sources],
    language: str,
) -> FindingView:
    candidates = by_file.get(finding.document or "", [])
    index = next((i for i in candidates if _about(sources[i].document, finding)), None)
    if index is None and candidates:
        index = candidates[0]
    rows: tuple[Row, ...] = ()
    spot = None
    if index is not None:
        if finding.field and finding.code not in PHOTO_CODES:
            rows = rows_for(sources[index], finding.field, language)
        if sources[index].document.pages:
            fact = sources[index].document.facts.get(finding.field or "")
            page, box = _place(finding, fact)
            spot = Spot(index + 1, page, box)
    return FindingView(f"f{number}", finding, rows, spot, finding.document)


def _about(document: ReadDocument, finding: ReadFinding) -> bool:
    """Whether the finding speaks of this one of the documents that a file holds."""
    fact = document.facts.get(finding.field or "")
    return fact is not None and (finding.box is None or fact.box == finding.box)


def _place(finding: ReadFinding, fact: ReadFact | None) -> tuple[int, Box | None]:
    if finding.page is not None:
        return finding.page, finding.box
    if fact is not None and fact.page is not None:
        return fact.page, fact.box
    return 1, None


def _document_views(
    report: ReadReport,
    sources: Sequence[Sources],
    findings: Sequence[FindingView],
    files: Sequence[str],
    language: str,
) -> tuple[DocumentView, ...]:
    numbers = {name: number for number, name in enumerate(files, 1)}
    parts: dict[str, int] = {}
    views: list[DocumentView] = []
    for number, (document, source) in enumerate(zip(report.documents, sources, strict=True), 1):
        own = tuple(f for f in findings if f.document == document.file)
        marked = frozenset(f.read.field for f in own if f.read.field)
        part = parts.get(document.file, 0)
        parts[document.file] = part + 1
        views.append(
            DocumentView(
                number=number,
                file_number=numbers.get(document.file, 0),
                part=part,
                read=document,
                kind=kind_name(document.kind) if document.kind else None,
                declared=kind_name(document.declared_kind) if document.declared_kind else None,
                rows=rows_of(source, marked, language),
                photo_checks=_photo_checks(document),
                findings=own,
            )
        )
    return tuple(views)


def _photo_checks(document: ReadDocument) -> tuple[PhotoCheckView, ...]:
    return tuple(
        PhotoCheckView(photo_check_name(name), str(fact.value))
        for name, fact in document.facts.items()
        if name.startswith("photo.")
    )


def _requirement(
    read: ReadRequirement, findings: Sequence[FindingView], documents: Sequence[DocumentView]
) -> RequirementView:
    return RequirementView(
        anchor=f"r-{read.id}",
        read=read,
        mark=_MARKS[read.status],
        findings=tuple(
            f for f in findings if f.read.requirement == read.id and not _repeats(f, read)
        ),
        documents=tuple(d for d in documents if d.read.file in read.documents),
    )


def _repeats(finding: FindingView, requirement: ReadRequirement) -> bool:
    """Whether the finding says no more than the requirement itself: that nothing serves it."""
    return finding.spot is None and finding.read.message == requirement.message
