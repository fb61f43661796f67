"""How Alembic runs here: within the transaction that ``workers.ledger.migrate`` gives it."""

from __future__ import annotations

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    transactional_ddl=False,  # the caller's transaction is the only one
)
context.run_migrations()
