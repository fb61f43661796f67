"""Two runs side by side, case by case in the order of keys; memory holds the changed ones."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from ingest.names import shown
from workers.archive.changes.differences import Change, changes_between
from workers.archive.errors import ArchiveError
from workers.archive.results.reports import report_path
from workers.archive.state_file import STATE_FILE, connect_read_only


class Cause(StrEnum):
    """Why a report may differ, as the two runs' states show it."""

    ARCHIVE = "archive"  # other bytes, or a case that came or went
    READER = "reader"  # the same bytes were read otherwise
    CATALOGUE = "catalogue"  # the law of the case's procedure
    RULES = "rules"  # the code or the words that apply it
    DAY = "day"  # judged on another day
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class ChangedCase:
    """A case that changed, why, and where both reports lie (empty where a run has none)."""

    key: str
    causes: tuple[Cause, ...]
    changes: tuple[Change, ...]
    old_report: str
    new_report: str

    @property
    def cause(self) -> str:
        """The causes in one word, for grouping: ``catalogue``, ``catalogue + reader``."""
        return " + ".join(self.causes)


@dataclass(frozen=True, slots=True)
class _Kept:
    key: str
    inputs: str
    as_of: str
    rules: str
    edition: str
    reading: str
    report: bytes


class RunReader:
    """A run's cases, read only, by key. Raises ArchiveError: the folder holds no run."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self._held = connect_read_only(out / STATE_FILE)
        try:
            row = self._held.execute("SELECT value FROM meta WHERE name='seen'").fetchone()
        except sqlite3.DatabaseError as error:
            raise ArchiveError(f"{shown(out)}: its state can't be read ({error})") from error
        self._seen = int(row[0]) if row else 0

    def cases(self) -> Iterator[_Kept]:
        """The judged cases in the order of keys."""
        rows = self._held.cursor().execute(
            "SELECT key, inputs, as_of, rules, edition, reading, report FROM cases "
            "WHERE seen=? AND outcome<>'' ORDER BY key",
            (self._seen,),
        )
        for row in rows:
            yield _Kept(*row)

    def versions(self) -> dict[str, list[str]]:
        """The versions that judged its cases, by name."""
        names = ("catalogue", "rules", "reader")
        return {
            name: [
                str(row[0])
                for row in self._held.execute(
                    f"SELECT DISTINCT {name} FROM cases WHERE seen=? AND outcome<>'' "  # noqa: S608
                    "ORDER BY 1",
                    (self._seen,),
                )
            ]
            for name in names
        }


@dataclass(slots=True)
class Comparison:
    """The changed cases, and how many were compared."""

    changed: list[ChangedCase]
    compared: int = 0


def compare_runs(old: RunReader, new: RunReader) -> Comparison:
    """Every case of both runs."""
    result = Comparison([])
    for before, after in _side_by_side(old.cases(), new.cases()):
        result.compared += 1
        if before and after and before.report == after.report:
            continue
        changes = changes_between(_report(before), _report(after))
        if changes:
            kept = after or before
            key = kept.key if kept else ""
            result.changed.append(
                ChangedCase(
                    key,
                    _causes(before, after),
                    tuple(changes),
                    str(old.out / report_path(key)) if before else "",
                    str(new.out / report_path(key)) if after else "",
                )
            )
    return result


def _side_by_side(
    old: Iterator[_Kept], new: Iterator[_Kept]
) -> Iterator[tuple[_Kept | None, _Kept | None]]:
    before, after = next(old, None), next(new, None)
    while before or after:
        if before and (after is None or _order(before) < _order(after)):
            yield before, None
            before = next(old, None)
        elif after and (before is None or _order(after) < _order(before)):
            yield None, after
            after = next(new, None)
        else:
            yield before, after
            before, after = next(old, None), next(new, None)


def _order(kept: _Kept) -> bytes:
    """As SQLite sorts: by the bytes of UTF-8."""
    return kept.key.encode()


def _report(kept: _Kept | None) -> dict[str, object] | None:
    if kept is None:
        return None
    report = json.loads(zlib.decompress(kept.report))
    return report if isinstance(report, dict) else None


def _causes(old: _Kept | None, new: _Kept | None) -> tuple[Cause, ...]:
    """What differs between the two judgings; where several do, all of them are named."""
    if old is None or new is None or _contents(old) != _contents(new):
        return (Cause.ARCHIVE,)
    signs = (
        (Cause.READER, old.reading != new.reading),
        (Cause.CATALOGUE, old.edition != new.edition),
        (Cause.RULES, old.rules != new.rules),
        (Cause.DAY, old.as_of != new.as_of),
    )
    return tuple(cause for cause, differs in signs if differs) or (Cause.UNKNOWN,)


def _contents(kept: _Kept) -> object:
    if not kept.inputs:
        return None
    held = json.loads(kept.inputs)
    return [[(name, sha) for name, _, sha in held["files"]], held["oddities"]]
