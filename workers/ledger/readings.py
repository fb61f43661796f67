"""Extractions kept by content, reader and year: the ledger's ``workers.kept.ExtractionStore``."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from workers.kept import KeptKey
from workers.ledger.connection import Ledger
from workers.ledger.tables import ExtractionRow


class KeptExtractions:
    """See ``workers.kept.ExtractionStore``."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def get(self, key: KeptKey) -> bytes | None:
        """What was read in those bytes; None if they were never read."""
        with self._ledger.reading() as session:
            sealed = find(session, key)
        return None if sealed is None else self._ledger.cipher.open(sealed)

    def put(self, key: KeptKey, kept: bytes) -> None:
        """Keeps it. Putting the same key again changes nothing."""
        with self._ledger.writing() as work:
            keep(work.session, key, self._ledger.cipher.seal(kept))


def find(session: Session, key: KeptKey) -> bytes | None:
    """The sealed extractions of that key."""
    return session.scalars(
        select(ExtractionRow.sealed).where(
            ExtractionRow.sha256 == key.sha256,
            ExtractionRow.reader == key.reader,
            ExtractionRow.year == key.year,
        )
    ).one_or_none()


def keep(session: Session, key: KeptKey, sealed: bytes) -> None:
    """Adds them, unless the key is there already."""
    values = {"sha256": key.sha256, "reader": key.reader, "year": key.year, "sealed": sealed}
    if session.get_bind().dialect.name == "postgresql":
        session.execute(postgresql.insert(ExtractionRow).values(values).on_conflict_do_nothing())
    else:
        session.execute(sqlite.insert(ExtractionRow).values(values).on_conflict_do_nothing())
