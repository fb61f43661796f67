"""How far a page of a case is turned before it is shown: as its newest report has it."""

from __future__ import annotations

from api.pages.report import read_report
from workers.ledger import reports
from workers.ledger.connection import Ledger


def rotation_shown(ledger: Ledger, case: str, file: str, page: int) -> int:
    """Degrees, clockwise, until the page stands as the report's boxes want it; 0 without a report.

    ``page`` counts from 1. Call it off the event loop.
    """
    kept = reports.newest(ledger, case)
    return read_report(kept.body).rotation(file, page) if kept else 0
