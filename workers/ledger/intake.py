"""A submission comes in: kept whole in one transaction, or not at all."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError

from ingest.errors import UsageError
from ingest.names import shown
from verify.catalogue.load import Catalogue
from verify.reading_input import CaseInput, parse_case
from workers.ledger.connection import Ledger, Writing
from workers.ledger.events import Action, Detail, Event
from workers.ledger.ids import new_id
from workers.ledger.search import terms
from workers.ledger.states import DocumentState, Priority, Severe, SubmissionState
from workers.ledger.tables import ApplicationText, DocumentRow, SearchTerm, Submission

APPLICATION = "application.json"


class IdempotencyConflictError(UsageError):
    """The same ``Idempotency-Key`` came with another application or other files."""


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file that is already among the blobs. ``name`` is as the sender gave it."""

    name: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class NewSubmission:
    """What comes in. ``client`` is the sender's id: keys and ids are known to it alone.

    ``deadline`` is the day by which an officer should have decided. ``expires_at``: erased then,
    whatever its state (a pre-check that is not kept).
    """

    application: bytes
    files: Sequence[StoredFile]
    client: str
    deadline: dt.date
    priority: Priority = Priority.SUBMISSION
    idempotency_key: str | None = None
    expires_at: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class Submitted:
    """The submission's id, and its documents' ids to dispatch; ``repeated``: it was here before."""

    id: str
    documents: tuple[str, ...]
    repeated: bool


def submit(ledger: Ledger, new: NewSubmission, catalogue: Catalogue) -> Submitted:
    """Takes a submission in. When this returns, it is on disk.

    The same ``client`` and ``idempotency_key`` again give the first submission, nothing new.

    Raises:
        ApplicationError: the application can't be read; the line says where.
        UnknownProcedureError, NoEditionError: the catalogue has no such procedure.
        UsageError: two files of one name.
        IdempotencyConflictError: the key was used for something else.
    """
    given = parse_case(new.application, APPLICATION)
    today = ledger.clock().date()
    catalogue.edition(given.application.procedure, given.application.submitted_on or today)
    files = _named(new.files)
    digest = _request_digest(new.application, files)
    repeated = _earlier(ledger, new, digest)
    if repeated is not None:
        return repeated
    try:
        with ledger.writing() as work:
            return _keep(ledger, work, new, given, files, digest)
    except IntegrityError:
        # The same key came twice at once, and the other was first.
        repeated = _earlier(ledger, new, digest)
        if repeated is None:
            raise
        return repeated


def _named(files: Sequence[StoredFile]) -> list[StoredFile]:
    """The files under names that can be shown, sorted as a case folder is."""
    named = sorted((StoredFile(shown(f.name), f.sha256, f.size) for f in files), key=_name)
    for one, other in pairwise(named):
        if one.name == other.name:
            raise UsageError(f'two files are called "{one.name}"; give each a name of its own')
    return named


def _name(file: StoredFile) -> str:
    return file.name


def _request_digest(application: bytes, files: Sequence[StoredFile]) -> str:
    listed = [hashlib.sha256(application).hexdigest(), [[f.name, f.sha256] for f in files]]
    return hashlib.sha256(json.dumps(listed, ensure_ascii=True).encode()).hexdigest()


def _earlier(ledger: Ledger, new: NewSubmission, digest: str) -> Submitted | None:
    if new.idempotency_key is None:
        return None
    with ledger.reading() as session:
        row = session.execute(
            select(Submission.id, Submission.request_digest).where(
                Submission.client == new.client,
                Submission.idempotency_key == new.idempotency_key,
            )
        ).one_or_none()
        if row is None:
            return None
        if row.request_digest != digest:
            raise IdempotencyConflictError(
                "This Idempotency-Key was used for another submission: send a new key with it."
            )
        documents = session.scalars(
            select(DocumentRow.id)
            .where(DocumentRow.submission_id == row.id)
            .order_by(DocumentRow.number)
        )
        return Submitted(row.id, tuple(documents), repeated=True)


def _keep(
    ledger: Ledger,
    work: Writing,
    new: NewSubmission,
    given: CaseInput,
    files: Sequence[StoredFile],
    digest: str,
) -> Submitted:
    now = work.now
    submission = new_id(now)
    session = work.session
    session.add(
        Submission(
            id=submission,
            procedure=given.application.procedure,
            priority=new.priority,
            state=SubmissionState.READING if files else SubmissionState.DUE,
            client=new.client,
            idempotency_key=new.idempotency_key,
            request_digest=digest,
            received_at=now,
            deadline=new.deadline,
            expires_at=new.expires_at,
            documents=len(files),
            unfinished=len(files),
            inputs=1,
            due_since=None if files else now,
            severe=Severe.UNJUDGED,
            blocking=0,
            warnings=0,
            notices=0,
            reports=0,
            decisions=0,
        )
    )
    session.flush()
    session.add(
        ApplicationText(submission_id=submission, sealed=ledger.cipher.seal(new.application))
    )
    found_by = [{"term": t, "submission_id": submission} for t in sorted(terms(given.application))]
    if found_by:
        session.execute(insert(SearchTerm), found_by)
    seen_on = given.application.submitted_on or now.date()
    documents = [
        DocumentRow(
            id=new_id(now),
            submission_id=submission,
            number=number,
            file=file.name,
            sha256=file.sha256,
            size=file.size,
            priority=new.priority,
            state=DocumentState.RECEIVED,
            seen_on=seen_on,
            queued_at=now,
            not_before=now,
            attempts=0,
            crashes=0,
            losses=0,
        )
        for number, file in enumerate(files, 1)
    ]
    session.add_all(documents)
    detail: Detail = {"documents": len(files), "priority": int(new.priority), "digest": digest}
    work.record(Event(new.client, Action.SUBMITTED, submission, detail=detail))
    return Submitted(submission, tuple(d.id for d in documents), repeated=False)
