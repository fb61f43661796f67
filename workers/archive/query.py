"""Questions in SQL about the results of a run: they read its tables and nothing else.

DuckDB runs with the caller's rights, so it is closed first: access to files and network is off but
for the four tables, extensions are not loaded, and the settings are locked
(duckdb.org, *Securing DuckDB*). Whatever is no question is refused before it runs.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import duckdb

from ingest.errors import UsageError
from ingest.names import shown
from workers.archive.results.writing import RESULTS, TABLES

_QUESTIONS = frozenset({duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN})
_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "threads": 1,
    "memory_limit": "1GB",
    "temp_directory": "",
    "python_enable_replacements": False,
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "allow_community_extensions": False,
}
_PAGE = 1000


@dataclass(frozen=True, slots=True)
class Answer:
    """Names of columns, and the rows, which are read as they are asked for."""

    columns: tuple[str, ...]
    rows: Iterator[tuple[object, ...]]


def ask(run: Path, question: str) -> Answer:
    """The answer to one SELECT over ``cases``, ``requirements``, ``findings`` and ``across``.

    Raises UsageError: the folder holds no results, or the text is no question or a wrong one.
    """
    tables = {name: run / RESULTS / f"{name}.parquet" for name in TABLES}
    for path in tables.values():
        if not path.is_file():
            raise UsageError(f"{shown(run)}: holds no finished run; name the --out folder of one")
    try:
        connection = _closed(tables)
        statements = connection.extract_statements(question)
        if len(statements) != 1 or statements[0].type not in _QUESTIONS:
            raise UsageError("write one SELECT; a query can read the results and do nothing else")
        result = connection.execute(statements[0])
        columns = tuple(column[0] for column in result.description)
        return Answer(columns, _rows(connection))
    except duckdb.Error as error:
        raise _refusal(error) from error


def _closed(tables: dict[str, Path]) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect(":memory:", config=_SETTINGS)
    paths = [_quoted(str(path.resolve())) for path in tables.values()]
    for name, path in zip(tables, paths, strict=True):
        view = f"CREATE VIEW {name} AS SELECT * FROM read_parquet({path})"  # noqa: S608 - quoted
        connection.execute(view)
    connection.execute(f"SET allowed_paths=[{', '.join(paths)}]")
    connection.execute("SET enable_external_access=false")
    connection.execute("SET lock_configuration=true")
    return connection


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _rows(connection: duckdb.DuckDBPyConnection) -> Iterator[tuple[object, ...]]:
    try:
        while page := connection.fetchmany(_PAGE):
            for row in page:
                yield tuple(map(_plain, row))
    except duckdb.Error as error:
        raise _refusal(error) from error
    finally:
        connection.close()


def _refusal(error: duckdb.Error) -> UsageError:
    return UsageError(f"the query can't be answered: {' '.join(str(error).split())[:400]}")


def _plain(value: object) -> object:
    """A value as JSON knows it."""
    if isinstance(value, dt.date | dt.time | dt.datetime):
        return value.isoformat()
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, float) and value - value != 0:
        return None  # not a number, or none that JSON has
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    if isinstance(value, dict):
        return {str(key): _plain(each) for key, each in value.items()}
    return value if isinstance(value, str | int | float | bool | None) else str(value)
