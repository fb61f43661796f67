"""Documents leased to workers, and given back, lost, finished or parked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from extract.facts import Extraction
from workers.kept import KeptKey, encode, may_be_kept
from workers.ledger import transitions
from workers.ledger.connection import Ledger, Writing
from workers.ledger.events import Action, Detail, Event
from workers.ledger.readings import keep
from workers.ledger.states import DocumentState, ParkedReason, SubmissionState
from workers.ledger.tables import DocumentRow, ReadingRow, Submission
from workers.ledger.transitions import Tries

_NO_DELAY = dt.timedelta()


@dataclass(frozen=True, slots=True)
class Patience:
    """How often a document is tried, and how long its worker may be silent.

    ``crashes``: times that its reading may kill the process that reads it (poison).
    ``losses``: times that its worker may be lost for reasons of its own (a machine went down).
    ``delay`` grows with each, so that a broken machine is not hammered.
    """

    lease: dt.timedelta = dt.timedelta(seconds=60)
    crashes: int = 3
    losses: int = 10
    delay: dt.timedelta = dt.timedelta(seconds=2)


@dataclass(frozen=True, slots=True)
class Lease:
    """A document leased: what its reader needs to know, and nothing of a person but the name."""

    document: str
    submission: str
    owner: str
    file: str
    sha256: str
    seen_on: dt.date
    attempt: int


class Finish(Enum):
    """What became of a finished write."""

    FENCED = "fenced"  # the lease was another's: nothing was written
    MORE_TO_READ = "more"  # written; other documents of the submission are not finished
    LAST = "last"  # written, and the submission is due


class Fault(Enum):
    """Why a reading ended without a result."""

    CRASH = "crash"  # the process died or hung while its supervisor lived: maybe poison
    LOSS = "loss"  # the whole worker is gone


def take(ledger: Ledger, document: str, owner: str, patience: Patience) -> Lease | None:
    """Leases that document. None: it is another's, is finished, or its time has not come."""
    with ledger.writing() as work:
        return _take(work, document, owner, patience)


def take_next(ledger: Ledger, owner: str, patience: Patience) -> Lease | None:
    """Leases the most urgent waiting document, the longest waiting first. None: there is none."""
    while True:
        document = _most_urgent(ledger)
        if document is None:
            return None
        lease = take(ledger, document, owner, patience)
        if lease is not None:
            return lease  # else another was faster: look again


def renew(ledger: Ledger, lease: Lease, patience: Patience) -> bool:
    """The owner is alive. False: the document is no longer its."""
    with ledger.writing() as work:
        until = work.now + patience.lease
        return transitions.renew(work.session, lease.document, lease.owner, until)


def finish(
    ledger: Ledger, lease: Lease, read: Sequence[Extraction], key: KeptKey, *, remembered: bool
) -> Finish:
    """Keeps what was read, once and for all. ``remembered``: nothing had to be read for it."""
    encoded = encode(read)
    with ledger.writing() as work:
        session = work.session
        made = transitions.finish(
            session, lease.document, lease.owner, key.reader, key.year, work.now
        )
        if not made:
            return Finish.FENCED
        if not may_be_kept(read):
            session.merge(
                ReadingRow(document_id=lease.document, sealed=ledger.cipher.seal(encoded))
            )
        elif not remembered:
            keep(session, key, ledger.cipher.seal(encoded))
        detail: Detail = {
            "sha256": lease.sha256,
            "reader": key.reader,
            "attempts": lease.attempt,
            "remembered": int(remembered),
        }
        work.record(
            Event(lease.owner, Action.DOCUMENT_READ, lease.submission, lease.document, detail)
        )
        return _one_less(work, lease.submission)


def give_back(ledger: Ledger, lease: Lease, delay: dt.timedelta = _NO_DELAY) -> bool:
    """The owner stops, or what it needs is away: another may try, after the delay."""
    with ledger.writing() as work:
        not_before = work.now + delay
        return transitions.give_back(work.session, lease.document, lease.owner, not_before)


def failed(ledger: Ledger, document: str, owner: str, fault: Fault, patience: Patience) -> None:
    """The reading ended without a result: it waits again, or is parked if that was too often."""
    with ledger.writing() as work:
        _failed(work, document, owner, fault, patience)


def failed_by(ledger: Ledger, document: str, worker: str, fault: Fault, patience: Patience) -> None:
    """As ``failed``, by the worker whose process it was; nothing if the lease is another's."""
    with ledger.reading() as session:
        owner = session.scalar(select(DocumentRow.owner).where(DocumentRow.id == document))
    if owner is not None and owner.startswith(f"{worker}/"):
        failed(ledger, document, owner, fault, patience)


def give_back_all(ledger: Ledger, worker: str) -> int:
    """A worker stops: what it had begun and not ended, others may begin. Gives how many."""
    with ledger.writing() as work:
        held = work.session.execute(
            select(DocumentRow.id, DocumentRow.owner).where(
                DocumentRow.state == DocumentState.RUNNING,
                DocumentRow.owner.startswith(f"{worker}/", autoescape=True),
            )
        ).all()
        for document, owner in held:
            transitions.give_back(work.session, document, owner or "", work.now)
        return len(held)


def give_up_overdue(ledger: Ledger, patience: Patience) -> int:
    """Takes the leases back that ran out: their workers are lost. Returns how many."""
    now = ledger.clock()
    with ledger.reading() as session:
        overdue = session.execute(
            select(DocumentRow.id, DocumentRow.owner).where(
                DocumentRow.state == DocumentState.RUNNING, DocumentRow.lease_until < now
            )
        ).all()
    for document, owner in overdue:
        with ledger.writing() as work:
            still = work.session.scalar(
                select(DocumentRow.lease_until).where(
                    DocumentRow.id == document, DocumentRow.owner == owner
                )
            )
            if still is not None and still < work.now:
                _failed(work, document, owner or "", Fault.LOSS, patience)
    return len(overdue)


def retry(ledger: Ledger, document: str, actor: str) -> bool:
    """An officer sends a parked document again. False: it is not parked."""
    with ledger.writing() as work:
        if not transitions.retry(work.session, document, work.now):
            return False
        submission = work.session.scalars(
            select(DocumentRow.submission_id).where(DocumentRow.id == document)
        ).one()
        work.session.execute(
            update(Submission)
            .where(Submission.id == submission)
            .values(
                unfinished=Submission.unfinished + 1,
                state=SubmissionState.READING,
                due_since=None,
            )
        )
        work.record(Event(actor, Action.DOCUMENT_RETRIED, submission, document))
        return True


def _most_urgent(ledger: Ledger) -> str | None:
    order = (DocumentRow.priority, DocumentRow.queued_at, DocumentRow.id)
    with ledger.reading() as session:
        # One look for each state: each walks the index in order and stops at the first.
        first = [
            session.execute(
                select(*order)
                .where(DocumentRow.state == state, DocumentRow.not_before <= ledger.clock())
                .order_by(*order)
                .limit(1)
            ).one_or_none()
            for state in transitions.WAITING
        ]
    found = [(row.priority, row.queued_at, row.id) for row in first if row is not None]
    return min(found)[2] if found else None


def _take(work: Writing, document: str, owner: str, patience: Patience) -> Lease | None:
    until = work.now + patience.lease
    if not transitions.take(work.session, document, owner, until, work.now):
        return None
    row = work.session.get_one(DocumentRow, document)
    return Lease(
        document, row.submission_id, owner, row.file, row.sha256, row.seen_on, row.attempts
    )


def _failed(work: Writing, document: str, owner: str, fault: Fault, patience: Patience) -> None:
    row = work.session.get(DocumentRow, document, with_for_update=True)
    if row is None or row.owner != owner or row.state != DocumentState.RUNNING:
        return  # finished, given back, or another's by now
    submission, attempts = row.submission_id, row.attempts
    tries = Tries(row.crashes + (fault is Fault.CRASH), row.losses + (fault is Fault.LOSS))
    action = Action.DOCUMENT_CRASHED if fault is Fault.CRASH else Action.DOCUMENT_LOST
    counts: Detail = {"attempts": attempts, "crashes": tries.crashes, "losses": tries.losses}
    work.record(Event(owner, action, submission, document, counts))
    if tries.crashes < patience.crashes and tries.losses < patience.losses:
        delay = patience.delay * (2 ** min(tries.crashes + tries.losses - 1, 6))
        transitions.requeue(work.session, document, owner, tries, work.now + delay)
        return
    reason = ParkedReason.POISON if tries.crashes >= patience.crashes else ParkedReason.LOST
    transitions.park(work.session, document, owner, reason, tries, work.now)
    work.record(
        Event(owner, Action.DOCUMENT_PARKED, submission, document, {"reason": reason.value})
    )
    _one_less(work, submission)


def _one_less(work: Writing, submission: str) -> Finish:
    """One document less to wait for; the last one makes the submission due.

    The UPDATE locks the row, so of two documents that finish at once one is the last.
    """
    session = work.session
    session.execute(
        update(Submission)
        .where(Submission.id == submission, Submission.state == SubmissionState.READING)
        .values(unfinished=Submission.unfinished - 1)
        .execution_options(synchronize_session=False)
    )
    due = session.execute(
        update(Submission)
        .where(
            Submission.id == submission,
            Submission.state == SubmissionState.READING,
            Submission.unfinished == 0,
        )
        .values(
            state=SubmissionState.DUE,
            due_since=work.now,
            sent_at=None,
            inputs=Submission.inputs + 1,
        )
        .execution_options(synchronize_session=False)
        .returning(Submission.id)
    ).one_or_none()
    return Finish.LAST if due is not None else Finish.MORE_TO_READ


def waiting(session: Session) -> int:
    """How many documents wait for a worker."""
    return session.scalars(
        select(func.count())
        .select_from(DocumentRow)
        .where(DocumentRow.state.in_(transitions.WAITING))
    ).one()
