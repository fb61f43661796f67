"""A run over an archive, from its first case to its results; goes on where it was."""

from __future__ import annotations

import datetime as dt
import fcntl
import os
import shutil
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol

from ingest.names import shown
from verify.catalogue.load import Catalogue
from workers.archive.errors import ArchiveError, StorageError, storage_error
from workers.archive.executor import Executor
from workers.archive.forms.opening import open_archive, resolved
from workers.archive.forms.tar_streams import TarStream, cleared
from workers.archive.judging import SCRATCH, CaseJudge, broken
from workers.archive.local import LocalProcesses
from workers.archive.results.reports import write_report
from workers.archive.state import Run, State, Tally
from workers.archive.state_file import STATE_FILE
from workers.archive.tasks import EVERYTHING, CaseOutcome, CaseResult, CaseTask, Selection, Setup
from workers.archive.versions import Versions

LOCK_FILE = "lock"


@dataclass(frozen=True, slots=True)
class Order:
    """What was asked for. ``today`` is the clock of the edge; nothing below has one."""

    archive: str
    out: Path
    today: dt.date
    as_of: dt.date | None = None
    workers: int = 1
    reread: bool = False
    only: Selection = EVERYTHING
    reuse: tuple[Path, ...] = ()


class Watcher(Protocol):
    """Who is told how far the run is."""

    def began(self, tally: Tally, *, resumed: bool) -> None:
        """The archive is listed; so many cases are done already."""
        ...

    def case(self, result: CaseResult) -> None:
        """One more case is done."""
        ...

    def phase(self, name: str) -> None:
        """What is done now, in a word or two."""
        ...


Employ = Callable[[Setup, Order], Executor]
"""Makes the executor of a run from what its workers need to know."""


def local_processes(setup: Setup, order: Order) -> Executor:
    """Processes of this machine, as many as ordered."""
    return LocalProcesses(partial(CaseJudge, setup), order.workers)


@dataclass(frozen=True, slots=True)
class Ended:
    """A run that came to its end."""

    run: Run
    tally: Tally
    judged: int
    unchanged: int
    skipped: int
    read: int


def run_archive(
    order: Order,
    catalogue: Catalogue,
    watcher: Watcher,
    finish: Callable[[State, Run], None],
    employ: Employ = local_processes,
) -> Ended:
    """Judges every case that is still to be judged, then calls ``finish`` for the results.

    Raises:
        ArchiveError: there is no such archive, or the folder can't be used.
        StorageError: nothing more can be written; the same order goes on from there.
    """
    try:
        with _folder(order):
            return _run(order, catalogue, watcher, finish, employ)
    except Exception as error:
        stop = storage_error(error)
        if stop is None or stop is error:
            raise
        raise stop from error


def _run(
    order: Order,
    catalogue: Catalogue,
    watcher: Watcher,
    finish: Callable[[State, Run], None],
    employ: Employ,
) -> Ended:
    archive = open_archive(resolved(order.archive))
    versions = Versions.of(catalogue)
    state = State(order.out)
    try:
        run = state.begin(resolved(order.archive), _parameters(order, versions), order.today)
        watcher.phase("listing the archive")
        state.take_in(archive.entries())
        watcher.began(state.tally(run), resumed=run.resumed)
        counter = _Counter(state, run, order.out, watcher)
        for case_id, key, fault in state.faults(run):
            counter.take(case_id, key, broken(key, fault, versions))
        setup = Setup(
            archive=resolved(order.archive),
            out=order.out.resolve(),
            reuse=tuple(path.resolve() for path in order.reuse),
            run=run.number,
            today=run.today,
            as_of=order.as_of,
            reread=order.reread,
            only=order.only,
        )
        executor = employ(setup, order)
        try:
            tasks = _tasks(archive, state, run, order.out / SCRATCH)
            for task, result in executor.results(tasks):
                cleared(task.place)
                counter.take(task.id, task.key, _complete(task, result, versions))
        finally:
            executor.close()
        for task in state.pending(run):  # a stream that broke off never came to them
            line = "the archive breaks off before its last file"
            counter.take(task.id, task.key, broken(task.key, line, versions))
        finish(state, run)
        state.finish(run)
        return counter.ended()
    finally:
        state.close()
        shutil.rmtree(order.out / SCRATCH, ignore_errors=True)


def _tasks(archive: object, state: State, run: Run, scratch: Path) -> Iterator[CaseTask]:
    if not isinstance(archive, TarStream):
        yield from state.pending(run)
        return
    if next(state.pending(run), None) is None:
        return
    for key, place in archive.unpacked(partial(state.pending_place, run), scratch):
        yield state.task_of(key, place)


def _complete(task: CaseTask, result: CaseResult, versions: Versions) -> CaseResult:
    """A result that an executor had to make up, as one of this run."""
    if result.outcome is CaseOutcome.BROKEN and not result.report:
        return broken(task.key, result.error, versions)
    return result


class _Counter:
    """Records results and counts what became of the cases of this start."""

    def __init__(self, state: State, run: Run, out: Path, watcher: Watcher) -> None:
        self._state = state
        self._out = out
        self._run = run
        self._watcher = watcher
        self._counts = dict.fromkeys(CaseOutcome, 0)
        self._read = 0

    def take(self, case_id: int, key: str, result: CaseResult) -> None:
        if result.outcome is CaseOutcome.UNWRITTEN:
            raise StorageError(result.error)
        self._state.record(self._run, case_id, result)
        if result.report:
            write_report(self._out, key, zlib.decompress(result.report))
        self._counts[result.outcome] += 1
        self._read += result.read
        self._watcher.case(result)

    def ended(self) -> Ended:
        return Ended(
            self._run,
            self._state.tally(self._run),
            self._counts[CaseOutcome.JUDGED],
            self._counts[CaseOutcome.UNCHANGED],
            self._counts[CaseOutcome.SKIPPED],
            self._read,
        )


def _parameters(order: Order, versions: Versions) -> dict[str, object]:
    """What makes two starts one run."""
    return {
        "as_of": order.as_of.isoformat() if order.as_of else None,
        "reread": order.reread,
        "procedures": sorted(order.only.procedures),
        "codes": sorted(order.only.codes),
        "versions": [versions.catalogue, versions.rules, versions.reader],
    }


@contextmanager
def _folder(order: Order) -> Iterator[None]:
    """The folder of the run: made, the owner's alone, and nobody else's while the run goes on."""
    out = order.out.resolve()
    archive = Path(resolved(order.archive))
    if archive == out or archive in out.parents:
        raise ArchiveError(f"{shown(out)}: lies in the archive itself; name a folder outside it")
    try:
        out.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not (out / STATE_FILE).exists() and any(p.name != LOCK_FILE for p in out.iterdir()):
            raise ArchiveError(f"{shown(out)}: is no folder of a run and not empty; name another")
        lock = os.open(out / LOCK_FILE, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise ArchiveError(
            f"{shown(out)}: can't be written ({error.strerror}); name a folder that you may write"
        ) from error
    mask = os.umask(0o077)  # results are personal data
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        shutil.rmtree(out / SCRATCH, ignore_errors=True)
        yield
    except BlockingIOError as error:
        raise ArchiveError(
            f"{shown(out)}: another run is at work there; wait for it or name another folder"
        ) from error
    finally:
        os.umask(mask)
        os.close(lock)
