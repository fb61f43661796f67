"""``make demo``: writes the specimen cases, checks them, prints the reports, says what is next."""

from __future__ import annotations

import json
import shutil
import sys
import time
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from api.cli.options import today
from api.cli.report_view import show_report
from samples.write import SampleCase, write_samples
from verify.catalogue.load import default_catalogue
from verify.report import Report
from workers.process import Judging, check_case
from workers.reading import ReadOnce

FOLDER = Path("demo")
SHOWN = (
    "registration",
    "withdrawal-agreement.replacement",
    "family-reunification.initial",
    "ethnic-greek.titled.initial",
    "ethnic-greek.titled.renewal",
    "ethnic-greek.untitled.initial",
    "ethnic-greek.untitled.renewal",
    "ethnic-greek.family.initial",
    "ethnic-greek.family.renewal",
    "long-term.initial",
    "long-term.renewal",
    "second-generation.initial",
    "second-generation.renewal",
    "ten-year.initial",
)


def main() -> int:
    """Runs the demonstration; returns 1 if a report differs from what its case declares."""
    out = Console(width=None if sys.stdout.isatty() else 120, highlight=False, markup=False)
    if FOLDER.exists():
        shutil.rmtree(FOLDER)
    started = time.monotonic()
    cases = write_samples(FOLDER)
    out.print(f"{len(cases)} specimen cases of fictional people written to {FOLDER}/")
    chosen = [case for procedure in SHOWN for case in _two_of(cases, procedure)]
    judging, read = Judging(default_catalogue(), None, today()), ReadOnce()
    table, differing = Table(box=None, header_style="dim"), 0
    for heading in ("case", "triage", "as its expectation says"):
        table.add_column(heading)
    for case in chosen:
        report = check_case(case.folder, judging, read=read)
        show_report(out, str(case.folder), report, "en")
        agrees = _agrees(report, case)
        differing += not agrees
        table.add_row(str(case.folder), report.triage.value, Text("yes" if agrees else "NO"))
    out.rule("all that was checked")
    out.print(table)
    out.print(f"{len(chosen)} cases in {time.monotonic() - started:.0f} s.\n")
    _next(out)
    return 1 if differing else 0


def _two_of(cases: tuple[SampleCase, ...], procedure: str) -> list[SampleCase]:
    """The complete case of a procedure and its first with a planted defect."""
    own = [case for case in cases if case.procedure == procedure]
    complete = [case for case in own if case.name == "complete"]
    return complete + [case for case in own if not case.name.startswith("complete")][:1]


def _agrees(report: Report, case: SampleCase) -> bool:
    expected = json.loads(case.expected.read_text("utf-8"))
    statuses = {result.id: result.status.value for result in report.requirements}
    return bool(report.triage.value == expected["triage"] and statuses == expected["requirements"])


def _next(out: Console) -> None:
    out.print(Text("What to try next", style="bold"))
    for command, does in (
        ("check demo/long-term.initial/complete --lang el", "the same report in Greek"),
        ("check demo/long-term.initial/complete --json", "for a program"),
        ("extract demo/long-term.initial/complete/*", "what was read, and where"),
        ("mrz demo/long-term.initial/complete/passport.pdf", "the machine-readable zone"),
        (
            "photo demo/long-term.initial/complete/photo.jp2 --picture demo/photo.png",
            "its measures",
        ),
        ("names 'HOXHA, ARTAN' 'ΧΟΤΖΑ ΑΡΤΑΝ'", "are these one name?"),
        ("procedures long-term.initial", "what the law asks for, sentence by sentence"),
        ("accounts add m.papadaki --role officer", "an officer's account (12 characters or more)"),
        (
            "serve",
            "the pages: http://localhost:8000/officer and /precheck; keeps the terminal",
        ),
        ("doctor", "what this machine lacks"),
    ):
        out.print(f"  .venv/bin/elenchos {command}")
        out.print(Text(f"      {does}", style="dim"))


if __name__ == "__main__":
    sys.exit(main())
