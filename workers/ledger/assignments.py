"""Which officer works on which case: a lease of hours, so that two never work on the same."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import or_, update

from workers.ledger.connection import Ledger, Writing
from workers.ledger.errors import AssignedToAnotherError
from workers.ledger.events import Action, Detail, Event
from workers.ledger.queue import Assigned, Decided, Filter, Sort, first_free
from workers.ledger.states import SubmissionState
from workers.ledger.tables import Submission

OFFICERS_LEASE = dt.timedelta(hours=2)


def next_case(
    ledger: Ledger,
    officer: str,
    wanted: Filter | None = None,
    sort: Sort = Sort.SEVERITY,
    lease: dt.timedelta = OFFICERS_LEASE,
) -> str | None:
    """Leases the first judged, open case that is nobody's to the officer; None: there is none."""
    wanted = _free(wanted or Filter())
    while True:
        with ledger.writing() as work:
            case = first_free(work.session, wanted, sort, work.now)
            if case is None:
                return None
            if _lease(work, case, officer, lease):
                return case
        # Another officer was faster: the next one, then.


def assign(
    ledger: Ledger, submission: str, officer: str, lease: dt.timedelta = OFFICERS_LEASE
) -> None:
    """Leases that case to the officer, or renews their lease. Raises AssignedToAnotherError."""
    with ledger.writing() as work:
        if not _lease(work, submission, officer, lease):
            raise AssignedToAnotherError


def release(ledger: Ledger, submission: str, officer: str) -> bool:
    """The officer gives the case back. False: it is not theirs."""
    with ledger.writing() as work:
        row = work.session.execute(
            update(Submission)
            .where(Submission.id == submission, Submission.assigned_to == officer)
            .values(assigned_to=None, assigned_until=None)
            .returning(Submission.id)
        ).one_or_none()
        if row is not None:
            work.record(Event(officer, Action.RELEASED, submission))
        return row is not None


def _free(wanted: Filter) -> Filter:
    return Filter(
        triage=wanted.triage,
        procedures=wanted.procedures,
        codes=wanted.codes,
        states=(SubmissionState.JUDGED,),
        assigned=Assigned.NOBODY,
        decided=Decided.OPEN,
        text=wanted.text,
        before=wanted.before,
        deadline_by=wanted.deadline_by,
    )


def _lease(work: Writing, case: str, officer: str, lease: dt.timedelta) -> bool:
    """Made by one guarded UPDATE: of two officers at once, one gets it."""
    until = work.now + lease
    row = work.session.execute(
        update(Submission)
        .where(
            Submission.id == case,
            Submission.state != SubmissionState.ERASED,
            or_(
                Submission.assigned_to.is_(None),
                Submission.assigned_to == officer,
                Submission.assigned_until <= work.now,
            ),
        )
        .values(assigned_to=officer, assigned_until=until)
        .execution_options(synchronize_session=False)
        .returning(Submission.id)
    ).one_or_none()
    if row is None:
        return False
    detail: Detail = {"to": officer, "until": until.isoformat(timespec="seconds")}
    work.record(Event(officer, Action.ASSIGNED, case, detail=detail))
    return True
