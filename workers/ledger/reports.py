"""Reports kept: each made once from one state of what is known, the newest shown in the queue."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections import Counter
from dataclasses import dataclass

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from verify.findings import Severity
from verify.report import Report, Triage
from workers.ledger.connection import Ledger, Writing
from workers.ledger.errors import NoSuchCaseError
from workers.ledger.events import Action, Event
from workers.ledger.states import Severe, SubmissionState
from workers.ledger.tables import CaseCode, ReportRow, Submission

_SEVERE = {
    Triage.INCOMPLETE: Severe.INCOMPLETE,
    Triage.ATTENTION: Severe.ATTENTION,
    Triage.READY: Severe.READY,
}
_ORDER = (Severity.BLOCKING, Severity.WARNING, Severity.NOTICE)


@dataclass(frozen=True, slots=True)
class KeptReport:
    """A report as it was made. ``body`` is JSON in the contract's form, UTF-8."""

    submission: str
    number: int
    made_at: dt.datetime
    catalogue: str
    triage: Triage
    body: bytes

    def as_json(self) -> dict[str, object]:
        """The body, parsed."""
        parsed: dict[str, object] = json.loads(self.body)
        return parsed


def keep(ledger: Ledger, submission: str, report: Report, inputs: int, actor: str) -> int | None:
    """Keeps the report that was made from state ``inputs`` of the case; gives its number.

    None: the case has changed since, or has its report already. So a report is made exactly
    once, however many workers make it at the same time.
    """
    body = json.dumps(report.as_json(), ensure_ascii=False, allow_nan=False).encode()
    with ledger.writing() as work:
        number = _judged(work, submission, report, inputs)
        if number is None:
            return None
        work.session.add(
            ReportRow(
                submission_id=submission,
                number=number,
                inputs=inputs,
                made_at=work.now,
                catalogue=report.catalogue_version,
                triage=report.triage.value,
                sealed=ledger.cipher.seal(body),
            )
        )
        _keep_codes(work.session, submission, report)
        detail = {
            "report": number,
            "triage": report.triage.value,
            "catalogue": report.catalogue_version,
            "digest": hashlib.sha256(body).hexdigest(),
        }
        work.record(Event(actor, Action.JUDGED, submission, detail=detail))
        return number


def newest(ledger: Ledger, submission: str) -> KeptReport | None:
    """The newest report; None before the first."""
    with ledger.reading() as session:
        row = session.scalars(
            select(ReportRow)
            .where(ReportRow.submission_id == submission)
            .order_by(ReportRow.number.desc())
            .limit(1)
        ).one_or_none()
    return None if row is None else _kept(ledger, row)


def numbered(ledger: Ledger, submission: str, number: int) -> KeptReport:
    """The report of that number. Raises NoSuchCaseError."""
    with ledger.reading() as session:
        row = session.get(ReportRow, (submission, number))
    if row is None:
        raise NoSuchCaseError
    return _kept(ledger, row)


def _kept(ledger: Ledger, row: ReportRow) -> KeptReport:
    return KeptReport(
        row.submission_id, row.number, row.made_at, row.catalogue, Triage(row.triage),
        ledger.cipher.open(row.sealed),
    )  # fmt: skip


def _judged(work: Writing, submission: str, report: Report, inputs: int) -> int | None:
    """``due → judged``, if the case is still as it was; the new report's number."""
    weights = Counter(finding.severity for finding in report.findings)
    row = work.session.execute(
        update(Submission)
        .where(
            Submission.id == submission,
            Submission.state == SubmissionState.DUE,
            Submission.inputs == inputs,
        )
        .values(
            state=SubmissionState.JUDGED,
            due_since=None,
            judged_at=work.now,
            triage=report.triage.value,
            severe=_SEVERE[report.triage],
            blocking=weights[Severity.BLOCKING],
            warnings=weights[Severity.WARNING],
            notices=weights[Severity.NOTICE],
            reports=Submission.reports + 1,
        )
        .execution_options(synchronize_session=False)
        .returning(Submission.reports)
    ).one_or_none()
    return None if row is None else row[0]


def _keep_codes(session: Session, submission: str, report: Report) -> None:
    session.execute(delete(CaseCode).where(CaseCode.submission_id == submission))
    gravest: dict[str, Severity] = {}
    for severity in reversed(_ORDER):
        gravest |= {f.code: severity for f in report.findings if f.severity is severity}
    if gravest:
        session.execute(
            insert(CaseCode),
            [
                {"code": code, "submission_id": submission, "severity": severity.value}
                for code, severity in sorted(gravest.items())
            ],
        )
