"""What the photo checks said becomes findings: prints are counted, spectacles are a notice."""

import pytest

PROCEDURE = "second-generation.renewal"


def judged(cases, **facts):
    case = cases.complete(PROCEDURE)
    photo = next(d for d in case["documents"] if d["kind"] == "photo")
    photo["facts"] |= facts
    return cases.report(case)


def test_spectacles_are_a_notice_and_no_more(cases):
    report = judged(cases, **{"photo.glasses": "unsure"})
    assert cases.status(report, "photos") == "met"
    assert {f.severity.value for f in report.findings if f.code == "photo.glasses"} == {"notice"}


@pytest.mark.parametrize(("copies", "status"), [(4, "met"), (5, "met"), (3, "inconsistent")])
def test_prints_on_a_scan_are_counted_against_the_procedure(cases, copies, status):
    report = judged(cases, **{"photo.copies": "unsure", "copies": copies})
    assert cases.status(report, "photos") == status


def test_a_failure_is_inconsistent_and_an_unsure_check_is_the_officers(cases):
    assert cases.status(judged(cases, **{"photo.eyes": "fail"}), "photos") == "inconsistent"
    assert cases.status(judged(cases, **{"photo.eyes": "unsure"}), "photos") == "officer"
