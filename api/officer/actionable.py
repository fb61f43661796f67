"""What an applicant can act on of a report: the words for it, or none.

What could not be settled, and what may lawfully follow, is the office's to look at: an applicant is
asked for it only where an officer says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from api.pages.report import ReadFinding, ReadReport, ReadRequirement
from ingest.problems import ProblemCode, Reason
from verify.bilingual import Bilingual
from verify.findings import Severity
from verify.report import Status

_FORMAT = "photo.format"
_FILE_PROBLEMS = frozenset(code.value for code in ProblemCode)


def actionable(report: ReadReport, requirement: ReadRequirement) -> Bilingual | None:
    """What is asked of the applicant for that requirement; None: nothing."""
    match requirement.status:
        case Status.MISSING:
            return requirement.message
        case Status.INCONSISTENT:
            return _every_fault(report.findings, requirement)
        case Status.UNREADABLE:
            return _files_to_mend(report.findings, requirement)
        case _:
            return None


def _every_fault(findings: Sequence[ReadFinding], requirement: ReadRequirement) -> Bilingual:
    """Its message, which names three faults at most, and the other ones."""
    said = requirement.message
    others = [
        finding.message
        for finding in findings
        if finding.requirement == requirement.id
        and is_mendable(finding)
        and finding.message.en not in said.en
    ]
    return _joined([said, *others])


def is_mendable(finding: ReadFinding) -> bool:
    """Whether it is a fault: what only an officer can settle is never blocking.

    A photo of another format is a fault too, though a warning (contract, *photo output*).
    """
    if finding.code == _FORMAT:
        return finding.found not in {None, "unsure", "skipped"}
    return finding.severity is Severity.BLOCKING


def _joined(sentences: Iterable[Bilingual]) -> Bilingual:
    once = dict.fromkeys(sentences)
    return Bilingual(en=" ".join(s.en for s in once), el=" ".join(s.el for s in once))


def _files_to_mend(
    findings: Sequence[ReadFinding], requirement: ReadRequirement
) -> Bilingual | None:
    """What is the matter with each of its files; None where the fault was the service's alone."""
    said = [
        finding
        for finding in findings
        if finding.code in _FILE_PROBLEMS and finding.document in requirement.documents
    ]
    theirs = [f.message for f in said if f.found != Reason.NOT_READ.value]
    if not said:
        return requirement.message
    return _joined(theirs) if theirs else None
