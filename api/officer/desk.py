"""What officers' pages work with, and a case taken from the ledger for one page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from starlette.requests import Request

from api.auth.accounts import Accounts
from api.auth.errors import AccessError
from api.auth.roles import Principal, Role
from api.officer.deciding import Decisions, decisions_view
from api.officer.images import Images
from api.officer.settings import OfficeSettings
from api.pages.report import ReadReport, read_report
from verify.application import Application
from verify.catalogue.load import Catalogue
from workers.ledger import cases, corrections, decisions, reports
from workers.ledger.cases import CaseStatus
from workers.ledger.connection import Ledger
from workers.ledger.corrections import Correction
from workers.ledger.states import SECOND_DESK

DECIDING = (Role.OFFICER, Role.SUPERVISOR)
READING = (Role.OFFICER, Role.SUPERVISOR, Role.AUDITOR)


@dataclass(frozen=True, slots=True)
class Desk:
    """Made once for an application; routes find it at ``request.app.state.desk``."""

    ledger: Ledger
    catalogue: Catalogue
    accounts: Accounts
    clock: Callable[[], dt.datetime]
    images: Images
    judge: Callable[[str, str], None]
    """Judges a case at once: its id, and who asks."""
    office: OfficeSettings

    def name_of(self, actor: str) -> str:
        """The name of whoever an event or a decision names by id, for showing."""
        if actor == SECOND_DESK:
            return "—"
        kind, _, identifier = actor.partition(":")
        if kind != "account":
            return actor
        try:
            return self.accounts.get(identifier).name
        except AccessError:
            return identifier[:8]


def desk_of(request: Request) -> Desk:
    """The desk of the application that answers this request."""
    desk: Desk = request.app.state.desk
    return desk


@dataclass(frozen=True, slots=True)
class CaseFile:
    """One case as the ledger has it. ``report`` is None until it was judged."""

    status: CaseStatus
    application: Application
    report: ReadReport | None
    corrections: tuple[Correction, ...]
    decisions: Decisions

    @property
    def files(self) -> tuple[str, ...]:
        """The names of its files, in the order in which they are numbered."""
        return tuple(document.file for document in self.status.documents)

    @property
    def applicant(self) -> str:
        """The applicant's name."""
        person = self.application.applicant
        return " ".join(part for part in (person.surname, person.given_names) if part)

    def lease(self, who: Principal, now: dt.datetime) -> str:
        """``mine``, ``anothers``, ``waiting`` (for a second pair of eyes) or ``free``."""
        status = self.status
        held = status.assigned_until is not None and status.assigned_until > now
        if not held or status.assigned_to is None:
            return "free"
        if status.assigned_to == SECOND_DESK:
            return "waiting"
        return "mine" if status.assigned_to == who.actor else "anothers"


def open_case(desk: Desk, case: str, who: Principal, language: str) -> CaseFile:
    """The case. Raises NoSuchCaseError: there is none, or it was erased."""
    ledger = desk.ledger
    status = cases.status(ledger, case)
    given = cases.application(ledger, case)
    kept = reports.newest(ledger, case)
    report = read_report(kept.body) if kept else None
    return CaseFile(
        status=status,
        application=given.application,
        report=report,
        corrections=corrections.of_case(ledger, case),
        decisions=decisions_view(
            decisions.of_case(ledger, case), report, who, desk.name_of, language
        ),
    )
