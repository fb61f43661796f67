"""An executor that sends cases to the workers of a broker, a few at a time."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from celery import Celery
from kombu.exceptions import OperationalError

from workers.archive.errors import ArchiveError
from workers.archive.mailbox import Mailbox
from workers.archive.remote import CASE
from workers.archive.tasks import CaseOutcome, CaseResult, CaseTask, Setup
from workers.celery_app import QUEUES, broker_app
from workers.ledger.states import Priority

_ATTEMPTS = 2
_POLL_SECONDS = 0.05


@dataclass(slots=True)
class _Out:
    """A case that is out: when it was sent, and how often it killed its process."""

    task: CaseTask
    sent: float
    deaths: int = 0


@dataclass(slots=True)
class BrokerCases:
    """``ahead`` cases are out at any time; more would make a pre-check wait behind them.

    A case without an answer for ``resend_seconds`` is sent again: a message may be lost with its
    worker, and one that comes twice does nothing. One that killed two processes is broken.
    """

    broker: str
    setup: Setup
    ahead: int = 64
    resend_seconds: float = 600.0
    _out: dict[int, _Out] = field(default_factory=dict)

    def results(self, tasks: Iterable[CaseTask]) -> Iterator[tuple[CaseTask, CaseResult]]:
        """See ``Executor.results``. Raises ArchiveError: the broker does not answer."""
        mailbox, app = Mailbox(self.setup.out), broker_app(self.broker)
        mailbox.open(self.setup)
        waiting = iter(tasks)
        exhausted = False
        while True:
            while not exhausted and len(self._out) < self.ahead:
                task = next(waiting, None)
                exhausted = task is None
                if task is not None:
                    mailbox.put_task(task)
                    self._out[task.id] = _Out(task, time.monotonic())
                    _send(app, self.setup, task)
            if not self._out:
                return
            answers = list(self._answers(mailbox, app))
            for task, result in answers:
                del self._out[task.id]
                mailbox.forget(task.id)
                yield task, result
            if not answers:
                time.sleep(_POLL_SECONDS)

    def close(self) -> None:
        """See ``Executor.close``: messages that are still out find no task."""
        Mailbox(self.setup.out).close()

    def _answers(self, mailbox: Mailbox, app: Celery) -> Iterator[tuple[CaseTask, CaseResult]]:
        for case, held in self._out.items():
            result = mailbox.result(case)
            if result is not None:
                yield held.task, result
                continue
            overdue = time.monotonic() - held.sent > self.resend_seconds
            if mailbox.died(case):
                held.deaths += 1
                if held.deaths >= _ATTEMPTS:
                    line = "the worker's process that read it died twice or took too long"
                    yield held.task, CaseResult(CaseOutcome.BROKEN, error=line)
                    continue
                overdue = True
            if overdue:
                held.sent = time.monotonic()
                _send(app, self.setup, held.task)


def _send(app: Celery, setup: Setup, task: CaseTask) -> None:
    try:
        app.send_task(CASE, args=(str(setup.out), task.id), queue=QUEUES[Priority.ARCHIVE])
    except (OperationalError, OSError) as error:
        raise ArchiveError(
            "the broker of ELENCHOS_BROKER does not answer; start it and give the same command "
            "again: it goes on where it was"
        ) from error
