"""A worker against a real broker: what is submitted is read; a worker that stops gives back."""

import datetime as dt
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from ingest.blobs.keys import new_key
from tests.services import rabbitmq_vhost, redis_database
from verify.catalogue.load import default_catalogue
from workers.celery_worker import ENVIRONMENT
from workers.dispatch import dispatch
from workers.ledger import cases, intake
from workers.ledger.states import DocumentState, Priority, SubmissionState
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


@pytest.fixture(params=["redis", "rabbitmq"])
def site(request, tmp_path, monkeypatch):
    service = redis_database if request.param == "redis" else rabbitmq_vhost
    with service() as broker:
        settings = {
            "ELENCHOS_DATA": str(tmp_path), "ELENCHOS_BROKER": broker,
            "ELENCHOS_KEYS": new_key("test"), "ELENCHOS_PROCESSES": "2",
            "ELENCHOS_SWEEP_SECONDS": "1", "ELENCHOS_RETRY_SECONDS": "0",
            "ELENCHOS_FINISH_SECONDS": "1",
            "CHEAP_WORKER_NOTES": str(tmp_path / "notes"),
        }  # fmt: skip
        for name, value in settings.items():
            monkeypatch.setenv(name, value)
        site = open_site(WorkerSettings(), prepare=True)
        yield site
        site.close()


def submit(site, *papers: bytes, priority: Priority = Priority.SUBMISSION) -> str:
    files = []
    for number, paper in enumerate(papers):
        kept = site.blobs.put(paper)
        files.append(intake.StoredFile(f"{number}.pdf", kept.sha256, kept.size))
    new = intake.NewSubmission(APPLICATION, files, "key:1", dt.date(2026, 12, 2), priority=priority)
    taken = intake.submit(site.ledger, new, default_catalogue())
    dispatch(site, taken, priority)
    return taken.id


def until(true, seconds: float = 120.0) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it took too long"
        time.sleep(0.1)


@contextmanager
def worker_of(log: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A worker process whose reader costs little; its log goes to that file."""
    with log.open("wb") as stderr:
        worker = subprocess.Popen(
            [sys.executable, "-m", "tests.workers.cheap_worker"],
            env=os.environ | ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=stderr,
            start_new_session=True,
        )  # fmt: skip
    try:
        yield worker
    finally:
        if worker.poll() is None:
            os.killpg(worker.pid, signal.SIGKILL)
        worker.wait()


def test_what_is_urgent_overtakes_an_archive_run(site, tmp_path):
    notes = tmp_path / "notes"
    archive = submit(site, *(b"old %d" % n for n in range(40)), priority=Priority.ARCHIVE)
    with worker_of(tmp_path / "log"):
        until(notes.exists)
        urgent = submit(site, b"urgent", priority=Priority.PRECHECK)
        until(lambda: cases.status(site.ledger, urgent).state is SubmissionState.JUDGED)
        waiting = [d for d in cases.status(site.ledger, archive).documents if d.attempts == 0]
    assert len(waiting) > 25, "it waits for what was begun or at hand, not for the archive"


def test_a_worker_reads_what_comes_and_gives_back_what_it_can_not_finish(site, tmp_path):
    sent_before = submit(site, b"one", b"two")
    with worker_of(tmp_path / "log") as worker:
        sent_after = submit(site, b"three", b"four")
        for case in (sent_before, sent_after):
            until(lambda case=case: cases.status(site.ledger, case).state is SubmissionState.JUDGED)
        faulty = submit(site, b"faulty paper")
        until(lambda: cases.status(site.ledger, faulty).documents[0].state is DocumentState.PARKED)
        slow = submit(site, b"slow paper")
        until(lambda: cases.status(site.ledger, slow).documents[0].state is DocumentState.RUNNING)
        worker.send_signal(signal.SIGTERM)
        worker.wait(60)
        (document,) = cases.status(site.ledger, slow).documents
        assert (document.state, document.attempts) == (DocumentState.QUEUED, 1)
    said = (tmp_path / "log").read_text()
    assert "HOXHA" not in said
    assert "0.pdf" not in said
    lines = [json.loads(line) for line in said.splitlines()]
    (broken,) = cases.status(site.ledger, faulty).documents
    about = [line for line in lines if line.get("document") == broken.id]
    assert {(line["event"], line["problem"]) for line in about} == {
        ("a document's reader failed", "ValueError")
    }
