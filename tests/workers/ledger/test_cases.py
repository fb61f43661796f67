"""A case from its coming in to its decision, on each database."""

import json

import pytest

from tests.workers.ledger.conftest import application
from verify.catalogue.load import default_catalogue
from verify.report import Triage
from workers.judging import judge_submission, read_case
from workers.ledger import (
    assignments,
    cases,
    corrections,
    decisions,
    events,
    leases,
    queue,
    reports,
)
from workers.ledger.errors import AssignedToAnotherError, NoSuchCaseError, StaleReportError
from workers.ledger.intake import IdempotencyConflictError
from workers.ledger.leases import Finish
from workers.ledger.states import DocumentState, SubmissionState

OFFICER = "officer:1"


@pytest.fixture
def judged(ledger, submit, read):
    """The id of a case that is read and judged."""
    case = submit("a.pdf", "b.pdf").id
    read()
    judge_submission(ledger, default_catalogue(), case, "worker:1")
    return case


def test_a_case_goes_from_received_to_judged(ledger, submit, read):
    taken = submit("b.pdf", "a.pdf")
    seen = cases.status(ledger, taken.id)
    assert [(d.number, d.file, d.state) for d in seen.documents] == [
        (1, "a.pdf", DocumentState.RECEIVED),
        (2, "b.pdf", DocumentState.RECEIVED),
    ]
    assert read() == [Finish.MORE_TO_READ, Finish.LAST]
    assert cases.status(ledger, taken.id).state is SubmissionState.DUE
    assert judge_submission(ledger, default_catalogue(), taken.id, "worker:1") == 1
    seen = cases.status(ledger, taken.id)
    assert (seen.state, seen.triage, seen.finished) == (
        SubmissionState.JUDGED, Triage.INCOMPLETE, 2,
    )  # fmt: skip
    assert reports.newest(ledger, taken.id).as_json()["triage"] == "incomplete"


def test_a_case_is_judged_once_for_each_state_of_it(ledger, judged):
    assert judge_submission(ledger, default_catalogue(), judged, "worker:2") is None
    corrections.recheck(ledger, judged, OFFICER)
    assert judge_submission(ledger, default_catalogue(), judged, "worker:2") == 2


def test_the_same_key_gives_the_same_case(submit):
    first = submit("a.pdf", idempotency_key="k")
    again = submit("a.pdf", idempotency_key="k")
    assert (again.id, again.documents, again.repeated) == (first.id, first.documents, True)


def test_a_key_is_its_senders_own(submit):
    one = submit("a.pdf", idempotency_key="k", client="key:1")
    assert submit("a.pdf", idempotency_key="k", client="key:2").id != one.id


def test_a_key_used_for_something_else_is_refused(submit):
    submit("a.pdf", idempotency_key="k")
    with pytest.raises(IdempotencyConflictError):
        submit("b.pdf", idempotency_key="k")


def test_anothers_case_is_no_case(ledger, judged):
    with pytest.raises(NoSuchCaseError):
        cases.status(ledger, judged, client="key:other")


def test_a_correction_stands_beside_the_machines_value(ledger, judged):
    new = corrections.NewCorrection(1, "surname", "HOTI", OFFICER)
    corrections.correct(ledger, judged, new)
    assert judge_submission(ledger, default_catalogue(), judged, OFFICER) == 2
    case = read_case(ledger, judged)
    assert case.machine[0].text("surname") == "HOXHA"
    assert case.documents[0].text("surname") == "HOTI"
    assert case.documents[0].fact("surname").read_by == "officer"
    assert case.documents[0].fact("surname").box == (1, 2, 3, 4)


def test_a_correction_is_taken_back(ledger, judged):
    for value in ("HOTI", corrections.Instead.ABSENT, corrections.Instead.MACHINES):
        corrections.correct(ledger, judged, corrections.NewCorrection(1, "surname", value, OFFICER))
    assert read_case(ledger, judged).documents[0].text("surname") == "HOXHA"
    assert len(corrections.of_case(ledger, judged)) == 3


def test_an_officer_gives_a_document_its_kind(ledger, judged):
    corrections.correct(ledger, judged, corrections.NewCorrection(2, "kind", "lease", OFFICER))
    assert read_case(ledger, judged).documents[1].kind == "lease"


def test_two_officers_never_get_the_same_case(ledger, judged, clock):
    assert assignments.next_case(ledger, "officer:1") == judged
    assert assignments.next_case(ledger, "officer:2") is None
    with pytest.raises(AssignedToAnotherError):
        assignments.assign(ledger, judged, "officer:2")
    clock.forward(hours=3)
    assert assignments.next_case(ledger, "officer:2") == judged


def test_a_decision_closes_the_case(ledger, judged):
    new = decisions.NewDecision("accept", OFFICER, report=1, content={"text": {"el": "Ναι"}})
    assert decisions.decide(ledger, judged, new) == 1
    assert assignments.next_case(ledger, "officer:2") is None
    (kept,) = decisions.of_case(ledger, judged)
    assert (kept.outcome, kept.content["text"]) == ("accept", {"el": "Ναι"})


def test_who_saw_an_older_report_decides_nothing(ledger, judged):
    corrections.recheck(ledger, judged, OFFICER)
    judge_submission(ledger, default_catalogue(), judged, OFFICER)
    with pytest.raises(StaleReportError):
        decisions.decide(ledger, judged, decisions.NewDecision("accept", OFFICER, report=1))
    assert decisions.of_case(ledger, judged) == ()


def test_everything_leaves_an_event_without_a_name(ledger, judged):
    corrections.correct(ledger, judged, corrections.NewCorrection(1, "surname", "HOTI", OFFICER))
    with ledger.reading() as session:
        log = events.history(session, judged)
        assert events.verify(session).whole
    assert [entry.event.action.value for entry in log] == [
        "submission.received", "document.read", "document.read", "report.made", "correction.made",
    ]  # fmt: skip
    written = json.dumps([dict(entry.event.detail) for entry in log])
    assert not {"HOXHA", "HOTI", "ARTAN", "a.pdf"} & set(written.replace('"', " ").split())


def test_the_queue_finds_a_case_by_name_number_and_id(ledger, judged, submit):
    other = submit("a.pdf", given=application(applicant={"surname": "ΠΑΠΑΔΟΠΟΥΛΟΣ"})).id

    def found(text: str) -> set[str]:
        return {e.id for e in queue.page(ledger, queue.Filter(text=text)).entries}

    assert found("hox") == found("artan hoxha") == found("BA12345") == {judged}
    assert found("Παπαδόπουλος") == found("papado") == {other}
    assert found(judged[:20]) & {judged} == {judged}
    assert found("hoxha papado") == set()


def test_the_queue_filters_by_what_was_found(ledger, judged, submit):
    submit("a.pdf")

    def found(**wanted: object) -> list[str]:
        return [e.id for e in queue.page(ledger, queue.Filter(**wanted)).entries]

    assert found(triage=(Triage.INCOMPLETE,)) == [judged]
    assert found(codes=("document.missing",)) == [judged]
    assert found(codes=("fee.amount",)) == []
    assert found(procedures=("registration",)) == []
    assert len(found(procedures=("long-term.renewal",))) == 2
    assert queue.counts(ledger, queue.Filter()).by_triage == {"incomplete": 1, "unjudged": 1}


@pytest.mark.parametrize("sort", queue.Sort)
def test_pages_show_every_case_once(ledger, submit, sort, clock):
    ids = set()
    for _ in range(7):
        clock.forward(minutes=1)
        ids.add(submit("a.pdf").id)
    seen: list[str] = []
    after = None
    while True:
        page = queue.page(ledger, queue.Filter(), sort, limit=3, after=after)
        seen += [e.id for e in page.entries]
        assert page.total == 7
        after = page.after
        if after is None:
            break
    assert len(seen) == 7
    assert set(seen) == ids


def test_a_lost_worker_writes_nothing(ledger, submit, clock):
    submit("a.pdf")
    patience = leases.Patience()
    lost = leases.take_next(ledger, "worker:1", patience)
    clock.forward(minutes=2)
    assert leases.give_up_overdue(ledger, patience) == 1
    clock.forward(minutes=2)
    again = leases.take_next(ledger, "worker:2", patience)
    assert again.document == lost.document
    assert leases.give_back(ledger, lost) is False
    assert leases.renew(ledger, lost, patience) is False
