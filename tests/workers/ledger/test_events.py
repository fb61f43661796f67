"""The event log: whatever is done to it, it is noticed."""

import pytest
from sqlalchemy import delete, select, update

from workers.ledger import events
from workers.ledger.events import Action, Event
from workers.ledger.tables import EventHead, EventRow


@pytest.fixture
def log(ledger):
    """Five events."""
    with ledger.writing() as work:
        for number in range(5):
            work.record(Event("officer:1", Action.VIEWED, "a" * 32, detail={"page": number}))
    return ledger


def verified(ledger):
    with ledger.reading() as session:
        return events.verify(session)


def test_a_log_that_nobody_touched_holds(log):
    assert (verified(log).whole, verified(log).events) == (True, 5)


def test_an_empty_log_holds(ledger):
    assert verified(ledger).whole


@pytest.mark.parametrize(
    "change",
    [
        update(EventRow).where(EventRow.number == 3).values(actor="officer:2"),
        update(EventRow).where(EventRow.number == 3).values(detail="{}"),
        update(EventRow).where(EventRow.number == 3).values(submission_id=None),
        delete(EventRow).where(EventRow.number == 3),
        delete(EventRow).where(EventRow.number == 1),
        delete(EventRow).where(EventRow.number == 5),
        update(EventRow).where(EventRow.number == 5).values(number=6),
        update(EventHead).values(number=4),
    ],
)
def test_a_log_that_was_touched_does_not_hold(log, change):
    with log.writing() as work:
        work.session.execute(change)
    assert not verified(log).whole


def test_a_head_noted_down_tells_a_log_that_was_cut_and_written_on(log):
    with log.reading() as session:
        head = session.scalars(select(EventHead)).one()
        assert events.holds(session, f"{head.number}:{head.digest}")
        assert not events.holds(session, f"{head.number}:{'0' * 64}")
        assert not events.holds(session, "nonsense")


def test_what_is_undone_leaves_no_event(ledger):
    with pytest.raises(ZeroDivisionError), ledger.writing() as work:  # noqa: PT012 - undone after it
        work.record(Event("officer:1", Action.VIEWED))
        raise ZeroDivisionError
    assert verified(ledger).events == 0
