"""Leases: one owner at a time; faults are counted apart; what fails too often is parked."""

import datetime as dt

import pytest

from tests.workers.ledger.conftest import passport
from verify.catalogue.load import default_catalogue
from workers.judging import judge_submission
from workers.kept import KeptKey
from workers.ledger import cases, leases, overdue, reports
from workers.ledger.leases import Fault, Finish, Patience
from workers.ledger.states import DocumentState, ParkedReason, Priority

PATIENCE = Patience(crashes=3, losses=5, delay=dt.timedelta())
MINUTE = dt.timedelta(minutes=1)


def finish(ledger, lease):
    key = KeptKey(lease.sha256, "reader/1", 2026)
    return leases.finish(ledger, lease, passport(lease.sha256), key, remembered=False)


def state(ledger, case):
    (document,) = cases.status(ledger, case).documents
    return document.state


def test_a_document_has_one_owner(ledger, submit):
    (document,) = submit("a.pdf").documents
    assert leases.take(ledger, document, "worker:1/1", PATIENCE) is not None
    assert leases.take(ledger, document, "worker:2/1", PATIENCE) is None


def test_the_most_urgent_is_taken_first(ledger, submit, clock):
    for priority in (Priority.ARCHIVE, Priority.SUBMISSION, Priority.PRECHECK):
        submit("a.pdf", priority=priority)
        clock.forward(seconds=1)
    taken = [leases.take_next(ledger, f"worker:1/{n}", PATIENCE) for n in range(3)]
    kept = {
        d.id: s.priority
        for t in taken
        for s in [cases.status(ledger, t.submission)]
        for d in s.documents
    }
    assert [kept[t.document] for t in taken] == sorted(Priority)


def test_a_write_after_the_lease_was_taken_away_is_refused(ledger, submit, clock):
    case = submit("a.pdf").id
    lost = leases.take_next(ledger, "worker:1/1", PATIENCE)
    clock.forward(minutes=5)
    leases.give_up_overdue(ledger, PATIENCE)
    again = leases.take_next(ledger, "worker:2/1", PATIENCE)
    assert finish(ledger, lost) is Finish.FENCED
    assert finish(ledger, again) is Finish.LAST
    assert finish(ledger, again) is Finish.FENCED
    assert state(ledger, case) is DocumentState.READ


def test_a_lease_that_is_renewed_does_not_run_out(ledger, submit, clock):
    submit("a.pdf")
    lease = leases.take_next(ledger, "worker:1/1", PATIENCE)
    for _ in range(5):
        clock.forward(seconds=50)
        assert leases.renew(ledger, lease, PATIENCE)
        assert leases.give_up_overdue(ledger, PATIENCE) == 0


@pytest.mark.parametrize(
    ("fault", "times", "reason", "finding"),
    [
        (Fault.CRASH, 3, ParkedReason.POISON, "decoder_died"),
        (Fault.LOSS, 5, ParkedReason.LOST, "not_read"),
    ],
)
def test_what_fails_too_often_is_parked_and_becomes_a_finding(
    ledger, submit, fault, times, reason, finding
):
    case = submit("a.pdf").id
    for _ in range(times):
        assert state(ledger, case) in {DocumentState.RECEIVED, DocumentState.QUEUED}
        lease = leases.take_next(ledger, "worker:1/1", PATIENCE)
        leases.failed(ledger, lease.document, lease.owner, fault, PATIENCE)
    (document,) = cases.status(ledger, case).documents
    assert (document.state, document.parked) == (DocumentState.PARKED, reason)
    assert judge_submission(ledger, default_catalogue(), case, "worker:1") == 1
    found = reports.newest(ledger, case).as_json()["findings"]
    assert finding in {f["found"] for f in found if f["code"] == "document.unreadable"}


def test_a_worker_that_stops_gives_back_without_a_count(ledger, submit):
    case = submit("a.pdf").id
    for _ in range(20):
        assert leases.take_next(ledger, "worker:1/1", PATIENCE) is not None
        assert leases.give_back_all(ledger, "worker:1") == 1
    assert state(ledger, case) is DocumentState.QUEUED


def test_a_document_waits_longer_after_each_fault(ledger, submit, clock):
    submit("a.pdf")
    patience = Patience(delay=dt.timedelta(seconds=10))
    lease = leases.take_next(ledger, "worker:1/1", patience)
    leases.failed(ledger, lease.document, lease.owner, Fault.LOSS, patience)
    assert leases.take_next(ledger, "worker:1/2", patience) is None
    clock.forward(seconds=11)
    lease = leases.take_next(ledger, "worker:1/3", patience)
    leases.failed(ledger, lease.document, lease.owner, Fault.LOSS, patience)
    clock.forward(seconds=11)
    assert leases.take_next(ledger, "worker:1/4", patience) is None


def test_a_fault_of_anothers_document_counts_nothing(ledger, submit):
    case = submit("a.pdf").id
    lease = leases.take_next(ledger, "worker:1/1", PATIENCE)
    leases.failed_by(ledger, lease.document, "worker:2", Fault.CRASH, PATIENCE)
    assert state(ledger, case) is DocumentState.RUNNING


def test_a_parked_document_is_sent_again_by_an_officer(ledger, submit):
    case = submit("a.pdf").id
    for _ in range(3):
        lease = leases.take_next(ledger, "worker:1/1", PATIENCE)
        leases.failed(ledger, lease.document, lease.owner, Fault.CRASH, PATIENCE)
    judge_submission(ledger, default_catalogue(), case, "worker:1")
    assert leases.retry(ledger, lease.document, "officer:1")
    assert not leases.retry(ledger, lease.document, "officer:1")
    assert finish(ledger, leases.take_next(ledger, "worker:1/2", PATIENCE)) is Finish.LAST
    assert judge_submission(ledger, default_catalogue(), case, "worker:1") == 2


def test_what_was_sent_and_not_taken_is_sent_again(ledger, submit, clock):
    (document,) = submit("a.pdf").documents
    assert overdue.unsent(ledger, MINUTE) == ()
    clock.forward(minutes=2)
    assert [w.id for w in overdue.unsent(ledger, MINUTE)] == [document]
    overdue.note_sent(ledger, [document])
    assert overdue.unsent(ledger, MINUTE) == ()
    clock.forward(minutes=2)
    assert [w.id for w in overdue.unsent(ledger, MINUTE)] == [document]


def test_a_case_that_nobody_judged_is_found(ledger, submit, read, clock):
    case = submit("a.pdf").id
    read()
    assert overdue.unjudged(ledger, MINUTE) == ()
    clock.forward(minutes=2)
    assert overdue.unjudged(ledger, MINUTE) == (case,)


def test_what_waits_is_counted(ledger, submit, clock):
    begun = clock.now
    submit("a.pdf", "b.pdf")
    leases.take_next(ledger, "worker:1/1", PATIENCE)
    backlog = overdue.backlog(ledger)
    assert backlog.documents == {DocumentState.RECEIVED: 1, DocumentState.RUNNING: 1}
    assert backlog.oldest == begun
