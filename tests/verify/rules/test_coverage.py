"""Which days passports, permits and proofs of stay cover."""

from __future__ import annotations

import pytest

LONG = "long-term.renewal"
RENEWAL = "second-generation.renewal"
HOLDER = {"surname": "SHARMA", "given_names": "PRIYA"}


def spans(cases, procedure, *periods, **last):
    """The passport covers the last period; an earlier one each of the others."""
    case = cases.complete(procedure)
    first, end = periods[-1]
    facts = cases.facts(case, "passport.pdf")
    facts |= {"covers_from": first, "covers_to": end, **last}
    for number, (begin, stop) in enumerate(periods[:-1]):
        case["documents"].append(
            cases.document(
                f"old{number}.pdf", "travel_document", **HOLDER, document_number=f"OLD{number}77",
                issue_date=begin, expiry_date=stop, all_pages=True,
            )
        )  # fmt: skip
    return cases.report(case)


@pytest.mark.parametrize(
    ("periods", "status"),
    [
        ([("2021-11-02", "2029-02-28")], "met"),
        ([("2021-11-03", "2029-02-28")], "inconsistent"),
        ([("2019-01-01", "2024-01-31"), ("2024-02-01", "2029-02-28")], "met"),
        ([("2019-01-01", "2024-01-31"), ("2024-02-02", "2029-02-28")], "inconsistent"),
        ([("2019-01-01", "2025-01-31"), ("2024-02-02", "2029-02-28")], "met"),
    ],
)
def test_the_passports_together_cover_five_years(cases, periods, status):
    report = spans(cases, LONG, *periods)

    assert cases.status(report, "passport") == status
    assert cases.codes(report, "passport") == (
        {"passport.coverage"} if status == "inconsistent" else set()
    )


def test_no_passport_covers_days_after_its_expiry(cases):
    report = spans(cases, LONG, ("2019-03-01", "2029-02-28"), expiry_date="2026-10-01", mrz=None)

    assert "passport.coverage" in cases.codes(report, "passport")


def test_an_unsure_day_leaves_a_gap_to_the_officer(cases):
    unsure = {"value": "2025-01-01", "confidence": 0.3}

    report = spans(cases, LONG, (unsure, "2029-02-28"))

    assert cases.status(report, "passport") == "officer"


def test_a_child_needs_no_passport_before_its_birth(cases):
    case = cases.complete(LONG)
    case["applicant"] |= {"birth_date": "2024-06-01", "amka": None}
    case["facts"]["minor"] = True
    for document in case["documents"]:
        if "birth_date" in document["facts"]:
            document["facts"] |= {"birth_date": "2024-06-01"}
    cases.facts(case, "passport.pdf").update(covers_from="2024-06-01", mrz=None)

    assert "passport.coverage" not in cases.codes(cases.report(case))


@pytest.mark.parametrize(
    ("covers", "status"),
    [("2022-07-02", "met"), ("2022-07-03", "inconsistent")],
)
def test_the_passport_covers_the_last_permit(cases, covers, status):
    assert cases.status(spans(cases, RENEWAL, (covers, "2029-02-28")), "passport") == status


def test_without_the_permits_days_coverage_is_the_officers(cases):
    case = cases.complete(RENEWAL)
    cases.facts(case, "permit.pdf").update(issue_date=None)

    assert cases.status(cases.report(case), "passport") == "officer"


@pytest.mark.parametrize(
    ("years", "status"), [(10, "met"), (9.9, "inconsistent"), (None, "officer")]
)
def test_ten_years_by_certificate(cases, years, status):
    case = cases.complete("ten-year.initial")
    cases.facts(case, "years.pdf")["years"] = years
    if years is None:
        case = cases.without(case, "permit.pdf")

    report = cases.report(case)

    assert cases.status(report, "legal_stay") == status
    if status == "inconsistent":
        assert cases.codes(report, "legal_stay") == {"eligibility.stay"}


@pytest.mark.parametrize(
    ("begin", "status"), [("2012-01-01", "met"), ("2020-01-01", "inconsistent")]
)
def test_ten_years_by_earlier_permits(cases, begin, status):
    case = cases.without(cases.complete("ten-year.initial"), "years.pdf")
    case["documents"].append(
        cases.document(
            "earlier.pdf", "residence_permit", **HOLDER, title_number="E00111111",
            issue_date=begin, expiry_date="2022-07-01",
        )
    )  # fmt: skip

    assert cases.status(cases.report(case), "legal_stay") == status


def test_the_current_permit_alone_shows_no_earlier_stay(cases):
    report = cases.report(cases.without(cases.complete("ten-year.initial"), "years.pdf"))

    assert cases.status(report, "legal_stay") == "missing"
    assert cases.status(report, "residence_permit") == "met"


@pytest.mark.parametrize(
    ("facts", "status"),
    [
        ({"from": "2021-11-02", "to": "2026-08-02"}, "met"),
        ({"from": "2021-11-03", "to": "2026-10-20"}, "inconsistent"),
        ({"from": "2020-01-01", "to": "2026-08-01"}, "inconsistent"),
        ({"from": None}, "officer"),
    ],
)
def test_the_stay_of_the_last_five_years(cases, facts, status):
    case = cases.complete("second-generation.initial")
    cases.facts(case, "stay.pdf").update(facts)

    report = cases.report(case)

    assert cases.status(report, "stay_proof") == status
    if status == "inconsistent":
        assert cases.codes(report, "stay_proof") == {"eligibility.stay"}


def test_or_the_stay_since_school(cases):
    case = cases.complete("second-generation.initial")
    cases.facts(case, "stay.pdf")["from"] = "2024-07-01"
    case["documents"].append(
        cases.document(
            "school.pdf", "greek_school_certificate", **HOLDER, classes_completed=6,
            completed_on="2024-07-01",
        )
    )  # fmt: skip

    assert cases.status(cases.report(case), "stay_proof") == "met"
