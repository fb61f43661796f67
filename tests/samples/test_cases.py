"""The specifications of the cases: they speak the contract's language, and only it."""

import json

import pytest
from stdnum.gr import amka, vat

from samples.cases.catalogue import CASES
from samples.write import application_of, case_specs, expectation_of, triage_of
from verify.catalogue.load import default_catalogue
from verify.findings import ALL_CODES, Code, Severity
from verify.reading_input import parse_case
from verify.report import Status, Triage

SPECS = case_specs()
IDS = [f"{spec.procedure}/{spec.name}" for spec in SPECS]
COMPLETE = [spec for spec in SPECS if spec.name.startswith("complete")]
DEFECTIVE = [spec for spec in SPECS if not spec.name.startswith("complete")]

MET_IN_PRACTICE = {
    Code.DOCUMENT_MISSING, Code.DOCUMENT_EXPIRED, Code.PASSPORT_COVERAGE,
    Code.DOCUMENT_PAGES_MISSING, Code.FEE_CODE, Code.FEE_AMOUNT, Code.FEE_PAYER, Code.FEE_UNPAID,
    Code.FEE_REUSED, Code.NAME_MISMATCH, Code.NAME_VARIANT, Code.BIRTH_DATE_MISMATCH,
    Code.NUMBER_MISMATCH, Code.BIRTHPLACE_NOT_LATIN, Code.BIRTHPLACE_TRANSLATION_NOT_LATIN,
    Code.DOCUMENT_NOT_TRANSLATED, Code.DOCUMENT_NOT_CERTIFIED, Code.RESIDENCE_PREFECTURE,
    Code.DOCUMENT_STILL_VALID, Code.ELIGIBILITY_AGE, Code.ELIGIBILITY_NATIONALITY,
    Code.ELIGIBILITY_ABSENCE, Code.ELIGIBILITY_STAY, Code.ELIGIBILITY_TITLE_EXPIRED,
    Code.ELIGIBILITY_NOT_PROTOCOLLED, Code.ELIGIBILITY_RELATIONSHIP, Code.FORM_TITLE_TYPE,
    Code.FORM_TITLE_NUMBER, Code.FORM_PASSPORT_NUMBER, Code.FORM_NAMES, Code.FORM_BIRTH_DATE,
    Code.FORM_PHONE, Code.AMKA_INVALID, Code.AFM_INVALID, Code.TITLE_NUMBER_INVALID,
    Code.DOCUMENT_ENCRYPTED, Code.DOCUMENT_UNREADABLE, Code.DOCUMENT_KIND_MISMATCH,
    Code.DOCUMENT_DUPLICATE, Code.DOCUMENT_TOO_OLD,
}  # fmt: skip


def test_every_procedure_has_a_complete_case_and_at_least_four_defects():
    catalogue = default_catalogue()
    assert set(CASES) == set(catalogue.procedures)
    for procedure in CASES:
        of_it = [spec for spec in SPECS if spec.procedure == procedure]
        assert any(spec.name == "complete" for spec in of_it)
        assert sum(not spec.name.startswith("complete") for spec in of_it) >= 4


def test_names_are_distinct_within_a_procedure():
    assert len(set(IDS)) == len(IDS)


@pytest.mark.parametrize("spec", SPECS, ids=IDS)
def test_the_expectation_has_the_procedures_requirements_in_order(spec):
    procedure = default_catalogue().procedures[spec.procedure]
    assert list(expectation_of(spec)["requirements"]) == [r.id for r in procedure.requirements]


@pytest.mark.parametrize("spec", SPECS, ids=IDS)
def test_findings_use_codes_of_the_contract_and_name_what_is_there(spec):
    files = {item.file for item in spec.items}
    for found in spec.findings:
        assert found.code in ALL_CODES
        assert found.requirement is None or found.requirement in spec.statuses
        assert found.document is None or found.document in files
    assert len(files) == len(spec.items)


@pytest.mark.parametrize("spec", SPECS, ids=IDS)
def test_the_application_can_be_read(spec):
    parsed = parse_case(json.dumps(application_of(spec)), "application.json")
    assert parsed.application.procedure == spec.procedure


@pytest.mark.parametrize("spec", SPECS, ids=IDS)
def test_each_missing_requirement_has_its_finding(spec):
    missing = {key for key, status in spec.statuses.items() if status is Status.MISSING}
    said = {f.requirement for f in spec.findings if f.code == Code.DOCUMENT_MISSING}
    assert said == missing


@pytest.mark.parametrize("spec", COMPLETE, ids=lambda spec: f"{spec.procedure}/{spec.name}")
def test_nothing_is_wrong_in_a_complete_case(spec):
    assert set(spec.statuses.values()) <= {Status.MET, Status.OFFICER, Status.NOT_APPLICABLE}
    assert all(f.severity is Severity.NOTICE for f in spec.findings)


@pytest.mark.parametrize("spec", DEFECTIVE, ids=lambda spec: f"{spec.procedure}/{spec.name}")
def test_a_defect_changes_the_result_of_the_complete_case(spec):
    complete = next(s for s in COMPLETE if s.procedure == spec.procedure and s.name == "complete")
    declared = (dict(spec.statuses), set(spec.findings))
    assert declared != (dict(complete.statuses), set(complete.findings))


def test_the_findings_that_people_meet_are_all_planted_somewhere():
    planted = {f.code for spec in SPECS for f in spec.findings}
    assert planted >= MET_IN_PRACTICE


def test_about_half_of_the_cases_leave_identification_to_the_program():
    with_files = [spec for spec in SPECS if spec.items]
    silent = sum(not spec.declares for spec in with_files)
    assert 0.35 < silent / len(with_files) < 0.65


@pytest.mark.parametrize("spec", SPECS, ids=IDS)
def test_numbers_are_valid_unless_that_is_the_defect(spec):
    codes = {f.code for f in spec.findings}
    assert amka.is_valid(spec.applicant.amka) is (Code.AMKA_INVALID not in codes)
    assert vat.is_valid(spec.applicant.afm) is (Code.AFM_INVALID not in codes)


def test_triage_follows_the_contract():
    by_name = {(s.procedure, s.name): triage_of(s) for s in SPECS}
    assert by_name["registration", "complete"] is Triage.READY
    assert by_name["registration", "phone-not-mobile"] is Triage.ATTENTION
    assert by_name["ten-year.initial", "tax-missing"] is Triage.INCOMPLETE
    assert by_name["family-reunification.initial", "insurance-follows-later"] is Triage.ATTENTION
