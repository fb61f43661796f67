"""The event log: who did what to which submission, when. Append-only, each chained to the last.

An event carries ids, codes, counts and digests, never a name or a number of a person, so that
erasing a person leaves the log whole. Its digest is the SHA-256 of its fields as canonical JSON,
the digest of the event before it among them: nothing can be changed, taken out or put in without
every later digest failing. Only the end can be cut off unseen; ``verify`` prints the head, and
whoever notes it down elsewhere can hold a later log against it.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from workers.ledger.tables import EventHead, EventRow

_START = "0" * 64
_IN_ONE_READ = 1000


class Action(StrEnum):
    """What can happen. The detail that each carries stands behind it."""

    SUBMITTED = "submission.received"  # documents, priority, digest
    DOCUMENT_READ = "document.read"  # sha256, reader, attempts, remembered
    DOCUMENT_LOST = "document.lost"  # attempts, losses: its worker is gone
    DOCUMENT_CRASHED = "document.crashed"  # attempts, crashes: it killed its reader
    DOCUMENT_PARKED = "document.parked"  # reason
    DOCUMENT_RETRIED = "document.retried"
    JUDGED = "report.made"  # report, triage, catalogue, digest
    RECHECK = "recheck.asked"
    CORRECTED = "correction.made"  # field, part, digest
    DECIDED = "decision.made"  # decision, requirement, outcome, report, digest
    ASSIGNED = "case.assigned"  # to, until
    RELEASED = "case.released"
    VIEWED = "case.viewed"
    DOCUMENT_VIEWED = "document.viewed"  # page or "file"
    ERASED = "case.erased"  # reason, blobs
    SITE = "site"  # what: copied, keys rotated, …


Detail = dict[str, str | int]
"""Ids, codes, counts and digests of an event, by name."""


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened. ``actor`` is an id (``officer:…``, ``key:…``, ``worker:…``)."""

    actor: str
    action: Action
    submission: str | None = None
    document: str | None = None
    detail: Detail = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Logged:
    """An event as the log has it."""

    number: int
    at: dt.datetime
    event: Event


@dataclass(frozen=True, slots=True)
class Chain:
    """What ``verify`` found. ``broken_at`` is the number of the first event that does not hold."""

    events: int
    digest: str
    broken_at: int | None

    @property
    def whole(self) -> bool:
        """Whether every event is as it was written."""
        return self.broken_at is None


def append(session: Session, happened: Sequence[Event], now: dt.datetime) -> None:
    """Adds events at the end. Called last in a transaction: the head's lock is held till commit."""
    if not happened:
        return
    head = session.scalars(select(EventHead).with_for_update()).one()
    for event in happened:
        row = EventRow(
            number=head.number + 1,
            at=now,
            actor=event.actor,
            action=event.action.value,
            submission_id=event.submission,
            document_id=event.document,
            detail=_canonical(dict(event.detail)),
            previous=head.digest,
        )
        row.digest = _digest(row)
        session.add(row)
        head.number, head.digest = row.number, row.digest
    session.flush()


def history(session: Session, submission: str) -> tuple[Logged, ...]:
    """Everything that happened to a submission, in order."""
    rows = session.scalars(
        select(EventRow).where(EventRow.submission_id == submission).order_by(EventRow.number)
    )
    return tuple(_logged(row) for row in rows)


def verify(session: Session) -> Chain:
    """Whether the whole log holds. Reads it in pieces: memory does not grow with it."""
    number, digest = 0, _START
    while True:
        rows = session.scalars(
            select(EventRow)
            .where(EventRow.number > number)
            .order_by(EventRow.number)
            .limit(_IN_ONE_READ)
        ).all()
        for row in rows:
            as_written = row.number == number + 1 and row.previous == digest
            if not as_written or row.digest != _digest(row):
                return Chain(number, digest, broken_at=number + 1)
            number, digest = row.number, row.digest
        session.expunge_all()
        if len(rows) < _IN_ONE_READ:
            break
    head = session.scalars(select(EventHead)).one()
    broken = None if (head.number, head.digest) == (number, digest) else number + 1
    return Chain(number, digest, broken)


def holds(session: Session, head: str) -> bool:
    """Whether a head noted down earlier (``NUMBER:DIGEST``) is in the log."""
    number, _, digest = head.partition(":")
    row = session.get(EventRow, int(number)) if number.isdigit() else None
    return row is not None and row.digest == digest


def _logged(row: EventRow) -> Logged:
    detail = json.loads(row.detail)
    event = Event(row.actor, Action(row.action), row.submission_id, row.document_id, detail)
    return Logged(row.number, row.at, event)


def _digest(row: EventRow) -> str:
    at = row.at.astimezone(dt.UTC).isoformat(timespec="microseconds")
    fields = [
        row.number, at, row.actor, row.action,
        row.submission_id, row.document_id, row.detail, row.previous,
    ]  # fmt: skip
    return hashlib.sha256(_canonical(fields).encode()).hexdigest()


def _canonical(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
