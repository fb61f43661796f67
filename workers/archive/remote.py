"""The work of a run done by ``elenchos worker``, on any machine that sees the run's folder."""

from __future__ import annotations

from pathlib import Path

from workers.archive.judging import CaseJudge
from workers.archive.mailbox import Mailbox
from workers.archive.readings import SharedReadings
from workers.archive.tasks import Setup
from workers.kept import ExtractionStore

CASE = "elenchos.case"
"""The task: its arguments are the run's folder and the number of a case."""


def judge_remotely(out: str, case: int, store: ExtractionStore) -> None:
    """Judges one case and leaves its result. A message that comes twice, or late, does nothing."""
    mailbox = Mailbox(Path(out))
    setup, task = mailbox.setup(), mailbox.task(case)
    if setup is not None and task is not None:
        mailbox.put_result(case, _judge(setup, store)(task))


def note_death(out: str, case: int) -> None:
    """In a worker's main process: the process that had the case was lost."""
    Mailbox(Path(out)).put_death(case)


_judges: dict[Setup, CaseJudge] = {}


def _judge(setup: Setup, store: ExtractionStore) -> CaseJudge:
    """The judge of the run that this process last worked for: it has loaded the catalogue."""
    if setup not in _judges:
        _judges.clear()
        _judges[setup] = CaseJudge(setup, SharedReadings(store, fresh=setup.reread))
    return _judges[setup]
