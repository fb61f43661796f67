"""Visits that nobody uses any more are removed, whether or not anybody comes after them."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.concurrency import run_in_threadpool

from api.precheck.visits import Visits
from workers.rounds import Rounds

log = logging.getLogger("elenchos.precheck")

EVERY_SECONDS = 300.0


@asynccontextmanager
async def swept(visits: Visits, every: float = EVERY_SECONDS) -> AsyncIterator[None]:
    """Sweeps at once (an earlier process may have ended in the middle), then every so often."""

    def sweep() -> bool:
        try:
            visits.sweep()
        except OSError as error:
            # What people uploaded must not stay for one failure: the next round tries again.
            about = {"problem": type(error).__name__}
            log.warning("visits could not be swept; the next round tries again", extra=about)
        return True

    await run_in_threadpool(sweep)
    with Rounds("visits", every, sweep, patience=5):
        yield
