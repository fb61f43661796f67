"""How far a run over an archive is: a bar in a terminal, plain lines elsewhere; on stderr."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import Self

import click
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)

from verify.report import Triage
from workers.archive.state import Tally
from workers.archive.tasks import CaseOutcome, CaseResult

_LINE_SECONDS = 10.0


class RunProgress:
    """A ``workers.archive.run.Watcher`` for a person; use it with ``with``.

    Rate and time left are of this start alone: what an earlier start did says nothing of both.
    """

    def __init__(self) -> None:
        self._terminal = sys.stderr.isatty()
        self._bar = _bar() if self._terminal else None
        self._task: TaskID | None = None
        self._counts: dict[str, int] = {}
        self._total = 0
        self._before = 0
        self._done = 0
        self._began = time.monotonic()
        self._said = self._began

    def __enter__(self) -> Self:
        if self._bar:
            self._bar.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        if self._bar:
            self._bar.stop()

    def began(self, tally: Tally, *, resumed: bool) -> None:
        """See ``Watcher.began``."""
        self._total, self._before = tally.total, tally.done
        self._began = self._said = time.monotonic()
        if resumed and tally.done:
            self._say(f"going on: {tally.done} of {tally.total} cases are done")
        if self._bar:
            self._task = self._bar.add_task("cases", total=tally.total, completed=tally.done,
                                            rate="", counts="")  # fmt: skip

    def case(self, result: CaseResult) -> None:
        """See ``Watcher.case``."""
        self._done += 1
        name = result.triage or result.outcome.value
        self._counts[name] = self._counts.get(name, 0) + 1
        if self._bar and self._task is not None:
            self._bar.update(self._task, advance=1, rate=self._rate(), counts=self._words())
        elif not self._bar and time.monotonic() - self._said >= _LINE_SECONDS:
            self._said = time.monotonic()
            self._say(
                f"{self._before + self._done} of {self._total} cases, {self._rate()}, "
                f"{self._left()} left: {self._words()}"
            )

    def phase(self, name: str) -> None:
        """See ``Watcher.phase``."""
        self._say(name)

    def _say(self, line: str) -> None:
        if self._bar:
            self._bar.console.print(line)
        else:
            click.echo(line, err=True)

    def _per_second(self) -> float:
        return self._done / max(time.monotonic() - self._began, 1e-3)

    def _rate(self) -> str:
        return f"{self._per_second() * 3600:,.0f} cases/h"

    def _left(self) -> str:
        seconds = (self._total - self._before - self._done) / max(self._per_second(), 1e-6)
        hours, rest = divmod(int(seconds), 3600)
        return f"{hours}:{rest // 60:02}:{rest % 60:02}"

    def _words(self) -> str:
        order = [*(t.value for t in Triage), *(o.value for o in CaseOutcome)]
        held = [name for name in order if name in self._counts]
        return ", ".join(f"{self._counts[name]} {name}" for name in held)


def _bar() -> Progress:
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(bar_width=24),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
        TextColumn("{task.fields[counts]}"),
        console=Console(stderr=True, highlight=False),
    )
