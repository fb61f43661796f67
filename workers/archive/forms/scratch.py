"""Bytes of an archive written to a place of our own, for as long as one case is read."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from pathlib import Path

_SETTLED_SECONDS = 2.0


def written(path: Path, pieces: Iterable[bytes]) -> Path:
    """A new file of those bytes, the owner's alone; it never replaces or follows anything.

    Nothing is left of it where the pieces or the disk come to an end too soon.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
    descriptor = os.open(path, flags, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.writelines(pieces)
    except BaseException:
        # An interrupt too: half a file must not be taken for a whole one. The error goes on.
        path.unlink(missing_ok=True)
        raise
    return path


def stamp_of(path: Path) -> str:
    """What the inode of a packed archive says; empty while it may still be changing."""
    status = path.stat()
    if time.time() - max(status.st_mtime, status.st_ctime) <= _SETTLED_SECONDS:
        return ""
    return f"{status.st_dev:x}.{status.st_ino:x}.{status.st_size:x}.{status.st_mtime_ns:x}"
