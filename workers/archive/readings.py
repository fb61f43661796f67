"""Where readings are kept, as a judge of cases asks: in a run's state, or in the site's ledger."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from sqlalchemy.exc import SQLAlchemyError

from workers.archive.tasks import Known
from workers.kept import ExtractionStore, KeptKey


@dataclass(frozen=True, slots=True)
class KeptReading:
    """What ``workers.kept.encode`` gave, and the portrait's hash where it is known."""

    extractions: bytes
    portrait: bytes = b""


class ReadingsAwayError(Exception):
    """The store does not answer just now: no fault of the case, which is sent again."""


class Readings(Protocol):
    """What was read, by content, reader and year; and what earlier runs knew of a case."""

    def find(self, key: KeptKey) -> KeptReading | None:
        """What was read under the key; None if nothing was."""
        ...

    def keep(self, key: KeptKey, reading: KeptReading) -> None:
        """Keeps it."""
        ...

    def known(self, case: str) -> Known:
        """What runs in other folders knew of a case."""
        ...

    def close(self) -> None:
        """Closes what is open."""
        ...


class SharedReadings:
    """Readings in a store that many machines share, such as the ledger's. It keeps no portraits.

    ``fresh``: whatever is there is not taken.
    """

    def __init__(self, store: ExtractionStore, *, fresh: bool) -> None:
        self._store = store
        self._fresh = fresh

    def find(self, key: KeptKey) -> KeptReading | None:
        """See ``Readings.find``."""
        try:
            kept = None if self._fresh else self._store.get(key)
        except SQLAlchemyError as error:
            raise ReadingsAwayError from error
        return None if kept is None else KeptReading(kept)

    def keep(self, key: KeptKey, reading: KeptReading) -> None:
        """See ``Readings.keep``."""
        try:
            self._store.put(key, reading.extractions)
        except SQLAlchemyError as error:
            raise ReadingsAwayError from error

    def known(self, case: str) -> Known:  # noqa: ARG002
        """Nothing: the task says what is known."""
        return Known()

    def close(self) -> None:
        """Nothing is open: the store is its owner's."""
