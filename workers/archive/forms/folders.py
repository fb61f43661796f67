"""A folder of case folders, at any depth: a folder with an ``application.json`` is a case."""

from __future__ import annotations

import json
import os
import stat
import time
from collections.abc import Iterator
from pathlib import Path

from ingest.folder import APPLICATION_FILE, list_case
from ingest.limits import DEFAULT_ARCHIVE_LIMITS
from workers.archive.forms.entries import CaseContents, CaseFile, Entry, key_of

NO_APPLICATION = f"has no {APPLICATION_FILE}; put the application there"
LINK = "is a link, and links are not followed; put the folder itself there"

_SETTLED_SECONDS = 2.0
"""A file changed within this time may change again without a new time on its inode."""


class FolderArchive:
    """The case folders below a folder. Nothing in it is ever written."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def entries(self) -> Iterator[Entry]:
        """See ``Archive.entries``. In the order of names, folder by folder."""
        yield from self._walk(())

    def _walk(self, parts: tuple[str, ...]) -> Iterator[Entry]:
        directory = self._root.joinpath(*parts)
        key = key_of(parts) or key_of((self._root.name or "case",))
        if len(parts) > DEFAULT_ARCHIVE_LIMITS.depth:
            yield Entry(key, folder_place(parts), "lies too deep; move it up")
            return
        try:
            with os.scandir(directory) as found:
                children = sorted((e.name, _kind(e)) for e in found)
        except OSError as error:
            yield Entry(key, folder_place(parts), f"can't be listed ({error.strerror})")
            return
        if any(name == APPLICATION_FILE for name, _ in children):
            yield Entry(key, folder_place(parts))
            return
        below = [(name, kind) for name, kind in children if kind != "file"]
        if parts and not below:
            yield Entry(key, folder_place(parts), NO_APPLICATION)
        for name, kind in below:
            if kind == "folder":
                yield from self._walk((*parts, name))
            else:
                inner = (*parts, name)
                yield Entry(key_of(inner), folder_place(inner), LINK)

    def contents(self, place: str) -> CaseContents:
        """See ``Archive.contents``."""
        return folder_contents(self._path(place))

    def fetch(self, place: str, file: CaseFile, scratch: Path) -> Path:  # noqa: ARG002
        """The file itself: nothing is copied."""
        return self._path(place) / file.name

    def _path(self, place: str) -> Path:
        return self._root.joinpath(*json.loads(place)["folder"])


def folder_place(parts: tuple[str, ...]) -> str:
    """The place of a folder, given from the archive's root."""
    return json.dumps({"folder": parts}, separators=(",", ":"))


def folder_contents(directory: Path) -> CaseContents:
    """The files of a local case folder, each stamped with what its inode says.

    Raises UsageError: the folder can't be listed.
    """
    listing = list_case(directory)
    paths = [*listing.files]
    if not any(oddity.name == APPLICATION_FILE for oddity in listing.oddities):
        paths.append(directory / APPLICATION_FILE)
    files = [each for path in paths if (each := _stamped(path)) is not None]
    return CaseContents(tuple(sorted(files, key=lambda f: f.name)), listing.oddities)


def _stamped(path: Path) -> CaseFile | None:
    try:
        status = path.lstat()
    except FileNotFoundError:
        return None
    settled = time.time() - max(status.st_mtime, status.st_ctime) > _SETTLED_SECONDS
    stamp = (
        f"{status.st_dev:x}.{status.st_ino:x}.{status.st_size:x}."
        f"{status.st_mtime_ns:x}.{status.st_ctime_ns:x}"
    )
    return CaseFile(path.name, status.st_size, stamp if settled else "")


def _kind(entry: os.DirEntry[str]) -> str:
    """``folder``; ``link`` for a link to one; ``file`` for all else, which is passed over."""
    if entry.is_symlink():
        try:
            return "link" if stat.S_ISDIR(entry.stat().st_mode) else "file"
        except OSError:
            return "file"
    return "folder" if entry.is_dir(follow_symlinks=False) else "file"
