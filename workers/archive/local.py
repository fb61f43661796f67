"""Processes of this machine. One that dies or hangs costs a case at most, never the run."""

from __future__ import annotations

import ctypes
import multiprocessing as mp
import os
import signal
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait

from workers.archive.executor import Work
from workers.archive.tasks import CaseOutcome, CaseResult, CaseTask

Prepare = Callable[[], Work]
"""Called once in a new process: gives what judges cases there. Must be picklable."""

CASE_SECONDS = 3600.0
CASES_PER_PROCESS = 2000
_ATTEMPTS = 2
_PR_SET_PDEATHSIG = 1


@dataclass(slots=True)
class _Worker:
    process: mp.process.BaseProcess
    pipe: Connection
    task: CaseTask | None = None
    since: float = 0.0
    served: int = 0


@dataclass(slots=True)
class LocalProcesses:
    """``count`` processes, each with one case at a time.

    A case whose process dies is given to a fresh one once more, for memory may have run out by
    another's fault; then it is broken. A process is replaced after ``CASES_PER_PROCESS`` cases,
    so that what libraries leak does not grow with the archive.
    """

    prepare: Prepare
    count: int
    case_seconds: float = CASE_SECONDS
    _workers: list[_Worker] = field(default_factory=list)

    def results(self, tasks: Iterable[CaseTask]) -> Iterator[tuple[CaseTask, CaseResult]]:
        """See ``Executor.results``."""
        waiting = iter(tasks)
        again: list[tuple[CaseTask, int]] = []
        attempts: dict[int, int] = {}
        exhausted = False
        while True:
            while not exhausted and self._idle() is not None:
                task = again.pop()[0] if again else next(waiting, None)
                if task is None:
                    exhausted = True
                else:
                    self._give(task)
            if exhausted and again and self._idle() is not None:
                self._give(again.pop()[0])
            busy = [w for w in self._workers if w.task is not None]
            if not busy and not again:
                return
            for worker in self._ready(busy):
                task, result = self._answer(worker)
                if result is None:
                    attempts[task.id] = attempts.get(task.id, 0) + 1
                    if attempts[task.id] < _ATTEMPTS:
                        again.append((task, attempts[task.id]))
                        continue
                    result = _lost(worker)
                attempts.pop(task.id, None)
                yield task, result

    def close(self) -> None:
        """See ``Executor.close``."""
        for worker in self._workers:
            _end(worker)
        self._workers.clear()

    @property
    def process_ids(self) -> tuple[int, ...]:
        """Of the processes that work now."""
        return tuple(w.process.pid for w in self._workers if w.process.pid is not None)

    def _idle(self) -> _Worker | None:
        for worker in self._workers:
            if worker.task is None:
                return worker
        if len(self._workers) < self.count:
            self._workers.append(_started(self.prepare))
            return self._workers[-1]
        return None

    def _give(self, task: CaseTask) -> None:
        worker = self._idle()
        if worker is None:
            raise RuntimeError("a task without a free process")
        worker.task, worker.since = task, time.monotonic()
        with suppress(BrokenPipeError, ConnectionError):  # it died: its sentinel will say so
            worker.pipe.send(task)

    def _ready(self, busy: list[_Worker]) -> list[_Worker]:
        """The workers that answered, died or took too long; waits for the first."""
        deadline = min(w.since for w in busy) + self.case_seconds
        pipes = {w.pipe: w for w in busy}
        sentinels = {w.process.sentinel: w for w in busy}
        found = wait([*pipes, *sentinels], max(0.0, deadline - time.monotonic()))
        if not found:
            return [min(busy, key=lambda w: w.since)]
        ready: dict[int, _Worker] = {}
        for each in found:
            worker = pipes[each] if isinstance(each, Connection) else sentinels[_number(each)]
            ready[id(worker)] = worker
        return list(ready.values())

    def _answer(self, worker: _Worker) -> tuple[CaseTask, CaseResult | None]:
        """The task and its result; without one the worker is gone and replaced at need."""
        task = worker.task
        if task is None:
            raise RuntimeError("an answer without a task")
        result: CaseResult | None = None
        with suppress(EOFError, OSError):
            if worker.pipe.poll():
                result = worker.pipe.recv()
        worker.task = None
        worker.served += 1
        if result is None or worker.served >= CASES_PER_PROCESS:
            _end(worker)
            self._workers.remove(worker)
        return task, result


def _number(sentinel: object) -> int:
    if not isinstance(sentinel, int):
        raise TypeError("a sentinel is a number")
    return sentinel


def _lost(worker: _Worker) -> CaseResult:
    code = worker.process.exitcode
    why = f"signal {-code}" if code is not None and code < 0 else f"exit code {code}"
    return CaseResult(
        CaseOutcome.BROKEN, error=f"the process that read it died twice or hung ({why})"
    )


def _started(prepare: Prepare) -> _Worker:
    # Spawned, not forked: OpenCV and onnxruntime do not survive a fork.
    context = mp.get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=_serve, args=(prepare, there, os.getpid()), daemon=False)
    process.start()
    there.close()
    return _Worker(process, here)


def _end(worker: _Worker) -> None:
    worker.pipe.close()
    worker.process.join(2.0 if worker.task is None else 0)
    if worker.process.is_alive():
        worker.process.terminate()
        worker.process.join(5)
    if worker.process.is_alive():
        worker.process.kill()
        worker.process.join()


def _serve(prepare: Prepare, pipe: Connection, parent: int) -> None:
    """The life of a worker process: it ends with its pipe, and at once if its parent is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends its workers itself
    _die_with(parent)
    work = _prepared(prepare)
    while True:
        try:
            task = pipe.recv()
        except (EOFError, OSError):
            return
        try:
            pipe.send(work(task))
        except OSError:
            return


def _prepared(prepare: Prepare) -> Work:
    try:
        return prepare()
    except Exception as error:  # noqa: BLE001 - what keeps a process from starting stops the run
        line = f"{type(error).__name__}: {error}"
        return lambda _: CaseResult(CaseOutcome.UNWRITTEN, error=line)


def _die_with(parent: int) -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        sys.exit(0)
