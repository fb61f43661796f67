"""The portal's registration step: the form's fields, and the three ways in (source 000)."""

from __future__ import annotations

import datetime as dt

import pytest


def registration(cases, *, title=None, facts=None, as_of=None, **applicant):
    case = cases.complete("registration")
    case["applicant"] |= applicant
    case["applicant"]["residence_title"] |= title or {}
    case["facts"] |= facts or {}
    return cases.report(case, as_of)


@pytest.mark.parametrize(
    "title",
    ["ΑΥΤΟΤΕΛΕΣ", "ΒΙΝΙΕΤΤΑ", "ΔΕΛΤΙΟ ΔΙΑΜΟΝΗΣ", "ΔΕΛΤΙΟ ΜΟΝΙΜΗΣ ΔΙΑΜΟΝΗΣ", "ΒΕΒΑΙΩΣΗ ΚΑΤΑΘΕΣΗΣ",
     "ΗΛΕΚΤΡΟΝΙΚΗ ΑΙΤΗΣΗ", "Αυτοτελές", "AYTOTEΛEΣ"],
)  # fmt: skip
def test_the_six_types_are_known_however_typed(cases, title):
    assert cases.status(registration(cases, title={"type": title}), "title_type") == "met"


@pytest.mark.parametrize(
    ("number", "status"),
    [("12345", "met"), ("E00012345", "met"), ("Ε00012345", "met"), ("GR00012345", "met"),
     ("GRE00012345", "met"), ("gr 12345", "met"), ("0000", "inconsistent"), ("X12", "inconsistent"),
     ("E", "inconsistent")],
)  # fmt: skip
def test_title_numbers(cases, number, status):
    assert cases.status(registration(cases, title={"number": number}), "title_number") == status


@pytest.mark.parametrize(
    ("number", "status"),
    [("N7734512", "met"), ("WITHOUT", "met"), ("ba 1234567", "met"), ("NONE", "inconsistent"),
     ("ΑΒ1234567", "inconsistent"), ("12", "inconsistent")],
)  # fmt: skip
def test_passport_numbers(cases, number, status):
    report = registration(cases, passport_number=number)

    assert cases.status(report, "passport_number") == status


@pytest.mark.parametrize(
    ("name", "status"),
    [("SHARMA", "met"), ("AL-SAYED", "met"), ("VAN DER BERG", "met"), ("O'NEILL", "met"),
     ("Sharma", "inconsistent"), ("ΣΑΡΜΑ", "inconsistent"), ("SHΑRMA", "inconsistent")],
)  # fmt: skip
def test_names_are_latin_capitals(cases, name, status):
    assert cases.status(registration(cases, surname=name), "names") == status


@pytest.mark.parametrize(
    ("change", "requirement", "code"),
    [
        ({"title": {"type": None}}, "title_type", "form.title_type"),
        ({"title": {"number": None}}, "title_number", "form.title_number"),
        ({"passport_number": None}, "passport_number", "form.passport_number"),
        ({"surname": "", "given_names": ""}, "names", "form.names"),
        ({"birth_date": None}, "birth_date", "form.birth_date"),
    ],
)
def test_an_empty_field_is_missing_and_both_codes_say_so(cases, change, requirement, code):
    report = registration(cases, **change)

    assert cases.status(report, requirement) == "missing"
    assert {code, "document.missing"} <= cases.codes(report, requirement)
    assert report.triage.value == "incomplete"


@pytest.mark.parametrize("birth", ["2026-11-03", "1890-01-01"])
def test_nobody_is_born_tomorrow_or_in_another_century(cases, birth):
    report = registration(cases, birth_date=birth, facts={"minor": None})

    assert cases.codes(report, "birth_date") == {"form.birth_date"}


@pytest.mark.parametrize("phone", ["2101234567", "694123456", None, "69x1234567"])
def test_the_phone_takes_a_one_time_code(cases, phone):
    report = registration(cases, phone=phone)

    assert "form.phone" in cases.codes(report, None)
    assert report.triage.value == "attention"


@pytest.mark.parametrize("phone", ["6941234567", "+306941234567", "0030 6941234567"])
def test_mobile_numbers(cases, phone):
    assert cases.codes(registration(cases, phone=phone)) == set()


@pytest.mark.parametrize(
    ("expires", "status"),
    [("2025-11-02", "met"), ("2025-11-01", "inconsistent"), ("9999-12-31", "met"),
     (None, "officer")],
)  # fmt: skip
def test_an_adults_title_ended_at_most_a_year_ago(cases, expires, status):
    report = registration(cases, title={"expires_on": expires})

    assert cases.status(report, "eligibility") == status
    if status == "inconsistent":
        assert cases.codes(report, "eligibility") == {"eligibility.title_expired"}


def test_the_year_is_counted_to_the_day_of_judging(cases):
    last = registration(cases, as_of=dt.date(2028, 7, 1))
    after = registration(cases, as_of=dt.date(2028, 7, 2))

    assert cases.status(last, "eligibility") == "met"
    assert cases.status(after, "eligibility") == "inconsistent"


@pytest.mark.parametrize(
    ("protocolled", "status"), [(True, "met"), (False, "inconsistent"), (None, "officer")]
)
def test_an_electronic_application_must_have_been_protocolled(cases, protocolled, status):
    report = registration(
        cases,
        title={"type": "ΗΛΕΚΤΡΟΝΙΚΗ ΑΙΤΗΣΗ"},
        facts={"application_protocolled": protocolled},
    )

    assert cases.status(report, "eligibility") == status
    if status == "inconsistent":
        assert cases.codes(report, "eligibility") == {"eligibility.not_protocolled"}


@pytest.mark.parametrize(
    ("birth", "status"),
    [("2009-07-01", "met"), ("2009-07-02", "inconsistent"), ("2008-11-03", "met"),
     ("2008-11-02", "met"), ("2012-02-29", "inconsistent")],
)  # fmt: skip
def test_a_minor_comes_of_age_by_the_titles_last_day(cases, birth, status):
    report = registration(cases, birth_date=birth, amka=None, facts={"minor": None})

    assert cases.status(report, "eligibility") == status
    if status == "inconsistent":
        assert cases.codes(report, "eligibility") == {"eligibility.age"}


def test_a_minor_may_not_register_by_electronic_application(cases):
    report = registration(
        cases,
        birth_date="2009-07-01",
        title={"type": "ΗΛΕΚΤΡΟΝΙΚΗ ΑΙΤΗΣΗ"},
        facts={"minor": True, "application_protocolled": True},
    )

    assert "eligibility.age" in cases.codes(report, "eligibility")
