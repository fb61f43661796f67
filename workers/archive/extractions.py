"""Extractions kept in the state of a run, and found in the states of earlier runs."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Sequence
from pathlib import Path

from workers.archive.readings import KeptReading
from workers.archive.state_file import connect, connect_read_only
from workers.archive.tasks import Known
from workers.kept import KeptKey


class KeptExtractions:
    """The ``Readings`` of a run, and an ``ExtractionStore``.

    Any number of processes may use one file at once. Of a run that reads everything anew
    (``fresh``) only what it read itself is found.
    """

    def __init__(self, state: Path, run: int, reuse: Sequence[Path] = (), *, fresh: bool) -> None:
        self._own = connect(state)
        self._earlier = [connect_read_only(path) for path in reuse]
        self._run = run
        self._fresh = fresh

    def close(self) -> None:
        """Closes the files."""
        for connection in (self._own, *self._earlier):
            connection.close()

    def get(self, key: KeptKey) -> bytes | None:
        """See ``workers.kept.ExtractionStore.get``."""
        found = self.find(key)
        return None if found is None else found.extractions

    def put(self, key: KeptKey, kept: bytes) -> None:
        """See ``workers.kept.ExtractionStore.put``."""
        self.keep(key, KeptReading(kept))

    def find(self, key: KeptKey) -> KeptReading | None:
        """What was read under the key, here or in an earlier run, from which it is copied."""
        own = self._own.execute(
            "SELECT kept, portrait FROM extractions WHERE sha256=? AND reader=? AND year=? "
            "AND run>=?",
            (*_columns(key), self._run if self._fresh else 0),
        ).fetchone()
        if own is not None or self._fresh:
            return _reading(own)
        for connection in self._earlier:
            row = connection.execute(
                "SELECT kept, portrait FROM extractions WHERE sha256=? AND reader=? AND year=?",
                _columns(key),
            ).fetchone()
            if row is not None:
                reading = KeptReading(zlib.decompress(row[0]), row[1])
                self.keep(key, reading)
                return reading
        return None

    def known(self, case: str) -> Known:
        """What earlier runs, in other folders, knew of a case: nothing that spares judging it."""
        for connection in self._earlier:
            row = connection.execute(
                "SELECT inputs, codes FROM cases WHERE key=? AND inputs<>''", (case,)
            ).fetchone()
            if row is not None:
                return Known(inputs=row[0], codes=frozenset(row[1].split()))
        return Known()

    def keep(self, key: KeptKey, reading: KeptReading) -> None:
        """Keeps it; of a key that was read in this run the first reading stands."""
        row = (*_columns(key), zlib.compress(reading.extractions), reading.portrait, self._run)
        self._own.execute(
            "INSERT INTO extractions VALUES (?,?,?,?,?,?) ON CONFLICT DO UPDATE "
            "SET kept=excluded.kept, portrait=excluded.portrait, run=excluded.run "
            "WHERE run<excluded.run",
            row,
        )


def _columns(key: KeptKey) -> tuple[str, str, int]:
    return key.sha256, key.reader, key.year


def _reading(row: sqlite3.Row | tuple[bytes, bytes] | None) -> KeptReading | None:
    return None if row is None else KeptReading(zlib.decompress(row[0]), row[1])
