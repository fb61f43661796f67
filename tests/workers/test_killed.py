"""Killed in mid-work, again and again: every submission has one report, and nothing is lost."""

import contextlib
import datetime as dt
import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import psutil
import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import DBAPIError

from ingest.blobs.keys import new_key
from tests.services import figure
from tests.workers.own_services import OwnPostgresql, OwnRedis
from verify.catalogue.load import default_catalogue
from workers.celery_worker import ENVIRONMENT
from workers.dispatch import dispatch
from workers.ledger import events, intake
from workers.ledger.events import Action
from workers.ledger.states import DocumentState, ParkedReason, Priority, SubmissionState
from workers.ledger.tables import DocumentRow, EventRow, ReportRow, Submission
from workers.settings import WorkerSettings
from workers.site import Site, open_site

SUBMISSIONS = 200
DOCUMENTS = 2
POISON = 4
KILLS = 20
WORKERS = 2
PROCESSES = 2
SECONDS_TO_START = 1.0

pytestmark = pytest.mark.slow


class Workers:
    """Two workers of two processes each; one that was killed is started again."""

    def __init__(self, environment: dict[str, str], log: Path) -> None:
        self._environment = environment
        self._log = log.open("ab")
        self._all = [self._started() for _ in range(WORKERS)]

    def _started(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-m", "tests.workers.cheap_worker"],
            env=self._environment, stdout=self._log, stderr=self._log,
            start_new_session=True,
        )  # fmt: skip

    def kill(self, chance: random.Random) -> str:
        """SIGKILL, in mid-work, to a reading process or, less often, to a whole worker."""
        number, reading = self._at_work(chance)
        if chance.random() < 0.7:
            chance.choice(reading).kill()
            return "process"
        os.killpg(self._all[number].pid, signal.SIGKILL)
        self._all[number].wait()
        return "worker"

    def _at_work(self, chance: random.Random) -> tuple[int, list[psutil.Process]]:
        """A worker that is up and reads; waits for one, and starts those that ended again.

        As a service manager does: Celery ends by itself if a process dies while it starts.
        """
        until = time.monotonic() + 180
        while True:
            self.keep_up()
            number = chance.randrange(len(self._all))
            reading = [c for c in psutil.Process(self._all[number].pid).children() if _reads(c)]
            if len(reading) == PROCESSES:
                return number, reading
            assert time.monotonic() < until, "no worker starts"
            time.sleep(0.2)

    def keep_up(self) -> None:
        """Starts the workers that ended again."""
        for number, worker in enumerate(self._all):
            if worker.poll() is not None:
                self._all[number] = self._started()

    def end(self) -> None:
        for worker in self._all:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(worker.pid, signal.SIGKILL)
            worker.wait()
        self._log.close()


def _reads(child: psutil.Process) -> bool:
    """Whether it is a reading process that is up, not the sweeper nor one that just died."""
    try:
        up = time.time() - child.create_time() > SECONDS_TO_START
        return up and "cheap_worker" in " ".join(child.cmdline())
    except psutil.Error:
        return False


@pytest.fixture
def services(tmp_path: Path):
    broker, database = OwnRedis(tmp_path), OwnPostgresql(tmp_path)
    yield broker, database
    broker.end()
    database.end()


def submit(site: Site, number: int) -> str:
    """As a portal does it: the same key again, until it is taken."""
    text = {
        "procedure": "long-term.renewal",
        "submitted_on": "2026-11-02",
        "applicant": {"surname": "HOXHA", "given_names": "ARTAN", "birth_date": "1988-04-12"},
    }
    files = []
    for each in range(DOCUMENTS):
        what = "poison" if number % (SUBMISSIONS // POISON) == 7 and each == 0 else "paper"
        kept = site.blobs.put(f"{what} {number} {each}".encode())
        files.append(intake.StoredFile(f"{each}.pdf", kept.sha256, kept.size))
    new = intake.NewSubmission(
        json.dumps(text).encode(), files, "key:portal", dt.date(2026, 12, 2),
        idempotency_key=str(number),
    )  # fmt: skip
    while True:
        try:
            taken = intake.submit(site.ledger, new, default_catalogue())
            dispatch(site, taken, Priority.SUBMISSION)
        except DBAPIError:
            time.sleep(0.2)
        else:
            return taken.id


def unfinished(site: Site) -> int:
    try:
        with site.ledger.reading() as session:
            return session.scalar(
                select(func.count())
                .select_from(Submission)
                .where(Submission.state != SubmissionState.JUDGED)
            )
    except DBAPIError:
        return SUBMISSIONS


def test_nothing_is_lost_however_often_workers_broker_and_database_die(
    services, tmp_path, monkeypatch
):
    broker, database = services
    notes = tmp_path / "notes"
    settings = {
        "ELENCHOS_DATA": str(tmp_path), "ELENCHOS_DATABASE": database.url,
        "ELENCHOS_BROKER": broker.url, "ELENCHOS_KEYS": new_key("test"),
        "ELENCHOS_PROCESSES": str(PROCESSES), "ELENCHOS_SWEEP_SECONDS": "1",
        "ELENCHOS_LEASE_SECONDS": "3",
        "ELENCHOS_RESEND_SECONDS": "3", "ELENCHOS_RETRY_SECONDS": "0.2",
        "CHEAP_WORKER_NOTES": str(notes),
    }  # fmt: skip
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    site = open_site(WorkerSettings(), prepare=True)
    workers = Workers(os.environ | ENVIRONMENT, tmp_path / "workers.log")
    chance = random.Random(20261126)  # noqa: S311 - chance, not secrecy
    begun = time.monotonic()
    killed: Counter[str] = Counter()
    try:
        every = SUBMISSIONS // KILLS
        for number in range(SUBMISSIONS):
            submit(site, number)
            if number == SUBMISSIONS // 3:
                broker.restart()
            if number == SUBMISSIONS * 2 // 3:
                database.restart()
            if number % every == every - 1:
                time.sleep(chance.uniform(0.1, 1.0))
                killed[workers.kill(chance)] += 1
        until = time.monotonic() + 300
        while unfinished(site) and time.monotonic() < until:
            workers.keep_up()
            time.sleep(0.5)
    finally:
        workers.end()
    seconds = time.monotonic() - begun
    reads = Counter(notes.read_text().split())
    said = _judge(site, reads)
    figure(
        f"killed in mid-work: {SUBMISSIONS} submissions, {dict(killed)} killed, broker and "
        f"database restarted once each; {said}; {seconds:.0f} s"
    )
    site.close()


def _judge(site: Site, reads: Counter[str]) -> str:
    """Whether all is as it must be; the figures."""
    with site.ledger.reading() as session:
        states = Counter(session.scalars(select(Submission.state)))
        reports = Counter(session.scalars(select(ReportRow.submission_id)))
        documents = session.scalars(select(DocumentRow)).all()
        log = Counter(
            (document, action)
            for document, action in session.execute(select(EventRow.document_id, EventRow.action))
        )
        whole = events.verify(session).whole
    assert states == {SubmissionState.JUDGED: SUBMISSIONS}
    assert len(reports) == SUBMISSIONS
    assert set(reports.values()) == {1}
    assert len(documents) == SUBMISSIONS * DOCUMENTS
    assert whole
    poison = {hashlib.sha256(f"poison {n} 0".encode()).hexdigest() for n in range(SUBMISSIONS)}
    parked = [d for d in documents if d.state == DocumentState.PARKED]
    assert {d.sha256 for d in parked} == poison & {d.sha256 for d in documents}
    assert len(parked) == POISON
    assert {d.parked for d in parked} == {ParkedReason.POISON}
    again = 0
    for document in documents:
        if document in parked:
            continue
        lost = log[document.id, Action.DOCUMENT_LOST] + log[document.id, Action.DOCUMENT_CRASHED]
        assert log[document.id, Action.DOCUMENT_READ] == 1
        # Read once, and once more at most for each time that its worker was lost.
        assert 1 <= reads[document.sha256] <= 1 + lost
        again += reads[document.sha256] - 1
    return f"one report each, {again} documents read again, {len(parked)} parked"
