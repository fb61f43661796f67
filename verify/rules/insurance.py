"""Health insurance: the numbers on the ΕΦΚΑ printout, and when a private policy will do."""

from __future__ import annotations

from collections.abc import Iterator

from extract.evidence import EvidenceKind
from verify.application import Answer
from verify.case import Asked, Document
from verify.catalogue.checks import Check
from verify.catalogue.messages import kind_name
from verify.findings import Code, Effect, Outcome
from verify.outcomes import not_read, officer
from verify.roles import current_permit
from verify.rules.rule import DocumentRule


def insurance_numbers(asked: Asked, document: Document) -> Iterator[Outcome]:
    """«ΕΦΚΑ με προσκόμιση: Α.Μ.Α. – Α.Μ.Κ.Α. – Α.Φ.Μ.» (004 4.1α(4), 4.2, 4.3)."""
    del asked
    if document.kind is EvidenceKind.INSURANCE_CAPACITY:
        for name in ("ama", "amka", "afm"):
            if document.text(name) is None:
                yield not_read(document, name)


def private_if_permitted(asked: Asked, document: Document) -> Iterator[Outcome]:
    """«εάν η προηγούμενη άδεια επέτρεπε ιδιωτική ασφάλιση» (004 4.3(4))."""
    if document.kind is not EvidenceKind.PRIVATE_INSURANCE:
        return
    permit = current_permit(asked.case)
    answer = permit.flag("permits_private_insurance") if permit else Answer.NOT_STATED
    if answer is Answer.NOT_STATED:
        yield officer("officer.private_insurance_permit", document, file=document.file)
    elif answer is Answer.NO:
        expected, found = EvidenceKind.INSURANCE_CAPACITY, EvidenceKind.PRIVATE_INSURANCE
        yield Outcome(
            Effect.INCONSISTENT,
            "insurance.private_not_permitted",
            {"file": document.file, "expected": kind_name(expected), "found": kind_name(found)},
            code=Code.DOCUMENT_KIND_MISMATCH,
            field="kind",
            expected=expected.value,
            found=found.value,
            place=document.place(),
        )


def private_where_lawful(asked: Asked, document: Document) -> Iterator[Outcome]:
    """«όπου αυτό επιτρέπεται από την κείμενη νομοθεσία» (002(3)): said, not judged."""
    del asked
    if document.kind is EvidenceKind.PRIVATE_INSURANCE:
        yield Outcome(
            Effect.NONE, "insurance.private_where_lawful", {"file": document.file},
            place=document.place(),
        )  # fmt: skip


RULES = (
    DocumentRule(Check.INSURANCE_NUMBERS, (), insurance_numbers),
    DocumentRule(Check.PRIVATE_IF_PERMITTED, (Code.DOCUMENT_KIND_MISMATCH,), private_if_permitted),
    DocumentRule(Check.PRIVATE_WHERE_LAWFUL, (), private_where_lawful),
)
"""The rules of this area."""
