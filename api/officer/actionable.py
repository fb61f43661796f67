"""What an applicant can act on of a report: the words for it, or none.

What could not be settled, and what may lawfully follow, is the office's to look at: an applicant is
asked for it only where an officer says so.
"""

from __future__ import annotations

from collections.abc import Sequence

from api.pages.report import ReadFinding, ReadReport, ReadRequirement
from ingest.problems import ProblemCode, Reason
from verify.bilingual import Bilingual
from verify.report import Status

_FILE_PROBLEMS = frozenset(code.value for code in ProblemCode)


def actionable(report: ReadReport, requirement: ReadRequirement) -> Bilingual | None:
    """What is asked of the applicant for that requirement; None: nothing."""
    match requirement.status:
        case Status.MISSING | Status.INCONSISTENT:
            return requirement.message
        case Status.UNREADABLE:
            return _files_to_mend(report.findings, requirement)
        case _:
            return None


def _files_to_mend(
    findings: Sequence[ReadFinding], requirement: ReadRequirement
) -> Bilingual | None:
    """What is the matter with each of its files; None where the fault was the service's alone."""
    said = [
        finding
        for finding in findings
        if finding.code in _FILE_PROBLEMS and finding.document in requirement.documents
    ]
    theirs = dict.fromkeys(f.message for f in said if f.found != Reason.NOT_READ.value)
    if not said:
        return requirement.message
    if not theirs:
        return None
    return Bilingual(en=" ".join(m.en for m in theirs), el=" ".join(m.el for m in theirs))
