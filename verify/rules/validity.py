"""Validity on the day: in force, expired, still valid, recent, of the right tax year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extract.evidence import EvidenceKind
from verify.case import Asked, Document
from verify.catalogue.checks import Check
from verify.days import earlier
from verify.findings import Code, Effect, Outcome, Severity
from verify.outcomes import contradiction, not_read, notice
from verify.roles import is_current
from verify.rules.rule import DocumentRule, EveryDocumentRule

EXPIRES_SOON_DAYS = 90
"""A passport that ends within three months of the day is worth saying; no source asks for it."""

RECENT_MONTHS = 6
"""«Πρόσφατο» (002, Δικαιολογητικά 5) names no period. Up to six months is recent by any reading;
from twelve on it is not; between the two the officer judges."""

NOT_RECENT_MONTHS = 12

_LAST_DAY_FACTS = ("expiry_date", "valid_until")
_IDENTITY_PAPERS = frozenset({EvidenceKind.PASSPORT, EvidenceKind.TRAVEL_DOCUMENT})


def last_day_fact(document: Document) -> str | None:
    """The fact that bears the document's last day of validity; None if none was read."""
    return next((name for name in _LAST_DAY_FACTS if document.date(name)), None)


def in_force(asked: Asked, document: Document) -> Iterator[Outcome]:
    """«σε ισχύ»: the last day is known and not past. Of several passports, the current one's."""
    if not is_current(asked, document):
        return
    name = last_day_fact(document)
    if name is None and document.kind is EvidenceKind.RESIDENCE_APPLICATION_CERTIFICATE:
        return  # «ή βεβαίωση ότι έχει υποβληθεί σχετική αίτηση» (002, Δικαιολογητικά 9)
    if name is None:
        yield not_read(document, _LAST_DAY_FACTS[0])
        return
    if not document.sure(name):
        yield not_read(document, name)
    yield from _expired(asked, document, name)
    yield from _expires_soon(asked, document, name)


def visa_in_force(asked: Asked, passport: Document) -> Iterator[Outcome]:
    """«με την προβλεπόμενη ισχύουσα θεώρηση εισόδου» (002(1)), on a page of the passport."""
    if not passport.sure("entry_visa_expiry"):
        yield not_read(passport, "entry_visa_expiry")
    else:
        yield from _expired(asked, passport, "entry_visa_expiry")


def not_expired(asked: Asked, document: Document) -> Iterator[Outcome]:
    """If the document names a last day, that day is not past."""
    name = last_day_fact(document)
    if name is not None:
        yield from _expired(asked, document, name)


def only_if_expired(asked: Asked, document: Document) -> Iterator[Outcome]:
    """An expired document of which the source asks no validity is said, and changes nothing."""
    asks = {Check.IN_FORCE, Check.NOT_EXPIRED, Check.MUST_HAVE_EXPIRED, Check.LEASE_IN_FORCE}
    if asks & set(asked.requirement.checks) or not is_current(asked, document):
        return
    name = last_day_fact(document)
    last = document.date(name) if name else None
    if name is None or last is None or last >= asked.case.as_of:
        return
    yield Outcome(
        Effect.NONE,
        "document.expired.not_asked",
        {"file": document.file, "found": last.isoformat()},
        code=Code.DOCUMENT_EXPIRED,
        severity=Severity.NOTICE,
        field=name,
        found=last.isoformat(),
        place=document.place(name),
    )


def _expired(asked: Asked, document: Document, name: str) -> Iterator[Outcome]:
    last = document.date(name)
    if last is not None and last < asked.case.as_of:
        yield contradiction(
            document,
            name,
            Code.DOCUMENT_EXPIRED,
            expected=asked.case.as_of,
            found=last,
        )


def _expires_soon(asked: Asked, document: Document, name: str) -> Iterator[Outcome]:
    last = document.date(name)
    day = asked.case.as_of
    if (
        document.kind in _IDENTITY_PAPERS
        and last is not None
        and 0 <= (last - day).days < EXPIRES_SOON_DAYS
    ):
        yield notice(document, name, Code.DOCUMENT_EXPIRES_SOON, found=last.isoformat())


def must_have_expired(asked: Asked, document: Document) -> Iterator[Outcome]:
    """«που έληξε» (003 §1(2), §5(2)): the previous title is past its last day."""
    name = last_day_fact(document)
    last = document.date(name) if name else None
    if name is None or last is None:
        yield not_read(document, _LAST_DAY_FACTS[0])
    elif last >= asked.case.as_of:
        yield contradiction(
            document, name, Code.DOCUMENT_STILL_VALID, expected=asked.case.as_of, found=last
        )
    elif not document.sure(name):
        yield not_read(document, name)


def recent(asked: Asked, document: Document) -> Iterator[Outcome]:
    """«Πρόσφατο πιστοποιητικό» (002, Δικαιολογητικά 5)."""
    issued = document.date("issue_date")
    if issued is None or not document.sure("issue_date"):
        yield not_read(document, "issue_date")
        return
    day = asked.case.as_of
    if issued > day:
        yield contradiction(
            document,
            "issue_date",
            Code.DOCUMENT_TOO_OLD,
            expected=day,
            found=issued,
            message="document.issued_in_future",
        )
    elif issued < earlier(day, months=NOT_RECENT_MONTHS):
        oldest = earlier(day, months=RECENT_MONTHS)
        yield contradiction(
            document, "issue_date", Code.DOCUMENT_TOO_OLD, expected=oldest, found=issued
        )
    elif issued < earlier(day, months=RECENT_MONTHS):
        yield Outcome(
            Effect.OFFICER,
            "document.perhaps_too_old",
            {"file": document.file, "found": issued.isoformat()},
            code=Code.DOCUMENT_TOO_OLD,
            severity=Severity.WARNING,
            field="issue_date",
            expected=earlier(day, months=RECENT_MONTHS).isoformat(),
            found=issued.isoformat(),
            place=document.place("issue_date"),
        )


def latest_tax_year(asked: Asked, document: Document) -> Iterator[Outcome]:
    """The last clearance before filing, or this year's return (002(7), 004 4.1α(5)(6), 4.3(6)).

    A return is filed in the year after its tax year, so the newest can be of last year; until it
    is assessed, the one before is the last there is.
    """
    if document.kind not in {EvidenceKind.TAX_CLEARANCE, EvidenceKind.TAX_RETURN}:
        return
    year = document.number("tax_year")
    newest = asked.case.filed_on.year - 1
    if year is None or not document.sure("tax_year"):
        yield not_read(document, "tax_year")
    elif year > newest + 1:
        yield contradiction(
            document,
            "tax_year",
            Code.DOCUMENT_TOO_OLD,
            expected=newest,
            found=int(year),
            message="document.tax_year_ahead",
        )
    elif year < newest:
        outcome = contradiction(
            document, "tax_year", Code.DOCUMENT_TOO_OLD, expected=newest, found=int(year)
        )
        before_last = year == newest - 1
        yield _perhaps_the_last(outcome) if before_last else outcome


def _perhaps_the_last(outcome: Outcome) -> Outcome:
    """Until last year's return is assessed, the clearance of the year before is the last one."""
    return replace(
        outcome,
        effect=Effect.OFFICER,
        severity=Severity.WARNING,
        message="document.perhaps_not_the_last",
    )


def lease_in_force(asked: Asked, document: Document) -> Iterator[Outcome]:
    """«μισθωτήριο σε ισχύ» (004 4.1α(6)): asked of the lease, not of a deed."""
    if document.kind is EvidenceKind.LEASE:
        yield from _must_name_last_day(asked, document)


def booklet_in_force(asked: Asked, document: Document) -> Iterator[Outcome]:
    """«Βιβλιάριο υγείας σε ισχύ» (003 §1(5)): asked of the booklet, not of a certificate."""
    if document.kind is EvidenceKind.HEALTH_BOOKLET:
        yield from _must_name_last_day(asked, document)


def _must_name_last_day(asked: Asked, document: Document) -> Iterator[Outcome]:
    if document.date("valid_until") is None or not document.sure("valid_until"):
        yield not_read(document, "valid_until")
    else:
        yield from _expired(asked, document, "valid_until")


RULES = (
    DocumentRule(Check.IN_FORCE, (Code.DOCUMENT_EXPIRED, Code.DOCUMENT_EXPIRES_SOON), in_force),
    DocumentRule(Check.NOT_EXPIRED, (Code.DOCUMENT_EXPIRED,), not_expired),
    DocumentRule(Check.MUST_HAVE_EXPIRED, (Code.DOCUMENT_STILL_VALID,), must_have_expired),
    DocumentRule(Check.RECENT, (Code.DOCUMENT_TOO_OLD,), recent),
    DocumentRule(Check.LATEST_TAX_YEAR, (Code.DOCUMENT_TOO_OLD,), latest_tax_year),
    DocumentRule(Check.LEASE_IN_FORCE, (Code.DOCUMENT_EXPIRED,), lease_in_force),
    DocumentRule(Check.BOOKLET_IN_FORCE, (Code.DOCUMENT_EXPIRED,), booklet_in_force),
    EveryDocumentRule((Code.DOCUMENT_EXPIRED,), only_if_expired),
)
"""The rules of this area."""
