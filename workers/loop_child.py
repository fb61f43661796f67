"""A reading process of the loop, from both sides."""

from __future__ import annotations

import contextlib
import logging
import multiprocessing
import os
import signal
import time
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess

from sqlalchemy.exc import SQLAlchemyError

from workers.ledger.leases import Lease
from workers.logs import set_up_logs
from workers.processing import BytesReader, process_leased
from workers.settings import WorkerSettings
from workers.site import open_site

log = logging.getLogger("elenchos.workers")

_spawn = multiprocessing.get_context("spawn")
_SECONDS_TO_END = 2.0


class Child:
    """The parent's side.

    Its process starts when the first document is given to it, and again after it ended or has
    read ``documents_per_process``.
    """

    def __init__(self, settings: WorkerSettings, read: BytesReader) -> None:
        self._settings = settings
        self._read = read
        self._process: SpawnProcess | None = None
        self._link: Connection | None = None
        self._given = 0
        self._since = 0.0
        self.lease: Lease | None = None
        self.renewed = 0.0

    @property
    def idle(self) -> bool:
        """Whether it has nothing to read."""
        return self.lease is None

    @property
    def alive(self) -> bool:
        """Whether its process lives."""
        return self._process is not None and self._process.is_alive()

    @property
    def process_id(self) -> int | None:
        """Its process's id."""
        return self._process.pid if self._process else None

    @property
    def busy_for(self) -> float:
        """Seconds since its document was given to it."""
        return 0.0 if self.idle else time.monotonic() - self._since

    @property
    def signs(self) -> list[Connection | int]:
        """What becomes readable when it has ended its document, or its life."""
        if self._process is None or self._link is None:
            return []
        return [self._link, self._process.sentinel]

    def give(self, lease: Lease) -> None:
        """Gives it a document."""
        if not self.alive or self._given >= self._settings.documents_per_process:
            self.end()
            self._start()
        self.lease = lease
        self._given += 1
        self._since = self.renewed = time.monotonic()
        if self._link is not None:
            with contextlib.suppress(OSError):  # it died just now: ``alive`` tells the parent
                self._link.send(lease)

    def hear(self) -> None:
        """Notes that its document is ended, if it says so."""
        if self._link is None or self.idle:
            return
        with contextlib.suppress(EOFError, OSError):
            if self._link.poll():
                self._link.recv()
                self.lease = None

    def forget(self) -> None:
        """Its document is no longer its."""
        self.lease = None

    def end(self) -> None:
        """Ends its process: kindly, then at once."""
        if self._link is not None:
            self._link.close()
            self._link = None
        if self._process is not None:
            if self.idle:
                self._process.join(_SECONDS_TO_END)
            self._process.kill()
            self._process.join()
            self._process.close()
            self._process = None

    def _start(self) -> None:
        ours, theirs = _spawn.Pipe()
        process = _spawn.Process(
            target=read_leased,
            args=(self._settings, theirs, self._read),
            name="elenchos-reader",
            daemon=True,
        )
        process.start()
        theirs.close()
        self._process, self._link, self._given = process, ours, 0


def read_leased(settings: WorkerSettings, link: Connection, read: BytesReader) -> None:
    """The child's side: reads one leased document after another, until the parent hangs up."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupt from the keyboard is the parent's
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    set_up_logs()
    site = open_site(settings)
    with contextlib.suppress(EOFError, OSError):
        while True:
            lease: Lease = link.recv()
            try:
                process_leased(site, lease, read=read)
            except SQLAlchemyError as error:
                # The parent stops renewing, and the document is another's when the lease is over.
                about = {"document": lease.document, "problem": type(error).__name__}
                log.warning("the database is away", extra=about)
            link.send(lease.document)
