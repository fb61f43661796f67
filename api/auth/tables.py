"""The tables of keys, accounts and sessions. Secrets stand here as digests only.

They lie in the ledger's database and belong to its metadata, so that they are migrated and copied
with it (``workers/ledger/migrations/versions/0001_access.py``).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Column, Connection, Engine, ForeignKey, String, Table, Text

from workers.ledger.tables import Moment
from workers.ledger.tables import Table as LedgerTable

metadata = LedgerTable.metadata

api_keys = Table(
    "api_keys",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("owner", String(40), nullable=False),
    Column("role", String(20), nullable=False),
    Column("scopes", Text, nullable=False),
    Column("secret_sha256", String(64), nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("expires_at", Moment),
    Column("revoked_at", Moment),
    Column("last_used_on", String(10)),
)

accounts = Table(
    "accounts",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("login", String(400), nullable=False, unique=True),
    Column("name", String(200), nullable=False),
    Column("roles", Text, nullable=False),
    Column("password_argon2", Text),
    Column("created_at", Moment, nullable=False),
    Column("disabled_at", Moment),
)

sessions = Table(
    "sessions",
    metadata,
    Column("token_sha256", String(64), primary_key=True),
    Column("account", String(32), ForeignKey("accounts.id"), nullable=False, index=True),
    Column("started_at", Moment, nullable=False),
    Column("seen_at", Moment, nullable=False),
)


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that writes: SQLite is told so at its beginning (``workers.ledger``)."""
    with engine.execution_options(elenchos_writes=True).begin() as connection:
        yield connection
