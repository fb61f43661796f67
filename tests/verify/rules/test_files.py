"""The files as files: unreadable, of unknown kind, other than declared, sent twice."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from extract.evidence import EvidenceKind
from extract.facts import Extraction, Legibility, Limitation
from verify.case import Document
from verify.rules.files import off_screen, unidentified, unread_pages

PROCEDURE = "long-term.renewal"


@pytest.mark.parametrize(
    ("code", "reason"),
    [("document.unreadable", "truncated"), ("document.encrypted", "encrypted"),
     ("document.hostile", "javascript"), ("document.too_large", "too_many_bytes")],
)  # fmt: skip
def test_a_file_that_cannot_be_used_leaves_its_requirement_unreadable(cases, code, reason):
    case = cases.complete(PROCEDURE)
    permit = next(d for d in case["documents"] if d["file"] == "permit.pdf")
    permit["problems"] = [{"code": code, "reason": reason}]

    report = cases.report(case)

    assert cases.status(report, "residence_permit") == "unreadable"
    assert code in cases.codes(report)
    assert report.triage.value == "attention"


def test_a_paper_of_no_known_kind_serves_nothing(cases):
    case = cases.complete(PROCEDURE)
    case["documents"].append({"file": "x.pdf", "kind": None, "facts": {}})

    report = cases.report(case)

    assert cases.codes(report, None) == {"document.unidentified"}
    assert report.triage.value == "attention"


@pytest.mark.parametrize(
    ("kind", "declared", "requirement"),
    [
        (None, "residence_permit", "residence_permit"),
        ("lease", "residence_permit", "residence_permit"),
        ("residence_permit", None, "residence_permit"),
        (None, "lease", None),
        (None, None, None),
    ],
)
def test_what_is_said_of_a_file_that_serves_nothing_cites_the_sentence_that_asks_for_it(
    cases, kind, declared, requirement
):
    case = cases.complete(PROCEDURE)
    problem = {"code": "document.unreadable", "reason": "truncated"}
    extra = {"file": "x.pdf", "kind": kind, "kind_confidence": 0.95, "declared_kind": declared}
    case["documents"].append(extra | {"facts": {}, "problems": [problem]})

    report = cases.report(case)

    found = next(f for f in report.findings if f.document == "x.pdf" and f.requirement is None)
    asked = {r.id: r.source for r in report.requirements}
    if requirement:
        assert found.source == asked[requirement]
    else:
        assert found.source not in asked.values()


@pytest.mark.parametrize(("confidence", "serves"), [(0.95, False), (0.5, True)])
def test_a_declared_kind_is_checked_against_what_is_in_it(cases, confidence, serves):
    case = cases.complete(PROCEDURE)
    permit = next(d for d in case["documents"] if d["file"] == "permit.pdf")
    permit |= {"declared_kind": "residence_permit", "kind": "lease", "kind_confidence": confidence}

    report = cases.report(case)

    assert "document.kind_mismatch" in cases.codes(report)
    assert (cases.status(report, "residence_permit") == "met") is serves


def test_a_kind_that_may_serve_as_another_is_no_mismatch(cases):
    case = cases.complete("ethnic-greek.untitled.initial")
    paper = next(d for d in case["documents"] if d["file"] == "descent.pdf")
    paper |= {"declared_kind": "greek_descent_document", "kind": "birth_certificate"}

    report = cases.report(case)

    assert cases.status(report, "descent") == "met"
    assert "document.kind_mismatch" not in cases.codes(report)


def test_the_same_bytes_twice_are_a_notice(cases):
    case = cases.complete(PROCEDURE)
    for document in case["documents"][:2]:
        document["sha256"] = "b" * 64

    found = [f for f in cases.report(case).findings if f.code == "document.duplicate"]

    assert [f.severity.value for f in found] == ["notice"]


def test_what_was_declared_counts_where_nothing_could_be_identified(cases):
    case = cases.complete(PROCEDURE)
    permit = next(d for d in case["documents"] if d["file"] == "permit.pdf")
    permit |= {"kind": None, "declared_kind": "residence_permit", "facts": {}}
    permit["problems"] = [{"code": "document.unreadable", "reason": "truncated"}]

    report = cases.report(case)

    assert cases.status(report, "residence_permit") == "unreadable"
    assert report.triage.value == "attention"


@dataclass
class Papers:
    """Of a case only its documents."""

    documents: tuple[Document, ...]


PAPER = Extraction("x.pdf", "ab" * 32, None, 0.0, 1)


@pytest.mark.parametrize(
    ("legibility", "declared", "message"),
    [
        (Legibility.READ, None, "document.unidentified"),
        (Legibility.HARDLY, None, "document.unidentified.hardly"),
        (Legibility.NOTHING, None, "document.unidentified.nothing"),
        (Legibility.HARDLY, EvidenceKind.LEASE, "document.unidentified.declared"),
        (Legibility.NOTHING, EvidenceKind.LEASE, "document.unidentified.nothing"),
    ],
)
def test_why_a_paper_is_not_known_is_said(legibility, declared, message):
    """A blank page is not to be declared, and what was declared need not be said again."""
    paper = Document(replace(PAPER, legibility=legibility), declared)
    (outcome,) = unidentified(Papers((paper,)))
    assert (outcome.code, outcome.message) == ("document.unidentified", message)


def test_pages_that_were_hardly_read_are_named_with_the_first_ones_place():
    paper = replace(PAPER, kind=EvidenceKind.FEE_RECEIPT, kind_confidence=0.9, pages=3,
                    unread_pages=(2, 3))  # fmt: skip
    (outcome,) = unread_pages(Papers((Document(paper),)))
    assert outcome.params["pages"] == "2, 3"
    assert (outcome.place.page, outcome.severity.value) == (2, "notice")


def test_a_photograph_of_a_screen_is_asked_for_as_a_file_or_a_scan():
    seen = replace(PAPER, kind=EvidenceKind.LEASE, kind_confidence=0.9,
                   limitations=(Limitation.OFF_SCREEN,))  # fmt: skip
    (outcome,) = off_screen(Papers((Document(seen), Document(PAPER))))
    assert (outcome.message, outcome.severity.value) == ("document.off_screen", "notice")


def test_stamps_of_a_passport_are_no_unread_pages():
    paper = replace(PAPER, kind=EvidenceKind.PASSPORT, kind_confidence=0.9, unread_pages=(5,))
    assert list(unread_pages(Papers((Document(paper),)))) == []
