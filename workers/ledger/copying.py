"""A ledger copied into an empty database of another kind: SQLite → PostgreSQL, or back.

Every table goes, those of other parts of the program too, row by row as it is; the event log
arrives whole, and its chain is checked there. Stop whatever writes to the ledger before: the source
is read in one transaction, and what comes in later is not in the copy.
"""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection, MetaData, Table, func, insert, select
from sqlalchemy.orm import Session

from ingest.errors import UsageError
from workers.ledger import events, tables
from workers.ledger.connection import make_engine
from workers.ledger.events import Chain
from workers.ledger.migrate import is_migrated, migrate

_ROWS_AT_ONCE = 500
_ALEMBIC = "alembic_version"


def copy(source: str, target: str, tell: Callable[[str, int], None]) -> Chain:
    """Copies everything; ``tell`` is given each table's name and number of rows.

    It is one transaction: a copy that fails leaves the target empty.

    Raises:
        UsageError: the source is no ledger, the target is not empty, or their versions differ.
    """
    here, there = make_engine(source), make_engine(target)
    try:
        if not is_migrated(here):
            raise UsageError("The source is no ledger: name the database that the site uses.")
        migrate(here)
        migrate(there)
        writes = there.execution_options(elenchos_writes=True)
        with here.connect() as reader, writes.begin() as writer:
            for table in _tables(reader, writer):
                tell(table.name, _copy_table(reader, writer, table))
            with Session(bind=writer) as session:
                return events.verify(session)
    finally:
        here.dispose()
        there.dispose()


def _tables(reader: Connection, writer: Connection) -> list[Table]:
    """All tables, those that others refer to first.

    The ledger's own as the program declares them (their types hold moments in UTC on both
    databases), those of other parts as the target has them.
    """
    found = MetaData()
    found.reflect(writer)
    own = tables.Table.metadata.tables
    ordered = [own.get(t.name, t) for t in found.sorted_tables if t.name != _ALEMBIC]
    source = MetaData()
    source.reflect(reader)
    lacking = {t.name for t in ordered} ^ (set(source.tables) - {_ALEMBIC})
    if lacking:
        raise UsageError(f"The two databases differ in their tables: {', '.join(sorted(lacking))}.")
    for table in ordered:
        empty = writer.scalar(select(func.count()).select_from(table)) == 0
        if not empty and table.name != tables.EventHead.__tablename__:
            raise UsageError(f"The target is not empty (table {table.name}): name a new database.")
    return ordered


def _copy_table(reader: Connection, writer: Connection, table: Table) -> int:
    if table.name == tables.EventHead.__tablename__:
        writer.execute(table.delete())
    number = 0
    rows = reader.execution_options(yield_per=_ROWS_AT_ONCE).execute(select(table))
    for part in rows.mappings().partitions(_ROWS_AT_ONCE):
        writer.execute(insert(table), [dict(row) for row in part])
        number += len(part)
    return number
