"""Processes of this machine: one that dies costs a case at most, and never the run."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

from workers.archive.local import LocalProcesses
from workers.archive.tasks import CaseOutcome, CaseTask, Known

pytestmark = pytest.mark.slow

_WORKER = """
import os, signal, time
from pathlib import Path
from workers.archive.tasks import CaseOutcome, CaseResult

def prepare():
    return work

def work(task):
    if task.key == "poison":
        os.kill(os.getpid(), signal.SIGKILL)
    if task.key == "once" and not Path(task.place).exists():
        Path(task.place).touch()
        os._exit(3)
    if task.key == "endless":
        time.sleep(600)
    return CaseResult(CaseOutcome.JUDGED, error=str(os.getpid()))

def unable():
    raise OSError(28, "No space left on device")
"""


@pytest.fixture
def worker(tmp_path, monkeypatch) -> object:
    """A module that the processes can import too: they are given this process's path."""
    (tmp_path / "archive_test_worker.py").write_text(_WORKER)
    monkeypatch.syspath_prepend(tmp_path)
    return importlib.import_module("archive_test_worker")


def tasks(tmp_path: Path, *keys: str) -> list[CaseTask]:
    return [
        CaseTask(number, key, str(tmp_path / "tried"), Known()) for number, key in enumerate(keys)
    ]


def run(processes: LocalProcesses, given: list[CaseTask]) -> dict[str, object]:
    try:
        return {task.key: result for task, result in processes.results(given)}
    finally:
        processes.close()


def test_a_case_that_kills_its_process_twice_is_broken_and_the_others_are_judged(worker, tmp_path):
    found = run(LocalProcesses(worker.prepare, 2), tasks(tmp_path, "a", "poison", "b", "c"))

    assert set(found) == {"a", "poison", "b", "c"}
    assert found["poison"].outcome is CaseOutcome.BROKEN
    assert "signal 9" in found["poison"].error
    assert all(found[key].outcome is CaseOutcome.JUDGED for key in "abc")


def test_a_case_whose_process_died_once_is_tried_again(worker, tmp_path):
    found = run(LocalProcesses(worker.prepare, 1), tasks(tmp_path, "once", "a"))

    assert found["once"].outcome is CaseOutcome.JUDGED


def test_a_case_that_takes_too_long_is_broken(worker, tmp_path):
    processes = LocalProcesses(worker.prepare, 1, case_seconds=1.5)
    found = run(processes, tasks(tmp_path, "endless", "a"))

    assert found["endless"].outcome is CaseOutcome.BROKEN
    assert found["a"].outcome is CaseOutcome.JUDGED


def test_a_process_that_can_not_start_stops_the_run(worker, tmp_path):
    found = run(LocalProcesses(worker.unable, 1), tasks(tmp_path, "a"))

    assert found["a"].outcome is CaseOutcome.UNWRITTEN
    assert "No space left" in found["a"].error


def test_no_process_outlives_the_run(worker, tmp_path):
    processes = LocalProcesses(worker.prepare, 2)
    run(processes, tasks(tmp_path, "a", "b", "c"))

    assert processes.process_ids == ()
