"""A case erased: everything that says who it was is gone, and the log says that it went.

What remains is the submission's row (procedure, days, triage), the states of its documents and its
events. A file or a reading that another case shares stays until that one goes too.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from enum import StrEnum

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from ingest.blobs.blobs import Blobs
from workers.ledger.connection import Ledger
from workers.ledger.errors import NoSuchCaseError
from workers.ledger.events import Action, Event
from workers.ledger.states import DocumentState, SubmissionState
from workers.ledger.tables import (
    ApplicationText,
    BlobRemoval,
    CaseCode,
    CorrectionRow,
    DecisionRow,
    DocumentRow,
    ExtractionRow,
    PageImage,
    ReadingRow,
    ReportRow,
    SearchTerm,
    Submission,
)

ERASED_FILE = "—"
_JUST_PUT = dt.timedelta(hours=1)


class Why(StrEnum):
    """Why a case is erased."""

    ASKED = "asked"  # the person, or an administrator, asked for it
    RULE = "rule"  # the site's rule on how long it keeps cases
    EXPIRED = "expired"  # it came in to be kept for so long (a pre-check)


def erase(ledger: Ledger, blobs: Blobs, submission: str, actor: str, why: Why) -> None:
    """Erases the case. The log stays whole, and tells when and why.

    Its files go at once; one that came in again within the last hour, for another case that is
    perhaps not committed yet, is looked at later (``remove_blobs``).

    Raises:
        NoSuchCaseError: there is none, or it is erased already.
        StorageError: the storage is away. The case is erased; its files go with a later sweep.
    """
    with ledger.writing() as work:
        session = work.session
        row = session.get(Submission, submission, with_for_update=True)
        if row is None or row.state == SubmissionState.ERASED:
            raise NoSuchCaseError
        documents = session.scalars(
            select(DocumentRow).where(DocumentRow.submission_id == submission)
        ).all()
        ids = [d.id for d in documents]
        for table in (ApplicationText, SearchTerm, ReportRow, CaseCode, DecisionRow):
            session.execute(delete(table).where(table.submission_id == submission))
        session.execute(delete(CorrectionRow).where(CorrectionRow.document_id.in_(ids)))
        session.execute(delete(ReadingRow).where(ReadingRow.document_id.in_(ids)))
        digests = sorted({d.sha256 for d in documents})
        _empty(session, submission, ids)
        session.flush()
        gone = _forget_content(session, digests, work.now)
        work.record(
            Event(actor, Action.ERASED, submission, detail={"reason": why.value, "blobs": gone})
        )
    remove_blobs(ledger, blobs)


def remove_blobs(ledger: Ledger, blobs: Blobs) -> int:
    """Removes the files that nobody needs any more; gives how many. Raises StorageError."""
    with ledger.reading() as session:
        asked = session.scalars(select(BlobRemoval.sha256).limit(1000)).all()
    removed = 0
    for sha256 in asked:
        put = blobs.changed_at(sha256)
        if put is not None and put > ledger.clock() - _JUST_PUT:
            continue
        with ledger.writing() as work:
            if not _needed(work.session, sha256):
                blobs.remove(sha256)
                removed += 1
            work.session.execute(delete(BlobRemoval).where(BlobRemoval.sha256 == sha256))
    return removed


def _empty(session: Session, submission: str, documents: Sequence[str]) -> None:
    """The rows that stay, without what is personal in them."""
    session.execute(
        update(DocumentRow)
        .where(DocumentRow.id.in_(documents))
        .values(
            file=ERASED_FILE,
            sha256="",
            state=DocumentState.PARKED,
            owner=None,
            lease_until=None,
            reader=None,
            year=None,
        )
    )
    session.execute(
        update(Submission)
        .where(Submission.id == submission)
        .values(
            state=SubmissionState.ERASED,
            idempotency_key=None,
            request_digest="",
            expires_at=None,
            due_since=None,
            assigned_to=None,
            assigned_until=None,
            unfinished=0,
        )
    )


def _forget_content(session: Session, digests: Sequence[str], now: dt.datetime) -> int:
    """What was read in these files, their pages and they themselves, unless others have them."""
    alone = [sha256 for sha256 in digests if not _needed(session, sha256)]
    pages = session.scalars(select(PageImage.blob).where(PageImage.sha256.in_(alone))).all()
    session.execute(delete(PageImage).where(PageImage.sha256.in_(alone)))
    session.execute(delete(ExtractionRow).where(ExtractionRow.sha256.in_(alone)))
    for sha256 in {*alone, *pages}:
        session.merge(BlobRemoval(sha256=sha256, asked_at=now))
    return len(alone)


def _needed(session: Session, sha256: str) -> bool:
    used = select(DocumentRow.id).where(DocumentRow.sha256 == sha256).limit(1)
    shown = select(PageImage.page).where(PageImage.blob == sha256).limit(1)
    return session.scalar(used) is not None or session.scalar(shown) is not None
