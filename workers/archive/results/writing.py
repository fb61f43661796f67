"""The results of a run written from its state: tables, missing reports, the summary."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from workers.archive.across.found import count_links, find_links, links
from workers.archive.results.page import summary_page
from workers.archive.results.reports import report_path, write_report, write_whole
from workers.archive.results.rows import ACROSS, CASES, FINDINGS, REQUIREMENTS, KeptCase, rows_of
from workers.archive.results.summary import Summary
from workers.archive.results.tables import TableWriter
from workers.archive.state import State

RESULTS = "results"
SUMMARY_FILE = "summary.html"
_TEXTS = (
    "key", "outcome", "error", "procedure", "triage", "submitted_on", "as_of", "catalogue",
    "rules", "reader",
)  # fmt: skip
TABLES = ("cases", "requirements", "findings", "across")


def write_results(state: State, out: Path, language: str) -> Summary:
    """Writes ``results/*.parquet`` and ``*.csv``, ``summary.html`` and reports that are gone.

    All rows are in the order of cases. Raises OSError or pyarrow's kin of it: no room.
    """
    folder = out / RESULTS
    folder.mkdir(mode=0o700, exist_ok=True)
    find_links(state.connection, state.seen)
    summary = Summary(across=count_links(state.connection))
    schemas = zip(TABLES, (CASES, REQUIREMENTS, FINDINGS, ACROSS), strict=True)
    with ExitStack() as stack:
        cases, requirements, findings, across = (
            stack.enter_context(TableWriter(folder, name, schema)) for name, schema in schemas
        )
        for kept in kept_cases(state):
            rows = rows_of(kept)
            cases.write(rows.case)
            for row in rows.requirements:
                requirements.write(row)
            for row in rows.findings:
                findings.write(row)
            summary.add(kept, rows)
            if not (out / report_path(kept.key)).is_file():
                write_report(out, kept.key, kept.report)
        for row in links(state.connection):
            across.write(row)
    write_whole(out / SUMMARY_FILE, summary_page(summary, language).encode())
    return summary


def kept_cases(state: State) -> Iterator[KeptCase]:
    """The cases that the archive has now and that were judged, by key."""
    rows = state.connection.cursor().execute(
        f"SELECT {', '.join(_TEXTS)}, seconds, report FROM cases "  # noqa: S608 - our own names
        "WHERE seen=? AND outcome<>'' ORDER BY key",
        (state.seen,),
    )
    for row in rows:
        *text, seconds, report = row
        yield KeptCase(
            **dict(zip(_TEXTS, text, strict=True)), seconds=seconds, report=zlib.decompress(report)
        )
