"""Whose document is it? Names, birth date, sex, nationality, place of birth; strangers' papers."""

from __future__ import annotations

import pytest

PROCEDURE = "second-generation.renewal"
FAMILY = "family-reunification.initial"


def permit(cases, **facts):
    case = cases.complete(PROCEDURE)
    cases.facts(case, "permit.pdf").update(facts)
    return cases.report(case)


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"surname": "OYELARAN", "given_names": "TUNDE"}, "name.mismatch"),
        ({"birth_date": "1996-02-09"}, "birth_date.mismatch"),
        ({"sex": "M"}, "sex.mismatch"),
        ({"nationality": "PAK"}, "nationality.mismatch"),
        ({"birth_place": "MUMBAI"}, "birthplace.mismatch"),
    ],
)
def test_another_person_is_inconsistent_and_an_unsure_reading_is_the_officers(cases, facts, code):
    sure = permit(cases, **facts)
    unsure = permit(cases, **{k: {"value": v, "confidence": 0.4} for k, v in facts.items()})

    assert (cases.status(sure, "residence_permit"), cases.codes(sure, "residence_permit")) == (
        "inconsistent",
        {code},
    )
    assert cases.status(unsure, "residence_permit") == "officer"
    assert cases.codes(unsure, "residence_permit") == {code}


def test_another_spelling_is_one_name_and_said(cases):
    report = permit(cases, surname="ΣΑΡΜΑ", given_names="ΠΡΙΓΙΑ")

    assert cases.codes(report, "residence_permit") <= {"name.variant", "name.mismatch"}
    greek = permit(cases, surname="ΣΑΡΜΑ")
    assert cases.status(greek, "residence_permit") in {"met", "officer"}


def test_a_variant_is_a_notice_that_changes_nothing(cases):
    case = cases.complete("registration")
    case = cases.complete(PROCEDURE)
    case["applicant"] |= {"surname": "PAPADOPOULOS", "given_names": "GEORGIOS"}
    for document in case["documents"]:
        if "surname" in document["facts"]:
            document["facts"] |= {"surname": "PAPADOPOULOS", "given_names": "GEORGIOS"}
    cases.facts(case, "passport.pdf")["mrz"] = None
    cases.facts(case, "permit.pdf").update(surname="ΠΑΠΑΔΟΠΟΥΛΟΣ", given_names="ΓΕΩΡΓΙΟΣ")

    report = cases.report(case)

    assert cases.status(report, "residence_permit") == "met"
    assert cases.codes(report, "residence_permit") == {"name.variant"}


def test_a_paper_without_a_name_is_the_officers(cases):
    report = permit(cases, surname=None, given_names=None)

    assert cases.status(report, "residence_permit") == "officer"


def test_the_sponsors_papers_are_the_sponsors(cases):
    case = cases.complete(FAMILY)
    cases.facts(case, "tax.pdf")["given_names"] = "PRIYA"

    report = cases.report(case)

    assert cases.codes(report, "sponsor_tax") == {"name.mismatch"}
    assert cases.status(report, "sponsor_tax") == "inconsistent"


def test_without_a_named_sponsor_their_papers_are_the_officers(cases):
    case = cases.complete(FAMILY)
    del case["sponsor"]

    report = cases.report(case)

    for requirement in ("sponsor_insurance", "sponsor_tax", "sponsor_permit"):
        assert cases.status(report, requirement) == "officer"


def test_a_strangers_paper_that_serves_nothing_is_a_warning(cases):
    case = cases.complete(PROCEDURE)
    stranger = {"surname": "OYELARAN", "given_names": "TUNDE"}
    case["documents"].append(cases.document("x.pdf", "marriage_certificate", **stranger))

    report = cases.report(case)

    found = [f for f in report.findings if f.document == "x.pdf"]
    assert [(f.code, f.severity.value, f.requirement) for f in found] == [
        ("name.mismatch", "warning", None)
    ]
    assert report.triage.value == "attention"


def test_a_further_paper_of_ones_own_is_no_matter(cases):
    case = cases.complete(PROCEDURE)
    own = {"surname": "SHARMA", "given_names": "PRIYA"}
    case["documents"].append(cases.document("x.pdf", "marriage_certificate", **own))

    assert cases.report(case).triage.value == "ready"


def test_of_two_papers_one_that_serves_is_enough_and_the_other_is_said(cases):
    case = cases.complete("ethnic-greek.titled.renewal")
    own = {"surname": "SHARMA", "given_names": "PRIYA"}
    case["documents"].insert(
        0, cases.document("bill.pdf", "utility_bill", **own, prefecture="ΑΤΤΙΚΗΣ")
    )

    report = cases.report(case)

    assert cases.status(report, "residence_thessaloniki") == "met"
    assert cases.codes(report, "residence_thessaloniki") == {"residence.prefecture"}
    assert report.triage.value == "ready"


@pytest.mark.parametrize(("stated", "found"), [(True, {"birth_date.mismatch"}), (False, set())])
def test_a_statement_on_minority_that_the_birth_date_denies_is_said(cases, stated, found):
    case = cases.complete("long-term.renewal")
    case["facts"]["minor"] = stated

    report = cases.report(case)

    assert cases.codes(report, None) == found
    assert {f.severity.value for f in report.findings if f.requirement is None} <= {"warning"}


def test_the_owners_papers_of_a_concession_are_the_officers(cases):
    case = cases.without(cases.complete("long-term.initial"), "lease.pdf")
    owner = {"surname": "PAPADOPOULOU", "given_names": "ELENI"}
    case["documents"].append(cases.document("e2.pdf", "housing_concession", **owner))

    assert cases.status(cases.report(case), "housing") == "officer"


class TestAPartOfTheNameThatTheApplicationDoesNotState:
    """contradicts nothing: the stated part alone is compared."""

    @pytest.fixture
    def case(self, cases):
        case = cases.complete(PROCEDURE)
        case["applicant"]["given_names"] = ""
        return case

    def test_every_paper_of_that_surname_serves(self, cases, case):
        report = cases.report(case)

        assert not {"name.mismatch", "name.variant"} & {f.code for f in report.findings}
        assert cases.status(report, "residence_permit") == "met"

    def test_another_surname_is_another_person(self, cases, case):
        cases.facts(case, "permit.pdf")["surname"] = "OYELARAN"

        assert cases.status(cases.report(case), "residence_permit") == "inconsistent"

    def test_a_zone_without_given_names_says_so(self, cases):
        """An empty part on the paper keeps its meaning: the application states given names."""
        report = permit(cases, given_names=None)

        assert "name.mismatch" in cases.codes(report, "residence_permit")


def test_that_an_officer_looks_is_said_once(cases):
    case = cases.complete(PROCEDURE)
    cases.facts(case, "permit.pdf")["given_names"] = None
    (finding,) = [
        f
        for f in cases.report(case).findings
        if (f.code, f.requirement) == ("name.mismatch", "residence_permit")
    ]

    assert finding.message.en.casefold().count("officer") == 1
    assert finding.message.el.count("υπάλληλος") == 1


@pytest.mark.parametrize(("confidence", "said"), [(0.45, True), (0.95, False)])
def test_of_a_value_that_was_hardly_read_the_sentence_says_so(cases, confidence, said):
    case = cases.complete(PROCEDURE)
    facts = cases.facts(case, "passport.pdf")
    facts["birth_place"] = {"value": "SAMARA", "confidence": confidence}

    (finding,) = [
        f for f in cases.report(case).findings
        if f.code == "birthplace.mismatch" and f.document == "passport.pdf"
    ]  # fmt: skip

    assert ("not read surely" in finding.message.en) is said
    assert ("με βεβαιότητα" in finding.message.el) is said
