"""Health insurance: the numbers on the ΕΦΚΑ printout, and when a private policy will do."""

from __future__ import annotations

import pytest

HOLDER = {"surname": "SHARMA", "given_names": "PRIYA"}


@pytest.mark.parametrize("number", ["ama", "amka", "afm"])
def test_the_printout_bears_three_numbers(cases, number):
    case = cases.complete("long-term.initial")
    cases.facts(case, "efka.pdf")[number] = None

    assert cases.status(cases.report(case), "insurance") == "officer"


@pytest.mark.parametrize(
    ("permitted", "status"), [(True, "met"), (False, "inconsistent"), (None, "officer")]
)
def test_a_private_policy_where_the_permit_allowed_it(cases, permitted, status):
    case = cases.without(cases.complete("ten-year.initial"), "efka.pdf")
    case["documents"].append(cases.document("p.pdf", "private_insurance", **HOLDER))
    cases.facts(case, "permit.pdf")["permits_private_insurance"] = permitted

    report = cases.report(case)

    assert cases.status(report, "insurance") == status
    assert cases.codes(report, "insurance") == (
        {"document.kind_mismatch"} if status == "inconsistent" else set()
    )


def test_a_private_policy_for_the_family_is_met_with_a_remark(cases):
    case = cases.without(cases.complete("family-reunification.initial"), "insurance.pdf")
    case["documents"].append(cases.document("p.pdf", "private_insurance", **HOLDER))

    result = next(r for r in cases.report(case).requirements if r.id == "insurance")

    assert result.status.value == "met"
    assert "where the law allows" in result.message.en
