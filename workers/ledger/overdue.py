"""What waits too long: documents that nobody took, cases that nobody judged."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import func, or_, select

from workers.ledger import transitions
from workers.ledger.connection import Ledger
from workers.ledger.states import DocumentState, Priority, SubmissionState
from workers.ledger.tables import DocumentRow, Submission

MOST_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Waiting:
    """A document that waits for a worker."""

    id: str
    priority: Priority


def unsent(ledger: Ledger, older_than: dt.timedelta) -> tuple[Waiting, ...]:
    """The most urgent documents that were never sent to the broker, or so long ago and not taken.

    Only the first ``MOST_AT_ONCE``: of a long queue the end is not sent again and again.
    """
    now = ledger.clock()
    order = (DocumentRow.priority, DocumentRow.queued_at, DocumentRow.id)
    with ledger.reading() as session:
        rows = [
            row
            for state in transitions.WAITING
            for row in session.execute(
                select(DocumentRow.id, DocumentRow.priority, DocumentRow.sent_at)
                .where(
                    DocumentRow.state == state,
                    DocumentRow.not_before <= now,
                    or_(
                        DocumentRow.queued_at < now - older_than,
                        DocumentRow.state == DocumentState.QUEUED,
                    ),
                )
                .order_by(*order)
                .limit(MOST_AT_ONCE)
            )
        ]
    before = now - older_than
    return tuple(
        Waiting(r.id, Priority(r.priority)) for r in rows if not (r.sent_at and r.sent_at > before)
    )


def note_sent(ledger: Ledger, documents: Collection[str]) -> None:
    """The broker has them."""
    with ledger.writing() as work:
        transitions.sent(work.session, documents, work.now)


def unjudged(ledger: Ledger, older_than: dt.timedelta) -> tuple[str, ...]:
    """Cases that have been due for so long."""
    before = ledger.clock() - older_than
    with ledger.reading() as session:
        return tuple(
            session.scalars(
                select(Submission.id)
                .where(
                    Submission.state == SubmissionState.DUE,
                    Submission.due_since <= before,
                )
                .order_by(Submission.due_since)
                .limit(MOST_AT_ONCE)
            )
        )


@dataclass(frozen=True, slots=True)
class Backlog:
    """What a monitor watches: numbers by state, and since when the oldest document waits."""

    documents: dict[DocumentState, int]
    oldest: dt.datetime | None
    due: int


def backlog(ledger: Ledger) -> Backlog:
    """How much waits, and for how long."""
    with ledger.reading() as session:
        rows = session.execute(
            select(DocumentRow.state, func.count(), func.min(DocumentRow.queued_at))
            .where(DocumentRow.state != DocumentState.READ)
            .group_by(DocumentRow.state)
        ).all()
        due = session.scalars(
            select(func.count())
            .select_from(Submission)
            .where(Submission.state == SubmissionState.DUE)
        ).one()
    waiting = [oldest for state, _, oldest in rows if DocumentState(state) in transitions.WAITING]
    return Backlog(
        {DocumentState(state): number for state, number, _ in rows},
        min(waiting, default=None),
        due,
    )
