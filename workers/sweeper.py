"""The sweeper at work beside a worker: in a thread, or in a process that delivers webhooks too."""

from __future__ import annotations

import contextlib
import logging
import multiprocessing
import signal
from dataclasses import asdict
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from types import TracebackType
from typing import Self

from sqlalchemy.exc import SQLAlchemyError

from ingest.errors import ElenchosError
from workers.logs import set_up_logs
from workers.rounds import Rounds
from workers.settings import WorkerSettings
from workers.site import Site, open_site
from workers.sweeping import sweep
from workers.webhooks.deliver import Sender, deliverer
from workers.webhooks.settings import WebhookSettings

log = logging.getLogger("elenchos.workers")

_spawn = multiprocessing.get_context("spawn")


def sweeper(site: Site, worker: str) -> Rounds:
    """Sweeps every so often, from a thread, until the block ends."""

    def one() -> bool:
        try:
            swept = sweep(site, worker)
        except (SQLAlchemyError, ElenchosError) as error:
            about = {"problem": type(error).__name__}
            log.warning("a sweep failed; the next one tries again", extra=about)
            return True
        if swept.lost or swept.judged or swept.erased:
            log.info("swept", extra=asdict(swept))
        return True

    return Rounds("sweeper", site.settings.sweep_seconds, one, patience=30)


class SweeperProcess:
    """Sweeps and delivers webhooks from a process of its own, until the block or this process ends.

    For a process that forks: a thread beside a fork would leave its locks shut in the child for
    ever (seen: every reading process waiting for SQLAlchemy's, with a row locked in the database).
    """

    def __init__(self, settings: WorkerSettings, worker: str) -> None:
        self._settings = settings
        self._worker = worker
        self._process: SpawnProcess | None = None
        self._link: Connection | None = None

    def __enter__(self) -> Self:
        self.keep_alive()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        if self._link is not None and self._process is not None:
            self._link.close()
            self._process.join(5)
            self._process.kill()

    def keep_alive(self) -> None:
        """Starts the process, if it does not live."""
        if self._process is not None and self._process.is_alive():
            return
        theirs, self._link = _spawn.Pipe(duplex=False)
        arguments = (self._settings, self._worker, theirs)
        self._process = _spawn.Process(
            target=sweep_until_alone, args=arguments, name="elenchos-sweeper", daemon=True
        )
        self._process.start()
        theirs.close()


def sweep_until_alone(settings: WorkerSettings, worker: str, link: Connection) -> None:
    """The process's side: ends when the other end of ``link`` is closed, by whatever cause."""
    for sent in (signal.SIGINT, signal.SIGTERM, signal.SIGQUIT):
        signal.signal(sent, signal.SIG_IGN)  # meant for the worker, which then closes the link
    set_up_logs()
    site = open_site(settings)
    deliveries = deliverer(site.ledger, Sender(WebhookSettings().permitted))
    with sweeper(site, worker), deliveries, contextlib.suppress(EOFError, OSError):
        link.recv()
    site.close()
