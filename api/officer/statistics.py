"""What fails most, where officers overrule the machine, and how long a case takes."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from api.officer.comparison import label
from api.officer.deciding import Outcome
from api.pages.codes import code_name
from api.pages.words import all_words
from verify.bilingual import Bilingual
from verify.findings import ALL_CODES
from workers.ledger.connection import Ledger
from workers.ledger.events import Action
from workers.ledger.tables import CaseCode, CorrectionRow, DecisionRow, EventRow, Submission

MOST_DECISIONS = 2000
_MOST_EVENTS = 20_000
_SHOWN = 12


class _Machine(BaseModel):
    """What the machine had said of a requirement when an officer decided it."""

    model_config = ConfigDict(extra="ignore")
    status: str = ""
    codes: tuple[str, ...] = ()


class _Content(BaseModel):
    model_config = ConfigDict(extra="ignore")
    machine: _Machine = _Machine()


@dataclass(frozen=True, slots=True)
class Failing:
    """A finding code and how many cases have it."""

    code: str
    cases: int
    share: float

    @property
    def name(self) -> Bilingual:
        """What the finding is called."""
        return code_name(self.code)


@dataclass(frozen=True, slots=True)
class Overruled:
    """A code: how often a requirement flagged with it was decided, and accepted all the same.

    Where a requirement was flagged without any finding, ``code`` is its status.
    """

    code: str
    decided: int
    accepted: int

    @property
    def name(self) -> Bilingual:
        """What the finding, or the status, is called."""
        return code_name(self.code) if self.code in ALL_CODES else _status_name(self.code)

    @property
    def share(self) -> float:
        """Accepted, of those decided."""
        return self.accepted / self.decided


@dataclass(frozen=True, slots=True)
class CorrectedField:
    """A fact and how often it was put right."""

    name: Bilingual
    times: int


@dataclass(frozen=True, slots=True)
class Times:
    """Minutes from first look to decision over ``count`` cases: median and ninth decile."""

    count: int
    median: float
    ninetieth: float


@dataclass(frozen=True, slots=True)
class Statistics:
    """The page's content. ``times`` is None before the first decision."""

    failing: tuple[Failing, ...]
    overruled: tuple[Overruled, ...]
    corrected: tuple[CorrectedField, ...]
    times: Times | None
    outcomes: Mapping[str, int]


def _status_name(status: str) -> Bilingual:
    return all_words().get(f"status.{status}", Bilingual(en="–", el="–"))


def statistics(ledger: Ledger) -> Statistics:
    """From the newest reports, the newest decisions and the event log."""
    with ledger.reading() as session:
        sealed = session.execute(
            select(DecisionRow.outcome, DecisionRow.sealed)
            .where(DecisionRow.requirement.is_not(None))
            .order_by(DecisionRow.made_at.desc())
            .limit(MOST_DECISIONS)
        ).all()
        failing, corrected = _failing(session), _corrected(session)
        times, outcomes = _times(session), _outcomes(session)
    decided = [
        (outcome, _Content.model_validate_json(ledger.cipher.open(content)).machine)
        for outcome, content in sealed
    ]
    return Statistics(failing, _overruled(decided), corrected, times, outcomes)


def _failing(session: Session) -> tuple[Failing, ...]:
    judged = session.scalar(
        select(func.count()).select_from(Submission).where(Submission.judged_at.is_not(None))
    )
    rows = session.execute(
        select(CaseCode.code, func.count())
        .where(CaseCode.severity != "notice")
        .group_by(CaseCode.code)
        .order_by(func.count().desc(), CaseCode.code)
        .limit(_SHOWN)
    ).all()
    return tuple(Failing(code, count, count / max(judged or 0, 1)) for code, count in rows)


def _corrected(session: Session) -> tuple[CorrectedField, ...]:
    rows = session.execute(
        select(CorrectionRow.field, func.count())
        .group_by(CorrectionRow.field)
        .order_by(func.count().desc(), CorrectionRow.field)
        .limit(_SHOWN)
    ).all()
    return tuple(CorrectedField(label(field), count) for field, count in rows)


def _overruled(decided: Sequence[tuple[str, _Machine]]) -> tuple[Overruled, ...]:
    flagged: Counter[str] = Counter()
    accepted: Counter[str] = Counter()
    for outcome, machine in decided:
        if machine.status in {"met", "not_applicable", "deferred"}:
            continue
        for code in set(machine.codes) or {machine.status}:
            flagged[code] += 1
            accepted[code] += outcome == Outcome.ACCEPT
    found = [Overruled(code, n, accepted[code]) for code, n in flagged.items() if accepted[code]]
    return tuple(sorted(found, key=lambda o: (-o.accepted, -o.share, o.code))[:_SHOWN])


def _times(session: Session) -> Times | None:
    rows = session.execute(
        select(
            EventRow.submission_id, EventRow.actor, EventRow.action, EventRow.at, EventRow.detail
        )
        .where(EventRow.action.in_([Action.ASSIGNED.value, Action.DECIDED.value]))
        .order_by(EventRow.number.desc())
        .limit(_MOST_EVENTS)
    ).all()
    began: dict[tuple[str, str], dt.datetime] = {}
    took: dict[str, float] = {}
    for case, actor, action, at, detail in reversed(rows):
        if case is None:
            continue
        if action == Action.ASSIGNED.value:
            began.setdefault((case, actor), at)
        elif '"requirement":""' in detail and (case, actor) in began:
            took[case] = (at - began[case, actor]).total_seconds() / 60
    if not took:
        return None
    minutes = sorted(took.values())
    return Times(
        len(minutes), minutes[(len(minutes) - 1) // 2], minutes[(len(minutes) * 9 - 1) // 10]
    )


def _outcomes(session: Session) -> Mapping[str, int]:
    rows = session.execute(
        select(Submission.outcome, func.count())
        .where(Submission.outcome.is_not(None))
        .group_by(Submission.outcome)
    ).all()
    return {outcome: count for outcome, count in rows if outcome}
