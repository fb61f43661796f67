"""The sweeper: what was lost on the way is found and done. Any number may run at once."""

from __future__ import annotations

import datetime as dt
import logging
from dataclasses import dataclass

from ingest.errors import ElenchosError
from verify.catalogue.load import default_catalogue
from workers.dispatch import send
from workers.judging import judge_submission
from workers.ledger import leases, overdue, retention
from workers.ledger.errors import NoSuchCaseError
from workers.site import Site

log = logging.getLogger("elenchos.workers")

_LATE = dt.timedelta(seconds=5)
"""A case that has been due for longer was forgotten by the worker that read its last document."""


@dataclass(frozen=True, slots=True)
class Swept:
    """What one round found: lost workers' documents, documents sent again, cases judged, erased."""

    lost: int
    sent: int
    judged: int
    erased: int


def sweep(site: Site, worker: str) -> Swept:
    """One round.

    Raises:
        sqlalchemy.exc.SQLAlchemyError: the database is away; the next round tries again.
    """
    ledger, settings = site.ledger, site.settings
    lost = leases.give_up_overdue(ledger, settings.patience)
    sent = 0
    if settings.broker.get_secret_value():
        sent = send(site, overdue.unsent(ledger, dt.timedelta(seconds=settings.resend_seconds)))
    judged = sum(_judge(site, case, worker) for case in overdue.unjudged(ledger, _LATE))
    erased = len(retention.erase_due(ledger, site.blobs, settings.retention, worker))
    return Swept(lost, sent, judged, erased)


def _judge(site: Site, case: str, worker: str) -> bool:
    try:
        return judge_submission(site.ledger, default_catalogue(), case, worker) is not None
    except NoSuchCaseError:
        return False  # erased meanwhile
    except ElenchosError as error:
        # A catalogue that no longer knows the procedure: the case waits for one that does.
        about = {"case": case, "problem": type(error).__name__}
        log.warning("a case can't be judged", extra=about)
        return False
