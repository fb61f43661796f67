"""A report and its application → what the case page shows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from api.officer.case_view import (
    CaseView,
    DocumentView,
    FindingView,
    Group,
    GroupView,
    PhotoCheckView,
    RequirementView,
    Spot,
)
from api.officer.comparison import Row, Sources, rows_for, rows_of
from api.pages.report import ReadDocument, ReadFact, ReadFinding, ReadReport, ReadRequirement
from extract.evidence import PHOTO_CODES
from ingest.pages import Box
from verify.application import Application
from verify.catalogue.messages import kind_name, photo_check_name
from verify.findings import Severity
from verify.report import Status

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
