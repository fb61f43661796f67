"""The ledger opened: one database, SQLite or PostgreSQL, and how it is written to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Protocol

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError
from sqlalchemy.orm import Session
from sqlalchemy.pool import ConnectionPoolEntry

from ingest.errors import UsageError
from workers.ledger.events import Event, append

_WAIT_MS = 60_000
_TIMEOUTS = f"-c lock_timeout={_WAIT_MS} -c idle_in_transaction_session_timeout={_WAIT_MS}"
"""A process that stopped in mid-transaction, and whoever waits for its locks, is let go."""


class Cipher(Protocol):
    """Seals what the database keeps of persons. ``ingest.blobs.keys.Keyring`` is one."""

    def seal(self, clear: bytes) -> bytes:
        """The bytes, so that only a holder of the key can open them."""
        ...

    def open(self, sealed: bytes) -> bytes:
        """What ``seal`` was given."""
        ...


class Unsealed:
    """No cipher: for tests, and for a machine whose disk is encrypted as a whole."""

    def seal(self, clear: bytes) -> bytes:
        """The bytes as they are."""
        return clear

    def open(self, sealed: bytes) -> bytes:
        """The bytes as they are."""
        return sealed


def utc_now() -> dt.datetime:
    """The clock."""
    return dt.datetime.now(dt.UTC)


@dataclass(slots=True)
class Writing:
    """One transaction that changes the ledger, and the events that it will leave."""

    session: Session
    now: dt.datetime
    happened: list[Event] = field(default_factory=list)

    def record(self, happened: Event) -> None:
        """Leaves an event. It is written last, so that the log's lock is held for a moment only."""
        self.happened.append(happened)


@dataclass(frozen=True, slots=True, eq=False)
class Ledger:
    """An open ledger. May be shared by threads; a forked process opens its own."""

    engine: Engine
    clock: Callable[[], dt.datetime] = utc_now
    cipher: Cipher = field(default_factory=Unsealed)

    @contextmanager
    def writing(self) -> Iterator[Writing]:
        """A transaction: committed at the end of the block, undone if the block raises."""
        engine = self.engine.execution_options(elenchos_writes=True)
        with Session(engine, expire_on_commit=False) as session, session.begin():
            work = Writing(session, self.clock())
            yield work
            append(session, work.happened, work.now)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A transaction that changes nothing."""
        with Session(self.engine, expire_on_commit=False) as session:
            yield session

    def close(self) -> None:
        """Closes the connections."""
        self.engine.dispose()


def open_ledger(
    url: str, *, clock: Callable[[], dt.datetime] = utc_now, cipher: Cipher | None = None
) -> Ledger:
    """The ledger of that address (``sqlite:///path`` or ``postgresql://…``).

    Raises:
        UsageError: no such kind of database.
    """
    return Ledger(make_engine(url), clock, cipher or Unsealed())


def make_engine(url: str) -> Engine:
    """An engine set up for the ledger. Raises ``UsageError`` for another kind of database."""
    try:
        address = make_url(url)
    except ArgumentError as error:
        raise UsageError(
            "The database's address can't be read: write sqlite:///file.db or postgresql://…"
        ) from error
    match address.get_backend_name():
        case "sqlite":
            engine = create_engine(
                address, hide_parameters=True, connect_args={"timeout": _WAIT_MS / 1000}
            )
            event.listen(engine, "connect", _prepare_sqlite)
            event.listen(engine, "begin", _begin_sqlite)
            return engine
        case "postgresql":
            # ``pool_pre_ping``: a connection that a restart of the server cut is replaced.
            return create_engine(
                address,
                hide_parameters=True,  # errors say nothing of what was written
                pool_pre_ping=True,
                pool_size=5,
                max_overflow=20,
                connect_args={"options": _TIMEOUTS, "connect_timeout": 10},
            )
        case other:
            raise UsageError(f"The ledger keeps to SQLite or PostgreSQL, not {other}.")


def _prepare_sqlite(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    # The driver's own transactions begin too late; ``_begin_sqlite`` begins them.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in (
        "journal_mode=WAL",  # readers never wait for the writer
        "synchronous=FULL",  # what was answered with 202 survives a power cut
        f"busy_timeout={_WAIT_MS}",
        "foreign_keys=ON",
        "secure_delete=ON",  # what is erased is overwritten
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    # A writer takes the lock at once: one that began as a reader could not wait for it.
    writes = connection.get_execution_options().get("elenchos_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
