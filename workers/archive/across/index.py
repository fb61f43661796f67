"""The traits of all cases in tables on disk, so that those which share one come side by side."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from verify.matching.memory import forget
from workers.archive.across.portraits import bands
from workers.archive.across.sameness import blocks
from workers.archive.across.traits import PersonTraits, Traits

_REMEMBERED = 200
_SCHEMA = """
CREATE TEMP TABLE person (id INTEGER PRIMARY KEY, key TEXT, traits TEXT);
CREATE TEMP TABLE shared (kind TEXT, value TEXT, id INTEGER, file TEXT, found TEXT);
CREATE TEMP TABLE block (value TEXT, id INTEGER);
CREATE TEMP TABLE band (value INTEGER, portrait TEXT);
CREATE TEMP TABLE met (a INTEGER, b INTEGER, PRIMARY KEY (a, b)) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class Shared:
    """A value in one case: its file, and what was found there beside it."""

    id: int
    file: str
    found: str = ""


class TraitIndex:
    """Made in the temporary store of a connection; on disk as soon as it is large."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._held = connection
        for name in ("person", "shared", "block", "band", "met"):
            connection.execute(f"DROP TABLE IF EXISTS temp.{name}")
        for statement in _SCHEMA.split(";"):
            connection.execute(statement)

    def fill(self, cases: Iterable[tuple[str, str]]) -> None:
        """Takes key and traits (JSON) of every case, in the order of keys."""
        for number, (key, text) in enumerate(cases, start=1):
            self._add(number, key, Traits.model_validate_json(text))
            if number % _REMEMBERED == 0:
                forget()
        self._held.execute("CREATE INDEX temp.shared_value ON shared (kind, value, id, file)")
        self._held.execute("CREATE INDEX temp.block_value ON block (value, id)")
        self._fill_bands()

    def _add(self, number: int, key: str, traits: Traits) -> None:
        run, person = self._held.execute, traits.person
        run("INSERT INTO person VALUES (?,?,?)", (number, key, person.model_dump_json()))
        rows = [("payment", p.code, p.file, "") for p in traits.payments]
        rows += [("file", f.sha256, f.file, "") for f in traits.files]
        rows += [("photo", p.portrait, p.file, "") for p in traits.photos]
        rows += [
            ("number", f"{n.scheme} {n.number}", n.file, n.birth_date.isoformat())
            for n in traits.numbers
        ]
        self._held.executemany(
            "INSERT INTO shared VALUES (?,?,?,?,?)", [(k, v, number, f, d) for k, v, f, d in rows]
        )
        self._held.executemany(
            "INSERT INTO block VALUES (?,?)", [(value, number) for value in blocks(person)]
        )

    def _fill_bands(self) -> None:
        portraits = self._held.execute("SELECT DISTINCT value FROM shared WHERE kind='photo'")
        for (portrait,) in portraits.fetchall():
            self._held.executemany(
                "INSERT INTO band VALUES (?,?)", [(b, portrait) for b in bands(portrait)]
            )
        self._held.execute("CREATE INDEX temp.band_value ON band (value, portrait)")

    def groups(self, kind: str) -> Iterator[tuple[str, list[Shared]]]:
        """Each value that several cases share, and by whom, by id."""
        rows = self._held.cursor().execute(
            "SELECT value, id, file, found FROM shared WHERE kind=? AND value IN (SELECT value "
            "FROM shared WHERE kind=? GROUP BY value HAVING count(DISTINCT id)>1) "
            "ORDER BY value, id, file, found",
            (kind, kind),
        )
        for value, group in groupby(rows, key=lambda row: str(row[0])):
            yield value, [Shared(row[1], row[2], row[3]) for row in group]

    def blocks(self) -> Iterator[list[int]]:
        """The ids of persons that share a block, several in each."""
        for rows in self._side_by_side("SELECT value, id FROM block ORDER BY value, id"):
            yield [int(row) for row in rows]

    def portrait_bands(self) -> Iterator[list[str]]:
        """The portraits (hex) that share a band, several in each."""
        select = "SELECT value, portrait FROM band ORDER BY value, portrait"
        yield from self._side_by_side(select)

    def _side_by_side(self, select: str) -> Iterator[list[str]]:
        rows = self._held.cursor().execute(select)
        for _, group in groupby(rows, key=lambda row: row[0]):
            held = [str(row[1]) for row in group]
            if len(held) > 1:
                yield held

    def first_meeting(self, a: int, b: int) -> bool:
        """Whether the two were not asked about before: they may share several blocks."""
        return self._held.execute("INSERT OR IGNORE INTO met VALUES (?,?)", (a, b)).rowcount > 0

    def first_with(self, portrait: str) -> Shared:
        """The first case, and file, that bears the portrait."""
        row = self._held.execute(
            "SELECT id, file FROM shared WHERE kind='photo' AND value=? ORDER BY id, file",
            (portrait,),
        ).fetchone()
        return Shared(int(row[0]), str(row[1]))

    def person(self, number: int) -> tuple[str, PersonTraits]:
        """The key of a case and who applies in it."""
        row = self._held.execute("SELECT key, traits FROM person WHERE id=?", (number,)).fetchone()
        return str(row[0]), PersonTraits.model_validate_json(row[1])
