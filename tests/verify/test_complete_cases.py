"""A complete case is complete: only what a person must judge is left to a person."""

from __future__ import annotations

import pytest

OFFICER_BY_NATURE = {
    "family-reunification.initial": {"fee"},
    "long-term.initial": {"income"},
    "ten-year.initial": {"renewal_conditions"},
}
NOT_APPLICABLE = {
    "withdrawal-agreement.replacement": {"loss_declaration"},
    "ethnic-greek.family.initial": {"descent"},
}
PROCEDURES = (
    "registration withdrawal-agreement.replacement family-reunification.initial "
    "ethnic-greek.titled.initial ethnic-greek.titled.renewal ethnic-greek.untitled.initial "
    "ethnic-greek.untitled.renewal ethnic-greek.family.initial ethnic-greek.family.renewal "
    "long-term.initial long-term.renewal second-generation.initial second-generation.renewal "
    "ten-year.initial"
).split()


@pytest.mark.parametrize("procedure", PROCEDURES)
def test_every_requirement_of_a_complete_case_is_met(cases, procedure):
    report = cases.report(cases.complete(procedure))

    officer, silent = OFFICER_BY_NATURE.get(procedure, set()), NOT_APPLICABLE.get(procedure, set())
    for result in report.requirements:
        expected = "officer" if result.id in officer else "met"
        expected = "not_applicable" if result.id in silent else expected
        assert (result.id, result.status.value) == (result.id, expected), result.message.en


@pytest.mark.parametrize("procedure", PROCEDURES)
def test_a_complete_case_has_no_finding_but_notices(cases, procedure):
    report = cases.report(cases.complete(procedure))

    grave = [(f.code, f.message.en) for f in report.findings if f.severity.value != "notice"]
    assert grave == []
    assert report.triage.value == ("attention" if procedure in OFFICER_BY_NATURE else "ready")


@pytest.mark.parametrize("procedure", PROCEDURES)
def test_taking_away_what_serves_a_requirement_makes_it_missing(cases, procedure):
    for requirement in cases.report(cases.complete(procedure)).requirements:
        if not requirement.documents or requirement.id == "birthplace_latin":
            continue
        case = cases.without(cases.complete(procedure), *requirement.documents)

        report = cases.report(case)

        expected = (
            "deferred" if (procedure[:6], requirement.id) == ("family", "insurance") else "missing"
        )
        assert cases.status(report, requirement.id) == expected, requirement.id
        if expected == "missing":
            assert report.triage.value == "incomplete"
            assert "document.missing" in cases.codes(report, requirement.id)
