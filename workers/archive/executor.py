"""Who does the work of a run: processes of this machine, or others through a broker."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from workers.archive.tasks import CaseResult, CaseTask

Work = Callable[[CaseTask], CaseResult]
"""One case in, its result out. Never raises for a case; the process may die of it."""


class Executor(Protocol):
    """Gives results in the order they are ready, each task's once.

    Tasks are taken as they are needed. A task that kills whoever does it comes back as broken.
    """

    def results(self, tasks: Iterable[CaseTask]) -> Iterator[tuple[CaseTask, CaseResult]]:
        """The tasks with their results."""
        ...

    def close(self) -> None:
        """Ends whatever works. Unfinished tasks are dropped."""
        ...
