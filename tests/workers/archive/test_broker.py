"""The same work sent to a worker through a broker: ids travel, and the results are the same."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from workers.archive.broker import BrokerCases
from workers.archive.mailbox import Mailbox
from workers.archive.readings import SharedReadings
from workers.archive.remote import judge_remotely, note_death
from workers.archive.tasks import CaseOutcome, CaseResult, CaseTask, Known, Setup
from workers.kept import MemoryStore


class Remote:
    """A broker and a worker in one: what is sent is done at once, in this process."""

    def __init__(self, monkeypatch) -> None:
        self.store = MemoryStore()
        self.sent: list[tuple[object, ...]] = []
        self.poison: set[int] = set()
        monkeypatch.setattr("workers.archive.broker.broker_app", lambda _: self)

    def send_task(self, name: str, *, args: tuple[str, int], queue: str) -> None:
        self.sent.append(args)
        if args[1] in self.poison:
            note_death(*args)
        else:
            judge_remotely(*args, self.store)

    def employ(self, setup: Setup, _: object) -> BrokerCases:
        return BrokerCases("memory://", setup, ahead=2)


@pytest.fixture
def remote(monkeypatch) -> Remote:
    return Remote(monkeypatch)


def test_workers_elsewhere_give_the_results_of_this_machine(archive, run, results, remote):
    expected = results(run(archive, "here").out)
    done = run(archive, "there", employ=remote.employ)

    assert results(done.out) == expected
    assert not (done.out / "broker").exists()
    assert {type(arg) for args in remote.sent for arg in args} == {str, int}
    assert not any("2025" in str(args) for args in remote.sent)


def test_what_one_worker_read_no_other_reads_again(archive, run, remote):
    first = run(archive, "first", employ=remote.employ)
    second = run(archive, "second", employ=remote.employ)

    assert (first.ended.read, second.ended.read) == (1, 0)


def test_a_case_that_kills_two_processes_is_broken_and_the_run_goes_on(archive, run, remote):
    remote.poison = {2}
    done = run(archive, employ=remote.employ)

    assert done.summary.broken == 1
    assert [args[1] for args in remote.sent].count(2) == 2


def test_a_message_that_comes_late_or_twice_does_nothing(tmp_path):
    (tmp_path / "out").mkdir()
    judge_remotely(str(tmp_path / "out"), 7, MemoryStore())
    note_death(str(tmp_path / "out"), 7)

    assert list((tmp_path / "out").iterdir()) == []


def test_tasks_and_results_come_back_as_they_were(tmp_path):
    import datetime as dt

    mailbox = Mailbox(tmp_path)
    setup = Setup("s3://x", tmp_path, (), 3, dt.date(2026, 11, 26))
    task = CaseTask(5, "a/b", '{"folder":["\\udcff"]}', Known("x", "y", frozenset({"fee.code"})))
    result = CaseResult(CaseOutcome.JUDGED, report=b"\x00\xff", codes=frozenset({"a.b"}))
    mailbox.open(setup)
    mailbox.put_task(task)

    assert (mailbox.setup(), mailbox.task(5)) == (setup, task)
    mailbox.put_result(5, result)
    assert mailbox.result(5) == result
    assert mailbox.task(5) is None


def test_fresh_readings_take_nothing_and_keep_everything():
    store = MemoryStore()
    assert SharedReadings(store, fresh=True).known("x") == Known()


@pytest.fixture
def broker() -> Iterator[str]:
    server = shutil.which("redis-server")
    if server is None:
        pytest.skip("redis-server is not installed here")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    redis = subprocess.Popen(
        [server, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"],
        stdout=subprocess.DEVNULL,
    )
    yield f"redis://127.0.0.1:{port}/0"
    redis.terminate()
    redis.wait()


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_a_worker_of_celery_does_the_work_of_a_run(archive, run, results, broker, tmp_path):
    expected = results(run(archive, "here").out)
    worker = subprocess.Popen(
        [sys.executable, "-m", "api.cli", "worker", "--processes", "1"],
        env=os.environ | {"ELENCHOS_BROKER": broker, "ELENCHOS_DATA": str(tmp_path / "site")},
        stdout=subprocess.DEVNULL,
    )
    try:
        done = run(archive, "there", employ=lambda setup, _: BrokerCases(broker, setup))
    finally:
        worker.terminate()
        deadline = time.monotonic() + 40
        while worker.poll() is None and time.monotonic() < deadline:
            time.sleep(0.1)
        worker.kill()
        worker.wait()

    assert results(done.out) == expected
