"""The loop that needs no broker: this process leases documents, its children read them.

What ``elenchos serve`` runs on one machine. The parent opens no document: a child that dies or
hangs costs its document a count, and is replaced. All leases are the parent's, which renews them.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from itertools import count
from multiprocessing.connection import wait
from types import TracebackType
from typing import Self

from sqlalchemy.exc import SQLAlchemyError

from workers.ledger import leases
from workers.ledger.leases import Fault
from workers.loop_child import Child
from workers.processing import BytesReader
from workers.reading import read_bytes
from workers.site import Site, worker_name
from workers.sweeper import sweeper

log = logging.getLogger("elenchos.workers")

IDLE_SECONDS = 0.5
"""How long a document may wait before the loop looks again, if nobody woke it."""


class Loop:
    """Reads what waits, until the block ends; then it gives back what it had begun.

    It works in a thread of its own; ``wake`` tells it that a document has come.
    """

    def __init__(
        self, site: Site, processes: int | None = None, *, read: BytesReader = read_bytes
    ) -> None:
        self._site = site
        self._name = worker_name()
        self._taken = count(1)
        self._children = [Child(site.settings, read) for _ in range(self._size(processes))]
        self._stop = threading.Event()
        self._wake = threading.Event()
        self._thread = threading.Thread(target=self._run, name="loop", daemon=True)
        self._sweeper = sweeper(site, self._name)

    def __enter__(self) -> Self:
        self._thread.start()
        self._sweeper.__enter__()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._stop.set()
        self._wake.set()
        self._thread.join()
        self._sweeper.__exit__(kind, error, at)

    def wake(self) -> None:
        """A document has come: look at once."""
        self._wake.set()

    @property
    def process_ids(self) -> tuple[int, ...]:
        """The reading processes' ids, for monitors and tests."""
        return tuple(pid for child in self._children if (pid := child.process_id) is not None)

    def _size(self, processes: int | None) -> int:
        return processes or self._site.settings.reading_processes

    def _run(self) -> None:
        try:
            while not self._stop.is_set():
                self._safely(self._round)
            self._finish()
        finally:
            for child in self._children:
                child.end()
            self._safely(self._give_back)

    def _round(self) -> None:
        self._look_after()
        if not self._feed():
            self._rest()

    def _safely(self, step: Callable[[], None]) -> None:
        """A database that is away ends nothing: what was leased meanwhile runs out by itself."""
        try:
            step()
        except SQLAlchemyError as error:
            log.warning("the database is away", extra={"problem": type(error).__name__})
            self._stop.wait(1.0)

    def _feed(self) -> bool:
        """Gives each idle child a document; whether there was any."""
        fed = False
        for child in self._children:
            if child.idle:
                owner = f"{self._name}/{next(self._taken)}"
                lease = leases.take_next(self._site.ledger, owner, self._site.settings.patience)
                if lease is None:
                    return fed
                child.give(lease)
                fed = True
        return fed

    def _rest(self) -> None:
        """Until a child has ended, a document has come, or it is time to look."""
        busy = [end for child in self._children for end in child.signs if not child.idle]
        if busy and not any(child.idle for child in self._children):
            wait(busy, timeout=IDLE_SECONDS)
        elif busy:
            wait([*busy], timeout=0.05)
        else:
            self._wake.wait(IDLE_SECONDS)
        self._wake.clear()

    def _look_after(self) -> None:
        """Hears who has ended, renews the leases of who has not, and buries the dead."""
        settings, ledger = self._site.settings, self._site.ledger
        beat = settings.lease_seconds / 3
        for child in self._children:
            child.hear()
            lease = child.lease
            if lease is None:
                continue
            if not child.alive or child.busy_for > settings.read_seconds:
                child.end()
                leases.failed(ledger, lease.document, lease.owner, Fault.CRASH, settings.patience)
                child.forget()
            elif time.monotonic() - child.renewed > beat:
                leases.renew(ledger, lease, settings.patience)
                child.renewed = time.monotonic()

    def _finish(self) -> None:
        until = time.monotonic() + self._site.settings.finish_seconds
        while time.monotonic() < until and not all(child.idle for child in self._children):
            self._safely(self._look_after)
            time.sleep(0.05)

    def _give_back(self) -> None:
        leases.give_back_all(self._site.ledger, self._name)
