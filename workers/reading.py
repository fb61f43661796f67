"""One document read: by opening it, or by remembering what the same bytes said."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
from collections.abc import Callable
from pathlib import Path

from extract.extraction import extract_file
from extract.facts import Extraction
from ingest.errors import FileProblemError
from ingest.files import open_file
from ingest.limits import DEFAULT_LIMITS
from ingest.names import shown
from ingest.problems import FileProblem
from ingest.sandbox import Sandbox

Reader = Callable[[Path, dt.date], tuple[Extraction, ...]]
"""A path and the day it is seen on → what can be read there. Never raises for a bad file."""


def read_document(
    path: Path, seen_on: dt.date, *, sandbox: Sandbox | None = None
) -> tuple[Extraction, ...]:
    """All that can be read in one file. Never raises for a bad file: its problem is the answer."""
    try:
        with open_file(path, DEFAULT_LIMITS, sandbox=sandbox) as opened:
            return extract_file(opened, seen_on=seen_on)
    except FileProblemError as error:
        return (unread(shown(path), error.problem, _digest(path)),)


def unread(name: str, file_problem: FileProblem, sha256: str = "") -> Extraction:
    """What is known of a file that could not be read."""
    return Extraction(name, sha256, None, 0.0, 0, problems=(file_problem,))


def _digest(path: Path) -> str:
    """The SHA-256 of a regular file that is no link, in hex; empty where there is none to take."""
    try:
        if path.is_symlink() or not path.is_file():
            return ""
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


class ReadOnce:
    """A reader that keeps what it read by content, so that no bytes are read twice.

    Kept in memory, for a run over cases that share files.
    """

    def __init__(self, reader: Reader = read_document) -> None:
        self._reader = reader
        self._kept: dict[tuple[str, dt.date], tuple[Extraction, ...]] = {}

    def __call__(self, path: Path, seen_on: dt.date) -> tuple[Extraction, ...]:
        """The extractions of the file, under the name that it has here."""
        key = (hashlib.sha256(path.read_bytes()).hexdigest(), seen_on)
        if key not in self._kept:
            self._kept[key] = self._reader(path, seen_on)
        return tuple(dataclasses.replace(e, file=shown(path)) for e in self._kept[key])
