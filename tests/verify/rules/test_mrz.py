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


def _read_beside_the_zone(cases, confidence, day="1996-02-09"):
    """The zone's day of birth was believed, and the page was read as another day."""
    case = cases.complete(PROCEDURE)
    facts = cases.facts(case, "passport.pdf")
    facts["birth_date"] = {"value": facts["birth_date"], "confidence": 0.97, "page": 1,
                           "box": [40, 900, 940, 980], "read_by": "mrz"}  # fmt: skip
    facts["birth_date_printed"] = {"value": day, "confidence": confidence, "page": 1,
                                   "box": [300, 400, 420, 430], "read_by": "ocr"}  # fmt: skip
    report = cases.report(case)
    return report, [f for f in report.findings if f.code == "mrz.visual_mismatch"]


def test_a_printed_day_that_was_surely_read_and_differs_by_a_figure_goes_to_the_officer(cases):
    report, (finding,) = _read_beside_the_zone(cases, 0.95)

    assert cases.status(report, "passport") == "officer"
    assert (finding.field, finding.expected, finding.found) == (
        "birth_date",
        "1996-02-08",
        "1996-02-09",
    )
    assert finding.box == (300, 400, 420, 430)


def test_so_does_a_figure_that_is_not_misread_for_the_other_if_it_was_read_at_all(cases):
    report, _ = _read_beside_the_zone(cases, 0.75, day="1994-02-08")

    assert cases.status(report, "passport") == "officer"


def test_one_that_was_hardly_read_is_said_and_decides_nothing(cases):
    report, (finding,) = _read_beside_the_zone(cases, 0.6, "1994-02-08")

    assert finding.severity == "notice"
    assert "perhaps wrongly" in finding.message.en
    assert cases.status(report, "passport") == "met"


def test_the_three_sources_are_told_each_with_its_place(cases):
    _, (finding,) = _read_beside_the_zone(cases, 0.95)

    assert [(s.by, s.value, s.box) for s in finding.sources] == [
        ("application", "1996-02-08", None),
        ("printed", "1996-02-09", (300, 400, 420, 430)),
        ("mrz", "1996-02-08", (40, 900, 940, 980)),
    ]


def test_a_name_of_which_the_print_has_another_letter_is_told_whole(cases):
    case = cases.complete(PROCEDURE)
    facts = cases.facts(case, "passport.pdf")
    for name in ("surname", "given_names"):
        facts[name] = {"value": facts[name], "confidence": 0.8, "read_by": "mrz"}
    facts["surname_printed"] = {"value": "SHARNA", "confidence": 0.95, "read_by": "ocr"}

    report = cases.report(case)
    (finding,) = [f for f in report.findings if f.code == "mrz.visual_mismatch"]

    assert cases.status(report, "passport") == "officer"
    assert (finding.expected, finding.found) == ("SHARMA PRIYA", "SHARNA PRIYA")
    assert ("printed", "surname", "SHARNA") in [(s.by, s.field, s.value) for s in finding.sources]
