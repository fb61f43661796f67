"""What the routes work with, made once for an application."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable
from dataclasses import dataclass

from api.auth.accounts import Accounts
from api.auth.keys import Keys
from api.auth.sessions import Lifetimes, Sessions
from api.http.settings import HttpSettings
from verify.catalogue.load import Catalogue, default_catalogue
from workers.case_processes import CaseProcesses
from workers.ledger.connection import Ledger

Clock = Callable[[], dt.datetime]


def utc_now() -> dt.datetime:
    """The clock of the service; nothing below the edges has one."""
    return dt.datetime.now(dt.UTC)


@dataclass(frozen=True)
class Service:
    """Everything that a request may need. Routes find it at ``request.app.state.service``."""

    settings: HttpSettings
    catalogue: Catalogue
    clock: Clock
    ledger: Ledger
    keys: Keys
    accounts: Accounts
    sessions: Sessions
    cases: CaseProcesses


def service_from(settings: HttpSettings, ledger: Ledger, clock: Clock = utc_now) -> Service:
    """A service on that ledger, which is open and migrated."""
    engine = ledger.engine
    return Service(
        settings=settings,
        catalogue=default_catalogue(),
        clock=clock,
        ledger=ledger,
        keys=Keys(engine),
        accounts=Accounts(engine),
        sessions=Sessions(engine, Lifetimes(settings.session_idle, settings.session_total)),
        cases=CaseProcesses(
            settings.precheck_processes or os.cpu_count() or 1, settings.precheck_waiting
        ),
    )
