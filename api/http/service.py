"""What the routes work with, made once for an application."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from api.auth.accounts import Accounts
from api.auth.keys import Keys
from api.auth.sessions import Lifetimes, Sessions
from api.http.metrics import Metrics
from api.http.rates import Rates, rates_of
from api.http.readiness import Check
from api.http.settings import HttpSettings
from api.officer.settings import OfficeSettings
from ingest.blobs.blobs import Blobs
from verify.catalogue.load import Catalogue, default_catalogue
from workers.case_processes import CaseProcesses
from workers.ledger.connection import Ledger
from workers.ledger.intake import Submitted
from workers.ledger.states import Priority

Clock = Callable[[], dt.datetime]


@dataclass(frozen=True)
class Service:
    """Everything that a request may need. Routes find it at ``request.app.state.service``."""

    settings: HttpSettings
    catalogue: Catalogue
    clock: Clock
    ledger: Ledger
    blobs: Blobs
    dispatch: Callable[[Submitted, Priority], None]
    """Tells the workers of a submission, once it is committed."""
    deciding_time: dt.timedelta
    """From a submission to the day by which an officer should decide."""
    keys: Keys
    accounts: Accounts
    sessions: Sessions
    cases: CaseProcesses
    rates: Rates
    metrics: Metrics
    checks: Mapping[str, Check]
    """What must answer for the service to be ready."""
    office: OfficeSettings = field(default_factory=OfficeSettings)


def service_from(
    settings: HttpSettings,
    ledger: Ledger,
    blobs: Blobs,
    dispatch: Callable[[Submitted, Priority], None],
    deciding_time: dt.timedelta,
    checks: Mapping[str, Check] = MappingProxyType({}),
) -> Service:
    """A service on that ledger, which is open and migrated."""
    engine = ledger.engine
    return Service(
        settings=settings,
        catalogue=default_catalogue(),
        clock=ledger.clock,
        ledger=ledger,
        blobs=blobs,
        dispatch=dispatch,
        deciding_time=deciding_time,
        keys=Keys(engine),
        accounts=Accounts(engine),
        sessions=Sessions(engine, Lifetimes(settings.session_idle, settings.session_total)),
        cases=CaseProcesses(settings.precheck_processes, settings.precheck_waiting),
        rates=rates_of(settings),
        metrics=Metrics(ledger),
        checks=checks,
    )
