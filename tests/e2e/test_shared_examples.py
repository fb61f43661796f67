"""The examples that come with the contract: nothing of theirs is wrong or missing."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from verify.catalogue.load import default_catalogue
from workers.process import Judging, judge_given, read_application

EXAMPLES = Path(__file__).parents[3] / "shared" / "examples"


@pytest.mark.skipif(
    not EXAMPLES.is_dir(), reason=f"the contract's examples are not beside the project: {EXAMPLES}"
)
@pytest.mark.parametrize(
    ("name", "triage"),
    [("family-reunification.initial", "attention"), ("second-generation.renewal", "ready")],
)
def test_every_requirement_is_met_or_needs_a_person(name, triage):
    given = read_application(EXAMPLES / f"{name}.case.json")

    report = judge_given(given, Judging(default_catalogue(), None, dt.date(2026, 11, 2)))

    assert {r.status.value for r in report.requirements} <= {"met", "not_applicable", "officer"}
    assert report.triage.value == triage
    assert {f.severity.value for f in report.findings} == {"notice"}
