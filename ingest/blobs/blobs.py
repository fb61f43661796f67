"""The store of files: put in as they come, found again by the SHA-256 of their clear bytes.

What is written lies sealed on its way too: the first place where a file touches a disk is a sealed
temporary file. Reading checks the seal of each piece, and at the end the SHA-256 of the whole.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import re
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Protocol, Self

from ingest.blobs.errors import BlobDamagedError, BlobMissingError, SealError, UnknownKeyError
from ingest.blobs.sealing import Keys, Sealer, key_of, unsealed

_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class BlobRef:
    """A kept file: the SHA-256 of its bytes in hex, and how many they are."""

    sha256: str
    size: int


class Place(Protocol):
    """Where sealed files lie, by name. Its errors are ``StorageError``."""

    def publish(self, sealed: Path, name: str) -> None:
        """Takes the file in under that name, whole or not at all; one there already is renewed."""
        ...

    def open(self, name: str) -> AbstractContextManager[BinaryIO]:
        """The sealed bytes. Raises BlobMissingError."""
        ...

    def changed_at(self, name: str) -> dt.datetime | None:
        """When it was last published; None: there is none."""
        ...

    def remove(self, name: str) -> None:
        """Removes it. Nothing happens if there is none."""
        ...

    def names(self) -> Iterator[str]:
        """All names, in no order."""
        ...


class Blobs:
    """Files by content, at a place, under keys. May be shared by threads and after a fork.

    ``spool``: a folder on this machine for files on their way in; they are sealed there too.
    """

    def __init__(self, place: Place, keys: Keys, spool: Path) -> None:
        self._place = place
        self._keys = keys
        self._spool = spool

    def writer(self) -> BlobWriter:
        """Takes a file in as its bytes come; see ``BlobWriter``."""
        self._spool.mkdir(parents=True, exist_ok=True, mode=0o700)
        return BlobWriter(self._place, self._keys, self._spool)

    def put(self, clear: bytes | Iterable[bytes]) -> BlobRef:
        """Takes a file in at once. Raises StorageError."""
        with self.writer() as writer:
            for part in (clear,) if isinstance(clear, bytes) else clear:
                writer.write(part)
            return writer.commit()

    def stream(self, sha256: str) -> Iterator[bytes]:
        """The file's bytes in pieces. The end of it raises if the whole is not what was put in.

        Raises:
            BlobMissingError, BlobDamagedError, UnknownKeyError, StorageError
        """
        digest = hashlib.sha256()
        with self._place.open(_checked(sha256)) as sealed:
            try:
                for piece in unsealed(self._keys, sealed):
                    digest.update(piece)
                    yield piece
            except UnknownKeyError:
                raise
            except SealError as error:
                raise BlobDamagedError(sha256) from error
        if digest.hexdigest() != sha256:
            raise BlobDamagedError(sha256)

    def read(self, sha256: str) -> bytes:
        """The whole file, checked before it is given. Raises as ``stream``."""
        return b"".join(self.stream(sha256))

    def has(self, sha256: str) -> bool:
        """Whether it is kept."""
        return self._place.changed_at(_checked(sha256)) is not None

    def changed_at(self, sha256: str) -> dt.datetime | None:
        """When it was last put in; None: it is not kept."""
        return self._place.changed_at(_checked(sha256))

    def remove(self, sha256: str) -> None:
        """Removes it, if it is there."""
        self._place.remove(_checked(sha256))

    def names(self) -> Iterator[str]:
        """The SHA-256 of every kept file."""
        return (name for name in self._place.names() if _SHA256.fullmatch(name))

    def renew(self, sha256: str) -> bool:
        """Seals it with the current key, if another sealed it. True: it was another."""
        with self._place.open(_checked(sha256)) as sealed:
            if key_of(sealed) == self._keys.current:
                return False
        self.put(self.stream(sha256))
        return True

    def tidy(self, before: dt.datetime) -> int:
        """Removes what writers that died left in the spool before then; gives how many."""
        left = [p for p in self._spool.glob("*.part") if p.stat().st_mtime < before.timestamp()]
        for path in left:
            path.unlink(missing_ok=True)
        return len(left)


class BlobWriter:
    """One file on its way in. Use it with ``with``: what is not committed is gone at the end.

    ``write`` and ``commit`` touch the disk: from asynchronous code call them in a thread.
    """

    def __init__(self, place: Place, keys: Keys, spool: Path) -> None:
        self._place = place
        self._sealer = Sealer(keys)
        self._digest = hashlib.sha256()
        self._size = 0
        descriptor, name = tempfile.mkstemp(suffix=".part", dir=spool)
        self._path = Path(name)
        self._file = os.fdopen(descriptor, "wb")
        self._file.write(self._sealer.head)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def size(self) -> int:
        """How many bytes came so far."""
        return self._size

    def write(self, clear: bytes) -> None:
        """Takes the next bytes."""
        self._digest.update(clear)
        self._size += len(clear)
        self._file.write(self._sealer.add(clear))

    def commit(self) -> BlobRef:
        """Keeps the file; when this returns it survives a crash. Raises StorageError."""
        self._file.write(self._sealer.end())
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        sha256 = self._digest.hexdigest()
        self._place.publish(self._path, sha256)
        return BlobRef(sha256, self._size)

    def close(self) -> None:
        """Forgets what was not committed."""
        self._file.close()
        self._path.unlink(missing_ok=True)


def _checked(sha256: str) -> str:
    if not _SHA256.fullmatch(sha256):
        raise BlobMissingError(sha256)
    return sha256
