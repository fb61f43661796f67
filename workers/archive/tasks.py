"""What is asked of a worker for one case, and what it answers."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import ClassVar

from pydantic import ConfigDict


class CaseOutcome(StrEnum):
    """What became of one case in this run."""

    JUDGED = "judged"
    UNCHANGED = "unchanged"  # same bytes, same versions: the report stands
    SKIPPED = "skipped"  # --only asks for others
    BROKEN = "broken"  # can't be judged; the line says why
    UNWRITTEN = "unwritten"  # nothing can be written here: the run stops


@dataclass(frozen=True, slots=True)
class Known:
    """What the last run knew of a case: its inputs, what judged them, and its finding codes."""

    inputs: str = ""
    fingerprint: str = ""
    codes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class CaseTask:
    """One case to judge. ``id`` is the row of the run's state; names nobody."""

    id: int
    key: str
    place: str
    known: Known


@dataclass(frozen=True, slots=True)
class Selection:
    """Which cases are judged (``--only``): any of the procedures and any of the codes."""

    procedures: frozenset[str] = frozenset()
    codes: frozenset[str] = frozenset()


EVERYTHING = Selection()


@dataclass(frozen=True, slots=True)
class Setup:
    """What a worker process needs to judge any case of one run."""

    archive: str
    out: Path
    reuse: tuple[Path, ...]
    run: int
    today: dt.date
    as_of: dt.date | None = None
    reread: bool = False
    only: Selection = EVERYTHING
    catalogue: Path | None = None


@dataclass(frozen=True, slots=True)
class CaseResult:
    """The answer of a worker.

    ``report`` is the JSON text of ``report.json``, packed (zlib); ``traits`` what other cases are
    compared by; ``reading`` a digest of all that was read; ``seconds`` are of wall time.
    """

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(
        ser_json_bytes="base64", val_json_bytes="base64"
    )

    outcome: CaseOutcome
    error: str = ""
    procedure: str = ""
    triage: str = ""
    submitted_on: str = ""
    as_of: str = ""
    inputs: str = ""
    fingerprint: str = ""
    catalogue: str = ""
    rules: str = ""
    reader: str = ""
    edition: str = ""
    reading: str = ""
    traits: str = ""
    codes: frozenset[str] = frozenset()
    report: bytes = b""
    documents: int = 0
    read: int = 0
    seconds: float = 0.0
