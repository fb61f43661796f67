"""Kept files in a directory of this machine, or one that several machines share."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from ingest.blobs.errors import BlobMissingError, StorageError


class Directory:
    """Files under ``root``, two levels deep by the first digits of their names."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def publish(self, sealed: Path, name: str) -> None:
        """See ``Place.publish``. A renaming, or a copy beside, then renamed."""
        target = self._path(name)
        try:
            target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            try:
                sealed.replace(target)
            except OSError:
                _copy(sealed, target)
            _sync_directory(target.parent)
        except OSError as error:
            raise _away(error) from error

    @contextmanager
    def open(self, name: str) -> Iterator[BinaryIO]:
        """See ``Place.open``."""
        try:
            file = self._path(name).open("rb")
        except FileNotFoundError as error:
            raise BlobMissingError(name) from error
        except OSError as error:
            raise _away(error) from error
        with file:
            yield file

    def changed_at(self, name: str) -> dt.datetime | None:
        """See ``Place.changed_at``."""
        try:
            status = self._path(name).stat()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise _away(error) from error
        return dt.datetime.fromtimestamp(status.st_mtime, dt.UTC)

    def remove(self, name: str) -> None:
        """See ``Place.remove``."""
        try:
            self._path(name).unlink(missing_ok=True)
        except OSError as error:
            raise _away(error) from error

    def names(self) -> Iterator[str]:
        """See ``Place.names``."""
        for path in self._root.glob("??/??/*"):
            yield path.name

    def _path(self, name: str) -> Path:
        return self._root / name[:2] / name[2:4] / name


def _copy(sealed: Path, target: Path) -> None:
    beside = target.with_name(f".{target.name}.{os.getpid()}")
    with sealed.open("rb") as source, beside.open("wb") as copy:
        while part := source.read(1 << 20):
            copy.write(part)
        copy.flush()
        os.fsync(copy.fileno())
    beside.replace(target)


def _sync_directory(directory: Path) -> None:
    descriptor = os.open(directory, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _away(error: OSError) -> StorageError:
    return StorageError(
        f"The directory of kept files can't be used ({error.strerror}): "
        "look at its disk, its owner and its space."
    )
