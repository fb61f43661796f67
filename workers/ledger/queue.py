"""The queue: cases filtered, sorted and paged, with counts. Every filter has an index."""

from __future__ import annotations

import base64
import binascii
import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVarTuple

from sqlalchemy import ColumnElement, Select, and_, func, or_, select, tuple_, union_all
from sqlalchemy.orm import Session

from ingest.errors import UsageError
from verify.report import Triage
from workers.ledger.connection import Ledger
from workers.ledger.decisions import awaiting_confirmation
from workers.ledger.search import words
from workers.ledger.states import SECOND_DESK, Priority, SubmissionState
from workers.ledger.tables import CaseCode, SearchTerm, Submission

MOST_ON_A_PAGE = 200
_HEX = frozenset("0123456789abcdef")
_Columns = TypeVarTuple("_Columns")


class Sort(StrEnum):
    """In which order. Equal ones by age, then by id."""

    SEVERITY = "severity"  # what lacks most, then the nearest deadline
    DEADLINE = "deadline"
    OLDEST = "oldest"
    NEWEST = "newest"


class Assigned(StrEnum):
    """Whose cases."""

    ANYBODY = "anybody"
    NOBODY = "nobody"
    ONE = "one"  # ``Filter.officer``'s
    SECOND = "second"  # they wait for a second pair of eyes, and nobody took them yet


class Decided(StrEnum):
    """Whether an officer has decided the case."""

    OPEN = "open"
    DECIDED = "decided"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Filter:
    """Which cases. What is empty filters nothing; several things must all hold.

    ``text``: words that begin a name, a number or the case's id; all must. ``codes``: one of them
    is enough. ``client``: that sender's own. ``before``: received before that moment (age).
    """

    triage: tuple[Triage, ...] = ()
    procedures: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    states: tuple[SubmissionState, ...] = ()
    assigned: Assigned = Assigned.ANYBODY
    officer: str | None = None
    decided: Decided = Decided.ALL
    text: str = ""
    client: str | None = None
    before: dt.datetime | None = None
    deadline_by: dt.date | None = None


@dataclass(frozen=True, slots=True)
class QueueEntry:
    """One row of the queue. Names are not in it: see ``cases.application``."""

    id: str
    procedure: str
    priority: Priority
    state: SubmissionState
    received_at: dt.datetime
    deadline: dt.date
    triage: Triage | None
    blocking: int
    warnings: int
    notices: int
    documents: int
    unfinished: int
    assigned_to: str | None
    outcome: str | None
    awaits_confirmation: bool


@dataclass(frozen=True, slots=True)
class QueuePage:
    """A page. ``after``: what to ask the next one with, None on the last. ``total``: of all."""

    entries: tuple[QueueEntry, ...]
    after: str | None
    total: int


@dataclass(frozen=True, slots=True)
class Counts:
    """Cases by triage (``unjudged`` too) and the age of the oldest, for the filter given."""

    by_triage: dict[str, int] = field(default_factory=dict)
    oldest: dt.datetime | None = None


def page(
    ledger: Ledger,
    wanted: Filter,
    sort: Sort = Sort.SEVERITY,
    *,
    limit: int = 50,
    after: str | None = None,
) -> QueuePage:
    """The cases of the filter, from the cursor ``after`` on.

    Nothing is skipped or shown twice when cases come and go between two pages.

    Raises:
        UsageError: ``after`` is no cursor of this sort.
    """
    limit = max(1, min(limit, MOST_ON_A_PAGE))
    chosen = _conditions(wanted, ledger.clock())
    statement = select(Submission).where(*chosen)
    if after is not None:
        statement = statement.where(_beyond(sort, after))
    with ledger.reading() as session:
        rows = session.scalars(_ordered(statement, sort).limit(limit + 1)).all()
        total = _total(session, chosen)
        shown = rows[:limit]
        waiting = awaiting_confirmation(session, [row.id for row in shown])
    cursor = _cursor(sort, shown[-1]) if len(rows) > limit else None
    return QueuePage(tuple(_entry(row, row.id in waiting) for row in shown), cursor, total)


def counts(ledger: Ledger, wanted: Filter) -> Counts:
    """How many there are of each triage, and since when the oldest waits."""
    chosen = _conditions(wanted, ledger.clock())
    with ledger.reading() as session:
        rows = session.execute(
            select(Submission.triage, func.count(), func.min(Submission.received_at))
            .where(*chosen)
            .group_by(Submission.triage)
        ).all()
    by_triage = {triage or "unjudged": number for triage, number, _ in rows}
    return Counts(by_triage, min((oldest for *_, oldest in rows), default=None))


def first_free(session: Session, wanted: Filter, sort: Sort, now: dt.datetime) -> str | None:
    """The id of the first case of the filter."""
    statement = select(Submission.id).where(*_conditions(wanted, now))
    return session.scalars(_ordered(statement, sort).limit(1)).one_or_none()


def _conditions(wanted: Filter, now: dt.datetime) -> list[ColumnElement[bool]]:
    row = Submission
    chosen: list[ColumnElement[bool]] = []
    if wanted.states:
        chosen.append(row.state.in_([s.value for s in wanted.states]))
    else:
        chosen.append(row.state != SubmissionState.ERASED.value)
    if wanted.triage:
        chosen.append(row.triage.in_([t.value for t in wanted.triage]))
    if wanted.procedures:
        chosen.append(row.procedure.in_(wanted.procedures))
    if wanted.client is not None:
        chosen.append(row.client == wanted.client)
    if wanted.before is not None:
        chosen.append(row.received_at < wanted.before)
    if wanted.deadline_by is not None:
        chosen.append(row.deadline <= wanted.deadline_by)
    if wanted.decided is not Decided.ALL:
        open_ = row.decided_at.is_(None)
        chosen.append(open_ if wanted.decided is Decided.OPEN else ~open_)
    chosen += _assigned(wanted, now)
    if wanted.codes:
        having = select(CaseCode.submission_id).where(CaseCode.code.in_(wanted.codes))
        chosen.append(row.id.in_(having))
    chosen += [_found_by(word) for word in words(wanted.text)]
    return chosen


def _assigned(wanted: Filter, now: dt.datetime) -> list[ColumnElement[bool]]:
    row = Submission
    match wanted.assigned:
        case Assigned.ANYBODY:
            return []
        case Assigned.NOBODY:
            return [or_(row.assigned_to.is_(None), row.assigned_until <= now)]
        case Assigned.ONE:
            return [and_(row.assigned_to == wanted.officer, row.assigned_until > now)]
        case Assigned.SECOND:
            return [and_(row.assigned_to == SECOND_DESK, row.assigned_until > now)]


def _found_by(word: str) -> ColumnElement[bool]:
    # A range, not LIKE: both databases walk their index for it.
    begins = and_(SearchTerm.term >= word, SearchTerm.term < word + "\U0010ffff")
    named, prefix = select(SearchTerm.submission_id).where(begins), word.lower()
    if not _HEX.issuperset(prefix):
        return Submission.id.in_(named)  # it begins no id
    numbered = and_(Submission.id >= prefix, Submission.id < prefix + "g")
    # One set of ids, not two conditions joined by OR: that would look at every case of the queue.
    return Submission.id.in_(union_all(named, select(Submission.id).where(numbered)))


def _total(session: Session, chosen: Sequence[ColumnElement[bool]]) -> int:
    return session.scalars(select(func.count()).select_from(Submission).where(*chosen)).one()


@dataclass(frozen=True, slots=True)
class _Cursor:
    """Where a page ended: the keys of its last case, whatever becomes of the case since."""

    severe: int
    deadline: dt.date
    received_at: dt.datetime
    id: str


def _ordered(statement: Select[*_Columns], sort: Sort) -> Select[*_Columns]:
    row = Submission
    match sort:
        case Sort.SEVERITY:
            return statement.order_by(row.severe, row.deadline, row.received_at, row.id)
        case Sort.DEADLINE:
            return statement.order_by(row.deadline, row.received_at, row.id)
        case Sort.OLDEST:
            return statement.order_by(row.received_at, row.id)
        case Sort.NEWEST:
            return statement.order_by(row.received_at.desc(), row.id.desc())


def _beyond(sort: Sort, cursor: str) -> ColumnElement[bool]:
    row, last = Submission, _read_cursor(sort, cursor)
    by_age = tuple_(row.received_at, row.id)
    match sort:
        case Sort.SEVERITY:
            keys = tuple_(row.severe, row.deadline, row.received_at, row.id)
            return keys > tuple_(last.severe, last.deadline, last.received_at, last.id)
        case Sort.DEADLINE:
            keys = tuple_(row.deadline, row.received_at, row.id)
            return keys > tuple_(last.deadline, last.received_at, last.id)
        case Sort.OLDEST:
            return by_age > tuple_(last.received_at, last.id)
        case Sort.NEWEST:
            return by_age < tuple_(last.received_at, last.id)


def _cursor(sort: Sort, row: Submission) -> str:
    keys = [sort.value, row.severe, row.deadline.isoformat(), row.received_at.isoformat(), row.id]
    return base64.urlsafe_b64encode(json.dumps(keys).encode()).decode()


def _read_cursor(sort: Sort, cursor: str) -> _Cursor:
    try:
        of_sort, severe, deadline, received_at, case = json.loads(base64.urlsafe_b64decode(cursor))
        if of_sort == sort.value:
            return _Cursor(
                int(severe),
                dt.date.fromisoformat(deadline),
                dt.datetime.fromisoformat(received_at).astimezone(dt.UTC),
                str(case),
            )
    except (ValueError, TypeError, binascii.Error) as error:
        raise UsageError("The page's cursor can't be read: begin at the first page.") from error
    raise UsageError("The cursor belongs to another sorting: begin at the first page.")


def _entry(row: Submission, waiting: bool) -> QueueEntry:
    return QueueEntry(
        id=row.id,
        procedure=row.procedure,
        priority=Priority(row.priority),
        state=SubmissionState(row.state),
        received_at=row.received_at,
        deadline=row.deadline,
        triage=Triage(row.triage) if row.triage else None,
        blocking=row.blocking,
        warnings=row.warnings,
        notices=row.notices,
        documents=row.documents,
        unfinished=row.unfinished,
        assigned_to=row.assigned_to,
        outcome=row.outcome,
        awaits_confirmation=waiting,
    )
