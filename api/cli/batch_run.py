"""A run ordered from the command line: the order, its progress, what is printed of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from rich.table import Table

from api.cli.options import (
    EXIT_FAILED,
    EXIT_FLAGGED,
    EXIT_NOTHING,
    console,
    print_json,
    today,
)
from api.cli.progress import RunProgress
from ingest.errors import UsageError
from verify.catalogue.load import Catalogue, default_catalogue
from verify.findings import ALL_CODES
from verify.report import Triage
from workers.archive.results.summary import Summary
from workers.archive.results.writing import RESULTS, SUMMARY_FILE, TABLES, write_results
from workers.archive.run import Employ, Ended, Order, local_processes, run_archive
from workers.archive.state import Run, State
from workers.archive.state_file import STATE_FILE
from workers.archive.tasks import Selection

SCHEMA = "elenchos.batch/1"
_BROKEN_SHOWN = 10


@dataclass(frozen=True, slots=True)
class BatchOptions:
    """The options of ``elenchos batch`` as given."""

    archive: str
    out: str
    workers: int
    broker: bool
    reread: bool
    only: tuple[str, ...]
    reuse: tuple[str, ...]
    as_of: dt.date | None
    as_json: bool
    language: str


def run_batch(options: BatchOptions) -> int:
    """Runs, prints, and gives the exit code."""
    catalogue = default_catalogue()
    order = Order(
        archive=options.archive,
        out=Path(options.out),
        today=today(),
        as_of=options.as_of,
        workers=options.workers,
        reread=options.reread,
        only=_selection(options, catalogue),
        reuse=tuple(Path(each) for each in options.reuse),
    )
    written: list[Summary] = []
    with RunProgress() as progress:

        def finish(state: State, _: Run) -> None:
            progress.phase("comparing cases and writing results")
            written.append(write_results(state, order.out, options.language))

        ended = run_archive(order, catalogue, progress, finish, _employ(options))
    (summary,) = written
    if options.as_json:
        print_json(_json(order, ended, summary))
    else:
        _show(order, ended, summary)
    return _exit_code(summary)


def _employ(options: BatchOptions) -> Employ:
    """Processes of this machine, or the workers of the broker."""
    if not options.broker:
        return local_processes
    from workers.archive.broker import BrokerCases
    from workers.settings import WorkerSettings

    address = WorkerSettings().broker.get_secret_value()
    if not address:
        raise UsageError("--broker needs ELENCHOS_BROKER: redis://… or amqp://…")
    if options.reuse:
        raise UsageError("--reuse is for processes of this machine; workers share the ledger's")
    return lambda setup, _: BrokerCases(address, setup)


def _selection(options: BatchOptions, catalogue: Catalogue) -> Selection:
    only = options.only
    procedures = frozenset(each for each in only if each in catalogue.editions)
    codes = frozenset(each for each in only if each in ALL_CODES)
    strange = sorted(set(only) - procedures - codes)
    if strange:
        raise UsageError(
            f"--only {strange[0]}: is neither a procedure nor a finding code; "
            "elenchos procedures lists the procedures"
        )
    if codes and not options.reuse and not (Path(options.out) / STATE_FILE).exists():
        raise UsageError(
            "--only with a finding code needs an earlier run: the same --out, or --reuse RUN"
        )
    return Selection(procedures, codes)


def _json(order: Order, ended: Ended, summary: Summary) -> dict[str, object]:
    return {
        "schema": SCHEMA,
        "archive": order.archive,
        "out": str(order.out),
        "run": ended.run.number,
        "resumed": ended.run.resumed,
        "cases": {
            "total": ended.tally.total,
            "judged": ended.judged,
            "unchanged": ended.unchanged,
            "skipped": ended.skipped,
            "broken": summary.broken,
            "reported": summary.cases,
        },
        "triage": {t.value: summary.triages[t.value] for t in Triage},
        "documents": {"in_reports": summary.documents, "read": ended.read},
        "across": summary.across,
        "broken": [{"case": case, "error": line} for case, line in summary.broken_cases],
        "versions": {name: sorted(held) for name, held in sorted(summary.versions.items())},
        "results": {
            "summary": str(order.out / SUMMARY_FILE),
            "tables": {name: str(order.out / RESULTS / f"{name}.parquet") for name in TABLES},
        },
    }


def _show(order: Order, ended: Ended, summary: Summary) -> None:
    table = Table.grid(padding=(0, 3))
    table.add_row("cases", f"{summary.cases:,}")
    for triage in Triage:
        table.add_row(f"  {triage.value}", f"{summary.triages[triage.value]:,}")
    table.add_row("  can't be judged", f"{summary.broken:,}")
    table.add_row("judged now", f"{ended.judged:,}")
    table.add_row("unchanged", f"{ended.unchanged:,}")
    if ended.skipped:
        table.add_row("not asked for", f"{ended.skipped:,}")
    table.add_row("documents read", f"{ended.read:,} of {summary.documents:,}")
    for code, count in summary.across.items():
        table.add_row(f"across cases: {code}", f"{count:,}")
    screen = console()
    screen.print(table)
    for case, line in summary.broken_cases[:_BROKEN_SHOWN]:
        screen.print(f"  {case}: {line}")
    if summary.broken > _BROKEN_SHOWN:
        screen.print(f"  and {summary.broken - _BROKEN_SHOWN} more in {RESULTS}/cases.csv")
    screen.print(f"results: {order.out / SUMMARY_FILE}, {order.out / RESULTS}/")


def _exit_code(summary: Summary) -> int:
    if summary.broken and summary.broken == summary.cases:
        return EXIT_FAILED
    ready = summary.triages[Triage.READY.value] == summary.cases
    return EXIT_NOTHING if ready and not summary.across else EXIT_FLAGGED
