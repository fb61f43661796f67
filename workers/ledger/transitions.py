"""Every change of a document's state, each in one place.

Each is one guarded UPDATE: it says from which state, and for a leased document whose lease, and
tells whether it was made. Two workers that try the same change at once can't both succeed.

    received ──sent──▶ queued ──take──▶ running ──finish──▶ read
        └────────take───────────────▶     │ ├──park──▶ parked ──retry──▶ queued
                          queued ◀────────┘ give_back, requeue
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import CursorResult, Update, update
from sqlalchemy.orm import Session

from workers.ledger.states import DocumentState, ParkedReason
from workers.ledger.tables import DocumentRow

WAITING = (DocumentState.RECEIVED, DocumentState.QUEUED)


@dataclass(frozen=True, slots=True)
class Tries:
    """How often a reading ended without a result: by its document, and by no fault of it."""

    crashes: int
    losses: int


def sent(session: Session, documents: Collection[str], now: dt.datetime) -> None:
    """``received → queued``: the broker has its id. One sent again only notes when."""
    session.execute(
        update(DocumentRow)
        .where(DocumentRow.id.in_(documents), DocumentRow.state.in_(WAITING))
        .values(state=DocumentState.QUEUED, sent_at=now)
    )


def take(session: Session, document: str, owner: str, until: dt.datetime, now: dt.datetime) -> bool:
    """``received | queued → running``: leased to one owner until then.

    ``received`` too, for a message may arrive before its sending was noted.
    """
    return _made(
        session,
        update(DocumentRow)
        .where(
            DocumentRow.id == document,
            DocumentRow.state.in_(WAITING),
            DocumentRow.not_before <= now,
        )
        .values(
            state=DocumentState.RUNNING,
            owner=owner,
            lease_until=until,
            started_at=now,
            attempts=DocumentRow.attempts + 1,
        ),
    )


def renew(session: Session, document: str, owner: str, until: dt.datetime) -> bool:
    """``running`` stays so: its owner is alive. False: the lease is another's by now."""
    return _made(session, _leased(document, owner).values(lease_until=until))


def finish(
    session: Session, document: str, owner: str, reader: str, year: int, now: dt.datetime
) -> bool:
    """``running → read``, by its owner alone: one given up for lost writes nothing."""
    return _made(
        session,
        _leased(document, owner).values(
            state=DocumentState.READ,
            reader=reader,
            year=year,
            finished_at=now,
            owner=None,
            lease_until=None,
        ),
    )


def give_back(session: Session, document: str, owner: str, not_before: dt.datetime) -> bool:
    """``running → queued``, by its owner: it stops, or what it needs is away.

    That is no fault of the document, and counts as nothing.
    """
    again = _waiting_again(not_before)
    return _made(session, _leased(document, owner).values(**again))


def requeue(
    session: Session, document: str, owner: str, tries: Tries, not_before: dt.datetime
) -> bool:
    """``running → queued``, by whoever saw the owner die, with what it counts as."""
    again = _waiting_again(not_before)
    counted = {"crashes": tries.crashes, "losses": tries.losses}
    return _made(session, _leased(document, owner).values(**again, **counted))


def park(
    session: Session,
    document: str,
    owner: str,
    reason: ParkedReason,
    tries: Tries,
    now: dt.datetime,
) -> bool:
    """``running → parked``: tried often enough. The document becomes a finding for the officer."""
    return _made(
        session,
        _leased(document, owner).values(
            state=DocumentState.PARKED,
            parked=reason,
            crashes=tries.crashes,
            losses=tries.losses,
            finished_at=now,
            owner=None,
            lease_until=None,
        ),
    )


def retry(session: Session, document: str, now: dt.datetime) -> bool:
    """``parked → queued``: an officer sends it again, with its counts at nought."""
    return _made(
        session,
        update(DocumentRow)
        .where(DocumentRow.id == document, DocumentRow.state == DocumentState.PARKED)
        .values(
            **_waiting_again(now),
            parked=None,
            attempts=0,
            crashes=0,
            losses=0,
            finished_at=None,
            queued_at=now,
        ),
    )


def _leased(document: str, owner: str) -> Update:
    """The fence: only while this owner holds it."""
    return update(DocumentRow).where(
        DocumentRow.id == document,
        DocumentRow.owner == owner,
        DocumentRow.state == DocumentState.RUNNING,
    )


def _waiting_again(not_before: dt.datetime) -> dict[str, object]:
    return {
        "not_before": not_before,
        "state": DocumentState.QUEUED,
        "owner": None,
        "lease_until": None,
        "started_at": None,
        "sent_at": None,
    }


def _made(session: Session, statement: Update) -> bool:
    result = session.execute(statement.execution_options(synchronize_session=False))
    return isinstance(result, CursorResult) and result.rowcount == 1
