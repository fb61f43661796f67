"""The tables brought to the form that this version of the program needs."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, inspect, text

_MIGRATIONS = Path(__file__).parent / "migrations"
_LOCK = 4_851_363  # any number, the same in every process: who migrates first makes others wait


def migrate(engine: Engine) -> None:
    """Runs the migrations that the database lacks. May be called by several processes at once.

    Migrations of other parts of the program (accounts, say) are branches of their own:
    ``migrations/versions/`` holds them all, and all heads are brought up.
    """
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    with engine.execution_options(elenchos_writes=True).begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        config.attributes["connection"] = connection
        command.upgrade(config, "heads")


def is_migrated(engine: Engine) -> bool:
    """Whether the ledger's tables are there."""
    return inspect(engine).has_table("event_head")
