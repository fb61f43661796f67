"""What ends a run of an archive. Whatever concerns one case ends nothing and is counted."""

from __future__ import annotations

import errno
import sqlite3

from ingest.errors import UsageError

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS})
_FULL_IN_SQLITE = frozenset({sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY})


class ArchiveError(UsageError):
    """The archive, or the folder of a run, can't be used at all."""


class StorageError(UsageError):
    """Nothing more can be written: a clean stop, after which the same command goes on."""

    def __init__(self, reason: str) -> None:
        super().__init__(
            f"the run stopped, for its folder can't be written ({reason}); "
            "make room and give the same command again: it goes on where it was"
        )


def storage_error(error: Exception) -> StorageError | None:
    """The stop that a failed write means; None if the error says nothing of storage."""
    if isinstance(error, StorageError):
        return error
    if isinstance(error, sqlite3.OperationalError):
        # The low byte is the primary code (sqlite.org/rescode.html).
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        return StorageError(str(error)) if code in _FULL_IN_SQLITE else None
    if isinstance(error, OSError) and error.errno in _FULL:
        return StorageError(error.strerror or "no space left")
    return None
