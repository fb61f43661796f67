"""A lease kept alive while its document is being read."""

from __future__ import annotations

import threading
from types import TracebackType
from typing import Self

from sqlalchemy.exc import SQLAlchemyError

from workers.ledger import leases
from workers.ledger.leases import Lease, Patience
from workers.site import Site


class Heartbeat:
    """Renews the lease three times in its length, from a thread, until the block ends.

    A database that is away is tried again at the next beat: if it stays away too long the lease
    runs out, and the finished write is fenced.
    """

    def __init__(self, site: Site, lease: Lease, patience: Patience) -> None:
        self._site = site
        self._lease = lease
        self._patience = patience
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._beat, name="heartbeat", daemon=True)

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
        self._thread.join()

    def _beat(self) -> None:
        pause = self._patience.lease.total_seconds() / 3
        while not self._done.wait(pause):
            try:
                if not leases.renew(self._site.ledger, self._lease, self._patience):
                    return
            except SQLAlchemyError:
                continue
