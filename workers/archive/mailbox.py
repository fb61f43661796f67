"""The folder through which a run and the workers of a broker speak: messages carry ids alone.

Below ``OUT/broker``: ``setup.json``, and for each case that is out ``ID.task``, later
``ID.result``, or ``ID.died`` where it killed its process. All are written whole or not at all.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from pydantic import TypeAdapter

from workers.archive.results.reports import write_whole
from workers.archive.tasks import CaseResult, CaseTask, Setup

FOLDER = "broker"
_SETUP, _TASK, _RESULT = TypeAdapter(Setup), TypeAdapter(CaseTask), TypeAdapter(CaseResult)


class Mailbox:
    """Both sides of the folder of one run."""

    def __init__(self, out: Path) -> None:
        self._folder = out / FOLDER

    def open(self, setup: Setup) -> None:
        """Empties the folder and says what the run is."""
        shutil.rmtree(self._folder, ignore_errors=True)
        self._folder.mkdir(mode=0o700)
        write_whole(self._folder / "setup.json", _SETUP.dump_json(setup))

    def close(self) -> None:
        """Removes the folder: what comes later finds no task."""
        shutil.rmtree(self._folder, ignore_errors=True)

    def setup(self) -> Setup | None:
        """What the run is; None once it is over."""
        text = self._read("setup.json")
        return None if text is None else _SETUP.validate_json(text)

    def put_task(self, task: CaseTask) -> None:
        """A case that is out."""
        write_whole(self._folder / f"{task.id}.task", _TASK.dump_json(task))

    def task(self, case: int) -> CaseTask | None:
        """The case, unless its result is there or the run is over."""
        text = None if (self._folder / f"{case}.result").exists() else self._read(f"{case}.task")
        return None if text is None else _TASK.validate_json(text)

    def put_result(self, case: int, result: CaseResult) -> None:
        """What became of the case. Does nothing once the run is over."""
        if self._folder.is_dir():
            write_whole(self._folder / f"{case}.result", _RESULT.dump_json(result))

    def put_death(self, case: int) -> None:
        """The case killed its process, or took too long."""
        if self._folder.is_dir():
            write_whole(self._folder / f"{case}.died", b"")

    def result(self, case: int) -> CaseResult | None:
        """The result, once it is there."""
        text = self._read(f"{case}.result")
        return None if text is None else _RESULT.validate_json(text)

    def died(self, case: int) -> bool:
        """Whether the case killed its process since it was last asked."""
        note = self._folder / f"{case}.died"
        found = note.exists()
        note.unlink(missing_ok=True)
        return found

    def forget(self, case: int) -> None:
        """Removes what there is of a case whose result was taken."""
        for kind in ("task", "result", "died"):
            (self._folder / f"{case}.{kind}").unlink(missing_ok=True)

    def _read(self, name: str) -> bytes | None:
        try:
            return (self._folder / name).read_bytes()
        except FileNotFoundError:
            return None
