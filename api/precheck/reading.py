"""A visit's files read and judged in the background, while the page shows how far it is."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Callable
from pathlib import Path

import structlog

from api.http.service import Service
from api.precheck.visits import Progress, State, Visit
from ingest.errors import ElenchosError
from workers.case_processes import Asked

log = structlog.get_logger("elenchos.precheck")


class Readings:
    """The readings under way in this process, one for each visit."""

    def __init__(self) -> None:
        self._tasks: dict[Path, asyncio.Task[None]] = {}

    def start(self, visit: Visit, service: Service) -> None:
        """Reads the visit's files anew; an earlier reading of it is broken off."""
        self.stop(visit)
        visit.note(Progress(state=State.READING, of=len(visit.files)))
        task = asyncio.create_task(_read(visit, service))
        self._tasks[visit.folder] = task
        task.add_done_callback(lambda done: self._forget(visit.folder, done))

    def stop(self, visit: Visit) -> None:
        """Breaks the reading off, if there is one."""
        if task := self._tasks.pop(visit.folder, None):
            task.cancel()

    def _forget(self, folder: Path, task: asyncio.Task[None]) -> None:
        if self._tasks.get(folder) is task:
            del self._tasks[folder]


async def _read(visit: Visit, service: Service) -> None:
    asked = Asked(visit.case, None, service.clock().date())
    try:
        report = await service.cases.judge(asked, service.settings.precheck_seconds, _noting(visit))
        visit.finish(report)
    except ElenchosError as error:
        log.warning("precheck broke off", error=type(error).__name__)
        visit.note(Progress(state=State.BROKEN))
    except OSError:
        return  # the applicant has finished meanwhile: there is nothing left to note


def _noting(visit: Visit) -> Callable[[int, int], None]:
    def note(done: int, of: int) -> None:
        visit.note(Progress(state=State.READING, done=done, of=of))

    return note


def today(service: Service) -> dt.date:
    """The day of the service's clock."""
    return service.clock().date()
