"""The tables of webhooks. They belong to the ledger's metadata and are migrated with it."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, LargeBinary, String, Table

from workers.ledger.tables import Moment
from workers.ledger.tables import Table as LedgerTable

metadata = LedgerTable.metadata

webhooks = Table(
    "webhooks",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("client", String(64), nullable=False, index=True),
    Column("url", String(500), nullable=False),
    Column("secret_sealed", LargeBinary, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("ended_at", Moment),
)

deliveries = Table(
    "webhook_deliveries",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("webhook", String(32), ForeignKey("webhooks.id"), nullable=False),
    Column("event", BigInteger, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("due_at", Moment),
    Column("delivered_at", Moment),
    Column("failure", String(40)),
    Index("ix_webhook_deliveries_due_at", "due_at"),
)
"""``due_at`` empty: delivered, or given up (``failure`` says why)."""

cursor = Table(
    "webhook_cursor",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("event", BigInteger, nullable=False),
)
"""One row: the number of the last event that was looked at."""
