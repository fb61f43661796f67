"""The loop that needs no broker: reads, survives its children, gives back when it stops."""

import datetime as dt
import json
import os
import signal
import time

import pytest

from tests.workers import cheap_worker
from verify.catalogue.load import default_catalogue
from workers.ledger import cases, events, intake
from workers.ledger.events import Action
from workers.ledger.states import DocumentState, ParkedReason, SubmissionState
from workers.loop import Loop
from workers.settings import WorkerSettings
from workers.site import open_site

pytestmark = pytest.mark.slow

APPLICATION = json.dumps(
    {
        "procedure": "long-term.renewal",
        "submitted_on": "2026-11-02",
        "applicant": {"surname": "HOXHA", "given_names": "ARTAN", "birth_date": "1988-04-12"},
    }
).encode()


@pytest.fixture
def site(tmp_path):
    site = open_site(WorkerSettings(data=tmp_path, retry_seconds=0, finish_seconds=1), prepare=True)
    yield site
    site.close()


def submit(site, *papers: bytes) -> str:
    files = []
    for number, paper in enumerate(papers):
        kept = site.blobs.put(paper)
        files.append(intake.StoredFile(f"{number}.pdf", kept.sha256, kept.size))
    new = intake.NewSubmission(APPLICATION, files, "key:1", dt.date(2026, 12, 2))
    return intake.submit(site.ledger, new, default_catalogue()).id


def until(true, seconds: float = 120.0) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it took too long"
        time.sleep(0.05)


def test_the_loop_reads_parks_poison_and_survives_its_children(site):
    case = submit(site, b"one", b"poison", b"two")

    def status(of: str) -> cases.CaseStatus:
        return cases.status(site.ledger, of)

    with Loop(site, processes=1, read=cheap_worker.read) as loop:
        until(lambda: status(case).state is SubmissionState.JUDGED)
        slow = submit(site, b"slow paper")
        loop.wake()
        until(lambda: status(slow).documents[0].state is DocumentState.RUNNING)
        (child,) = loop.process_ids
        os.kill(child, signal.SIGKILL)
        until(lambda: status(slow).documents[0].attempts == 2)
    assert [(d.state, d.parked) for d in status(case).documents] == [
        (DocumentState.READ, None),
        (DocumentState.PARKED, ParkedReason.POISON),
        (DocumentState.READ, None),
    ]
    assert status(slow).documents[0].state is DocumentState.QUEUED
    with site.ledger.reading() as session:
        happened = [entry.event.action for entry in events.history(session, slow)]
    assert happened == [Action.SUBMITTED, Action.DOCUMENT_CRASHED]
