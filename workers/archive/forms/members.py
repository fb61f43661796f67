"""Members of a tar, a zip or an S3 prefix gathered into cases, on disk and not in memory."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

from ingest.folder import APPLICATION_FILE
from ingest.limits import DEFAULT_ARCHIVE_LIMITS
from workers.archive.forms.entries import (
    CaseContents,
    CaseFile,
    Entry,
    key_of,
    oddity,
    place_of,
    safe_parts,
)
from workers.archive.forms.folders import NO_APPLICATION

_SCHEMA = """
CREATE TABLE member (folder BLOB, name BLOB, kind TEXT, size INTEGER, stamp TEXT, place TEXT);
CREATE TABLE outside (name TEXT PRIMARY KEY);
"""
_Row = tuple[bytes, bytes, str, int, str, str]


@dataclass(slots=True)
class _Folder:
    """One folder of the archive while its members are gathered."""

    path: bytes
    rows: list[_Row]
    below: set[str] = field(default_factory=set)

    @property
    def is_case(self) -> bool:
        return any(row[1] == APPLICATION_FILE.encode() for row in self.rows)


class MemberIndex:
    """Takes members in any order and gives cases in the order of their folders.

    The index is a temporary database: of an archive of millions it holds a page cache in memory.
    """

    def __init__(self, archive_name: str) -> None:
        self._name = archive_name
        self._held = sqlite3.connect("")
        self._held.executescript(_SCHEMA)

    def add_file(self, name: str, size: int, stamp: str, where: str) -> None:
        """A regular file. A name that points out of the archive becomes a fault, nothing else."""
        self._add(name, "file", size, stamp, where)

    def add_oddity(self, name: str, kind: str) -> None:
        """A link, a device, a pipe or a folder."""
        self._add(name, kind, 0, "", "")

    def _add(self, name: str, kind: str, size: int, stamp: str, where: str) -> None:
        parts = safe_parts(name)
        if parts is None:
            if name.strip("./"):
                self._held.execute("INSERT OR IGNORE INTO outside VALUES (?)", (ascii(name)[:200],))
            return
        row = (_folder(parts[:-1]), os.fsencode(parts[-1]), kind, size, stamp, where)
        self._held.execute("INSERT INTO member VALUES (?,?,?,?,?,?)", row)
        if kind == "folder":
            self._held.execute(
                "INSERT INTO member VALUES (?,x'','folder',0,'','')", (_folder(parts),)
            )

    def entries(self) -> Iterator[Entry]:
        """The cases, the folders that should be cases, and the members that were refused."""
        for (name,) in self._held.execute("SELECT name FROM outside ORDER BY name"):
            fault = "names a place outside the archive; it was not unpacked"
            yield Entry(f"{self._name}: {name.strip(chr(39))}", "{}", fault)
        waiting: _Folder | None = None
        for folder in self._folders():
            if waiting is not None and folder.path.startswith(waiting.path):
                if waiting.is_case:
                    inner = folder.path[len(waiting.path) :].split(b"/")[0]
                    waiting.below.add(os.fsdecode(inner))
                    continue
            elif waiting is not None:
                yield from self._entry(waiting)
            waiting = folder
        if waiting is not None:
            yield from self._entry(waiting)

    def _folders(self) -> Iterator[_Folder]:
        rows = self._held.execute("SELECT * FROM member ORDER BY folder, name, kind, size, place")
        for path, group in groupby(rows, key=lambda row: bytes(row[0])):
            yield _Folder(path, [row for row in group if row[1] != b""])

    def _entry(self, folder: _Folder) -> Iterator[Entry]:
        parts = tuple(os.fsdecode(p) for p in folder.path.split(b"/") if p)
        key = key_of(parts) or self._name
        if not folder.is_case:
            if parts:
                yield Entry(key, "{}", NO_APPLICATION)
            return
        names = [row[1] for row in folder.rows if row[2] != "folder"]
        if len(names) != len(set(names)):
            yield Entry(key, "{}", "holds two members of one name; pack it again")
            return
        fault = ""
        if len(names) > DEFAULT_ARCHIVE_LIMITS.case_files:
            fault = f"holds more than {DEFAULT_ARCHIVE_LIMITS.case_files} files"
        elif sum(row[3] for row in folder.rows) > DEFAULT_ARCHIVE_LIMITS.case_bytes:
            fault = f"holds more than {DEFAULT_ARCHIVE_LIMITS.case_bytes} bytes"
        yield Entry(key, "{}" if fault else place_of(_contents(folder)), fault)


def _folder(parts: tuple[str, ...]) -> bytes:
    """The folder with a slash behind it, so that what lies in it sorts directly after it."""
    return os.fsencode("".join(f"{part}/" for part in parts))


def _contents(folder: _Folder) -> CaseContents:
    files = [
        CaseFile(os.fsdecode(name), size, stamp, where)
        for _, name, kind, size, stamp, where in folder.rows
        if kind == "file"
    ]
    odd = {os.fsdecode(row[1]): row[2] for row in folder.rows if row[2] != "file"}
    odd |= dict.fromkeys(folder.below, "folder")
    files.sort(key=lambda file: file.name)
    return CaseContents(tuple(files), tuple(oddity(n, k) for n, k in sorted(odd.items())))
