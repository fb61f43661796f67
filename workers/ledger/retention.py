"""How long cases are kept: by rule, and those that came in to be kept for a while only."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, or_, select

from ingest.blobs.blobs import Blobs
from workers.ledger.connection import Ledger
from workers.ledger.erasure import Why, erase, remove_blobs
from workers.ledger.errors import NoSuchCaseError
from workers.ledger.states import SubmissionState
from workers.ledger.tables import Submission

_AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class Rule:
    """Days that a case is kept after its decision, or, undecided, after it came in; 0: for ever."""

    decided_days: int = 0
    open_days: int = 0


def erase_due(ledger: Ledger, blobs: Blobs, rule: Rule, actor: str) -> tuple[str, ...]:
    """Erases the cases whose time is over; gives their ids. Raises StorageError."""
    now = ledger.clock()
    with ledger.reading() as session:
        due = session.execute(
            select(Submission.id, Submission.expires_at)
            .where(Submission.state != SubmissionState.ERASED, _over(rule, now))
            .order_by(Submission.received_at)
            .limit(_AT_ONCE)
        ).all()
    erased: list[str] = []
    for case, expires_at in due:
        expired = expires_at is not None and expires_at <= now
        try:
            erase(ledger, blobs, case, actor, Why.EXPIRED if expired else Why.RULE)
        except NoSuchCaseError:
            continue  # another sweeper was faster
        erased.append(case)
    remove_blobs(ledger, blobs)
    return tuple(erased)


def _over(rule: Rule, now: dt.datetime) -> ColumnElement[bool]:
    over = [Submission.expires_at <= now]
    if rule.decided_days:
        over.append(Submission.decided_at <= now - dt.timedelta(days=rule.decided_days))
    if rule.open_days:
        before = now - dt.timedelta(days=rule.open_days)
        over.append(and_(Submission.decided_at.is_(None), Submission.received_at <= before))
    return or_(*over)
