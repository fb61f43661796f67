"""The machine-readable zone against its own check digits and against the printed page."""

from __future__ import annotations

import pytest

PROCEDURE = "long-term.renewal"


def passport(cases, **facts):
    case = cases.complete(PROCEDURE)
    cases.facts(case, "passport.pdf").update(facts)
    return cases.report(case)


def test_a_passport_without_a_zone_is_the_officers(cases):
    report = passport(cases, mrz=None)

    assert cases.codes(report, "passport") == {"mrz.not_found"}
    assert cases.status(report, "passport") == "officer"


@pytest.mark.parametrize(
    "facts",
    [
        {"mrz_valid": False},
        {"mrz": ["P<INDSHARMA<<PRIYA<<<<<<<<<<<<<<<<<<<<<<<<<<",
                 "N7734512<1IND9602083F2902289<<<<<<<<<<<<<<<8"]},
        {"mrz": ["NOTHING"]},
    ],
)  # fmt: skip
def test_a_zone_that_does_not_prove_itself(cases, facts):
    report = passport(cases, **facts)

    assert "mrz.check_digit" in cases.codes(report, "passport")
    assert cases.status(report, "passport") == "inconsistent"


@pytest.mark.parametrize(
    ("name", "value"),
    [("birth_date", "1996-03-08"), ("expiry_date", "2030-02-28"), ("sex", "M"),
     ("surname", "OYELARAN"), ("document_number", "K9934511"), ("nationality", "PAK")],
)  # fmt: skip
def test_a_page_that_says_other_than_its_zone(cases, name, value):
    assert "mrz.visual_mismatch" in cases.codes(passport(cases, **{name: value}), "passport")


def test_an_unsure_zone_accuses_nobody(cases):
    case = cases.complete(PROCEDURE)
    facts = cases.facts(case, "passport.pdf")
    facts["mrz"] = {"value": facts["mrz"], "confidence": 0.3}
    facts["expiry_date"] = "2030-02-28"

    report = cases.report(case)

    assert cases.codes(report, "passport") == {"mrz.visual_mismatch"}
    assert cases.status(report, "passport") == "officer"


def test_a_letter_in_doubt_is_the_place_that_the_officer_looks_at(cases):
    case = cases.complete(PROCEDURE)
    facts = cases.facts(case, "passport.pdf")
    facts["mrz"] = {"value": facts["mrz"], "confidence": 0.9, "page": 1, "box": [40, 900, 940, 980],
                    "read_by": "mrz"}  # fmt: skip
    facts["mrz_valid"] = {"value": False, "confidence": 0.9, "page": 1, "box": [220, 900, 240, 930],
                          "read_by": "mrz"}  # fmt: skip
    facts["surname"] = None

    (finding,) = [f for f in cases.report(case).findings if f.code == "mrz.check_digit"]

    assert "a letter may be covered" in finding.message.en
    assert finding.box == (220, 900, 240, 930)
