"""Where the person lives: the prefecture, and papers that must name the passport."""

from __future__ import annotations

import pytest

HOLDER = {"surname": "SHARMA", "given_names": "PRIYA"}


@pytest.mark.parametrize(
    ("facts", "status"),
    [({"prefecture": "Θεσσαλονίκη"}, "met"), ({"prefecture": "THESSALONIKI"}, "met"),
     ({"prefecture": "ΑΤΤΙΚΗΣ"}, "inconsistent"), ({"prefecture": None}, "met"),
     ({"prefecture": None, "address": "ΑΘΗΝΑ"}, "officer"),
     ({"prefecture": {"value": "ΑΤΤΙΚΗΣ", "confidence": 0.4}}, "officer"),
     ({"prefecture": {"value": "ΘΕΣΣΑΛΟΝΙΚΗ", "confidence": 0.4}}, "officer")],
)  # fmt: skip
def test_the_prefecture_of_thessaloniki(cases, facts, status):
    case = cases.complete("ethnic-greek.titled.renewal")
    cases.facts(case, "lease.pdf").update(facts)

    report = cases.report(case)

    assert cases.status(report, "residence_thessaloniki") == status
    if status == "inconsistent":
        assert cases.codes(report, "residence_thessaloniki") == {"residence.prefecture"}


@pytest.mark.parametrize(
    ("number", "status"), [("N7734512", "met"), ("N7734513", "inconsistent"), (None, "officer")]
)
def test_a_tax_return_names_the_passport(cases, number, status):
    case = cases.without(cases.complete("long-term.initial"), "lease.pdf")
    case["documents"].append(
        cases.document("e1.pdf", "tax_return", **HOLDER, tax_year=2025, passport_number=number)
    )

    assert cases.status(cases.report(case), "housing") == status
