"""Who may apply: nationality, age, relationship, absences, the permit of 2006."""

from __future__ import annotations

import json

import pytest

LONG_TERM = "long-term.initial"
FAMILY = "family-reunification.initial"


def of_state(cases, procedure, state):
    text = json.dumps(cases.complete(procedure))
    return cases.report(json.loads(text.replace("IND", state).replace("GBR", state)))


@pytest.mark.parametrize("state", ["ALB", "TUR", "GEO", "UKR"])
def test_ethnic_greeks_with_rules_of_their_own_are_excluded(cases, state):
    report = of_state(cases, "ethnic-greek.titled.renewal", state)

    assert cases.codes(report, "eligibility") == {"eligibility.nationality"}
    assert cases.status(report, "eligibility") == "inconsistent"


def test_without_a_nationality_the_officer_judges(cases):
    case = cases.complete("ethnic-greek.titled.renewal")
    case["applicant"]["nationality"] = "XXA"

    assert cases.status(cases.report(case), "eligibility") == "officer"


@pytest.mark.parametrize(
    ("state", "relationship", "status"),
    [("GBR", None, "met"), ("FRA", "spouse", "met"), ("FRA", None, "officer"),
     ("USA", "spouse", "inconsistent"), ("GBN", None, "officer")],
)  # fmt: skip
def test_the_withdrawal_agreement(cases, state, relationship, status):
    case = json.loads(
        json.dumps(cases.complete("withdrawal-agreement.replacement")).replace("GBR", state)
    )
    case["facts"]["relationship"] = relationship

    assert cases.status(cases.report(case), "eligibility") == status


@pytest.mark.parametrize(("filed_by", "status"), [("spouse", "officer"), ("parent", "met")])
def test_a_parent_or_a_lawyer_files_for_a_minor(cases, filed_by, status):
    case = cases.complete("withdrawal-agreement.replacement")
    case["facts"] |= {"minor": True, "filed_by": filed_by}

    assert cases.status(cases.report(case), "eligibility") == status


@pytest.mark.parametrize(
    ("relationship", "birth", "married", "code"),
    [
        ("spouse", "2008-11-02", None, None),
        ("spouse", "2008-11-03", None, "eligibility.age"),
        ("child", "2008-11-03", False, None),
        ("child", "2008-11-02", False, "eligibility.age"),
        ("child", "2015-01-01", True, "eligibility.relationship"),
    ],
)
def test_spouses_of_eighteen_and_unmarried_children_below(
    cases, relationship, birth, married, code
):
    case = cases.complete(FAMILY)
    case["applicant"]["birth_date"] = birth
    case["facts"] |= {"relationship": relationship, "married": married, "minor": None}

    report = cases.report(case)

    assert cases.codes(report, "eligibility") == ({code} if code else set())
    assert cases.status(report, "eligibility") == ("inconsistent" if code else "met")


@pytest.mark.parametrize("facts", [{"relationship": None}, {"relationship": "child"}])
def test_a_fact_that_is_not_stated_is_asked_for(cases, facts):
    case = cases.complete(FAMILY)
    case["applicant"]["birth_date"] = "2015-01-01"
    case["facts"] |= {"minor": None} | facts

    assert cases.status(cases.report(case), "eligibility") == "officer"


@pytest.mark.parametrize(
    ("visa_ends", "status"), [("2026-11-02", "met"), ("2026-11-01", "inconsistent")]
)
def test_the_application_comes_before_the_visa_ends(cases, visa_ends, status):
    case = cases.complete(FAMILY)
    cases.facts(case, "visa.pdf")["expiry_date"] = visa_ends

    report = cases.report(case)

    assert cases.status(report, "eligibility") == status
    assert cases.status(report, "entry_visa") == status
    if status == "inconsistent":
        assert cases.codes(report, "eligibility") == {"eligibility.title_expired"}


@pytest.mark.parametrize(
    ("absences", "found"),
    [
        ([], set()),
        ([("2025-01-01", "2025-07-01")], set()),
        ([("2025-01-01", "2025-07-02")], {"eligibility.absence"}),
        ([("2025-01-01", "2025-04-30"), ("2025-05-01", "2025-08-01")], {"eligibility.absence"}),
        ([("2022-07-01", "2022-12-01"), ("2024-07-01", "2024-12-01")], set()),
        ([("2022-07-01", "2022-12-15"), ("2024-07-01", "2024-12-15")], {"eligibility.absence"}),
        ([("2019-01-01", "2021-11-30")], set()),
    ],
)
def test_six_months_at_a_stretch_and_ten_in_all(cases, absences, found):
    case = cases.complete(LONG_TERM)
    case["facts"]["absences"] = [{"from": a, "to": b} for a, b in absences]

    report = cases.report(case)

    assert cases.codes(report, "eligibility") == found
    assert cases.status(report, "eligibility") == ("inconsistent" if found else "met")


def test_absences_that_are_not_given_are_asked_for(cases):
    case = cases.complete(LONG_TERM)
    case["facts"]["absences"] = None

    assert cases.status(cases.report(case), "eligibility") == "officer"


@pytest.mark.parametrize(("held", "status"), [(False, "inconsistent"), (None, "officer")])
def test_the_ten_year_permit_goes_back_to_2006(cases, held, status):
    case = cases.complete("ten-year.initial")
    case["facts"]["held_permit_on_2006_01_01"] = held

    report = cases.report(case)

    assert cases.status(report, "eligibility") == status
    assert cases.codes(report, "eligibility") == ({"eligibility.stay"} if held is False else set())
