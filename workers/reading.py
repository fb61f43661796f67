"""One document read: by opening it, or by remembering what the same bytes said."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable
from pathlib import Path

from extract.facts import Extraction
from ingest.errors import FileProblemError
from ingest.files import OpenedFile, open_bytes, open_file
from ingest.limits import DEFAULT_LIMITS
from ingest.names import shown
from ingest.problems import FileProblem
from ingest.sandbox import Sandbox
from workers.kept import ExtractionStore, KeptKey, MemoryStore, decode, encode, may_be_kept

Reader = Callable[[Path, dt.date], tuple[Extraction, ...]]
"""A path and the day it is seen on → what can be read there. Never raises for a bad file."""


def read_document(
    path: Path, seen_on: dt.date, *, sandbox: Sandbox | None = None
) -> tuple[Extraction, ...]:
    """All that can be read in one file. Never raises for a bad file: its problem is the answer."""
    try:
        with open_file(path, DEFAULT_LIMITS, sandbox=sandbox) as opened:
            return _extract(opened, seen_on)
    except FileProblemError as error:
        return (unread(shown(path), error.problem, _digest(path)),)


def read_bytes(
    data: bytes, name: str, seen_on: dt.date, *, sandbox: Sandbox | None = None
) -> tuple[Extraction, ...]:
    """All that can be read in a file whose bytes are in memory; otherwise as ``read_document``."""
    try:
        with open_bytes(data, name, DEFAULT_LIMITS, sandbox=sandbox) as opened:
            return _extract(opened, seen_on)
    except FileProblemError as error:
        return (unread(name, error.problem, hashlib.sha256(data).hexdigest()),)


def _extract(opened: OpenedFile, seen_on: dt.date) -> tuple[Extraction, ...]:
    # Imported by the process that reads: onnxruntime starts a thread when it is imported, and a
    # worker forks its reading processes before that.
    from extract.extraction import extract_file

    return extract_file(opened, seen_on=reading_day(seen_on))


def reading_day(seen_on: dt.date) -> dt.date:
    """The last day of the year: a file seen on two days of a year says the same on both.

    The day of reading settles the centuries of short years and nothing else; whether a paper is
    still valid is for the rules, which know the day.
    """
    return seen_on.replace(month=12, day=31)


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

    ``store`` says where; by default in memory, for a run over cases that share files.
    """

    def __init__(
        self, reader: Reader = read_document, store: ExtractionStore | None = None
    ) -> None:
        self._reader = reader
        self._store = store or MemoryStore()

    def __call__(self, path: Path, seen_on: dt.date) -> tuple[Extraction, ...]:
        """The extractions of the file, under the name that it has here."""
        digest = _digest(path)
        kept = self._store.get(KeptKey.of(digest, seen_on)) if digest else None
        if kept is not None:
            return decode(kept, shown(path))
        read = self._reader(path, seen_on)
        if may_be_kept(read):
            # The digest of what was read: the file may have changed since it was looked up.
            self._store.put(KeptKey.of(read[0].sha256, seen_on), encode(read))
        return read
