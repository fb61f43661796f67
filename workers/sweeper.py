"""The sweeper at work beside a worker: in a thread, or in a process that delivers webhooks too."""

from __future__ import annotations

import contextlib
import logging
import multiprocessing
import signal
import threading
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from types import TracebackType
from typing import Self

from sqlalchemy.exc import SQLAlchemyError

from ingest.errors import ElenchosError
from workers.settings import WorkerSettings
from workers.site import Site, open_site
from workers.sweeping import sweep
from workers.webhooks.deliver import Deliverer, Sender
from workers.webhooks.settings import WebhookSettings

log = logging.getLogger("elenchos.workers")

_spawn = multiprocessing.get_context("spawn")


class Sweeper:
    """Sweeps every so often, from a thread, until the block ends."""

    def __init__(self, site: Site, worker: str) -> None:
        self._site = site
        self._worker = worker
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._run, name="sweeper", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._done.set()
        self._thread.join(timeout=30)

    def _run(self) -> None:
        while not self._done.wait(self._site.settings.sweep_seconds):
            try:
                swept = sweep(self._site, self._worker)
            except (SQLAlchemyError, ElenchosError) as error:
                log.warning("a sweep failed (%s); the next one tries again", type(error).__name__)
                continue
            if swept.lost or swept.judged or swept.erased:
                log.info(
                    "swept: %d lost, %d sent, %d judged, %d erased",
                    swept.lost, swept.sent, swept.judged, swept.erased,
                )  # fmt: skip


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
    site = open_site(settings)
    deliverer = Deliverer(site.ledger, Sender(WebhookSettings().permitted))
    with Sweeper(site, worker), deliverer, contextlib.suppress(EOFError, OSError):
        link.recv()
    site.close()
