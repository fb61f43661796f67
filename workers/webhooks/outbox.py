"""The outbox: what the event log says is told once to each subscription that it concerns."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from enum import Enum

from sqlalchemy import case, func, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from workers.ledger.connection import Ledger, Writing
from workers.ledger.events import Action
from workers.ledger.ids import new_id
from workers.ledger.tables import EventHead, EventRow, Submission
from workers.webhooks.tables import cursor, deliveries, webhooks

TOLD = (Action.JUDGED, Action.DECIDED, Action.DOCUMENT_PARKED, Action.ERASED)
"""What a portal hears of. Who looked at a case, and who works on it, is the office's business."""

_KEPT_BACK = frozenset({"digest", "blobs", "catalogue"})
_AT_ONCE = 500
_LEASE = dt.timedelta(seconds=90)
_PAUSES = tuple(dt.timedelta(seconds=s) for s in (10, 60, 300, 1800, 7200, 21_600, 43_200, 86_400))
"""Between one try and the next; after the last the delivery is given up."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """A delivery to make now: where, with which secret, what."""

    id: str
    webhook: str
    url: str
    secret: str
    attempts: int
    body: bytes


class DeliveryState(Enum):
    """What became of a delivery."""

    WAITING = "waiting"
    DELIVERED = "delivered"
    GIVEN_UP = "given_up"


def counts(ledger: Ledger) -> dict[DeliveryState, int]:
    """How many deliveries are in each state."""
    state = case(
        (deliveries.c.delivered_at.is_not(None), DeliveryState.DELIVERED.value),
        (deliveries.c.due_at.is_not(None), DeliveryState.WAITING.value),
        else_=DeliveryState.GIVEN_UP.value,
    ).label("state")
    with ledger.reading() as session:
        rows = session.execute(select(state, func.count()).group_by(state)).all()
    found = {DeliveryState(name): number for name, number in rows}
    return {each: found.get(each, 0) for each in DeliveryState}


def fan_out(ledger: Ledger) -> int:
    """Makes the deliveries of what happened since the last call; gives how many."""
    try:
        with ledger.writing() as work:
            return _fan_out(work)
    except IntegrityError:
        return 0  # another process began at the same time


def take_due(ledger: Ledger, most: int = 20) -> tuple[Delivery, ...]:
    """The deliveries that are due, each given to one caller for a while."""
    taken: list[Delivery] = []
    with ledger.writing() as work:
        rows = work.session.execute(
            select(deliveries, webhooks.c.url, webhooks.c.secret_sealed)
            .join(webhooks, webhooks.c.id == deliveries.c.webhook)
            .where(deliveries.c.due_at <= work.now, webhooks.c.ended_at.is_(None))
            .order_by(deliveries.c.due_at)
            .limit(most)
            .with_for_update(skip_locked=True, of=deliveries)
        ).mappings()
        for row in rows.all():
            work.session.execute(
                update(deliveries)
                .where(deliveries.c.id == row["id"])
                .values(due_at=work.now + _LEASE, attempts=row["attempts"] + 1)
            )
            taken.append(
                Delivery(
                    id=row["id"],
                    webhook=row["webhook"],
                    url=row["url"],
                    secret=ledger.cipher.open(row["secret_sealed"]).decode(),
                    attempts=row["attempts"] + 1,
                    body=_body(work.session, row["event"]),
                )
            )
    return tuple(taken)


def note_delivered(ledger: Ledger, delivery: Delivery) -> None:
    """It arrived."""
    with ledger.writing() as work:
        work.session.execute(
            update(deliveries)
            .where(deliveries.c.id == delivery.id)
            .values(delivered_at=work.now, due_at=None, failure=None)
        )


def note_failed(ledger: Ledger, delivery: Delivery, failure: str) -> bool:
    """It did not arrive: it is tried again later. False: it was tried often enough."""
    again = delivery.attempts <= len(_PAUSES)
    with ledger.writing() as work:
        due = work.now + _PAUSES[delivery.attempts - 1] if again else None
        work.session.execute(
            update(deliveries)
            .where(deliveries.c.id == delivery.id)
            .values(due_at=due, failure=failure[:40])
        )
    return again


def _fan_out(work: Writing) -> int:
    session = work.session
    last = session.execute(select(cursor.c.event).with_for_update()).scalar_one_or_none()
    if last is None:
        head = session.scalars(select(EventHead)).one()
        session.execute(insert(cursor).values(id=1, event=head.number))
        return 0
    events = session.scalars(
        select(EventRow).where(EventRow.number > last).order_by(EventRow.number).limit(_AT_ONCE)
    ).all()
    if not events:
        return 0
    made = [
        {"id": new_id(work.now), "webhook": hook, "event": event.number, "attempts": 0,
         "due_at": work.now}
        for event in events
        if event.action in TOLD
        for hook in _subscribed(session, event)
    ]  # fmt: skip
    if made:
        session.execute(insert(deliveries), made)
    session.execute(update(cursor).values(event=events[-1].number))
    return len(made)


def _subscribed(session: Session, event: EventRow) -> list[str]:
    return list(
        session.scalars(
            select(webhooks.c.id)
            .join(Submission, Submission.client == webhooks.c.client)
            .where(
                Submission.id == event.submission_id,
                webhooks.c.ended_at.is_(None),
                webhooks.c.created_at <= event.at,
            )
        )
    )


def _body(session: Session, number: int) -> bytes:
    """What is told: ids, codes and counts, never what a document says."""
    event = session.get_one(EventRow, number)
    detail = {k: v for k, v in json.loads(event.detail).items() if k not in _KEPT_BACK}
    told = {
        "type": event.action,
        "timestamp": event.at.isoformat(),
        "data": {"submission": event.submission_id, **detail},
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
