"""Decisions of officers: on a requirement or on the whole case. Added, never changed."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import func, or_, select, update
from sqlalchemy.orm import Session

from workers.ledger.connection import Cipher, Ledger, Writing
from workers.ledger.errors import (
    AssignedToAnotherError,
    DecidedMeanwhileError,
    NoSuchCaseError,
    StaleReportError,
)
from workers.ledger.events import Action, Detail, Event
from workers.ledger.states import SECOND_DESK, SECOND_DESKS_LEASE, SubmissionState
from workers.ledger.tables import DecisionRow, Submission


@dataclass(frozen=True, slots=True)
class NewDecision:
    """What an officer decides. ``requirement`` None: the case as a whole.

    ``outcome`` is the caller's word (``accept``, ``ask_again``, ``refer`` …); one on the whole
    case closes it, unless ``closes`` is false (a first pair of eyes: the case goes to
    ``SECOND_DESK``). ``report`` is the number of the report that the officer saw; if a newer one
    exists, the decision is refused. ``after`` is the number of the newest decision that the officer
    saw, 0 if there was none: one on the same requirement, or on the case, that came since refuses
    this one.
    ``content`` holds reasons and the text to the applicant, as JSON; it is sealed.
    ``confirms``: the number of the decision that this one, as a second pair of eyes, confirms.
    """

    outcome: str
    author: str
    report: int
    requirement: str | None = None
    content: Mapping[str, object] = field(default_factory=dict)
    confirms: int | None = None
    closes: bool = True
    after: int = 0


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision as it was made. ``number`` counts from 1 within the case."""

    number: int
    requirement: str | None
    outcome: str
    author: str
    made_at: dt.datetime
    report: int | None
    confirms: int | None
    content: Mapping[str, object]


def decide(ledger: Ledger, submission: str, new: NewDecision) -> int:
    """Keeps the decision; gives its number.

    Raises:
        NoSuchCaseError: no such case.
        StaleReportError: the case was judged again since the officer read its report.
        DecidedMeanwhileError: it is closed, or the same was decided since the officer looked.
        AssignedToAnotherError: another officer works on the case.
    """
    content = json.dumps(dict(new.content), ensure_ascii=False, sort_keys=True).encode()
    with ledger.writing() as work:
        # The row is locked first: numbers have no gap, and neither a report nor another decision
        # slips in between. Of two at once the second waits here, and then sees the first.
        row = work.session.execute(
            update(Submission)
            .where(Submission.id == submission, Submission.state != SubmissionState.ERASED)
            .values(decisions=Submission.decisions + 1)
            .execution_options(synchronize_session=False)
            .returning(
                Submission.decisions,
                Submission.reports,
                Submission.outcome,
                Submission.assigned_to,
                Submission.assigned_until,
            )
        ).one_or_none()
        if row is None:
            raise NoSuchCaseError
        number, report, outcome, holder, until = row
        if report != new.report:
            raise StaleReportError
        if outcome is not None or _overtaken(work.session, submission, new):
            raise DecidedMeanwhileError
        if until and until > work.now and holder not in {new.author, SECOND_DESK}:
            raise AssignedToAnotherError
        work.session.add(
            DecisionRow(
                submission_id=submission,
                number=number,
                requirement=new.requirement,
                outcome=new.outcome,
                report=report,
                confirms=new.confirms,
                author=new.author,
                made_at=work.now,
                sealed=ledger.cipher.seal(content),
            )
        )
        if new.requirement is None:
            _pass_on(work, submission, new)
        detail: Detail = {
            "decision": number,
            "requirement": new.requirement or "",
            "outcome": new.outcome,
            "report": report,
            "digest": hashlib.sha256(content).hexdigest(),
        }
        work.record(Event(new.author, Action.DECIDED, submission, detail=detail))
        return int(number)


def _overtaken(session: Session, submission: str, new: NewDecision) -> bool:
    """Whether the same, or the whole case, was decided after what the officer saw."""
    newest = session.scalar(
        select(func.max(DecisionRow.number)).where(
            DecisionRow.submission_id == submission,
            or_(DecisionRow.requirement.is_(None), DecisionRow.requirement == new.requirement),
        )
    )
    return (newest or 0) > new.after


def _pass_on(work: Writing, submission: str, new: NewDecision) -> None:
    """The case is closed, or waits for a second pair of eyes; either way its officer is free."""
    values: dict[str, object] = {"assigned_to": None, "assigned_until": None}
    if new.closes:
        values |= {"outcome": new.outcome, "decided_at": work.now}
    else:
        until = work.now + SECOND_DESKS_LEASE
        values = {"assigned_to": SECOND_DESK, "assigned_until": until}
        detail: Detail = {"to": SECOND_DESK, "until": until.isoformat(timespec="seconds")}
        work.record(Event(new.author, Action.ASSIGNED, submission, detail=detail))
    work.session.execute(update(Submission).where(Submission.id == submission).values(values))


def awaiting_confirmation(session: Session, submissions: Sequence[str]) -> frozenset[str]:
    """Those of the open cases that a first pair of eyes has decided, and no second confirmed."""
    return frozenset(
        session.scalars(
            select(DecisionRow.submission_id)
            .join(Submission, Submission.id == DecisionRow.submission_id)
            .where(
                DecisionRow.submission_id.in_(submissions),
                DecisionRow.requirement.is_(None),
                Submission.outcome.is_(None),
            )
            .distinct()
        )
    )


def of_case(ledger: Ledger, submission: str) -> tuple[Decision, ...]:
    """All decisions of a case, in order."""
    with ledger.reading() as session:
        rows = session.scalars(
            select(DecisionRow)
            .where(DecisionRow.submission_id == submission)
            .order_by(DecisionRow.number)
        ).all()
    return tuple(_decision(row, ledger.cipher) for row in rows)


def _decision(row: DecisionRow, cipher: Cipher) -> Decision:
    return Decision(
        number=row.number,
        requirement=row.requirement,
        outcome=row.outcome,
        author=row.author,
        made_at=row.made_at,
        report=row.report,
        confirms=row.confirms,
        content=json.loads(cipher.open(row.sealed)),
    )
