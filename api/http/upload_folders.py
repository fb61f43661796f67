"""An upload as a case folder, for as long as a pre-check takes.

The folder is private, lies in the scratch directory (``TMPDIR``: a file system in memory is best)
and goes when the request is done.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from starlette.requests import Request

from api.http.uploads import Upload, no_room, read_upload
from ingest.folder import APPLICATION_FILE

FOLDER_PREFIX = "elenchos-upload-"


@dataclass(frozen=True, slots=True)
class CaseFolder:
    """A case folder and what was written into it."""

    path: Path
    upload: Upload


@asynccontextmanager
async def received_folder(request: Request, max_files: int) -> AsyncIterator[CaseFolder]:
    """The request's upload as a case folder. Raises as ``uploads.read_upload``."""
    with _folder() as path:
        upload = await read_upload(request, max_files, lambda name: _FileInFolder(path / name))
        (path / APPLICATION_FILE).write_bytes(upload.application)
        yield CaseFolder(path, upload)


def sweep_folders(older_than: float, directory: Path | None = None) -> int:
    """Removes folders that a killed process left, last changed before that moment (epoch).

    Returns how many.
    """
    swept = 0
    for path in (directory or Path(tempfile.gettempdir())).glob(f"{FOLDER_PREFIX}*"):
        with contextlib.suppress(OSError):
            if path.is_dir() and not path.is_symlink() and path.stat().st_mtime < older_than:
                shutil.rmtree(path)
                swept += 1
    return swept


class _FileInFolder:
    """A file that must not exist yet; nothing is followed."""

    def __init__(self, path: Path) -> None:
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
        self._file = os.fdopen(os.open(path, flags, 0o600), "wb")
        self._digest = hashlib.sha256()

    def write(self, clear: bytes) -> None:
        self._digest.update(clear)
        self._file.write(clear)

    def finish(self) -> tuple[str, int]:
        size = self._file.tell()
        self._file.close()
        return self._digest.hexdigest(), size

    def close(self) -> None:
        self._file.close()


@contextlib.contextmanager
def _folder() -> Iterator[Path]:
    try:
        folder = Path(tempfile.mkdtemp(prefix=FOLDER_PREFIX))
    except OSError as error:
        raise no_room() from error
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
