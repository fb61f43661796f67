"""AMKA, AFM, passport and title numbers: well formed, and one wherever they stand."""

from __future__ import annotations

import pytest

PROCEDURE = "second-generation.renewal"


@pytest.mark.parametrize(
    ("number", "value", "code"),
    [("amka", "08029613118", "amka.invalid"), ("amka", "09029613116", "amka.invalid"),
     ("afm", "134703363", "afm.invalid")],
)  # fmt: skip
def test_the_applications_own_numbers(cases, number, value, code):
    case = cases.complete("long-term.renewal")
    case["applicant"][number] = value

    report = cases.report(case)

    assert cases.codes(report, None) == {code}
    assert report.triage.value == "attention"
    assert all(finding.source for finding in report.findings)


def test_the_sponsors_numbers_are_checked_too(cases):
    case = cases.complete("family-reunification.initial")
    case["sponsor"]["afm"] = "123456789"

    assert "afm.invalid" in cases.codes(cases.report(case), None)


@pytest.mark.parametrize("number", ["E00A2B456", "GR", "000"])
def test_a_title_number_has_digits_after_its_letters(cases, number):
    case = cases.complete(PROCEDURE)
    case["applicant"]["residence_title"]["number"] = number

    assert "title_number.invalid" in cases.codes(cases.report(case), None)


@pytest.mark.parametrize("number", ["347756", "GR00347756", "Ε00347756", "E347756"])
def test_a_title_number_is_one_with_and_without_prefix_and_zeros(cases, number):
    case = cases.complete(PROCEDURE)
    case["applicant"]["residence_title"]["number"] = number

    assert cases.report(case).triage.value == "ready"


@pytest.mark.parametrize(
    ("file", "facts", "requirement"),
    [
        ("passport.pdf", {"document_number": "N7734513"}, "passport"),
        ("permit.pdf", {"title_number": "E00347757"}, "residence_permit"),
        ("permit.pdf", {"expiry_date": "2027-07-02"}, "residence_permit"),
        ("efka.pdf", {"amka": "08029613109"}, "insurance"),
        ("efka.pdf", {"afm": "090000045"}, "insurance"),
    ],
)
def test_a_number_on_a_paper_that_is_not_the_applications(cases, file, facts, requirement):
    case = cases.complete(PROCEDURE)
    cases.facts(case, file).update(facts)

    report = cases.report(case)

    assert "number.mismatch" in cases.codes(report, requirement)
    assert cases.status(report, requirement) == "inconsistent"


def test_a_number_that_may_be_misread_is_the_officers(cases):
    case = cases.complete(PROCEDURE)
    cases.facts(case, "passport.pdf").update(
        document_number={"value": "N77345I2", "confidence": 0.5}, mrz=None
    )

    assert cases.status(cases.report(case), "passport") == "officer"


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [("amka", "08029613118", "amka.invalid"), ("afm", "134703363", "afm.invalid"),
     ("amka", "08029713116", "amka.invalid")],
)  # fmt: skip
def test_numbers_that_only_the_paper_gives(cases, name, value, code):
    case = cases.complete(PROCEDURE)
    del case["applicant"][name]
    cases.facts(case, "efka.pdf")[name] = value

    assert code in cases.codes(cases.report(case), "insurance")


def test_earlier_passports_bear_other_numbers(cases):
    case = cases.complete("long-term.renewal")
    case["documents"].append(
        cases.document(
            "old.pdf", "passport", surname="SHARMA", given_names="PRIYA",
            document_number="K1112223", issue_date="2009-03-01", expiry_date="2019-02-28",
            all_pages=True,
        )
    )  # fmt: skip

    report = cases.report(case)

    assert cases.status(report, "passport") == "met"
    assert report.triage.value == "ready"


def test_a_passport_of_a_person_without_one_is_the_officers(cases):
    case = cases.complete(PROCEDURE)
    case["applicant"]["passport_number"] = "WITHOUT"

    report = cases.report(case)

    assert cases.status(report, "passport") == "officer"
    assert "number.mismatch" in cases.codes(report, "passport")


@pytest.mark.parametrize("stated", ["ΒΙΝΙΕΤΤΑ", "ΔΕΛΤΙΟ ΔΙΑΜΟΝΗΣ", "ΗΛΕΚΤΡΟΝΙΚΗ ΑΙΤΗΣΗ"])
def test_a_title_of_another_type_than_the_application_says(cases, stated):
    case = cases.complete(PROCEDURE)
    case["applicant"]["residence_title"]["type"] = stated

    report = cases.report(case)

    finding = next(f for f in report.findings if f.code == "form.title_type")
    assert cases.status(report, "residence_permit") == "inconsistent"
    assert (finding.expected, finding.found) == (stated, "ΑΥΤΟΤΕΛΕΣ")
    assert (finding.field, finding.document) == ("title_type", "permit.pdf")


def test_a_type_that_may_be_misread_is_the_officers(cases):
    case = cases.complete(PROCEDURE)
    case["applicant"]["residence_title"]["type"] = "ΒΙΝΙΕΤΤΑ"
    cases.facts(case, "permit.pdf")["title_type"] = {"value": "ΑΥΤΟΤΕΛΕΣ", "confidence": 0.5}

    assert cases.status(cases.report(case), "residence_permit") == "officer"


@pytest.mark.parametrize("shown", ["Αυτοτελές", "AYTOTEΛEΣ", "ΕΞΑΡΤΗΜΕΝΗ ΕΡΓΑΣΙΑ"])
def test_a_type_otherwise_spelled_or_a_category_of_stay_contradicts_nothing(cases, shown):
    case = cases.complete(PROCEDURE)
    cases.facts(case, "permit.pdf")["title_type"] = shown

    assert cases.report(case).triage.value == "ready"


def test_a_residence_title_of_another_state_serves_nothing(cases):
    case = cases.complete(PROCEDURE)
    del case["applicant"]["residence_title"]
    cases.facts(case, "permit.pdf")["issuing_state"] = "FRA"

    report = cases.report(case)

    assert cases.status(report, "residence_permit") == "inconsistent"
    assert "document.kind_mismatch" in cases.codes(report, "residence_permit")
