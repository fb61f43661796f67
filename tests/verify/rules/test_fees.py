"""The e-παράβολο: code, amount, payment, payer, reuse, and which receipt stands for which fee."""

from __future__ import annotations

import copy

import pytest

PROCEDURE = "second-generation.renewal"


def changed(cases, file, procedure=PROCEDURE, **facts):
    case = cases.complete(procedure)
    cases.facts(case, file).update(facts)
    return cases.report(case)


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"fee_code": "2107"}, "fee.code"),
        ({"amount_eur": 299}, "fee.amount"),
        ({"paid": False}, "fee.unpaid"),
        ({"payer_name": "OYELARAN TUNDE", "payer_afm": "090000045"}, "fee.payer"),
    ],
)
def test_a_receipt_that_says_other_than_asked_is_inconsistent_never_missing(cases, facts, code):
    report = changed(cases, "fee.pdf", **facts)

    assert cases.status(report, "fee") == "inconsistent"
    assert cases.codes(report, "fee") == {code}
    assert report.triage.value == "attention"


def test_unpaid_and_of_another_code_are_both_said(cases):
    report = changed(cases, "fee.pdf", paid=False, fee_code="2110")

    assert cases.codes(report, "fee") == {"fee.code", "fee.unpaid"}


@pytest.mark.parametrize("name", ["fee_code", "amount_eur", "paid"])
@pytest.mark.parametrize("reading", ["lost", "unsure"])
def test_what_was_not_surely_read_is_the_officers(cases, name, reading):
    case = cases.complete(PROCEDURE)
    facts = cases.facts(case, "fee.pdf")
    facts[name] = None if reading == "lost" else {"value": facts[name], "confidence": 0.4}

    assert cases.status(cases.report(case), "fee") == "officer"


def test_the_tax_number_proves_the_payer_whatever_the_name(cases):
    report = changed(cases, "fee.pdf", payer_name="GRAFEIO DIKIGORON")

    assert cases.status(report, "fee") == "met"


def test_two_receipts_stand_for_the_fees_they_agree_with_in_any_order(cases):
    case = cases.complete(PROCEDURE)
    case["documents"].reverse()

    report = cases.report(case)

    served = {r.id: r.documents for r in report.requirements}
    assert (served["fee"], served["fee_card"]) == (("fee.pdf",), ("card.pdf",))


def test_a_paid_receipt_goes_before_an_unpaid_one(cases):
    case = cases.complete(PROCEDURE)
    unpaid = copy.deepcopy(next(d for d in case["documents"] if d["file"] == "fee.pdf"))
    unpaid["file"] = "draft.pdf"
    unpaid["facts"] |= {"paid": False, "payment_code": "7" * 20}
    case["documents"].insert(0, unpaid)

    assert cases.status(cases.report(case), "fee") == "met"


def test_the_right_receipt_is_found_among_many(cases):
    case = cases.complete(PROCEDURE)
    others = [
        cases.document(f"x{n}.pdf", "fee_receipt", fee_code="9999", amount_eur=1) for n in range(30)
    ]
    case["documents"] = others + case["documents"]

    assert cases.status(cases.report(case), "fee") == "met"


def test_one_receipt_alone_leaves_the_other_fee_missing(cases):
    report = cases.report(cases.without(cases.complete(PROCEDURE), "card.pdf"))

    assert cases.status(report, "fee") == "met"
    assert cases.status(report, "fee_card") == "missing"
    assert "document.missing" in cases.codes(report, "fee_card")


def test_the_same_file_twice_pays_once(cases):
    case = cases.without(cases.complete(PROCEDURE), "card.pdf")
    fee = next(d for d in case["documents"] if d["file"] == "fee.pdf")
    fee["sha256"] = "a" * 64
    case["documents"].append(copy.deepcopy(fee) | {"file": "again.pdf"})

    report = cases.report(case)

    assert cases.status(report, "fee_card") == "missing"
    assert "document.duplicate" in cases.codes(report)


def test_one_payment_code_on_two_receipts_is_reuse(cases):
    report = changed(cases, "card.pdf", payment_code="64270861420586492083")

    assert "fee.reused" in cases.codes(report)
    assert report.triage.value == "attention"


def test_the_family_fee_names_no_sum_so_a_receipt_is_read_and_left_to_the_officer(cases):
    case = cases.complete("family-reunification.initial")

    assert cases.status(cases.report(case), "fee") == "officer"
    assert cases.status(cases.report(cases.without(case, "fee.pdf")), "fee") == "missing"


def test_a_family_fee_paid_after_filing_is_not_allowed(cases):
    late = changed(cases, "fee.pdf", "family-reunification.initial", paid_on="2026-11-03")
    on_the_day = changed(cases, "fee.pdf", "family-reunification.initial", paid_on="2026-11-02")

    assert cases.codes(late, "fee") == {"fee.unpaid"}
    assert cases.status(on_the_day, "fee") == "officer"


def test_of_a_family_fee_whose_day_was_not_read_the_officer_is_told_so(cases):
    case = cases.complete("family-reunification.initial")
    receipt = next(d for d in case["documents"] if d["file"] == "fee.pdf")
    receipt["facts"].pop("paid_on")

    (fee,) = (r for r in cases.report(case).requirements if r.id == "fee")

    assert fee.status.value == "officer"
    assert "not found: date of payment" in fee.message.en


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"minor": True, "relationship": "child"}, "not_applicable"),
        ({"minor": True, "relationship": "spouse"}, "missing"),
        ({"minor": False, "relationship": "child"}, "missing"),
    ],
)
def test_a_minor_child_pays_no_family_fee(cases, facts, expected):
    case = cases.without(cases.complete("ethnic-greek.family.initial"), "fee.pdf")
    case["facts"] |= facts

    assert cases.status(cases.report(case), "fee") == expected


def test_a_minor_whose_relationship_nobody_states_is_the_officers(cases):
    case = cases.without(cases.complete("ethnic-greek.family.initial"), "fee.pdf")
    case["facts"] |= {"minor": True}
    del case["facts"]["relationship"]

    fee = next(r for r in cases.report(case).requirements if r.id == "fee")

    assert fee.status.value == "officer"
    assert "relationship" in fee.message.en


def test_whether_the_child_is_a_minor_is_asked_where_nothing_says_so(cases):
    case = cases.without(cases.complete("ethnic-greek.family.initial"), "fee.pdf")
    case["facts"] |= {"minor": None, "relationship": "child"}
    del case["applicant"]["birth_date"]

    assert cases.status(cases.report(case), "fee") == "officer"


def test_a_barcode_that_says_another_code_than_is_printed(cases):
    case = cases.complete("second-generation.renewal")
    cases.facts(case, "fee.pdf")["payment_code_barcode"] = "64270861420586492084"

    report = cases.report(case)

    finding = next(f for f in report.findings if f.code == "number.mismatch")
    assert (finding.expected, finding.found) == ("64270861420586492084", "64270861420586492083")
    assert cases.status(report, "fee") == "inconsistent"


def test_a_printed_code_that_may_be_misread_is_the_officers(cases):
    case = cases.complete("second-generation.renewal")
    cases.facts(case, "fee.pdf").update(
        payment_code={"value": "64270861420586492083", "confidence": 0.6},
        payment_code_barcode="64270861420586492084",
    )

    assert cases.status(cases.report(case), "fee") == "officer"
