"""A service in memory, its clock in the test's hand."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from fastapi import FastAPI
from fastapi.testclient import TestClient

from api.auth.accounts import Accounts
from api.auth.keys import Keys
from api.auth.roles import Role, Scope
from api.auth.sessions import Lifetimes, Sessions
from api.http.access import CSRF_HEADER, cookie_name
from api.http.app import create_app
from api.http.metrics import Metrics
from api.http.rates import rates_of
from api.http.service import Service
from api.http.settings import HttpSettings
from ingest.blobs.blobs import Blobs
from ingest.blobs.directory import Directory
from ingest.blobs.keys import new_key, read_keys
from verify.catalogue.load import default_catalogue
from workers.case_processes import CaseProcesses
from workers.judging import judge_submission
from workers.ledger.connection import Ledger, make_engine, open_ledger
from workers.ledger.intake import Submitted
from workers.ledger.migrate import migrate
from workers.ledger.states import Priority

NOON = dt.datetime(2026, 11, 2, 12, tzinfo=dt.UTC)
PASSWORD = "a long enough password"  # noqa: S105 - of a test


class SetClock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> dt.datetime:
        return self.now

    def move(self, **by: float) -> None:
        self.now += dt.timedelta(**by)


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture(scope="session")
def empty_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated file with nothing in it, to be copied."""
    file = tmp_path_factory.mktemp("ledger") / "empty.db"
    engine = make_engine(f"sqlite:///{file}")
    migrate(engine)
    engine.dispose()
    return file


@pytest.fixture
def ledger(empty_ledger: Path, tmp_path: Path, clock: SetClock) -> Iterator[Ledger]:
    file = shutil.copy(empty_ledger, tmp_path / "ledger.db")
    made = open_ledger(f"sqlite:///{file}", clock=clock)
    yield made
    made.close()


@pytest.fixture
def blobs(tmp_path: Path) -> Blobs:
    keys = read_keys(new_key("test"))
    return Blobs(Directory(tmp_path / "files"), keys, tmp_path / "incoming")


@pytest.fixture
def told() -> list[str]:
    """The documents that workers were told of."""
    return []


@pytest.fixture
def settings() -> HttpSettings:
    return HttpSettings(public_url="http://localhost")


@pytest.fixture
def cases() -> CaseProcesses:
    return CaseProcesses(count=0, waiting=0)


@pytest.fixture
def service(
    ledger: Ledger,
    blobs: Blobs,
    told: list[str],
    clock: SetClock,
    settings: HttpSettings,
    cases: CaseProcesses,
) -> Service:
    engine = ledger.engine

    def dispatch(taken: Submitted, _: Priority) -> None:
        told.extend(taken.documents)
        if not taken.documents:
            judge_submission(ledger, default_catalogue(), taken.id, "system")

    return Service(
        settings=settings,
        catalogue=default_catalogue(),
        clock=clock,
        ledger=ledger,
        blobs=blobs,
        dispatch=dispatch,
        deciding_time=dt.timedelta(days=30),
        keys=Keys(engine),
        # The cheapest argon2 there is: the costs are the library's business, not this test's.
        accounts=Accounts(engine, PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)),
        sessions=Sessions(engine, Lifetimes(settings.session_idle, settings.session_total)),
        cases=cases,
        rates=rates_of(settings),
        metrics=Metrics(ledger),
        checks={"database": lambda: None},
    )


@pytest.fixture
def app(service: Service) -> FastAPI:
    return create_app(service)


@pytest.fixture
def client(app: FastAPI) -> Iterator[TestClient]:
    with TestClient(app, base_url="http://localhost", raise_server_exceptions=False) as started:
        yield started


@pytest.fixture
def log_in(service: Service, client: TestClient):
    """Logs the client in with those roles; returns the headers of an unsafe request."""

    def enter(*roles: Role) -> dict[str, str]:
        login = "-".join(roles)
        account = service.accounts.make(login, login, roles, PASSWORD, service.clock())
        token = service.sessions.start(account.id, service.clock())
        client.cookies.set(cookie_name(service.settings), token)
        principal = service.sessions.principal(token, service.clock())
        assert principal is not None
        return {CSRF_HEADER: principal.csrf_token}

    return enter


@pytest.fixture
def key(service: Service):
    """The headers of a portal with those scopes."""

    def make(*scopes: Scope, owner: str = "portal-a") -> dict[str, str]:
        new = service.keys.make(owner, Role.PORTAL, scopes, service.clock())
        return {"Authorization": f"Bearer {new.secret}"}

    return make
