"""Who looked at which case and which page: recorded in the event log, by ids alone."""

from __future__ import annotations

from api.auth.roles import Principal
from workers.ledger.connection import Ledger
from workers.ledger.events import Action, Event


def note_case(ledger: Ledger, case: str, who: Principal) -> None:
    """Records that somebody looked at a case."""
    with ledger.writing() as work:
        work.record(Event(who.actor, Action.VIEWED, case))


def note_document(ledger: Ledger, case: str, document: str, page: int, who: Principal) -> None:
    """Records that somebody looked at a page of a document (by the document's id)."""
    with ledger.writing() as work:
        work.record(Event(who.actor, Action.DOCUMENT_VIEWED, case, document, {"page": page}))
