"""``elenchos compare``: what changed between two runs of ``elenchos batch``."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from api.cli.options import EXIT_FLAGGED, EXIT_NOTHING, console, json_option, print_json

if TYPE_CHECKING:
    from workers.archive.changes.comparison import ChangedCase, Comparison, RunReader
    from workers.archive.changes.gate import Gate

SCHEMA = "elenchos.compare/1"
_CASES_SHOWN = 10


@click.command("compare")
@click.argument("old_run", metavar="OLD_RUN")
@click.argument("new_run", metavar="NEW_RUN")
@click.option(
    "--fail-if", "gates", multiple=True, metavar="A→B",
    help='Exit with 1 only if this happened: "met→missing", "fee: met->*", "+name.mismatch".',
)  # fmt: skip
@json_option
def compare_command(old_run: str, new_run: str, gates: tuple[str, ...], as_json: bool) -> int:
    """Cases whose triage, requirement or finding changed, grouped by cause.

    OLD_RUN and NEW_RUN are the --out folders of two runs. Exit code 1: something changed, or with
    --fail-if: something changed that must not.
    """
    from workers.archive.changes.comparison import RunReader, compare_runs
    from workers.archive.changes.gate import parse_gate

    conditions = [parse_gate(gate) for gate in gates]
    old, new = RunReader(Path(old_run)), RunReader(Path(new_run))
    found = compare_runs(old, new)
    shut = _shut(conditions, found)
    if as_json:
        print_json(_json(old, new, found, shut))
    else:
        _show(found, shut)
    flagged = any(shut.values()) if conditions else bool(found.changed)
    return EXIT_FLAGGED if flagged else EXIT_NOTHING


def _shut(conditions: list[Gate], found: Comparison) -> dict[str, list[str]]:
    """The cases that each condition caught."""
    return {
        gate.text: [
            case.key for case in found.changed if any(gate.shuts(change) for change in case.changes)
        ]
        for gate in conditions
    }


def _by_cause(found: Comparison) -> dict[str, list[ChangedCase]]:
    groups: dict[str, list[ChangedCase]] = {}
    for case in found.changed:
        groups.setdefault(case.cause, []).append(case)
    return dict(sorted(groups.items(), key=lambda group: (-len(group[1]), group[0])))


def _lines(cases: list[ChangedCase]) -> Counter[str]:
    """In how many cases each change happened."""
    return Counter(line for case in cases for line in {change.line for change in case.changes})


def _ranked(lines: Counter[str]) -> list[tuple[str, int]]:
    return sorted(lines.items(), key=lambda row: (-row[1], row[0]))


def _json(
    old: RunReader, new: RunReader, found: Comparison, shut: dict[str, list[str]]
) -> dict[str, object]:
    return {
        "schema": SCHEMA,
        "old": {"run": str(old.out), "versions": old.versions()},
        "new": {"run": str(new.out), "versions": new.versions()},
        "compared": found.compared,
        "changed": len(found.changed),
        "gates": [{"fail_if": text, "cases": cases} for text, cases in shut.items()],
        "causes": [
            {
                "cause": cause,
                "causes": list(cases[0].causes),
                "changed": len(cases),
                "changes": dict(_ranked(_lines(cases))),
                "cases": [_case_json(case) for case in cases],
            }
            for cause, cases in _by_cause(found).items()
        ],
    }


def _case_json(case: ChangedCase) -> dict[str, object]:
    return {
        "case": case.key,
        "old_report": case.old_report or None,
        "new_report": case.new_report or None,
        "changes": [
            {
                "what": change.matter.value,
                "subject": change.subject or None,
                "document": change.document or None,
                "old": change.old,
                "new": change.new,
            }
            for change in case.changes
        ],
    }


def _show(found: Comparison, shut: dict[str, list[str]]) -> None:
    screen = console()
    screen.print(f"{found.compared:,} cases compared, {len(found.changed):,} changed")
    for cause, cases in _by_cause(found).items():
        screen.rule(f"{cause}: {len(cases):,} cases", align="left")
        for line, count in _ranked(_lines(cases)):
            screen.print(f"{count:>9,}  {line}")
        for case in cases[:_CASES_SHOWN]:
            screen.print(f"  {case.key}: {', '.join(dict.fromkeys(c.line for c in case.changes))}")
            screen.print(f"    {case.old_report or '-'}", soft_wrap=True)
            screen.print(f"    {case.new_report or '-'}", soft_wrap=True)
        if len(cases) > _CASES_SHOWN:
            screen.print(f"  and {len(cases) - _CASES_SHOWN:,} more (--json names all)")
    for text, keys in shut.items():
        screen.print(f"--fail-if {text}: {f'{len(keys):,} cases' if keys else 'did not happen'}")
