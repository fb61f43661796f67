"""An applicant's visit: a private folder with answers, files and result, gone with the visit.

The folder lies in the machine's scratch directory under a name that only the browser's cookie can
tell. It is removed when the applicant finishes, or when half an hour passes without use.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import json
import os
import re
import secrets
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from ingest.errors import ElenchosError
from ingest.folder import APPLICATION_FILE, list_case

PREFIX = "elenchos-visit-"
IDLE = dt.timedelta(minutes=30)
MOST_VISITS = 200
MOST_FILES = 60
_TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")


class State(StrEnum):
    """Where a visit's check stands."""

    EMPTY = "empty"  # nothing was checked yet
    READING = "reading"
    DONE = "done"
    BROKEN = "broken"  # it did not come to an end


class Progress(BaseModel):
    """How far the reading is."""

    model_config = ConfigDict(frozen=True)

    state: State = State.EMPTY
    done: int = 0
    of: int = 0


class TooManyVisitsError(ElenchosError):
    """So many people check their documents that there is no room for another."""

    def __init__(self) -> None:
        super().__init__("Too many checks are under way: try again in a few minutes.")


@dataclass(frozen=True, slots=True)
class Visit:
    """One visit's folder."""

    folder: Path

    @property
    def case(self) -> Path:
        """The case folder: ``application.json`` and the files."""
        return self.folder / "case"

    @property
    def application(self) -> bytes:
        """The application as the answers make it."""
        return (self.case / APPLICATION_FILE).read_bytes()

    @property
    def files(self) -> tuple[str, ...]:
        """The names of the files, in the order in which they are read."""
        return tuple(path.name for path in list_case(self.case).files)

    def answer(self, application: bytes) -> None:
        """Takes new answers; what was checked no longer holds."""
        _write(self.case / APPLICATION_FILE, application)
        self.note(Progress())

    def take(self, files: Iterable[tuple[str, Path]]) -> None:
        """Moves files in; one of the same name is replaced. No more than ``MOST_FILES`` stay."""
        for name, path in files:
            target = self.case / name
            if target.exists() or len(self.files) < MOST_FILES:
                shutil.move(path, target)

    def remove(self, name: str) -> None:
        """Removes the file of that name, if there is one."""
        if name in self.files:
            (self.case / name).unlink(missing_ok=True)

    @property
    def progress(self) -> Progress:
        """How far the reading is."""
        try:
            return Progress.model_validate_json((self.folder / "progress.json").read_bytes())
        except OSError:
            return Progress()

    def note(self, progress: Progress) -> None:
        """Notes how far the reading is."""
        _write(self.folder / "progress.json", progress.model_dump_json().encode())

    @property
    def report(self) -> bytes | None:
        """The report, JSON; None before there is one."""
        if self.progress.state is not State.DONE:
            return None
        return (self.folder / "report.json").read_bytes()

    def finish(self, report: dict[str, object]) -> None:
        """Keeps the report for as long as the visit lasts."""
        _write(self.folder / "report.json", json.dumps(report, ensure_ascii=False).encode())
        self.note(Progress(state=State.DONE))


class Visits:
    """All visits of this machine. Several processes may share the directory."""

    def __init__(self, directory: Path | None = None, now: Callable[[], float] = time.time) -> None:
        self._directory = directory or Path(tempfile.gettempdir())
        self._now = now

    def begin(self, application: bytes) -> str:
        """A new visit; gives the token for the cookie.

        Raises:
            TooManyVisitsError: there is no room for another.
        """
        self.sweep()
        if sum(1 for _ in self._all()) >= MOST_VISITS:
            raise TooManyVisitsError
        token = secrets.token_urlsafe(32)
        folder = self._folder(token)
        folder.mkdir(mode=0o700)
        visit = Visit(folder)
        visit.case.mkdir(mode=0o700)
        visit.answer(application)
        return token

    def find(self, token: str) -> Visit | None:
        """The visit of that token, which is now in use; None if it ended."""
        if not _TOKEN.fullmatch(token):
            return None
        folder = self._folder(token)
        try:
            if folder.stat().st_mtime < self._now() - IDLE.total_seconds():
                shutil.rmtree(folder, ignore_errors=True)
                return None
            os.utime(folder, (self._now(), self._now()))
        except OSError:
            return None
        return Visit(folder)

    def end(self, token: str) -> None:
        """Removes everything of that visit."""
        visit = self.find(token)
        if visit is not None:
            shutil.rmtree(visit.folder, ignore_errors=True)

    def sweep(self) -> None:
        """Removes the visits that nobody has used for half an hour."""
        oldest = self._now() - IDLE.total_seconds()
        for folder in self._all():
            with contextlib.suppress(OSError):
                if folder.stat().st_mtime < oldest:
                    shutil.rmtree(folder, ignore_errors=True)

    def _all(self) -> Iterator[Path]:
        for path in self._directory.glob(f"{PREFIX}*"):
            if path.is_dir() and not path.is_symlink():
                yield path

    def _folder(self, token: str) -> Path:
        # The folder's name does not tell the token, so that a listing opens nothing.
        return self._directory / f"{PREFIX}{hashlib.sha256(token.encode()).hexdigest()[:40]}"


def _write(path: Path, data: bytes) -> None:
    """Whole or not at all, and for this user's eyes only."""
    beside = path.with_suffix(".new")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o600)
    with open(descriptor, "wb") as file:  # noqa: PTH123 - a descriptor has no path
        file.write(data)
    beside.replace(path)
