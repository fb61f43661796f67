"""``elenchos check`` and ``elenchos verify``: reports on cases."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import click

from api.cli.options import (
    EXIT_FAILED,
    EXIT_FLAGGED,
    EXIT_NOTHING,
    as_of_option,
    console,
    json_option,
    language_option,
    print_json,
    today,
)
from api.cli.report_view import show_report
from ingest.errors import UsageError
from ingest.names import shown
from verify.catalogue.load import default_catalogue
from verify.report import Report, Triage
from workers.process import Judging, check_case, judge_given, read_application


@click.command("check")
@click.argument("case_dirs", metavar="CASE_DIR", nargs=-1, required=True)
@as_of_option
@json_option
@language_option
def check_command(
    case_dirs: tuple[str, ...], as_of: dt.date | None, as_json: bool, language: str
) -> int:
    """Read a case folder (application.json and files), check it and report."""
    judging = Judging(default_catalogue(), as_of, today())
    return _reports(case_dirs, lambda path: check_case(path, judging), as_json, language)


@click.command("verify")
@click.argument("cases", metavar="CASE.json", nargs=-1, required=True)
@as_of_option
@json_option
@language_option
def verify_command(
    cases: tuple[str, ...], as_of: dt.date | None, as_json: bool, language: str
) -> int:
    """Run the rules alone, on applications that carry their extractions."""
    judging = Judging(default_catalogue(), as_of, today())
    return _reports(
        cases, lambda path: judge_given(read_application(path), judging), as_json, language
    )


def _reports(
    arguments: tuple[str, ...],
    make: Callable[[Path], Report],
    as_json: bool,
    language: str,
) -> int:
    """Reports in the order given. One that can't be done never stops the others."""
    worst = EXIT_NOTHING
    results: list[dict[str, object]] = []
    for argument in arguments:
        try:
            report = make(Path(argument))
        except UsageError as error:
            if len(arguments) == 1:
                raise
            click.echo(f"elenchos: {error}", err=True)
            results.append({"file": shown(argument), "error": str(error)})
            worst = EXIT_FAILED
            continue
        if report.triage is not Triage.READY:
            worst = max(worst, EXIT_FLAGGED)
        if as_json:
            results.append(report.as_json())
        else:
            show_report(console(), argument, report, language)
    if as_json:
        print_json(results[0] if len(arguments) == 1 else results)
    return worst
