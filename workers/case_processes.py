"""Cases judged at once, in processes apart: a hostile or endless one costs its process, no more.

For callers that wait for the report and keep nothing, such as a pre-check. What must not be lost
goes through the ledger.
"""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
import json
import os
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from ingest.errors import ElenchosError
from verify.application import ApplicationError

CASES_PER_PROCESS = 50
"""A process is replaced after so many: whatever a library leaks goes with it."""
_LONGEST_LINE = 64 * 1024 * 1024
_COMMAND = (sys.executable, "-m", "workers.case_process")

Progress = Callable[[int, int], None]
"""Called after each file: how many are read, of how many."""


class CaseProcessError(ElenchosError):
    """The case was not judged, through no fault of the application."""


class TooBusyError(CaseProcessError):
    """All processes are at work and enough cases wait."""


class TooLongError(CaseProcessError):
    """The case took more time than it may."""


class ProcessLostError(CaseProcessError):
    """The process died, or failed, while it had the case."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A case to judge: its folder, the day asked for, and today for want of one."""

    folder: Path
    as_of: dt.date | None
    today: dt.date


class _Child:
    """A process and how many cases it has served."""

    def __init__(self, process: Process) -> None:
        self.process = process
        self.served = 0


class CaseProcesses:
    """A fixed number of processes. Use it with ``async with``, in one event loop."""

    def __init__(self, count: int, waiting: int) -> None:
        """``waiting`` is how many cases may wait for a free process."""
        self._count = count
        self._most = count + waiting
        self._inside = 0
        self._free = asyncio.Semaphore(count)
        self._idle: list[_Child] = []
        self._all: set[_Child] = set()

    async def __aenter__(self) -> Self:
        """Starts the processes, so that the first caller need not wait for them."""
        self._idle = [await self._start() for _ in range(self._count)]
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Ends them all, whatever they are doing."""
        for child in tuple(self._all):
            await self._end(child)

    @property
    def at_work(self) -> int:
        """Cases being judged or waiting."""
        return self._inside

    async def judge(
        self, asked: Asked, seconds: float, progress: Progress | None = None
    ) -> dict[str, object]:
        """The report in the contract's form. Cancelling it ends the process that works on it.

        Raises:
            ApplicationError: the application can't be used; the line says why.
            CaseProcessError: too busy, too long, or the process died.
        """
        if self._inside >= self._most:
            raise TooBusyError("all processes are at work")
        self._inside += 1
        try:
            async with asyncio.timeout(seconds), self._free:
                return await self._judge(asked, progress)
        except TimeoutError as error:
            raise TooLongError("the case takes too long to be waited for") from error
        finally:
            self._inside -= 1

    async def _judge(self, asked: Asked, progress: Progress | None) -> dict[str, object]:
        child = await self._next()
        try:
            report = await _ask(child.process, asked, progress)
        except ApplicationError:
            await self._put_back(child)
            raise
        except BaseException:
            # Cancelled, timed out or dead: what it is doing is of no use to anybody.
            await self._end(child)
            raise
        await self._put_back(child)
        return report

    async def _next(self) -> _Child:
        while self._idle:
            child = self._idle.pop()
            if child.process.returncode is None:
                return child
            self._all.discard(child)
        return await self._start()

    async def _put_back(self, child: _Child) -> None:
        child.served += 1
        if child.served >= CASES_PER_PROCESS:
            await self._end(child)
        else:
            self._idle.append(child)

    async def _start(self) -> _Child:
        environment = {**os.environ, "OMP_THREAD_LIMIT": "1", "OPENBLAS_NUM_THREADS": "1"}
        process = await asyncio.create_subprocess_exec(
            *_COMMAND,
            stdin=PIPE,
            stdout=PIPE,
            # What a library prints may quote a document; what matters comes over stdout.
            stderr=DEVNULL,
            limit=_LONGEST_LINE,
            env=environment,
        )
        child = _Child(process)
        self._all.add(child)
        return child

    async def _end(self, child: _Child) -> None:
        self._all.discard(child)
        if child in self._idle:
            self._idle.remove(child)
        with contextlib.suppress(ProcessLookupError):
            child.process.kill()
        await asyncio.shield(child.process.wait())


async def _ask(process: Process, asked: Asked, progress: Progress | None) -> dict[str, object]:
    if process.stdin is None or process.stdout is None:
        raise ProcessLostError("the process has no pipes")
    question = {
        "folder": str(asked.folder),
        "as_of": asked.as_of.isoformat() if asked.as_of else None,
        "today": asked.today.isoformat(),
    }
    try:
        process.stdin.write(json.dumps(question).encode() + b"\n")
        await process.stdin.drain()
        while line := await process.stdout.readline():
            answer = json.loads(line)
            if "report" in answer:
                report: dict[str, object] = answer["report"]
                return report
            if "refused" in answer:
                raise ApplicationError(answer["refused"])
            if "failed" in answer:
                raise ProcessLostError(f"the reading failed ({answer['failed']})")
            if progress is not None:
                progress(answer["read"], answer["of"])
    except (BrokenPipeError, ConnectionResetError) as error:
        raise ProcessLostError("the process died while it had the case") from error
    raise ProcessLostError("the process died while it had the case")
