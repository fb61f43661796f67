"""Documents sent to the workers, once they are committed: ids alone, never a name."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from kombu.exceptions import OperationalError

from verify.catalogue.load import default_catalogue
from workers.celery_app import QUEUES, READ, broker_app
from workers.judging import judge_submission
from workers.ledger import overdue
from workers.ledger.intake import Submitted
from workers.ledger.overdue import Waiting
from workers.ledger.states import Priority
from workers.site import Site

log = logging.getLogger("elenchos.workers")

SYSTEM = "system"
"""The actor of what no person and no worker does."""


def dispatch(site: Site, taken: Submitted, priority: Priority) -> None:
    """Tells the workers of a submission's documents. Call it after the commit, never before.

    Without a broker there is nobody to tell: the loop looks into the table. If the broker is away
    nothing is lost either: the sweeper sends what was not taken. A submission without documents
    is judged at once.
    """
    if not taken.documents:
        judge_submission(site.ledger, default_catalogue(), taken.id, SYSTEM)
    elif site.settings.broker.get_secret_value():
        send(site, [Waiting(document, priority) for document in taken.documents])


def send(site: Site, waiting: Sequence[Waiting]) -> int:
    """Sends ids to the broker and notes it; gives how many went."""
    if not waiting:
        return 0
    sent: list[str] = []
    app = broker_app(site.settings.broker.get_secret_value())
    try:
        with app.producer_pool.acquire(block=True, timeout=5) as producer:
            for each in waiting:
                app.send_task(
                    READ,
                    args=(each.id,),
                    queue=QUEUES[each.priority],
                    producer=producer,
                    retry=False,
                )
                sent.append(each.id)
    except (OperationalError, OSError, TimeoutError) as error:
        problem = {"problem": type(error).__name__}
        log.warning("the broker does not answer: sent later", extra=problem)
    overdue.note_sent(site.ledger, sent)
    return len(sent)
