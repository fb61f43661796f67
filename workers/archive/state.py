"""What a run knows of its cases, in the file beside its results and nowhere else."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from workers.archive.errors import ArchiveError
from workers.archive.forms.entries import Entry
from workers.archive.state_file import STATE_FILE, connect
from workers.archive.tasks import CaseOutcome, CaseResult, CaseTask, Known

_PAGE = 200


@dataclass(frozen=True, slots=True)
class Run:
    """One run: its number in this folder, its day, and whether an earlier start began it."""

    number: int
    today: dt.date
    resumed: bool


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of the cases seen in this run, by what became of them and by triage."""

    total: int
    done: int
    by_outcome: dict[str, int]
    by_triage: dict[str, int]


class State:
    """The state of the runs in one folder. One process writes it; workers only add extractions."""

    def __init__(self, out: Path) -> None:
        self._held = connect(out / STATE_FILE)
        self._seen = 0

    def close(self) -> None:
        """Closes the file; what was finished is in it."""
        self._held.close()

    def begin(self, archive: str, parameters: dict[str, object], today: dt.date) -> Run:
        """The unfinished run of the same parameters, or a new one.

        A run keeps the day it began on, so that midnight changes no report in its midst.
        Raises ArchiveError: the folder holds the runs of another archive.
        """
        held = self._meta("archive")
        if held not in {"", archive}:
            raise ArchiveError("--out holds the run of another archive; name another folder")
        self._set_meta("archive", archive)
        text = json.dumps(parameters, sort_keys=True)
        last = self._held.execute(
            "SELECT number, parameters, today, finished FROM runs ORDER BY number DESC LIMIT 1"
        ).fetchone()
        if last and not last[3] and last[1] == text:
            return Run(last[0], dt.date.fromisoformat(last[2]), True)
        number = (last[0] if last else 0) + 1
        self._held.execute(
            "INSERT INTO runs (number, parameters, today) VALUES (?,?,?)",
            (number, text, today.isoformat()),
        )
        return Run(number, today, False)

    def finish(self, run: Run) -> None:
        """Marks the run as complete: the next start is another run."""
        self._held.execute("UPDATE runs SET finished=1 WHERE number=?", (run.number,))

    def _meta(self, name: str) -> str:
        row = self._held.execute("SELECT value FROM meta WHERE name=?", (name,)).fetchone()
        return str(row[0]) if row else ""

    def _set_meta(self, name: str, value: str) -> None:
        self._held.execute("INSERT OR REPLACE INTO meta VALUES (?,?)", (name, value))

    def take_in(self, entries: Iterable[Entry]) -> int:
        """Notes every case that the archive has now; returns how many."""
        self._seen = int(self._meta("seen") or 0) + 1
        count = 0
        self._held.execute("BEGIN IMMEDIATE")
        try:
            for entry in entries:
                self._note(entry)
                count += 1
            self._set_meta("seen", str(self._seen))
        except BaseException:
            # An interrupt too: an archive is noted whole or not at all. The error goes on.
            self._held.execute("ROLLBACK")
            raise
        self._held.execute("COMMIT")
        return count

    def _note(self, entry: Entry) -> None:
        key, fault = entry.key, entry.fault
        for again in range(2, 1_000_000):
            row = self._held.execute("SELECT seen FROM cases WHERE key=?", (key,)).fetchone()
            if row is None or row[0] != self._seen:
                break
            key, fault = f"{entry.key} ({again})", fault or "bears the name of another case"
        self._held.execute(
            "INSERT INTO cases (key, place, fault, seen) VALUES (?,?,?,?) ON CONFLICT (key) "
            "DO UPDATE SET place=excluded.place, fault=excluded.fault, seen=excluded.seen",
            (key, entry.place, fault, self._seen),
        )

    def faults(self, run: Run) -> Iterator[tuple[int, str, str]]:
        """Id, key and fault of the cases that can't be judged and are not yet reported."""
        rows = self._pages(
            "SELECT key, id, fault FROM cases WHERE seen=? AND judged_run<>? AND fault<>''", run
        )
        for case_id, key, rest in rows:
            yield case_id, key, rest[0]

    def pending(self, run: Run) -> Iterator[CaseTask]:
        """The cases still to be judged, by key, a page at a time."""
        rows = self._pages(
            "SELECT key, id, place, inputs, fingerprint, codes FROM cases "
            "WHERE seen=? AND judged_run<>? AND fault=''",
            run,
        )
        for case_id, key, (place, inputs, fingerprint, codes) in rows:
            known = Known(inputs, fingerprint, frozenset(codes.split()))
            yield CaseTask(case_id, key, place, known)

    def _pages(self, select: str, run: Run) -> Iterator[tuple[int, str, tuple[str, ...]]]:
        """Id, key and the rest of rows that begin with key and id; others are written meanwhile."""
        after = ""
        while True:
            rows = self._held.execute(
                f"{select} AND key>? ORDER BY key LIMIT {_PAGE}",
                (self._seen, run.number, after),
            ).fetchall()
            if not rows:
                return
            for key, case_id, *rest in rows:
                yield case_id, key, tuple(rest)
            after = rows[-1][0]

    def pending_place(self, run: Run, key: str) -> str | None:
        """The place of a case if it is still to be judged."""
        row = self._held.execute(
            "SELECT place FROM cases WHERE key=? AND seen=? AND judged_run<>? AND fault=''",
            (key, self._seen, run.number),
        ).fetchone()
        return None if row is None else str(row[0])

    def task_of(self, key: str, place: str) -> CaseTask:
        """The task of one case at a place of its own."""
        row = self._held.execute(
            "SELECT id, inputs, fingerprint, codes FROM cases WHERE key=?", (key,)
        ).fetchone()
        return CaseTask(row[0], key, place, Known(row[1], row[2], frozenset(row[3].split())))

    def record(self, run: Run, case_id: int, result: CaseResult) -> None:
        """The result of one case, whole or not at all."""
        if result.outcome is CaseOutcome.UNCHANGED:
            self._held.execute(
                "UPDATE cases SET judged_run=?, inputs=?, read=0 WHERE id=?",
                (run.number, result.inputs, case_id),
            )
        elif result.outcome is CaseOutcome.SKIPPED:
            self._held.execute("UPDATE cases SET judged_run=? WHERE id=?", (run.number, case_id))
        else:
            self._held.execute(
                "UPDATE cases SET judged_run=?, outcome=?, error=?, procedure=?, triage=?, "
                "submitted_on=?, as_of=?, inputs=?, fingerprint=?, catalogue=?, rules=?, reader=?, "
                "edition=?, reading=?, traits=?, codes=?, documents=?, read=?, seconds=?, report=? "
                "WHERE id=?",
                (run.number, *_columns(result), case_id),
            )

    def tally(self, run: Run) -> Tally:
        """Counts of this run so far."""
        total, done = self._held.execute(
            "SELECT count(*), coalesce(sum(judged_run=?), 0) FROM cases WHERE seen=?",
            (run.number, self._seen),
        ).fetchone()
        where = (self._seen,)
        outcomes = self._held.execute(
            "SELECT outcome, count(*) FROM cases WHERE seen=? AND outcome<>'' GROUP BY 1", where
        )
        by_outcome = {str(k): int(n) for k, n in outcomes}
        triages = self._held.execute(
            "SELECT triage, count(*) FROM cases WHERE seen=? AND triage<>'' GROUP BY 1", where
        )
        return Tally(total, done, by_outcome, {str(k): int(n) for k, n in triages})

    @property
    def connection(self) -> sqlite3.Connection:
        """For those who read many rows in order: the results, and what cases say together."""
        return self._held

    @property
    def seen(self) -> int:
        """The number that marks the cases which the archive has now."""
        return self._seen


def _columns(result: CaseResult) -> tuple[object, ...]:
    return (
        result.outcome.value, result.error, result.procedure, result.triage,
        result.submitted_on, result.as_of, result.inputs, result.fingerprint,
        result.catalogue, result.rules, result.reader, result.edition, result.reading,
        result.traits, " ".join(sorted(result.codes)), result.documents, result.read,
        result.seconds, result.report,
    )  # fmt: skip
