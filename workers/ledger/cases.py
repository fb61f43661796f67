"""One case as it stands: its state, its documents' progress, its application."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from verify.reading_input import CaseInput, parse_case
from verify.report import Triage
from workers.ledger.connection import Ledger
from workers.ledger.decisions import awaiting_confirmation
from workers.ledger.errors import NoSuchCaseError
from workers.ledger.intake import APPLICATION
from workers.ledger.states import FINISHED, DocumentState, ParkedReason, Priority, SubmissionState
from workers.ledger.tables import ApplicationText, DocumentRow, Submission


@dataclass(frozen=True, slots=True)
class DocumentStatus:
    """One document's progress. ``number`` counts from 1, in the order of the file names."""

    id: str
    number: int
    file: str
    sha256: str
    size: int
    state: DocumentState
    attempts: int
    parked: ParkedReason | None


@dataclass(frozen=True, slots=True)
class CaseStatus:
    """One case as it stands. ``report`` is the number of the newest report, 0 before the first.

    ``awaits_confirmation``: somebody decided it, and a second pair of eyes must confirm that.
    """

    id: str
    client: str
    procedure: str
    priority: Priority
    state: SubmissionState
    received_at: dt.datetime
    deadline: dt.date
    judged_at: dt.datetime | None
    triage: Triage | None
    report: int
    decisions: int
    outcome: str | None
    decided_at: dt.datetime | None
    assigned_to: str | None
    assigned_until: dt.datetime | None
    awaits_confirmation: bool
    documents: tuple[DocumentStatus, ...]

    @property
    def finished(self) -> int:
        """How many documents are read or parked."""
        return sum(d.state in FINISHED for d in self.documents)


def status(ledger: Ledger, submission: str, *, client: str | None = None) -> CaseStatus:
    """The case. With ``client``, only if it is that client's own.

    Raises:
        NoSuchCaseError: there is none, or it is another's.
    """
    with ledger.reading() as session:
        return status_in(session, submission, client=client)


def status_in(session: Session, submission: str, *, client: str | None = None) -> CaseStatus:
    """See ``status``; within a transaction that is open already."""
    row = session.get(Submission, submission)
    if row is None or (client is not None and row.client != client):
        raise NoSuchCaseError
    documents = session.scalars(
        select(DocumentRow)
        .where(DocumentRow.submission_id == submission)
        .order_by(DocumentRow.number)
    )
    return CaseStatus(
        id=row.id,
        client=row.client,
        procedure=row.procedure,
        priority=Priority(row.priority),
        state=SubmissionState(row.state),
        received_at=row.received_at,
        deadline=row.deadline,
        judged_at=row.judged_at,
        triage=Triage(row.triage) if row.triage else None,
        report=row.reports,
        decisions=row.decisions,
        outcome=row.outcome,
        decided_at=row.decided_at,
        assigned_to=row.assigned_to,
        assigned_until=row.assigned_until,
        awaits_confirmation=bool(awaiting_confirmation(session, [row.id])),
        documents=tuple(_document(d) for d in documents),
    )


def document(
    ledger: Ledger, submission: str, number: int, *, client: str | None = None
) -> DocumentStatus:
    """The document of that number. Raises NoSuchCaseError."""
    for each in status(ledger, submission, client=client).documents:
        if each.number == number:
            return each
    raise NoSuchCaseError


def application_text(ledger: Ledger, submission: str) -> bytes:
    """The application as it came in, JSON. Raises NoSuchCaseError: erased, or never was."""
    with ledger.reading() as session:
        row = session.get(ApplicationText, submission)
    if row is None:
        raise NoSuchCaseError
    return ledger.cipher.open(row.sealed)


def application(ledger: Ledger, submission: str) -> CaseInput:
    """The application, parsed. Raises NoSuchCaseError."""
    return parse_case(application_text(ledger, submission), APPLICATION)


def _document(row: DocumentRow) -> DocumentStatus:
    return DocumentStatus(
        id=row.id,
        number=row.number,
        file=row.file,
        sha256=row.sha256,
        size=row.size,
        state=DocumentState(row.state),
        attempts=row.attempts,
        parked=ParkedReason(row.parked) if row.parked else None,
    )
