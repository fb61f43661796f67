"""The services that tests may use: where they answer, and what each run used of them."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

import psycopg
import pytest
from psycopg import sql

POSTGRESQL = os.environ.get("ELENCHOS_TEST_POSTGRESQL", "postgresql://127.0.0.1:5432/postgres")

used: set[str] = set()
"""Names of the services that a test of this process has used."""


@cache
def _postgresql_answers() -> bool:
    try:
        psycopg.connect(_dsn(), connect_timeout=3).close()
    except psycopg.Error:
        return False
    return True


def _dsn() -> str:
    user = "" if "@" in POSTGRESQL else "?user=postgres"
    return POSTGRESQL + user


@contextmanager
def fresh_postgresql() -> Iterator[str]:
    """The address of an empty database, dropped at the end; skips where no server answers."""
    if not _postgresql_answers():
        pytest.skip("PostgreSQL does not answer (ELENCHOS_TEST_POSTGRESQL names another address)")
    used.add("PostgreSQL")
    name = f"elenchos_test_{secrets.token_hex(6)}"
    with psycopg.connect(_dsn(), autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    try:
        base, _, query = _dsn().partition("?")
        yield f"{base.rpartition('/')[0]}/{name}" + (f"?{query}" if query else "")
    finally:
        with psycopg.connect(_dsn(), autocommit=True) as connection:
            drop = sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name))
            connection.execute(drop)
