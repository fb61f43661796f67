"""What changed between two runs, why, and which changes a release must not make."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from api.cli.main import run as elenchos
from ingest.errors import UsageError
from workers.archive.changes.comparison import Cause, RunReader, compare_runs
from workers.archive.changes.differences import changes_between
from workers.archive.changes.gate import parse_gate
from workers.archive.tasks import CaseOutcome


def report(triage: str, *findings: str, **statuses: str) -> dict[str, object]:
    return {
        "triage": triage,
        "requirements": [{"id": key, "status": value} for key, value in statuses.items()],
        "findings": [
            {"code": code, "severity": "blocking", "document": "a.pdf", "requirement": None,
             "field": None, "expected": None, "found": None}
            for code in findings
        ],
    }  # fmt: skip


def test_changes_are_of_triage_requirements_and_findings():
    old = report("ready", "fee.payer", fee="met", photos="met")
    new = report("incomplete", "document.missing", fee="missing", photos="met")

    assert [change.line for change in changes_between(old, new)] == [
        "ready→incomplete",
        "fee: met→missing",
        "-fee.payer",
        "+document.missing",
    ]


def test_a_case_that_came_or_went_is_a_change():
    assert [c.line for c in changes_between(None, report("ready"))] == ["none→ready"]
    assert [c.line for c in changes_between(report("ready"), {"error": "x"})] == ["ready→broken"]


@pytest.mark.parametrize(
    ("gate", "shuts"),
    [
        ("met→missing", True), ("met->missing", True), ("fee: met→missing", True),
        ("photos: met→missing", False), ("met→*", True), ("missing→met", False),
        ("ready→incomplete", True), ("ready→attention", False), ("+document.missing", True),
        ("-document.missing", False), ("-fee.payer", True),
    ],
)  # fmt: skip
def test_a_gate_shuts_on_what_it_names_and_nothing_else(gate, shuts):
    changes = changes_between(
        report("ready", "fee.payer", fee="met"),
        report("incomplete", "document.missing", fee="missing"),
    )

    assert any(parse_gate(gate).shuts(change) for change in changes) is shuts


@pytest.mark.parametrize("text", ["", "met", "met→nowhere", "+no.such", "met=>missing"])
def test_a_gate_that_means_nothing_is_refused_with_one_line(text):
    with pytest.raises(UsageError, match="fail-if"):
        parse_gate(text)


@pytest.fixture
def two_runs(archive, run, case, monkeypatch):
    """Two runs, between which one application was mended and a rule forgot telephones."""
    first = run(archive, "old")
    case(archive / "2025" / "a", surname="AGOLLI", phone="1")
    from workers.archive.judging import CaseJudge

    honest = CaseJudge.__call__

    def forgetful(self, task):
        result = honest(self, task)
        if task.key != "2026/c" or result.outcome is not CaseOutcome.JUDGED:
            return result
        import zlib
        from dataclasses import replace

        text = json.loads(zlib.decompress(result.report))
        text["triage"], text["findings"] = "ready", []
        for requirement in text["requirements"]:
            requirement["status"] = "met"
        return replace(result, report=zlib.compress(json.dumps(text).encode()))

    monkeypatch.setattr(CaseJudge, "__call__", forgetful)
    monkeypatch.setattr("workers.archive.versions.rules_version", lambda: "forgetful")
    second = run(archive, "new", reuse=(first.out,))
    return first.out, second.out


def test_changes_are_grouped_by_their_cause_with_both_reports(two_runs):
    found = compare_runs(*map(RunReader, two_runs))

    assert found.compared == 3
    causes = {case.key: case.causes for case in found.changed}
    assert causes == {"2025/a": (Cause.ARCHIVE,), "2026/c": (Cause.RULES,)}
    for case in found.changed:
        assert Path(case.old_report).read_bytes() != Path(case.new_report).read_bytes()


@pytest.mark.parametrize(
    ("gates", "code"),
    [([], 1), (["--fail-if", "met→missing"], 0), (["--fail-if", "attention→ready"], 1)],
)
def test_the_command_is_a_gate(two_runs, capsysbinary, gates, code):
    old, new = map(str, two_runs)

    assert elenchos(["compare", old, new, "--json", *gates]) == code
    answer = json.loads(capsysbinary.readouterr().out)
    assert {group["cause"] for group in answer["causes"]} == {"archive", "rules"}
    assert elenchos(["compare", old, old]) == 0


def test_a_folder_without_a_run_is_one_line(tmp_path, capsys):
    assert elenchos(["compare", str(tmp_path), str(tmp_path)]) == 2
    assert "holds no run" in capsys.readouterr().err
