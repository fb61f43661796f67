"""``elenchos worker``: processes that read the documents whose ids the broker brings.

The main process never opens a document: it forks the reading processes and, when one dies or
hangs, counts that against its document. It has no thread of its own, for it forks: the sweeper runs
in a process beside it.

Run as ``python -m workers.celery_worker``, in an environment (``ENVIRONMENT``) in which no library
starts a thread when it is imported: what OpenCV and OpenBLAS have imported must survive the fork.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from billiard.exceptions import TimeLimitExceeded, WorkerLostError
from celery import Celery, signals
from celery.worker.consumer import Consumer
from sqlalchemy.exc import OperationalError, SQLAlchemyError

from ingest.errors import ElenchosError, UsageError
from workers.archive.readings import ReadingsAwayError
from workers.archive.remote import CASE, judge_remotely, note_death
from workers.celery_app import QUEUES, READ, broker_app
from workers.ledger import leases
from workers.ledger.leases import Fault
from workers.ledger.readings import KeptExtractions
from workers.logs import set_up_logs
from workers.processing import BytesReader, process
from workers.reading import read_bytes
from workers.settings import WorkerSettings
from workers.site import Site, open_site, worker_name
from workers.sweeper import SweeperProcess

log = logging.getLogger("elenchos.workers")

ENVIRONMENT = {
    "OMP_THREAD_LIMIT": "1",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    # Read by Celery when it is imported: SIGTERM then gives running tasks `finish_seconds`.
    "REMAP_SIGTERM": "SIGQUIT",
}
"""What must be set before anything is imported."""

_WATCH_SECONDS = 10


@dataclass(slots=True)
class _Process:
    """What this process works with. The main one hands its name on; a forked one opens its site."""

    settings: WorkerSettings
    name: str
    site: Site
    read: BytesReader


_here: _Process | None = None


def run_worker(settings: WorkerSettings, read: BytesReader = read_bytes) -> int:
    """Runs until it is told to stop; gives the exit code.

    SIGTERM and SIGINT: no new document is begun, those begun may end, the rest are given back.

    Raises:
        UsageError: there is no broker.
    """
    global _here  # noqa: PLW0603 - Celery's signal handlers take no argument of ours
    broker = settings.broker.get_secret_value()
    if not broker:
        raise UsageError(
            "A worker needs a broker: set ELENCHOS_BROKER to redis://… or amqp://… "
            "(`elenchos serve` alone needs none)."
        )
    site = open_site(settings, prepare=True)
    _here = _Process(settings, worker_name(), site, read)
    app = _worker_app(broker, settings)
    worker = app.Worker(
        concurrency=settings.reading_processes,
        hostname=f"{_here.name.replace(':', '-')}@elenchos",
        queues=list(QUEUES.values()),
        without_gossip=True,
        without_mingle=True,
        without_heartbeat=True,
        optimization="fair",
        loglevel="WARNING",
        quiet=True,
    )
    try:
        with SweeperProcess(settings, _here.name) as sweeper:
            signals.worker_ready.connect(_watch(sweeper), weak=False)
            worker.start()
    finally:
        _give_back(site, _here.name)
        site.close()
    return int(worker.exitcode or 0)


def main() -> int:
    """The command, once its environment is set: one line on stderr for what can't be done."""
    set_up_logs()
    try:
        return run_worker(WorkerSettings())
    except (ElenchosError, OperationalError) as error:
        line = str(error) if isinstance(error, ElenchosError) else "the database does not answer"
        sys.stderr.write(f"elenchos: {line}\n")
        return 2


def _worker_app(broker: str, settings: WorkerSettings) -> Celery:
    app = broker_app(broker)
    app.conf.update(
        task_time_limit=settings.read_seconds,
        worker_max_tasks_per_child=settings.documents_per_process,
        worker_soft_shutdown_timeout=settings.finish_seconds,
        worker_proc_alive_timeout=60,
    )
    app.task(name=READ)(_read)
    app.task(name=CASE)(_judge)
    signals.worker_process_init.connect(_forked)
    signals.task_failure.connect(_reader_died)
    return app


def _read(document: str) -> None:
    """The task: in a forked process."""
    here = _mine()
    try:
        process(here.site, document, f"{here.name}/{os.getpid()}", here.read)
    except SQLAlchemyError as error:
        # The lease runs out by itself, and the sweeper sends the document again.
        log.warning("the database is away", extra=_about(error, document=document))


def _judge(out: str, case: int) -> None:
    """The task of an archive's case: in a forked process. The result lies in the run's folder."""
    try:
        judge_remotely(out, case, KeptExtractions(_mine().site.ledger))
    except (ReadingsAwayError, OSError) as error:
        # The run sends it again.
        log.warning("a case of an archive was not judged", extra=_about(error, case=case))


def _watch(sweeper: SweeperProcess) -> Callable[..., None]:
    def ready(sender: Consumer, **_: object) -> None:
        sender.timer.call_repeatedly(_WATCH_SECONDS, sweeper.keep_alive)

    return ready


def _forked(**_: object) -> None:
    here = _mine()
    here.site.ledger.engine.dispose(close=False)  # the connections are the main process's
    here.site = open_site(here.settings)


def _reader_died(
    sender: object = None, exception: object = None, args: Sequence[str] = (), **_: object
) -> None:
    """In the main process: a reading process was killed, died, or ran out of time."""
    if not isinstance(exception, WorkerLostError | TimeLimitExceeded) or not args:
        return
    if getattr(sender, "name", "") == CASE:
        note_death(args[0], int(args[1]))
        return
    here, document = _mine(), args[0]
    try:
        leases.failed_by(here.site.ledger, document, here.name, Fault.CRASH, here.settings.patience)
    except SQLAlchemyError as error:
        log.warning("the database is away", extra=_about(error, document=document))


def _give_back(site: Site, name: str) -> None:
    try:
        leases.give_back_all(site.ledger, name)
    except SQLAlchemyError as error:
        log.warning("the database is away: leases run out by themselves", extra=_about(error))


def _about(error: Exception, **ids: object) -> dict[str, object]:
    return {"problem": type(error).__name__, **ids}


def _mine() -> _Process:
    if _here is None:
        raise UsageError("This process was not started by `elenchos worker`.")
    return _here


if __name__ == "__main__":
    # Celery imports this module by its name: there must be one of it, not ``__main__`` as well.
    from workers.celery_worker import main

    sys.exit(main())
