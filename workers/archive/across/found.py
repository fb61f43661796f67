"""The links of a run, found and kept in order on disk until they are written."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator

from workers.archive.across.index import TraitIndex
from workers.archive.across.search import AcrossSearch

_TABLE = """CREATE TEMP TABLE link (
  case_key TEXT, code TEXT, other TEXT, document TEXT, other_document TEXT, row TEXT,
  PRIMARY KEY (case_key, code, other, document, other_document)) WITHOUT ROWID"""


def find_links(connection: sqlite3.Connection, seen: int) -> None:
    """Searches all judged cases that the archive has now. Nothing of the state is changed."""
    connection.execute("DROP TABLE IF EXISTS temp.link")
    connection.execute(_TABLE)
    index = TraitIndex(connection)
    rows = connection.cursor().execute(
        "SELECT key, traits FROM cases WHERE seen=? AND outcome='judged' ORDER BY key", (seen,)
    )
    connection.execute("BEGIN")
    index.fill(rows)
    for link in AcrossSearch(index).links():
        for row in link.rows():
            place = (
                row["case_id"], row["code"], row["other_case_id"],
                row["document"] or "", row["other_document"] or "",
            )  # fmt: skip
            connection.execute(
                "INSERT OR IGNORE INTO link VALUES (?,?,?,?,?,?)",
                (*place, json.dumps(row, ensure_ascii=False)),
            )
    connection.execute("COMMIT")


def links(connection: sqlite3.Connection) -> Iterator[dict[str, object]]:
    """The rows of the table ``across`` that ``find_links`` found, by case."""
    for (text,) in connection.cursor().execute(
        "SELECT row FROM link ORDER BY case_key, code, other, document, other_document"
    ):
        yield json.loads(text)


def count_links(connection: sqlite3.Connection) -> dict[str, int]:
    """How many findings across cases there are of each code."""
    rows = connection.execute("SELECT code, count(*) FROM link GROUP BY 1 ORDER BY 1")
    return {str(code): int(count) for code, count in rows}
