"""What lies in a case folder: its documents, and the oddities that are never opened."""

from __future__ import annotations

import stat
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import UsageError
from ingest.names import shown
from ingest.problems import FileProblem, Reason, problem

APPLICATION_FILE = "application.json"


@dataclass(frozen=True, slots=True)
class Oddity:
    """A directory entry that is no regular file: ``name`` is escaped, ``problem`` says why."""

    name: str
    problem: FileProblem


@dataclass(frozen=True, slots=True)
class CaseListing:
    """The regular files directly in the folder, without the application, and the rest.

    Both are sorted by name (by code point), so that the same folder gives the same report.
    """

    files: tuple[Path, ...]
    oddities: tuple[Oddity, ...]


def list_case(directory: Path) -> CaseListing:
    """The listing of a case folder. Links, pipes, devices and sub-folders are never followed.

    Raises:
        UsageError: the folder can't be listed.
    """
    try:
        entries = sorted(directory.iterdir(), key=lambda path: path.name)
    except OSError as error:
        raise UsageError(
            f"The folder {shown(directory)} can't be listed ({error.strerror}): "
            "name a case folder that you may read."
        ) from error
    files: list[Path] = []
    oddities: list[Oddity] = []
    for path in entries:
        kind = _kind(path)
        if kind == "file":
            if path.name != APPLICATION_FILE:
                files.append(path)
        else:
            oddity = problem(Reason.NOT_A_REGULAR_FILE, kind=kind)
            oddities.append(Oddity(shown(path), oddity))
    return CaseListing(tuple(files), tuple(oddities))


_KINDS = {
    stat.S_IFREG: "file",
    stat.S_IFLNK: "link",
    stat.S_IFDIR: "folder",
    stat.S_IFIFO: "pipe",
    stat.S_IFSOCK: "socket",
    stat.S_IFBLK: "device",
    stat.S_IFCHR: "device",
}


def _kind(path: Path) -> str:
    return _KINDS.get(stat.S_IFMT(path.lstat().st_mode), "device")
