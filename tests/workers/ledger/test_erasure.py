"""Erasure: nothing personal stays, what others share stays, and the log holds."""

import datetime as dt

import pytest
from sqlalchemy import inspect, text

from ingest.blobs.blobs import Blobs
from ingest.blobs.directory import Directory
from ingest.blobs.keys import new_key, read_keys
from tests.workers.ledger.conftest import application
from verify.catalogue.load import default_catalogue
from workers.judging import judge_submission
from workers.ledger import cases, corrections, decisions, erasure, events, intake, queue, retention
from workers.ledger.erasure import Why
from workers.ledger.errors import NoSuchCaseError
from workers.ledger.states import SubmissionState

OFFICER = "officer:1"
PERSONAL = ("HOXHA", "ARTAN", "BA1234567", "1988-04-12", "HOTI", "secret.pdf", "Ναι")


@pytest.fixture
def blobs(tmp_path):
    return Blobs(Directory(tmp_path / "files"), read_keys(new_key("a")), tmp_path / "spool")


@pytest.fixture
def case(ledger, blobs, read):
    """Makes a judged, corrected and decided case with one file of that content."""

    def made(content: bytes = b"paper", **more: object) -> str:
        kept = blobs.put(content)
        new = intake.NewSubmission(
            application(), [intake.StoredFile("secret.pdf", kept.sha256, kept.size)],
            "key:portal", dt.date(2026, 12, 2), **more,
        )  # fmt: skip
        made = intake.submit(ledger, new, default_catalogue()).id
        read()
        corrections.correct(ledger, made, corrections.NewCorrection(1, "surname", "HOTI", OFFICER))
        judge_submission(ledger, default_catalogue(), made, "worker:1")
        decision = decisions.NewDecision("accept", OFFICER, 1, content={"text": "Ναι"})
        decisions.decide(ledger, made, decision)
        return made

    return made


def everything(ledger) -> str:
    """Every value of every table, as text."""
    with ledger.reading() as session:
        names = inspect(session.get_bind()).get_table_names()
        rows = [tuple(r) for n in names for r in session.execute(text(f'SELECT * FROM "{n}"'))]  # noqa: S608
    return "\n".join(
        v.decode("utf-8", "replace") if isinstance(v, bytes) else str(v) for r in rows for v in r
    )


def old(ledger, clock):
    clock.now = dt.datetime.now(dt.UTC) + dt.timedelta(days=2)  # files were not put in just now


def test_nothing_personal_stays_and_the_log_holds(ledger, blobs, case, clock):
    made = case()
    assert all(word in everything(ledger) for word in PERSONAL)
    old(ledger, clock)
    erasure.erase(ledger, blobs, made, "administrator:1", Why.ASKED)
    left = everything(ledger)
    assert [word for word in PERSONAL if word in left] == []
    assert list(blobs.names()) == []
    with ledger.reading() as session:
        assert events.verify(session).whole
        assert events.history(session, made)[-1].event.detail == {"reason": "asked", "blobs": 1}
    assert cases.status(ledger, made).state is SubmissionState.ERASED
    assert queue.page(ledger, queue.Filter()).entries == ()
    with pytest.raises(NoSuchCaseError):
        cases.application(ledger, made)
    with pytest.raises(NoSuchCaseError):
        erasure.erase(ledger, blobs, made, "administrator:1", Why.ASKED)


def test_what_another_case_shares_stays_until_that_goes(ledger, blobs, case, clock):
    one, other = case(), case()
    old(ledger, clock)
    erasure.erase(ledger, blobs, one, OFFICER, Why.ASKED)
    assert len(list(blobs.names())) == 1
    erasure.erase(ledger, blobs, other, OFFICER, Why.ASKED)
    assert list(blobs.names()) == []


def test_a_file_that_came_in_again_just_now_is_looked_at_later(ledger, blobs, case, clock):
    clock.now = dt.datetime.now(dt.UTC)
    erasure.erase(ledger, blobs, case(), OFFICER, Why.ASKED)
    assert len(list(blobs.names())) == 1
    clock.forward(hours=2)
    assert erasure.remove_blobs(ledger, blobs) == 1
    assert list(blobs.names()) == []


def test_cases_are_erased_by_rule(ledger, blobs, case, clock):
    decided, rule = case(), retention.Rule(decided_days=30, open_days=90)
    assert retention.erase_due(ledger, blobs, rule, "system") == ()
    clock.forward(days=31)
    assert retention.erase_due(ledger, blobs, rule, "system") == (decided,)
    assert retention.erase_due(ledger, blobs, retention.Rule(), "system") == ()


def test_what_came_in_for_a_while_is_erased_when_it_is_over(ledger, blobs, case, clock):
    made = case(expires_at=clock.now + dt.timedelta(minutes=30))
    assert retention.erase_due(ledger, blobs, retention.Rule(), "system") == ()
    clock.forward(hours=1)
    assert retention.erase_due(ledger, blobs, retention.Rule(), "system") == (made,)
