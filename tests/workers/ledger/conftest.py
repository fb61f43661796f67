"""An empty ledger on each database that answers: SQLite always, PostgreSQL where it is."""

import datetime as dt
import json
import shutil
from pathlib import Path

import pytest
from sqlalchemy import text

from extract.evidence import EvidenceKind
from extract.facts import Extraction, Fact
from tests.services import fresh_postgresql
from verify.catalogue.load import default_catalogue
from workers.kept import KeptKey
from workers.ledger import intake, leases
from workers.ledger.connection import make_engine, open_ledger
from workers.ledger.migrate import migrate
from workers.ledger.states import Priority
from workers.ledger.tables import Table

MORNING = dt.datetime(2026, 11, 2, 9, 0, tzinfo=dt.UTC)


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = MORNING

    def __call__(self) -> dt.datetime:
        return self.now

    def forward(self, **by: float) -> None:
        self.now += dt.timedelta(**by)


@pytest.fixture(scope="session")
def empty_sqlite(tmp_path_factory):
    """A migrated file with nothing in it, to be copied."""
    file = tmp_path_factory.mktemp("ledger") / "empty.db"
    engine = make_engine(f"sqlite:///{file}")
    migrate(engine)
    engine.dispose()
    return file


@pytest.fixture(scope="session")
def postgresql():
    """One migrated database for the run, emptied after each test."""
    with fresh_postgresql() as address:
        engine = make_engine(address)
        migrate(engine)
        yield engine
        engine.dispose()


@pytest.fixture
def empty_postgresql():
    """The address of a database without tables."""
    with fresh_postgresql() as address:
        yield address


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request, tmp_path: Path):
    """The address of an empty, migrated ledger."""
    if request.param == "sqlite":
        file = tmp_path / "ledger.db"
        shutil.copy(request.getfixturevalue("empty_sqlite"), file)
        yield f"sqlite:///{file}"
    else:
        engine = request.getfixturevalue("postgresql")
        yield engine.url.render_as_string(hide_password=False)
        with engine.begin() as connection:
            for table in reversed(Table.metadata.sorted_tables):
                if table.name != "event_head":
                    connection.execute(table.delete())
            connection.execute(text("UPDATE event_head SET number = 0, digest = repeat('0', 64)"))


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def ledger(url, clock):
    ledger = open_ledger(url, clock=clock)
    yield ledger
    ledger.close()


def application(**changes: object) -> bytes:
    given = {
        "procedure": "long-term.renewal",
        "submitted_on": "2026-11-02",
        "applicant": {"surname": "HOXHA", "given_names": "ARTAN", "birth_date": "1988-04-12",
                      "passport_number": "BA1234567", "nationality": "ALB"},
    }  # fmt: skip
    return json.dumps(given | changes).encode()


@pytest.fixture
def submit(ledger):
    """Submits an application with files of those names."""

    def submitted(*files: str, given: bytes | None = None, **more: object) -> intake.Submitted:
        stored = [intake.StoredFile(name, (name.encode().hex() * 32)[:64], 10) for name in files]
        new = intake.NewSubmission(
            application() if given is None else given,
            stored,
            client=str(more.pop("client", "key:portal")),
            deadline=more.pop("deadline", dt.date(2026, 12, 2)),
            priority=Priority(more.pop("priority", Priority.SUBMISSION)),
            **more,
        )
        return intake.submit(ledger, new, default_catalogue())

    return submitted


def passport(sha256: str, surname: str = "HOXHA") -> tuple[Extraction, ...]:
    """A passport read, in few words."""
    facts = {"surname": Fact(surname, 0.99, 1, (1, 2, 3, 4), "mrz")}
    return (Extraction("x.pdf", sha256, EvidenceKind.PASSPORT, 0.99, 3, facts),)


@pytest.fixture
def read(ledger):
    """Reads every waiting document, as a worker would."""

    def all_read(surname: str = "HOXHA", owner: str = "worker:1") -> list[leases.Finish]:
        ends = []
        while (lease := leases.take_next(ledger, owner, leases.Patience())) is not None:
            key = KeptKey(lease.sha256, "reader/1", lease.seen_on.year)
            found = passport(lease.sha256, surname)
            ends.append(leases.finish(ledger, lease, found, key, remembered=False))
        return ends

    return all_read
