"""Every specimen case, read from its files, gives the report that the case declares."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from samples.write import SampleCase, case_specs, write_samples
from verify.catalogue.load import default_catalogue
from verify.findings import Severity
from workers.process import Judging, check_case
from workers.reading import ReadOnce

pytestmark = pytest.mark.slow

SPECS = tuple((spec.procedure, spec.name) for spec in case_specs())


@pytest.fixture(scope="session")
def reader() -> ReadOnce:
    return ReadOnce()


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory):
    folder = tmp_path_factory.mktemp("samples")
    done: dict[str, dict[str, SampleCase]] = {}

    def of(procedure: str) -> dict[str, SampleCase]:
        if procedure not in done:
            cases = write_samples(folder, only=[procedure])
            done[procedure] = {case.name: case for case in cases}
        return done[procedure]

    return of


@pytest.mark.parametrize(
    ("procedure", "name"),
    [pytest.param(*spec, marks=pytest.mark.xdist_group(spec[0])) for spec in SPECS],
)
def test_the_report_of_a_specimen_case_is_the_declared_one(procedure, name, written, reader):
    case = written(procedure)[name]
    expected = json.loads(case.expected.read_text("utf-8"))

    report = check_case(
        Path(case.folder), Judging(default_catalogue(), None, dt.date(2026, 11, 2)), read=reader
    )

    statuses = {result.id: result.status.value for result in report.requirements}
    reasons = {result.id: result.message.en for result in report.requirements}
    wrong = {
        key: f"{statuses[key]}, expected {status}: {reasons[key]}"
        for key, status in expected["requirements"].items()
        if statuses[key] != status
    }
    assert wrong == {}
    declared = {(f["code"], f["requirement"], f["document"]) for f in expected["findings"]}
    found = {(f.code, f.requirement, f.document): f for f in report.findings}
    undeclared = {
        key: finding.message.en
        for key, finding in found.items()
        if finding.severity is not Severity.NOTICE and key not in declared
    }
    assert undeclared == {}
    assert declared - set(found) == set()
    assert report.triage.value == expected["triage"]
