"""Whole, certified and translated: yes, no, and what was not read."""

from __future__ import annotations

import pytest

WITHDRAWAL = "withdrawal-agreement.replacement"
DESCENT = "ethnic-greek.untitled.initial"


def judged(cases, procedure, file, *more, **facts):
    case = cases.complete(procedure)
    cases.facts(case, file).update(facts)
    case["documents"].extend(more)
    return cases.report(case)


@pytest.mark.parametrize(
    ("procedure", "file", "requirement", "name", "code"),
    [
        ("long-term.renewal", "passport.pdf", "passport", "all_pages", "document.pages_missing"),
        (DESCENT, "passport.pdf", "passport", "certified", "document.not_certified"),
        (WITHDRAWAL, "change.pdf", "identity_change", "certified", "document.not_certified"),
        (WITHDRAWAL, "change.pdf", "identity_change", "translated", "document.not_translated"),
        (WITHDRAWAL, "poa.pdf", "power_of_attorney", "certified", "document.not_certified"),
        (DESCENT, "descent.pdf", "descent", "certified", "document.not_certified"),
        (DESCENT, "descent.pdf", "descent", "translated", "document.not_translated"),
    ],
)
def test_no_is_inconsistent_and_not_read_is_the_officers(
    cases, procedure, file, requirement, name, code
):
    no = judged(cases, procedure, file, **{name: False})
    unread = judged(cases, procedure, file, **{name: None})
    unsure = judged(cases, procedure, file, **{name: {"value": True, "confidence": 0.5}})

    assert cases.status(no, requirement) == "inconsistent"
    assert cases.codes(no, requirement) == {code}
    assert cases.status(unread, requirement) == cases.status(unsure, requirement) == "officer"


@pytest.mark.parametrize("names", ["change.pdf", "CHANGE.PDF", "identity_change_certificate"])
def test_a_certified_translation_beside_it_serves(cases, names):
    beside = cases.document("t.pdf", "certified_translation", translates=names)

    report = judged(cases, WITHDRAWAL, "change.pdf", beside, translated=False)

    assert cases.status(report, "identity_change") == "met"


def test_a_translation_of_nobody_knows_what_is_the_officers(cases):
    beside = cases.document("t.pdf", "certified_translation")

    report = judged(cases, WITHDRAWAL, "change.pdf", beside, translated=False)

    assert cases.status(report, "identity_change") == "officer"


@pytest.mark.parametrize("country", ["GRC", "GR", "Ελλάδα", "ΕΛΛΑΣ", "Hellas", "Greece"])
def test_a_greek_paper_needs_neither(cases, country):
    report = judged(
        cases, DESCENT, "descent.pdf", issuing_country=country, certified=None, translated=False
    )

    assert cases.status(report, "descent") == "met"


def test_a_country_read_unsurely_excuses_nothing(cases):
    unsure = {"value": "GRC", "confidence": 0.3}

    report = judged(cases, DESCENT, "descent.pdf", issuing_country=unsure, certified=False)

    assert cases.status(report, "descent") == "officer"
