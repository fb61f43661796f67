"""The way in: a path becomes an open file whose pages are rendered one at a time."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import FileProblemError
from ingest.limits import DEFAULT_LIMITS, Limits
from ingest.names import shown
from ingest.pages import FileFormat, Page
from ingest.problems import FileProblem, Reason, problem
from ingest.sandbox import Sandbox, Source, default_sandbox
from ingest.sniff import sniff


@dataclass(frozen=True, slots=True, eq=False)
class OpenedFile:
    """A file that opened. ``name`` is escaped for showing; ``sha256`` is of its bytes, in hex.

    ``problems`` are those that leave the pages readable, such as JavaScript in a PDF.
    """

    name: str
    sha256: str
    format: FileFormat
    page_count: int
    problems: tuple[FileProblem, ...]
    _source: Source
    _sandbox: Sandbox

    def page(self, number: int) -> Page:
        """One page, counted from 1. Raises ``FileProblemError``; ``IndexError`` if there is none.

        Rendered anew at each call: keep the page if you need it twice.
        """
        if not 1 <= number <= self.page_count:
            raise IndexError(f"page {number} of {self.page_count}")
        return self._sandbox.page(self._source, number)

    def pages(self) -> Iterator[Page]:
        """All pages in order, each rendered when it is asked for. Raises ``FileProblemError``."""
        for number in range(1, self.page_count + 1):
            yield self.page(number)


@contextmanager
def open_file(
    path: Path, limits: Limits = DEFAULT_LIMITS, *, sandbox: Sandbox | None = None
) -> Iterator[OpenedFile]:
    """Opens a regular file for reading; what it is, its bytes say.

    Without ``sandbox`` the process's own is used (``ingest.sandbox.default_sandbox``).
    The bytes are read once, so that a file which changes meanwhile can't be two things.

    Raises:
        FileProblemError: the file can't be read at all; ``error.problem`` says why.
    """
    with open_bytes(_read(path, limits), shown(path), limits, sandbox=sandbox) as opened:
        yield opened


@contextmanager
def open_bytes(
    data: bytes, name: str, limits: Limits = DEFAULT_LIMITS, *, sandbox: Sandbox | None = None
) -> Iterator[OpenedFile]:
    """Opens the bytes of a file that is in memory, under the name that it is shown by.

    Raises:
        FileProblemError: they can't be read at all; ``error.problem`` says why.
    """
    if len(data) > limits.file_bytes:
        found = problem(Reason.TOO_MANY_BYTES, limit=limits.file_bytes, found=len(data))
        raise FileProblemError(found)
    file_format = sniff(data)
    box = default_sandbox() if sandbox is None else sandbox
    source = Source(data, file_format, limits)
    try:
        description = box.describe(source)
        yield OpenedFile(
            name=name,
            sha256=hashlib.sha256(data).hexdigest(),
            format=file_format,
            page_count=description.page_count,
            problems=description.problems,
            _source=source,
            _sandbox=box,
        )
    finally:
        box.release(source)


_REASONS = {
    errno.ENOENT: Reason.ABSENT,
    errno.ENOTDIR: Reason.ABSENT,
    errno.ENAMETOOLONG: Reason.ABSENT,
    errno.ELOOP: Reason.NOT_A_REGULAR_FILE,  # O_NOFOLLOW met a link
    errno.ENXIO: Reason.NOT_A_REGULAR_FILE,  # a socket
    errno.ENODEV: Reason.NOT_A_REGULAR_FILE,
    errno.EISDIR: Reason.NOT_A_REGULAR_FILE,
}


def _read(path: Path, limits: Limits) -> bytes:
    """The bytes of a regular file that is no link. Never waits for a pipe's other end."""
    flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
    try:
        descriptor = os.open(path, flags)
        try:
            return _bytes_of(descriptor, limits)
        finally:
            os.close(descriptor)
    except OSError as error:
        reason = _REASONS.get(error.errno or 0, Reason.NO_PERMISSION)
        raise FileProblemError(problem(reason)) from error


def _bytes_of(descriptor: int, limits: Limits) -> bytes:
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode):
        raise FileProblemError(problem(Reason.NOT_A_REGULAR_FILE))
    with open(descriptor, "rb", closefd=False) as file:
        # One byte more than allowed tells a file that is too long, also if it grew just now.
        data = file.read(limits.file_bytes + 1)
    if len(data) > limits.file_bytes:
        found = max(status.st_size, len(data))
        raise FileProblemError(problem(Reason.TOO_MANY_BYTES, limit=limits.file_bytes, found=found))
    return data
