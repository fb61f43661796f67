"""What the photo checks said, as findings; and how many prints to bring."""

from __future__ import annotations

import pytest

from extract.evidence import PHOTO_CODES

PROCEDURE = "long-term.renewal"
CHECKED = [code for code in PHOTO_CODES if code not in ("photo.format", "photo.copies")]


def photo(cases, procedure=PROCEDURE, **facts):
    case = cases.complete(procedure)
    cases.facts(case, "photo.jp2").update(facts)
    return cases.report(case)


@pytest.mark.parametrize("code", CHECKED)
def test_a_failed_check_is_inconsistent_and_glasses_never_are(cases, code):
    report = photo(cases, **{code: "fail"})

    assert code in cases.codes(report, "photos")
    assert cases.status(report, "photos") == ("met" if code == "photo.glasses" else "inconsistent")


@pytest.mark.parametrize("code", CHECKED)
@pytest.mark.parametrize("state", ["unsure", None])
def test_what_was_not_settled_is_the_officers(cases, code, state):
    report = photo(cases, **{code: state})

    only_a_note = (code, state) == ("photo.glasses", "unsure")
    assert cases.status(report, "photos") == ("met" if only_a_note else "officer")
    assert code in cases.codes(report, "photos")


def test_a_skipped_measure_is_no_matter_but_a_face_that_nobody_looked_for_is(cases):
    assert cases.status(photo(cases, **{"photo.size": "skipped"}), "photos") == "met"
    assert cases.status(photo(cases, **{"photo.face_count": "skipped"}), "photos") == "officer"


@pytest.mark.parametrize("picture", ["JPEG", "PNG", "HEIC"])
def test_another_format_is_a_warning_and_of_prints_alone_nobodys_concern(cases, picture):
    report = photo(cases, format=picture)
    prints = photo(cases, "withdrawal-agreement.replacement", format=picture)

    found = next(f for f in report.findings if f.code == "photo.format")
    assert (found.severity.value, found.expected, found.found) == ("warning", "JPEG2000", picture)
    assert cases.status(report, "photos") == "inconsistent"
    assert cases.status(prints, "photos") == "met"


@pytest.mark.parametrize(
    ("procedure", "copies"), [(PROCEDURE, "4"), ("family-reunification.initial", "2")]
)
def test_the_prints_to_bring_are_always_said(cases, procedure, copies):
    for case in (cases.complete(procedure), cases.without(cases.complete(procedure), "photo.jp2")):
        found = [f for f in cases.report(case).findings if f.code == "photo.copies"]
        assert [(f.severity.value, f.expected) for f in found] == [("notice", copies)]


def test_a_small_childs_eyes_and_crown_never_fail(cases):
    case = cases.complete(PROCEDURE)
    case["applicant"]["birth_date"] = "2022-01-01"
    cases.facts(case, "photo.jp2").update({"photo.eyes": "fail", "photo.head_size": "fail"})

    assert cases.status(cases.report(case), "photos") == "met"


def test_a_photo_that_was_not_checked_is_the_officers(cases):
    case = cases.complete(PROCEDURE)
    next(d for d in case["documents"] if d["kind"] == "photo")["facts"] = {}

    assert cases.status(cases.report(case), "photos") == "officer"
