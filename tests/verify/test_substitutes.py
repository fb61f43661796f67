"""What the source lets stand in: a declaration for the passport, the passport's page for a visa."""

from __future__ import annotations

import pytest

WAIVING = [
    "ethnic-greek.titled.initial", "ethnic-greek.untitled.initial", "ethnic-greek.family.initial",
]  # fmt: skip
HOLDER = {"surname": "SHARMA", "given_names": "PRIYA"}


def without_passport(cases, procedure, *documents):
    case = cases.without(cases.complete(procedure), "passport.pdf")
    case["applicant"]["passport_number"] = "WITHOUT"
    case["documents"].extend(documents)
    return cases.report(case)


@pytest.mark.parametrize("procedure", WAIVING)
def test_a_declaration_with_a_supporting_document_stands_for_the_passport(cases, procedure):
    oath = cases.document("oath.pdf", "solemn_declaration", **HOLDER)
    proof = cases.document("proof.pdf", "other", **HOLDER)

    assert cases.status(without_passport(cases, procedure, oath, proof), "passport") == "met"
    for lone in ([oath], [proof], []):
        report = without_passport(cases, procedure, *lone)
        assert cases.status(report, "passport") == "missing"
        assert "document.missing" in cases.codes(report, "passport")


def test_a_proof_of_unknown_kind_is_the_officers(cases):
    oath = cases.document("oath.pdf", "solemn_declaration", **HOLDER)
    unknown = {"file": "x.pdf", "kind": None, "facts": {}}

    assert cases.status(without_passport(cases, WAIVING[0], oath, unknown), "passport") == "officer"


def test_an_oath_that_does_not_open_is_unreadable(cases):
    oath = cases.document("oath.pdf", "solemn_declaration")
    oath["problems"] = [{"code": "document.encrypted", "reason": "encrypted"}]

    assert cases.status(without_passport(cases, WAIVING[0], oath), "passport") == "unreadable"


def test_other_procedures_name_no_exception(cases):
    oath = cases.document("oath.pdf", "solemn_declaration", **HOLDER)
    proof = cases.document("proof.pdf", "other", **HOLDER)

    assert cases.status(without_passport(cases, "long-term.renewal", oath, proof), "passport") == (
        "missing"
    )


@pytest.mark.parametrize(
    ("last", "status"),
    [("2026-11-02", "met"), ("2026-11-01", "inconsistent"), (None, "missing"),
     ({"value": "2027-01-01", "confidence": 0.4}, "officer")],
)  # fmt: skip
def test_the_visa_may_be_a_page_of_the_passport(cases, last, status):
    case = cases.without(cases.complete("family-reunification.initial"), "visa.pdf")
    cases.facts(case, "passport.pdf")["entry_visa_expiry"] = last

    assert cases.status(cases.report(case), "entry_visa") == status
