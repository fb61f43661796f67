"""Language, school, years of stay, income, declarations."""

from __future__ import annotations

import pytest

from verify.rules.integration import says_family_unchanged

LONG = "long-term.initial"
SECOND = "second-generation.initial"
HOLDER = {"surname": "SHARMA", "given_names": "PRIYA"}


def served_by(cases, procedure, gone, requirement, *documents):
    case = cases.without(cases.complete(procedure), gone)
    case["documents"].extend(documents)
    report = cases.report(case)
    return cases.status(report, requirement), cases.codes(report, requirement)


@pytest.mark.parametrize(
    ("level", "status"),
    [("B1", "met"), ("Β2", "met"), ("Γ1", "met"), ("B1+", "met"), ("A2+", "met"), ("α2+", "met"),
     ("A2", "inconsistent"), ("A1", "inconsistent"), ("good", "officer"), (None, "officer"),
     ({"value": "B1", "confidence": 0.4}, "officer")],
)  # fmt: skip
def test_the_level_of_greek(cases, level, status):
    paper = cases.document("l.pdf", "greek_language_certificate", **HOLDER, level=level)

    found, codes = served_by(cases, LONG, "language.pdf", "integration", paper)

    assert found == status
    assert codes == ({"document.kind_mismatch"} if status == "inconsistent" else set())


@pytest.mark.parametrize(
    "kind",
    ["greek_school_certificate", "permanent_residence_card", "citizenship_committee_opinion"],
)
def test_other_ways_to_show_integration(cases, kind):
    paper = cases.document("l.pdf", kind, **HOLDER)

    assert served_by(cases, LONG, "language.pdf", "integration", paper)[0] == "met"


@pytest.mark.parametrize(
    ("facts", "status"),
    [({"years": 12}, "met"), ({"years": 11.9}, "inconsistent"), ({}, "officer"),
     ({"years": {"value": 12, "confidence": 0.4}}, "officer"),
     ({"from": "2014-11-02", "to": "2026-11-02"}, "met"),
     ({"from": "2014-11-03", "to": "2026-11-02"}, "inconsistent")],
)  # fmt: skip
def test_twelve_years_of_legal_stay(cases, facts, status):
    paper = cases.document("l.pdf", "legal_stay_certificate", **HOLDER, **facts)

    found, codes = served_by(cases, LONG, "language.pdf", "integration", paper)

    assert found == status
    assert codes == ({"eligibility.stay"} if status == "inconsistent" else set())


def test_whether_an_income_suffices_is_the_officers(cases):
    paper = cases.document("i.pdf", "income_proof", **HOLDER, amount_eur=20000)

    assert served_by(cases, LONG, "tax.pdf", "income", paper)[0] == "officer"


@pytest.mark.parametrize(
    ("country", "status"),
    [("GRC", "met"), ("Ελλάδα", "met"), ("ALB", "inconsistent"), (None, "officer"),
     ({"value": "GRC", "confidence": 0.4}, "officer")],
)  # fmt: skip
def test_born_in_greece(cases, country, status):
    paper = cases.document("b.pdf", "birth_certificate", **HOLDER, issuing_country=country)

    assert served_by(cases, SECOND, "birth.pdf", "birth_or_schooling", paper)[0] == status


@pytest.mark.parametrize(
    ("schools", "status", "code"),
    [
        ([(6, "2019-02-07")], "met", None),
        ([(6, "2019-02-08")], "inconsistent", "eligibility.age"),
        ([(5, "2010-06-30")], "inconsistent", "document.kind_mismatch"),
        ([(3, "2010-06-30"), (3, "2013-06-30")], "met", None),
        ([(6, "2010-06-30"), (3, "2021-06-30")], "met", None),
        ([(3, "2010-06-30"), (3, "2021-06-30")], "inconsistent", "eligibility.age"),
        ([(None, "2010-06-30")], "officer", None),
        ([(6, None)], "officer", None),
    ],
)
def test_six_classes_before_the_twenty_third_birthday(cases, schools, status, code):
    papers = [
        cases.document(
            f"s{n}.pdf", "greek_school_certificate", **HOLDER, classes_completed=classes,
            completed_on=day,
        )
        for n, (classes, day) in enumerate(schools)
    ]  # fmt: skip

    found, codes = served_by(cases, SECOND, "birth.pdf", "birth_or_schooling", *papers)

    assert found == status
    assert codes == ({code} if code else set())


@pytest.mark.parametrize(
    ("text", "says"),
    [("Δεν έχει μεταβληθεί η οικογενειακή κατάσταση", True),
     ("ΟΥΔΕΜΙΑ ΜΕΤΑΒΟΛΗ ΤΗΣ ΟΙΚΟΓΕΝΕΙΑΚΗΣ ΚΑΤΑΣΤΑΣΗΣ", True),
     ("Η οικογενειακή μου κατάσταση δεν άλλαξε", True),
     ("Η οικογενειακή κατάσταση παραμένει αμετάβλητη", True),
     ("My family status has not changed", True), ("family status unchanged", True),
     ("Έχει μεταβληθεί η οικογενειακή μου κατάσταση", False),
     ("My family status has changed", False), ("Δεν έχω διαβατήριο", False), ("", False)],
)  # fmt: skip
def test_what_a_declaration_says_of_the_family(text, says):
    assert says_family_unchanged(text) is says


@pytest.mark.parametrize("subject", ["Έχει μεταβληθεί η οικογενειακή κατάσταση", None])
def test_a_declaration_of_something_else_is_the_officers(cases, subject):
    case = cases.complete("ethnic-greek.family.renewal")
    cases.facts(case, "declaration.pdf")["subject"] = subject

    assert cases.status(cases.report(case), "family_declaration") == "officer"
