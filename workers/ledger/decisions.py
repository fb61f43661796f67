"""Decisions of officers: on a requirement or on the whole case. Added, never changed."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import select, update

from workers.ledger.connection import Cipher, Ledger
from workers.ledger.errors import NoSuchCaseError, StaleReportError
from workers.ledger.events import Action, Detail, Event
from workers.ledger.states import SubmissionState
from workers.ledger.tables import DecisionRow, Submission


@dataclass(frozen=True, slots=True)
class NewDecision:
    """What an officer decides. ``requirement`` None: the case as a whole.

    ``outcome`` is the caller's word (``accept``, ``ask_again``, ``refer`` …); one on the whole
    case closes it, unless ``closes`` is false (a first pair of eyes). ``report`` is the number of
    the report that the officer saw; if a newer one exists, the decision is refused.
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
    """
    content = json.dumps(dict(new.content), ensure_ascii=False, sort_keys=True).encode()
    with ledger.writing() as work:
        # The row is locked first: numbers have no gap, and no report slips in between.
        row = work.session.execute(
            update(Submission)
            .where(Submission.id == submission, Submission.state != SubmissionState.ERASED)
            .values(decisions=Submission.decisions + 1)
            .execution_options(synchronize_session=False)
            .returning(Submission.decisions, Submission.reports)
        ).one_or_none()
        if row is None:
            raise NoSuchCaseError
        number, report = row
        if report != new.report:
            raise StaleReportError
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
        if new.requirement is None and new.closes:
            work.session.execute(
                update(Submission)
                .where(Submission.id == submission)
                .values(
                    outcome=new.outcome,
                    decided_at=work.now,
                    assigned_to=None,
                    assigned_until=None,
                )
            )
        detail: Detail = {
            "decision": number,
            "requirement": new.requirement or "",
            "outcome": new.outcome,
            "report": report,
            "digest": hashlib.sha256(content).hexdigest(),
        }
        work.record(Event(new.author, Action.DECIDED, submission, detail=detail))
        return int(number)


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
