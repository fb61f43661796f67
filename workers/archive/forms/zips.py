"""A zip of case folders: any case can be opened at any time, nothing is unpacked beforehand."""

from __future__ import annotations

import json
import stat
from collections.abc import Iterator
from pathlib import Path

from ingest.errors import FileProblemError
from ingest.limits import DEFAULT_LIMITS
from ingest.names import shown
from ingest.problems import Reason, problem
from workers.archive.errors import ArchiveError
from workers.archive.forms.entries import CaseContents, CaseFile, Entry, contents_of
from workers.archive.forms.members import MemberIndex
from workers.archive.forms.scratch import stamp_of, written
from workers.archive.forms.zip_directory import (
    DEFLATED,
    STORED,
    ZipBombError,
    ZipDamageError,
    ZipMember,
    inflate,
    read_directory,
)


class ZipArchive:
    """The case folders in a zip file. Members are inflated one at a time, within the limits."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def entries(self) -> Iterator[Entry]:
        """See ``Archive.entries``."""
        index = MemberIndex(shown(self._path))
        stamp = stamp_of(self._path)
        broken = ""
        with self._path.open("rb") as file:
            try:
                for member in read_directory(file):
                    _add(index, member, stamp)
            except ArchiveError as error:
                broken = str(error)
        yield from index.entries()
        if broken:
            yield Entry(shown(self._path), "{}", broken)

    def contents(self, place: str) -> CaseContents:
        """See ``Archive.contents``: the index already said it."""
        return contents_of(place)

    def fetch(self, place: str, file: CaseFile, scratch: Path) -> Path:  # noqa: ARG002
        """See ``Archive.fetch``."""
        method, encrypted, crc, packed, offset = json.loads(file.where)
        if encrypted:
            raise FileProblemError(problem(Reason.ENCRYPTED))
        if method not in {STORED, DEFLATED}:
            raise FileProblemError(problem(Reason.UNKNOWN_FORMAT))
        if file.size > DEFAULT_LIMITS.file_bytes:
            limit = DEFAULT_LIMITS.file_bytes
            raise FileProblemError(problem(Reason.TOO_MANY_BYTES, limit=limit, found=file.size))
        member = ZipMember(file.name, method, False, crc, packed, file.size, offset, 0)
        try:
            with self._path.open("rb") as packed_file:
                return written(scratch / file.name, inflate(packed_file, member))
        except ZipDamageError as error:
            raise FileProblemError(problem(Reason.TRUNCATED)) from error
        except ZipBombError as error:
            raise FileProblemError(problem(Reason.BOMB)) from error


def _add(index: MemberIndex, member: ZipMember, archive_stamp: str) -> None:
    kind = stat.S_IFMT(member.mode)
    if member.name.endswith("/"):
        index.add_oddity(member.name, "folder")
    elif kind in {0, stat.S_IFREG}:
        where = [member.method, member.encrypted, member.crc, member.packed, member.offset]
        stamp = f"{archive_stamp}.{member.offset:x}" if archive_stamp else ""
        index.add_file(member.name, member.size, stamp, json.dumps(where))
    else:
        index.add_oddity(member.name, "link" if kind == stat.S_IFLNK else "device")
