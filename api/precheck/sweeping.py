"""Visits that nobody uses any more are removed, whether or not anybody comes after them."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.concurrency import run_in_threadpool

from api.precheck.visits import Visits

EVERY_SECONDS = 300.0


@asynccontextmanager
async def swept(visits: Visits, every: float = EVERY_SECONDS) -> AsyncIterator[None]:
    """Sweeps at once (an earlier process may have ended in the middle), then every so often."""
    await run_in_threadpool(visits.sweep)
    task = asyncio.create_task(_again_and_again(visits, every))
    try:
        yield
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task


async def _again_and_again(visits: Visits, every: float) -> None:
    while True:
        await asyncio.sleep(every)
        await run_in_threadpool(visits.sweep)
