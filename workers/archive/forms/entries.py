"""What every form of archive gives: its cases, the files of each, and the bytes of a file."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from ingest.folder import Oddity
from ingest.limits import DEFAULT_ARCHIVE_LIMITS
from ingest.names import shown
from ingest.problems import Reason, problem


@dataclass(frozen=True, slots=True)
class CaseFile:
    """One regular file of a case.

    ``name`` is as stored (bytes that are not UTF-8 as surrogates, PEP 383). ``stamp`` says that
    the bytes are those of last time if it is the same again; empty where nothing says so.
    ``where`` is the form's own.
    """

    name: str
    size: int
    stamp: str = ""
    where: str = ""


@dataclass(frozen=True, slots=True)
class CaseContents:
    """The files of a case by name, ``application.json`` among them, and what is no regular file."""

    files: tuple[CaseFile, ...]
    oddities: tuple[Oddity, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One case of the archive. ``key`` names it in results; ``place`` finds it again (JSON).

    ``fault`` says in one line why it can't be judged; empty if nothing is known against it.
    """

    key: str
    place: str
    fault: str = ""


class Archive(Protocol):
    """An archive that can be opened in any process, and any case of it in any order."""

    def entries(self) -> Iterator[Entry]:
        """Every case and every folder that should be one. Faults of single cases are entries."""
        ...

    def contents(self, place: str) -> CaseContents:
        """The files of one case. Raises UsageError: it can't be listed."""
        ...

    def fetch(self, place: str, file: CaseFile, scratch: Path) -> Path:
        """A local path with the file's bytes, in ``scratch`` if they had to be copied.

        Raises FileProblemError: the bytes can't be had. OSError: ``scratch`` can't be written.
        """
        ...


def key_of(parts: tuple[str, ...]) -> str:
    """The name of a case in results: its folders, each shown escaped, joined by ``/``."""
    return "/".join(shown(part) for part in parts)


def safe_parts(name: str) -> tuple[str, ...] | None:
    """The folders and the name of a member; None if it names a place outside the archive.

    Absolute names, ``..``, drive letters, backslashes, NUL and over-long names are refused.
    """
    if name.startswith("/") or "\\" in name or "\0" in name:
        return None
    parts = tuple(part for part in name.split("/") if part not in {"", "."})
    limits = DEFAULT_ARCHIVE_LIMITS
    if not parts or len(parts) > limits.depth + 1 or (len(parts[0]) == 2 and parts[0][1] == ":"):
        return None
    if any(p == ".." or len(os.fsencode(p)) > limits.name_bytes for p in parts):
        return None
    return parts


def place_of(contents: CaseContents) -> str:
    """Contents as a place: for forms whose index already says what a case holds."""
    return json.dumps(
        {
            "files": [[f.name, f.size, f.stamp, f.where] for f in contents.files],
            "oddities": [[o.name, o.problem.detail.get("kind", "")] for o in contents.oddities],
        },
        separators=(",", ":"),
    )


def contents_of(place: str) -> CaseContents:
    """What ``place_of`` was given."""
    held = json.loads(place)
    return CaseContents(
        tuple(CaseFile(*each) for each in held["files"]),
        tuple(oddity(name, kind) for name, kind in held["oddities"]),
    )


def oddity(name: str, kind: str) -> Oddity:
    """An entry that is no regular file: ``link``, ``folder``, ``pipe`` or ``device``."""
    return Oddity(shown(name), problem(Reason.NOT_A_REGULAR_FILE, kind=kind))
