"""The ledger in figures, for monitors: ages, counts and times; nothing of a person."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from workers.ledger import overdue
from workers.ledger.connection import Ledger
from workers.ledger.overdue import Backlog
from workers.ledger.states import DocumentState, SubmissionState
from workers.ledger.tables import CaseCode, DocumentRow, Submission

NEWEST = 500
"""The stage times are those of so many documents and cases that ended last."""


@dataclass(frozen=True, slots=True)
class StageTimes:
    """Seconds, sorted: a document's waiting and reading, a case from coming in to its report."""

    waiting: tuple[float, ...]
    reading: tuple[float, ...]
    case: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """What is so at this moment. ``outcomes``: (finding code, severity) → cases that have it."""

    backlog: Backlog
    cases: dict[SubmissionState, int]
    parked: dict[str, int]
    outcomes: dict[tuple[str, str], int]
    times: StageTimes


def figures(ledger: Ledger) -> Figures:
    """The figures of now."""
    with ledger.reading() as session:
        states = session.execute(
            select(Submission.state, func.count()).group_by(Submission.state)
        ).all()
        parked = session.execute(
            select(DocumentRow.parked, func.count())
            .where(DocumentRow.state == DocumentState.PARKED)
            .group_by(DocumentRow.parked)
        ).all()
        outcomes = session.execute(
            select(CaseCode.code, CaseCode.severity, func.count()).group_by(
                CaseCode.code, CaseCode.severity
            )
        ).all()
        times = _times(session)
    return Figures(
        backlog=overdue.backlog(ledger),
        cases={SubmissionState(state): number for state, number in states},
        parked={str(reason): number for reason, number in parked},
        outcomes={(code, severity): number for code, severity, number in outcomes},
        times=times,
    )


def _times(session: Session) -> StageTimes:
    # Ids are in order of time: the newest are found without an index of their own.
    documents = session.execute(
        select(DocumentRow.queued_at, DocumentRow.started_at, DocumentRow.finished_at)
        .where(DocumentRow.finished_at.is_not(None), DocumentRow.started_at.is_not(None))
        .order_by(DocumentRow.id.desc())
        .limit(NEWEST)
    ).all()
    cases = session.execute(
        select(Submission.received_at, Submission.judged_at)
        .where(Submission.judged_at.is_not(None))
        .order_by(Submission.id.desc())
        .limit(NEWEST)
    ).all()
    return StageTimes(
        waiting=_seconds([(queued, started) for queued, started, _ in documents]),
        reading=_seconds([(started, finished) for _, started, finished in documents]),
        case=_seconds([(received, judged) for received, judged in cases]),
    )


def _seconds(
    spans: Sequence[tuple[dt.datetime | None, dt.datetime | None]],
) -> tuple[float, ...]:
    return tuple(
        sorted(
            (end - begin).total_seconds()
            for begin, end in spans
            if begin is not None and end is not None
        )
    )
