"""Decisions of several officers at once, and the second pair of eyes, on each database."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from verify.catalogue.load import default_catalogue
from workers.judging import judge_submission
from workers.ledger import assignments, cases, decisions, queue
from workers.ledger.decisions import NewDecision
from workers.ledger.errors import AssignedToAnotherError, DecidedMeanwhileError
from workers.ledger.queue import Assigned, Filter

FIRST = NewDecision("refer", "officer:1", report=1, closes=False)


@pytest.fixture
def case(ledger, submit, read):
    made = submit("a.pdf").id
    read()
    judge_submission(ledger, default_catalogue(), made, "worker:1")
    return made


def at_once(ledger, case, *made: NewDecision) -> list[bool]:
    """Each decided by a thread of its own, all let go at one moment; whether each was kept."""
    gate = threading.Barrier(len(made))

    def kept(decision: NewDecision) -> bool:
        gate.wait(10)
        try:
            decisions.decide(ledger, case, decision)
        except DecidedMeanwhileError:
            return False
        return True

    with ThreadPoolExecutor(len(made)) as threads:
        return sorted(threads.map(kept, made))


@pytest.mark.parametrize("closes", [True, False], ids=["closing", "first pair of eyes"])
def test_of_two_decisions_at_once_one_is_kept(ledger, case, closes):
    both = [NewDecision(o, f"officer:{o}", 1, closes=closes) for o in ("accept", "ask_again")]

    assert at_once(ledger, case, *both) == [False, True]
    assert len(decisions.of_case(ledger, case)) == 1


def test_of_two_confirmations_at_once_one_is_kept(ledger, case):
    decisions.decide(ledger, case, FIRST)
    both = [NewDecision("refer", f"officer:{n}", 1, confirms=1, after=1) for n in (2, 3)]

    assert at_once(ledger, case, *both) == [False, True]
    assert [one.confirms for one in decisions.of_case(ledger, case)] == [None, 1]
    assert cases.status(ledger, case).outcome == "refer"


def test_of_a_confirmation_and_another_first_decision_at_once_one_is_kept(ledger, case):
    decisions.decide(ledger, case, FIRST)
    confirming = NewDecision("refer", "officer:2", 1, confirms=1, after=1)
    differing = NewDecision("accept", "officer:3", 1, closes=False, after=1)

    assert at_once(ledger, case, confirming, differing) == [False, True]


def test_of_two_decisions_on_a_requirement_at_once_one_is_kept_and_others_do_not_matter(
    ledger, case
):
    same = [NewDecision(o, f"officer:{o}", 1, "passport") for o in ("accept", "ask_again")]

    assert at_once(ledger, case, *same) == [False, True]
    assert at_once(ledger, case, NewDecision("accept", "officer:3", 1, "photos")) == [True]


def test_who_saw_an_earlier_decision_may_decide_otherwise(ledger, case):
    for after, outcome in enumerate(("accept", "ask_again")):
        decisions.decide(ledger, case, NewDecision(outcome, "officer:1", 1, "photos", after=after))

    assert [one.outcome for one in decisions.of_case(ledger, case)] == ["accept", "ask_again"]


def test_nothing_is_decided_of_a_closed_case(ledger, case):
    decisions.decide(ledger, case, NewDecision("accept", "officer:1", 1))

    with pytest.raises(DecidedMeanwhileError):
        decisions.decide(ledger, case, NewDecision("refer", "officer:2", 1, after=1))
    assert cases.status(ledger, case).outcome == "accept"


def test_nobody_decides_what_another_has_taken_since(ledger, case):
    assignments.assign(ledger, case, "officer:2")

    with pytest.raises(AssignedToAnotherError):
        decisions.decide(ledger, case, NewDecision("accept", "officer:1", 1))
    assert decisions.of_case(ledger, case) == ()


def test_a_case_says_that_it_waits_for_a_second_pair_of_eyes_until_it_is_confirmed(ledger, case):
    def waiting() -> tuple[bool, tuple[str, ...]]:
        found = queue.page(ledger, Filter(assigned=Assigned.SECOND))
        return cases.status(ledger, case).awaits_confirmation, tuple(e.id for e in found.entries)

    assert waiting() == (False, ())
    decisions.decide(ledger, case, FIRST)
    assert waiting() == (True, (case,))
    assert assignments.next_case(ledger, "officer:2") is None
    (entry,) = queue.page(ledger, Filter()).entries
    assert entry.awaits_confirmation
    decisions.decide(ledger, case, NewDecision("refer", "officer:2", 1, confirms=1, after=1))
    assert waiting() == (False, ())
