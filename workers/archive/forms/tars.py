"""A tar of case folders. A plain one is read where its members lie, a packed one as a stream."""

from __future__ import annotations

import bz2
import gzip
import json
import lzma
import os
import tarfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast

from ingest.errors import FileProblemError
from ingest.limits import DEFAULT_ARCHIVE_LIMITS, DEFAULT_LIMITS, MEBIBYTE
from ingest.names import shown
from ingest.problems import Reason, problem
from workers.archive.errors import ArchiveError
from workers.archive.forms.entries import CaseContents, CaseFile, Entry, contents_of
from workers.archive.forms.members import MemberIndex
from workers.archive.forms.scratch import stamp_of, written

_UNPACKING = (EOFError, zlib.error, lzma.LZMAError, OSError)
_LONGEST_HEADER = 16 * MEBIBYTE
_STEP = 256 * 1024


class TarArchive:
    """The case folders in a tar file that is not packed: any case can be opened at any time."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def entries(self) -> Iterator[Entry]:
        """See ``Archive.entries``."""
        return tar_entries(self._path, stamp_of(self._path))

    def contents(self, place: str) -> CaseContents:
        """See ``Archive.contents``: the index already said it."""
        return contents_of(place)

    def fetch(self, place: str, file: CaseFile, scratch: Path) -> Path:  # noqa: ARG002
        """See ``Archive.fetch``."""
        check_size(file.size)
        if not file.where:
            raise FileProblemError(problem(Reason.UNKNOWN_FORMAT))
        with self._path.open("rb") as archive:
            archive.seek(json.loads(file.where))
            return written(scratch / file.name, taken(archive.read, file.size))


class BoundedReader:
    """A tar's bytes, of which no single header may ask for more than it can need.

    ``tarfile`` reads a name of any length at once; inflated zeros make any length cheap to send.
    """

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def read(self, size: int = -1) -> bytes:
        """So many bytes. Raises tarfile.ReadError if they are too many for a header."""
        if not 0 <= size <= _LONGEST_HEADER:
            raise tarfile.ReadError("a header is longer than any name")
        try:
            return self._file.read(size)
        except _UNPACKING as error:
            raise tarfile.ReadError(str(error)) from error

    def seek(self, position: int, whence: int = os.SEEK_SET) -> int:
        """Forward, as ``tarfile`` does between members. Raises tarfile.ReadError if too far."""
        if whence == os.SEEK_SET and position - self.tell() > DEFAULT_ARCHIVE_LIMITS.skipped_bytes:
            raise tarfile.ReadError("a member is larger than any document")
        try:
            return self._file.seek(position, whence)
        except _UNPACKING as error:
            raise tarfile.ReadError(str(error)) from error

    def tell(self) -> int:
        """Where it stands, in inflated bytes."""
        return self._file.tell()


def _gzip(path: Path) -> IO[bytes]:
    return cast("IO[bytes]", gzip.GzipFile(path))


def _bzip2(path: Path) -> IO[bytes]:
    return cast("IO[bytes]", bz2.BZ2File(path))


def _xz(path: Path) -> IO[bytes]:
    return cast("IO[bytes]", lzma.LZMAFile(path))


_OPENERS = {b"\x1f\x8b": _gzip, b"BZh": _bzip2, b"\xfd7zXZ": _xz}


def opener_of(head: bytes) -> Callable[[Path], IO[bytes]] | None:
    """What unpacks a file that begins like that; None if it is not packed in a known way."""
    return next((o for magic, o in _OPENERS.items() if head.startswith(magic)), None)


@contextmanager
def tar_stream(path: Path) -> Iterator[tuple[BoundedReader, Iterator[tarfile.TarInfo]]]:
    """The members in their order, and the bytes they lie in.

    The iterator raises ArchiveError where the archive breaks off or asks too much.
    """
    with path.open("rb") as plain:
        opener = opener_of(plain.read(6))
    with opener(path) if opener else path.open("rb") as file:
        reader = BoundedReader(file)
        yield reader, _members(reader)


def _members(reader: BoundedReader) -> Iterator[tarfile.TarInfo]:
    try:
        with tarfile.open(fileobj=cast("IO[bytes]", reader), mode="r:", errorlevel=2) as tar:
            while (member := tar.next()) is not None:
                tar.members = []  # type: ignore[attr-defined]  # else it keeps them all
                yield member
    except tarfile.TarError as error:
        reason = str(error) or type(error).__name__
        raise ArchiveError(f"the tar breaks off or is damaged ({reason}); pack it again") from error


def tar_entries(path: Path, archive_stamp: str) -> Iterator[Entry]:
    """The cases of a tar, packed or not, from its headers alone."""
    index = MemberIndex(shown(path))
    broken = ""
    with tar_stream(path) as (_, members):
        try:
            for member in members:
                _add(index, member, archive_stamp)
        except ArchiveError as error:
            broken = str(error)
    yield from index.entries()
    if broken:
        yield Entry(shown(path), "{}", broken)


def _add(index: MemberIndex, member: tarfile.TarInfo, archive_stamp: str) -> None:
    if member.isreg():
        where = "" if member.issparse() else str(member.offset_data)
        stamp = f"{archive_stamp}.{member.offset:x}" if archive_stamp else ""
        index.add_file(member.name, member.size, stamp, where)
    elif kind_of(member) == "folder":
        index.add_oddity(f"{member.name}/", "folder")
    else:
        index.add_oddity(member.name, kind_of(member))


def kind_of(member: tarfile.TarInfo) -> str:
    """``file``, ``folder``, ``link`` (hard ones too), ``pipe`` or ``device``."""
    if member.isreg():
        return "file"
    if member.isdir():
        return "folder"
    if member.issym() or member.islnk():
        return "link"
    return "pipe" if member.isfifo() else "device"


def check_size(size: int) -> None:
    """Raises FileProblemError for a member that is longer than a file may be."""
    limit = DEFAULT_LIMITS.file_bytes
    if size > limit:
        raise FileProblemError(problem(Reason.TOO_MANY_BYTES, limit=limit, found=size))


def taken(read: Callable[[int], bytes], size: int) -> Iterator[bytes]:
    """So many bytes in pieces. Raises FileProblemError if there are fewer."""
    left = size
    while left > 0:
        piece = read(min(_STEP, left))
        if not piece:
            raise FileProblemError(problem(Reason.TRUNCATED))
        left -= len(piece)
        yield piece
