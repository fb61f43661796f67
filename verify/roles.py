"""Which of several passports or permits is the current one, and which are earlier."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from extract.evidence import EvidenceKind
from verify.application import Person
from verify.case import Asked, Case, Document
from verify.catalogue.models import Holder
from verify.holders import holder_of
from verify.matching.numbers import NumberKind, compare_numbers
from verify.matching.verdict import Verdict

PASSPORTS = (EvidenceKind.PASSPORT, EvidenceKind.TRAVEL_DOCUMENT)
PERMITS = (EvidenceKind.RESIDENCE_PERMIT, EvidenceKind.ALIEN_IDENTITY_CARD)
_SAME = frozenset({Verdict.SAME, Verdict.VARIANT})


def current_passport(case: Case) -> Document | None:
    """The one that bears the application's number; else the one that lasts longest.

    Contract, *Facts by kind*: «Of several passports, the one in force bears the application's
    number; earlier ones are known by their holder».
    """
    passports = own_passports(case)
    stated = case.applicant.passport_number
    return _bearing(passports, "document_number", stated, NumberKind.DOCUMENT) or _longest(
        passports
    )


def own_passports(case: Case) -> tuple[Document, ...]:
    """The passports that are not plainly the sponsor's."""
    return _own(case, case.of_kind(PASSPORTS), Holder.APPLICANT)


def _own(case: Case, documents: tuple[Document, ...], holder: Holder) -> tuple[Document, ...]:
    """Without those that are plainly the sponsor's, unless there are no others."""
    if case.sponsor is None or not case.sponsor.surname or holder is not Holder.APPLICANT:
        return documents
    own = tuple(d for d in documents if not _belongs_to_sponsor_alone(case, d))
    return own or documents


def _belongs_to_sponsor_alone(case: Case, document: Document) -> bool:
    persons: tuple[Person, ...] = (case.applicant,) + ((case.sponsor,) if case.sponsor else ())
    holding = holder_of(persons, document)
    return (
        holding is not None
        and holding.person is case.sponsor
        and holding.comparison.verdict in _SAME
    )


def current_permit(case: Case, holder: Holder = Holder.APPLICANT) -> Document | None:
    """The residence permit that bears the application's title number; else the longest lasting."""
    person = case.sponsor if holder is Holder.SPONSOR else case.applicant
    permits = _own(case, case.of_kind(PERMITS), holder)
    title = person.residence_title if person else None
    number = title.number if title else None
    return _bearing(permits, "title_number", number, NumberKind.TITLE) or _longest(permits)


def is_current(asked: Asked, document: Document) -> bool:
    """Whether the document is the one that the requirement means, not an earlier passport."""
    if document.kind in PASSPORTS:
        return document is current_passport(asked.case)
    return True


def _bearing(
    documents: Iterable[Document], fact: str, number: str | None, kind: NumberKind
) -> Document | None:
    if not number:
        return None
    bearing = [
        document
        for document in documents
        if (found := document.text(fact))
        and compare_numbers(number, found, kind=kind).verdict in _SAME
    ]
    return _longest(bearing)


def _longest(documents: Iterable[Document]) -> Document | None:
    return max(documents, key=lambda d: d.date("expiry_date") or dt.date.min, default=None)
