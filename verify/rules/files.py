"""The files as files: unreadable, of unknown kind, other than declared, sent twice."""

from __future__ import annotations

from collections.abc import Iterator

from extract.evidence import EvidenceKind
from extract.facts import Legibility, Limitation
from verify.bilingual import Bilingual
from verify.case import Case, Document
from verify.catalogue.messages import kind_name, say
from verify.findings import Code, Effect, Outcome, Place, Severity
from verify.kinds import IDENTIFIED_SURELY, agrees
from verify.rules.rule import CaseRule

_STAMPED = frozenset({EvidenceKind.PASSPORT, EvidenceKind.TRAVEL_DOCUMENT, EvidenceKind.PHOTO})


def unreadable(case: Case) -> Iterator[Outcome]:
    """Each problem of each file, with what to do next."""
    for document in case.documents:
        for problem in document.extraction.problems:
            detail = {key: str(value) for key, value in problem.detail.items()}
            reason: Bilingual = say(
                f"reason.{problem.reason.value}", {"limit": "", "found": ""} | detail
            )
            yield Outcome(
                Effect.NONE,
                "document.problem",
                {"file": document.file, "reason": reason},
                code=problem.code.value,
                found=problem.reason.value,
                place=document.place(),
            )


def unidentified(case: Case) -> Iterator[Outcome]:
    """Neither identified nor declared: nothing can be done with it."""
    for document in case.documents:
        if document.readable and document.extraction.kind is None:
            declared = document.declared_kind
            yield Outcome(
                Effect.NONE,
                _unidentified_message(document, declared is not None),
                {"file": document.file, "declared": kind_name(declared) if declared else ""},
                code=Code.DOCUMENT_UNIDENTIFIED,
                severity=Severity.WARNING,
                field="kind",
                expected=declared.value if declared else None,
                place=document.place(),
            )


def _unidentified_message(document: Document, declared: bool) -> str:
    legibility = document.extraction.legibility
    if legibility is Legibility.NOTHING:
        return "document.unidentified.nothing"
    if declared:
        return "document.unidentified.declared"
    hardly = legibility is Legibility.HARDLY
    return "document.unidentified.hardly" if hardly else Code.DOCUMENT_UNIDENTIFIED


def unread_pages(case: Case) -> Iterator[Outcome]:
    """Pages of a known paper of which hardly a word could be read; stamps fill a passport's."""
    for document in case.documents:
        kind, pages = document.extraction.kind, document.extraction.unread_pages
        if kind is None or kind in _STAMPED or not pages:
            continue
        yield Outcome(
            Effect.NONE,
            "document.pages_unread",
            {"file": document.file, "kind": kind_name(kind.value),
             "pages": ", ".join(map(str, pages))},
            code=Code.DOCUMENT_UNIDENTIFIED,
            severity=Severity.NOTICE,
            place=Place(document.file, pages[0], None),
        )  # fmt: skip


def off_screen(case: Case) -> Iterator[Outcome]:
    """A photograph of a screen: it may be read well, but it is no copy of a paper."""
    for document in case.documents:
        if document.readable and Limitation.OFF_SCREEN in document.extraction.limitations:
            yield Outcome(
                Effect.NONE,
                "document.off_screen",
                {"file": document.file},
                code=Code.DOCUMENT_UNIDENTIFIED,
                severity=Severity.NOTICE,
                place=document.place(),
            )


def kind_mismatch(case: Case) -> Iterator[Outcome]:
    """«A declared kind is checked against it» (contract, *A case*)."""
    for document in case.documents:
        declared, identified = document.declared_kind, document.extraction.kind
        if not document.readable or declared is None or identified is None:
            continue
        if agrees(identified, declared):
            continue
        surely = document.extraction.kind_confidence >= IDENTIFIED_SURELY
        yield Outcome(
            Effect.NONE,
            Code.DOCUMENT_KIND_MISMATCH if surely else "document.kind_mismatch.perhaps",
            {
                "file": document.file,
                "expected": kind_name(declared.value),
                "found": kind_name(identified.value),
            },
            code=Code.DOCUMENT_KIND_MISMATCH,
            severity=Severity.WARNING,
            field="kind",
            expected=declared.value,
            found=identified.value,
            place=document.place(),
        )


def duplicate(case: Case) -> Iterator[Outcome]:
    """The same bytes under two names: no error, and counted once."""
    seen: dict[str, str] = {}
    for document in case.documents:
        sha256 = document.extraction.sha256
        if not sha256:
            continue
        if sha256 in seen and seen[sha256] != document.file:
            yield Outcome(
                Effect.NONE,
                Code.DOCUMENT_DUPLICATE,
                {"file": document.file, "other": seen[sha256]},
                code=Code.DOCUMENT_DUPLICATE,
                severity=Severity.NOTICE,
                field="sha256",
                found=seen[sha256],
                place=document.place(),
            )
        seen.setdefault(sha256, document.file)


RULES = (
    CaseRule(
        (
            Code.DOCUMENT_UNREADABLE,
            Code.DOCUMENT_ENCRYPTED,
            Code.DOCUMENT_HOSTILE,
            Code.DOCUMENT_TOO_LARGE,
        ),
        unreadable,
    ),
    CaseRule((Code.DOCUMENT_UNIDENTIFIED,), unidentified),
    CaseRule((Code.DOCUMENT_UNIDENTIFIED,), unread_pages),
    CaseRule((Code.DOCUMENT_UNIDENTIFIED,), off_screen),
    CaseRule((Code.DOCUMENT_KIND_MISMATCH,), kind_mismatch),
    CaseRule((Code.DOCUMENT_DUPLICATE,), duplicate),
)
"""The rules of this area."""
