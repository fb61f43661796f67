"""The sweeper's thread."""

from __future__ import annotations

import logging
import threading
from types import TracebackType
from typing import Self

from sqlalchemy.exc import SQLAlchemyError

from ingest.errors import ElenchosError
from workers.site import Site
from workers.sweeping import sweep

log = logging.getLogger("elenchos.workers")


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
