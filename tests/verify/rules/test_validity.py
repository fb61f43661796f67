"""In force, expired, still valid, recent, of the right year: the day itself is in force."""

from __future__ import annotations

import datetime as dt

import pytest

TITLED = "ethnic-greek.titled.initial"
FAMILY = "family-reunification.initial"


def with_fact(cases, procedure, file, as_of=None, **facts):
    case = cases.complete(procedure)
    cases.facts(case, file).update(facts)
    return cases.report(case, as_of)


@pytest.mark.parametrize(
    ("last", "status", "code"),
    [("2026-11-02", "met", "document.expires_soon"),
     ("2026-11-01", "inconsistent", "document.expired"), ("9999-12-31", "met", None),
     (None, "officer", None)],
)  # fmt: skip
def test_a_passport_in_force(cases, last, status, code):
    report = with_fact(cases, TITLED, "passport.pdf", expiry_date=last, mrz=None)
    codes = cases.codes(report, "passport") - {"mrz.not_found"}

    assert codes == ({code} if code else set())
    assert (cases.status(report, "passport") == "inconsistent") is (status == "inconsistent")


def test_an_unsure_last_day_settles_nothing_either_way(cases):
    for day in ("2020-01-01", "2029-02-28"):
        unsure = {"value": day, "confidence": 0.5}
        report = with_fact(cases, FAMILY, "visa.pdf", expiry_date=unsure)

        assert cases.status(report, "entry_visa") == "officer"
        assert cases.status(report, "eligibility") == "officer"


@pytest.mark.parametrize(
    ("last", "status"), [("2026-11-01", "met"), ("2026-11-02", "inconsistent")]
)
def test_the_previous_title_must_have_expired(cases, last, status):
    case = cases.complete(TITLED)
    case["applicant"]["residence_title"]["expires_on"] = last
    cases.facts(case, "permit.pdf")["expiry_date"] = last

    report = cases.report(case)

    assert cases.status(report, "previous_title") == status
    if status == "inconsistent":
        assert cases.codes(report, "previous_title") == {"document.still_valid"}


@pytest.mark.parametrize(
    ("issued", "status", "codes"),
    [("2026-05-02", "met", set()), ("2026-05-01", "officer", {"document.too_old"}),
     ("2025-11-02", "officer", {"document.too_old"}),
     ("2025-11-01", "inconsistent", {"document.too_old"}),
     ("2026-11-03", "inconsistent", {"document.too_old"}), (None, "officer", set())],
)  # fmt: skip
def test_a_recent_certificate(cases, issued, status, codes):
    report = with_fact(cases, FAMILY, "family.pdf", issue_date=issued)

    assert cases.status(report, "family_status") == status
    assert cases.codes(report, "family_status") == codes


@pytest.mark.parametrize(
    ("year", "status"),
    [(2025, "met"), (2026, "met"), (2024, "officer"), (2023, "inconsistent"),
     (2030, "inconsistent"), (None, "officer")],
)  # fmt: skip
def test_the_last_tax_year(cases, year, status):
    report = with_fact(cases, "ten-year.initial", "tax.pdf", tax_year=year)

    assert cases.status(report, "tax") == status


@pytest.mark.parametrize(
    ("procedure", "file", "requirement"),
    [("long-term.initial", "lease.pdf", "housing"), ("long-term.initial", "efka.pdf", "insurance"),
     (TITLED, "lease.pdf", "residence_thessaloniki")],
)  # fmt: skip
def test_papers_with_a_last_day_have_not_expired(cases, procedure, file, requirement):
    for day, status in (("2026-11-02", "met"), ("2026-11-01", "inconsistent")):
        report = with_fact(cases, procedure, file, valid_until=day)

        assert cases.status(report, requirement) == status


def test_a_lease_and_a_booklet_must_name_their_last_day(cases):
    report = with_fact(cases, "long-term.initial", "lease.pdf", valid_until=None)
    assert cases.status(report, "housing") == "officer"

    case = cases.without(cases.complete(TITLED), "efka.pdf")
    holder = {"surname": "SHARMA", "given_names": "PRIYA"}
    case["documents"].append(cases.document("booklet.pdf", "health_booklet", **holder))
    assert cases.status(cases.report(case), "insurance") == "officer"
    cases.facts(case, "booklet.pdf")["valid_until"] = "2026-11-02"
    assert cases.status(cases.report(case), "insurance") == "met"


def test_an_expiry_that_nobody_asks_about_is_a_notice(cases):
    case = cases.complete("second-generation.renewal")
    for title in (case["applicant"]["residence_title"], cases.facts(case, "permit.pdf")):
        title["expires_on" if title is not cases.facts(case, "permit.pdf") else "expiry_date"] = (
            "2026-09-01"
        )

    report = cases.report(case)

    assert cases.status(report, "residence_permit") == "met"
    assert cases.codes(report, "residence_permit") == {"document.expired"}
    assert report.triage.value == "ready"


@pytest.mark.parametrize(
    ("day", "status"), [(dt.date(2027, 5, 2), "deferred"), (dt.date(2027, 5, 3), "missing")]
)
def test_insurance_may_follow_within_six_months_of_filing(cases, day, status):
    case = cases.without(cases.complete(FAMILY), "insurance.pdf")

    report = cases.report(case, day)

    assert cases.status(report, "insurance") == status
    assert ("document.missing" in cases.codes(report, "insurance")) is (status == "missing")
